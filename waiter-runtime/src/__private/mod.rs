//! The items that expansions of [`waiter!`](crate::waiter!) name. They are not public API and may change at any time.

pub mod editor;

pub use std::fmt::Debug;

#[cfg(rust_analyzer)]
pub use waiter_macros::editor;
pub use waiter_macros::{include_waiters, waiter, waiter_blocks};

pub use crate::error_info::ErrorInfo;
pub use crate::recovery::{IfValid, Same};
#[cfg(feature = "aws")]
pub use crate::sdk::for_expansions::*;
pub use crate::waiter::{Implementation, PollContext, Sending};
pub use crate::{__compiled as compiled, __expression as expression};
pub use crate::{Acceptor, Declaration, Observation, Wait, Waiter};

// rustc gets a macro that expands to nothing.
#[cfg(not(rust_analyzer))]
pub use crate::__nothing as editor;

/// The names in an expansion, which imports all of them. They begin with `__`, so that they do not hide the user's.
///
/// An item that most expansions name has a name here, because each token of an expansion takes time. The others are in
/// `__waiter` and `__path`. So are the types that rustdoc shows in the user's documentation, under the name that the
/// expansion uses.
pub mod __names {
    pub use core::matches as __matches;
    pub use core::option::Option::{self as __Option, None as __None, Some as __Some};
    pub use core::result::Result::{Err as __Err, Ok as __Ok};

    pub use super::path as __path;
    pub use super::{Debug as __Debug, Matched as __Matched, Sending as __Sending, wait as __wait};
    #[cfg(feature = "aws")]
    pub use super::{ErrorOf as __ErrorOf, SdkErrorInfo as __SdkErrorInfo, sending as __sending};
    pub use crate::__private as __waiter;
    pub use crate::declaration::{
        declaration as __declaration, failure as __failure, retry as __retry, success as __success,
    };
    pub use crate::eval::classify::classify as __classify;
    pub use crate::eval::equality::{equal as __equal, is as __is};
    pub use crate::eval::prelude::*;
    pub use crate::waiter::{Implementation as __Implementation, PollContext as __PollContext};

    /// An alias. For a re-export, rustc's messages would show this name.
    pub type __Trace = crate::eval::Trace;
}

/// For custom operations.
pub mod custom {
    pub use crate::custom::*;
}

/// The index of the acceptor that matches.
pub type Matched = Option<usize>;

/// The reason of a failed wait, or an empty text.
pub type Reason = String;

/// Creates a wait. A path to an associated function would cost more in the borrow checker of each expansion.
pub fn wait<'a, W: Waiter>(waiter: W, request: W::Request) -> Wait<'a, W> {
    Wait::new(waiter, request)
}

/// The evaluation of typed paths.
pub mod path {
    pub use crate::eval::*;
}
