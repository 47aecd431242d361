//! Twelve waiters that Terraform's AWS provider has as hand-written code, declared in the language alone.
//!
//! Two of them are in `large.rs`, because the SDK crate of EC2 takes minutes to build.
//!
//! Each module names its source and has the sequence of responses that made the code necessary. Where the decision of a plain
//! waiter is wrong, the module shows it as `Plain`.

mod change_in_sync;
mod core_network_deleted;
mod domain_deleted;
mod gateway_connected;
mod notebook_deleted;
mod permission_listed;
mod queue_attributes_propagated;
mod queue_deleted;
mod role_propagated;
mod stack_deleted;

use waiter_tests::client;

client! {
    /// Stacks: `awsQuery`.
    cloudformation, aws_sdk_cloudformation
}
client! {
    /// Roles: `awsQuery`.
    iam, aws_sdk_iam
}
client! {
    /// Permissions: `restJson1`.
    lakeformation, aws_sdk_lakeformation
}
client! {
    /// Core networks: `restJson1`.
    networkmanager, aws_sdk_networkmanager
}
client! {
    /// Domains: `restJson1`.
    opensearch, aws_sdk_opensearch
}
client! {
    /// DNS changes: `restXml`.
    route53, aws_sdk_route53
}
client! {
    /// Notebooks: `awsJson1_1`.
    sagemaker, aws_sdk_sagemaker
}
client! {
    /// Gateways: `awsJson1_1`.
    storagegateway, aws_sdk_storagegateway
}

/// The guide cannot depend on these SDK crates, so its declarations are compiled here.
#[test]
fn the_guide_shows_three_of_them() {
    let guide = include_str!("../../../waiter-runtime/src/guide.md");
    for module in [
        include_str!("queue_deleted.rs"),
        include_str!("stack_deleted.rs"),
        include_str!("permission_listed.rs"),
    ] {
        let begins = module.find("waiter! {").expect("a declaration");
        let length = module[begins..].find("\n}\n").expect("its end");
        let declaration = &module[begins..begins + length + 2];
        assert!(guide.contains(declaration), "{declaration}");
    }
}
