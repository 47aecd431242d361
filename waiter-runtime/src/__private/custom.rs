//! What the expansion of a waiter over a custom operation calls: `operation: Result<Output, Error>`.

use std::error::Error;
use std::fmt::{self, Debug, Display};
use std::future::Future;
use std::ops::Deref;
use std::pin::Pin;

use crate::eval::Trace;
use crate::observation::Observation;
use crate::operation_error::write_chain;
use crate::waiter::Waiter;

/// There is no request: a wait is given a closure that makes the call.
#[derive(Clone, Copy, Debug)]
pub enum NoRequest {}

/// Awaits one call and decides on what it gave.
pub async fn observe<W: Waiter>(
    waiter: &W,
    call: impl Future<Output = Result<W::Output, W::Error>>,
) -> Observation<W> {
    Observation::new(waiter, None, call.await, None)
}

/// The same, of a type that does not depend on the call's: where that is no future, rustc says so once.
pub fn observing<'a, W: Waiter>(
    waiter: &'a W,
    call: impl Future<Output = Result<W::Output, W::Error>> + Send + 'a,
) -> Observing<'a, W> {
    Box::pin(observe(waiter, call))
}

/// A closure that makes a call, anew for each poll.
#[diagnostic::on_unimplemented(
    message = "expected a closure that makes a call for each poll, found `{Self}`",
    label = "cannot be called for each poll",
    note = "a call goes into a closure: `wait(|| fetch())`",
    note = "an `async` closure cannot change or give away what it captures: write a closure that does so before its `async` \
            block, `|| {{ n += 1; let count = n; async move {{ fetch(count).await }} }}`"
)]
pub trait Closure<R>: FnMut() -> R {}

#[diagnostic::do_not_recommend]
impl<R, F: FnMut() -> R> Closure<R> for F {}

/// The future of a call.
#[diagnostic::on_unimplemented(
    message = "the closure returns a `{Self}`, which is not a future",
    label = "expected a closure that returns a future",
    note = "write an `async` closure: `wait(async || fetch())`"
)]
pub trait IsFuture: Future {}

#[diagnostic::do_not_recommend]
impl<F: Future> IsFuture for F {}

/// A poll that is made.
pub type Observing<'a, W> = Pin<Box<dyn Future<Output = Observation<W>> + Send + 'a>>;

/// Patterns look at this output. That it is `Debug` is the trait's to demand, once.
#[inline]
pub fn look_at<W: Waiter>(output: &W::Output, trace: &mut Trace) {
    trace.output(output);
}

/// The number of the first of these patterns that an output or an error is like. One `match`, so that rustc says which of
/// them is never reached; in a macro call of its own, so that what is no pattern is an error there and nowhere else.
#[macro_export]
#[doc(hidden)]
macro_rules! __first_pattern {
    ($value:ident, $({ $($pattern:tt)* } => $number:literal),*) => {
        match $value {
            $($($pattern)* => ::core::option::Option::Some($number),)*
            #[allow(unreachable_patterns)] // the last one may match anything
            _ => ::core::option::Option::None,
        }
    };
}

pub use __first_pattern as first_pattern;

/// An error whose type is known where this is made. Method lookup on `&&&&&Shown` finds the first of these traits that
/// it has: [`AsError`], [`HoldsError`], [`AsDisplay`], [`AsDebug`], [`AsAny`].
#[derive(Debug)]
pub struct Shown<'e, E>(pub &'e E);

macro_rules! looks {
    ($($(#[$doc:meta])* $name:ident: [$($generics:tt)*] $shown:ty, $error:ident, $f:ident => $describe:expr, $source:expr;)*) => {$(
        $(#[$doc])*
        pub trait $name<'e> {
            /// Writes it, into a line that escapes and cuts it.
            ///
            /// # Errors
            /// Only those of the writer.
            fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;

            /// The error as one of Rust's, if it is one.
            fn source(&self) -> Option<&'e (dyn Error + 'static)>;
        }

        impl<'e, $($generics)*> $name<'e> for $shown {
            fn describe(&self, $f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let $error = self.0;
                $describe
            }

            fn source(&self) -> Option<&'e (dyn Error + 'static)> {
                #[allow(unused_variables)] // what is no error has no source
                let $error = self.0;
                $source
            }
        }
    )*};
}

looks! {
    /// An error of Rust's, with its causes.
    AsError: [E: Error + 'static] &&&&Shown<'e, E>, error, f => write_chain(error, f), Some(error);
    /// What holds one, as `Box<dyn Error>` and the like do.
    HoldsError: [E: Deref<Target: Dynamic>] &&&Shown<'e, E>, error, f => write_chain(error.plain(), f), Some(error.plain());
    /// What prints itself.
    AsDisplay: [E: Display] &&Shown<'e, E>, error, f => write!(f, "{error}"), None;
    /// What is printed for programmers.
    AsDebug: [E: Debug] &Shown<'e, E>, error, f => write!(f, "{error:?}"), None;
    /// AnyType else: that an error has to be `Debug` is said elsewhere.
    AsAny: [E] Shown<'e, E>, _error, f => f.write_str(std::any::type_name::<E>()), None;
}

/// An error of a type that is not known.
pub trait Dynamic {
    /// The same, whatever threads it may be sent to.
    fn plain(&self) -> &(dyn Error + 'static);
}

impl Dynamic for dyn Error + 'static {
    fn plain(&self) -> &(dyn Error + 'static) {
        self
    }
}

impl Dynamic for dyn Error + Send + 'static {
    fn plain(&self) -> &(dyn Error + 'static) {
        self
    }
}

impl Dynamic for dyn Error + Send + Sync + 'static {
    fn plain(&self) -> &(dyn Error + 'static) {
        self
    }
}
