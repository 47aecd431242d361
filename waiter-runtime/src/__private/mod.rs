//! The items that expansions of [`waiter!`](crate::waiter!) name. They are not public API and may change at any time.

pub mod editor;

pub use std::fmt::Debug;

pub use waiter_macros::{editor, include_waiters, waiter, waiter_blocks};

pub use crate::error_info::ErrorInfo;
pub use crate::recovery::{IfValid, Same};
pub use crate::sdk::class as error_class;
pub use crate::sdk::error::{ErrorOf, SdkErrorInfo};
pub use crate::sdk::field as error_field;
pub use crate::sdk::pages;
pub use crate::sdk::send::{sending, sending_with_status};
pub use crate::sdk::status::StatusProbe;
pub use crate::waiter::{Implementation, PollContext, Sending};
pub use crate::{__compiled as compiled, __expression as expression};
pub use crate::{Acceptor, Declaration, Observation, Wait, Waiter};

/// For custom operations.
pub mod custom {
    pub use crate::custom::*;
}

/// The index of the acceptor that matches.
pub type Matched = Option<usize>;

/// The reason of a failed wait, or an empty text.
pub type Reason = String;

/// The evaluation of typed paths.
pub mod path {
    pub use crate::eval::*;
}
