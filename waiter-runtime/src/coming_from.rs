#![doc = include_str!("coming_from.md")]

#[doc = include_str!("coming_from/awaitility_and_gomega.md")]
pub mod awaitility_and_gomega {}
#[doc = include_str!("coming_from/botocore.md")]
pub mod botocore {}
#[doc = include_str!("coming_from/kubectl_wait.md")]
pub mod kubectl_wait {}
#[doc = include_str!("coming_from/tenacity_and_backon.md")]
pub mod tenacity_and_backon {}
#[doc = include_str!("coming_from/terraform_and_cdk.md")]
pub mod terraform_and_cdk {}
#[doc = include_str!("coming_from/the_sdk.md")]
pub mod the_sdk {}
