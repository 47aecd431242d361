//! The two of the twelve waiters that poll EC2: see `examples/cookbook/real_waiters`.
//!
//! ```sh
//! cargo test -p waiter-tests --features benches --test real_waiters_ec2
//! ```

mod interface_detached;
mod vpn_associated;

use waiter_tests::client;

client! {
    /// Network interfaces and VPNs: `ec2Query`.
    ec2, aws_sdk_ec2
}
