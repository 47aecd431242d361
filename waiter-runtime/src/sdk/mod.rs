//! The SDK's side: its errors, its requests and its own waiter types.

pub mod class;
mod convert;
mod document;
mod error;
pub mod field;
pub(crate) mod for_expansions;
mod metadata;
pub mod pages;
mod retry_after;
mod send;
mod status;
