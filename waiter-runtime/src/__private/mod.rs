//! What only expansions of [`waiter!`](crate::waiter!) call. No part of the public interface: anything here may change
//! at any time.

pub mod error_class;
pub mod path;
mod status;

pub use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
pub use aws_smithy_runtime_api::client::result::SdkError;
pub use waiter_macros::waiter;

pub use status::StatusProbe;

pub use crate::{Acceptor, Declaration, Delay, Response, State, Wait, Waiter};
