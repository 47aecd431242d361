//! The items that expansions of [`waiter!`](crate::waiter!) name. They are not public API and may change at any time.

pub mod editor;

pub use std::fmt::Debug;

pub use waiter_macros::{editor, include_waiters, waiter, waiter_blocks};

pub use crate::error_info::ErrorInfo;
pub use crate::recovery::{IfValid, Same};
#[cfg(feature = "aws")]
pub use crate::sdk::for_expansions::*;
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
