//! The SDK's side: its errors, its requests and its own waiter types.

pub mod class;
mod convert;
pub(crate) mod error;
pub mod field;
pub mod pages;
mod retry_after;
pub(crate) mod send;
pub(crate) mod status;
