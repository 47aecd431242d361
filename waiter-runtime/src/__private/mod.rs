//! What only expansions of [`waiter!`](crate::waiter!) call. No part of the public interface: anything here may change
//! at any time.

pub mod custom;
pub mod editor;
pub mod error_class;
mod exchange;
mod send;
mod status;

pub use std::fmt::Debug;

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
pub use waiter_macros::{editor, include_waiters, waiter, waiter_blocks};

pub use crate::access::{Access, Sdk};
pub use exchange::Exchange;
pub use send::{Sending, sending, sending_with_status};
pub use status::StatusProbe;

/// The evaluation of typed paths.
pub mod path {
    pub use crate::eval::*;
}

pub use crate::{Acceptor, Declaration, Observation, Wait, Waiter};

/// A `{…}` value: whatever stands there is parsed inside of this call, and so is an error only there.
#[macro_export]
#[doc(hidden)]
macro_rules! __expression {
    ($expression:expr) => {
        $expression
    };
    ($($block:tt)*) => {
        { $($block)* }
    };
}

pub use __expression as expression;

/// Passes on a block. Editors do not look into a call of it that is configured out.
#[macro_export]
#[doc(hidden)]
macro_rules! __compiled {
    ($block:tt) => {
        $block
    };
}

pub use __compiled as compiled;

/// What an operation's `send` fails with. An alias and no re-export: rustc would call the type by this module's name.
pub type ErrorOf<E> = SdkError<E, HttpResponse>;

/// The index of the acceptor that matches.
pub type Matched = Option<usize>;

/// Stands for a type that could not be made out of a declaration. `N` is an error, and rustc says nothing of what
/// follows from one: `<ErrorType<{ compile_error!("…") }> as AnyType>::Type` is silently every type.
#[derive(Debug)]
pub struct ErrorType<const N: usize>;

/// `E`, if `N` is no error.
#[derive(Debug)]
pub struct IfValid<const N: usize, E>(core::marker::PhantomData<E>);

/// See [`IfValid`].
pub trait Same {
    /// The type.
    type Type;
}

impl<const N: usize, E> Same for IfValid<N, E> {
    type Type = E;
}

/// See [`ErrorType`].
pub trait AnyType {
    /// Never looked at.
    type Type;
}

impl<const N: usize> AnyType for ErrorType<N> {
    type Type = ();
}
