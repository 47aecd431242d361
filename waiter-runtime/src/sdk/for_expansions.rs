//! The items that the expansion of an operation of the SDK names.

pub use super::class as error_class;
pub use super::error::{ErrorOf, SdkErrorInfo};
pub use super::field as error_field;
pub use super::pages;
pub use super::send::{sending, sending_with_status};
pub use super::status::StatusProbe;
