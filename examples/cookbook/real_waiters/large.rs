//! The two of the twelve waiters that poll EC2, whose SDK crate takes minutes to build.
//!
//! ```sh
//! cargo test --manifest-path examples/cookbook/Cargo.toml -p waiter-tests-real-waiters --features large --test large
//! ```

mod interface_detached;
mod vpn_associated;

use waiter_tests::client;

client! {
    /// Network interfaces and VPNs: `ec2Query`.
    ec2, aws_sdk_ec2
}
