//! The SDK's side: its errors, its requests and its own waiter types.

pub mod class;
mod convert;
pub(crate) mod error;
mod retry_after;
pub(crate) mod send;
pub(crate) mod status;
