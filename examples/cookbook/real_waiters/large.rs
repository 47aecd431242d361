//! The three of the twelve waiters whose SDK crates take minutes to build.
//!
//! ```sh
//! cargo test --manifest-path examples/cookbook/Cargo.toml -p waiter-tests-real-waiters --features large --test large
//! ```

mod interface_detached;
mod notebook_deleted;
mod vpn_associated;

use waiter_tests::client;

client! {
    /// Network interfaces and VPNs: `ec2Query`.
    ec2, aws_sdk_ec2
}
client! {
    /// Notebooks: `awsJson1_1`.
    sagemaker, aws_sdk_sagemaker
}
