//! The items that the expansion of a custom operation names: `operation: Result<Output, Error>`.

mod error;

use std::future::Future;
use std::pin::Pin;

use crate::eval::Trace;
use crate::observation::Observation;
use crate::waiter::{Waiter, poll};

pub use error::{AsAny, AsDebug, AsDisplay, AsError, HoldsError, Shown};

/// The request of a custom operation. A wait takes a closure that makes the call instead.
#[derive(Clone, Copy, Debug)]
pub enum NoRequest {}

/// The poll of a custom operation. Its type does not depend on the call's: if the call is not a future, rustc reports it once.
pub type Observing<'a, W> = Pin<Box<dyn Future<Output = Observation<W>> + Send + 'a>>;

/// Awaits one call and decides on its result.
pub fn observing<'a, W: Waiter>(
    waiter: &'a W,
    call: impl Future<Output = Result<W::Output, W::Error>> + Send + 'a,
) -> Observing<'a, W> {
    Box::pin(poll(waiter, None, call, None))
}

/// A closure that makes one call for each poll.
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

/// Writes an output that patterns match to the trace.
#[inline]
pub fn look_at<W: Waiter>(output: &W::Output, trace: &mut Trace) {
    trace.output(output);
}

/// Expands to the number of the first pattern that a value matches.
///
/// It is one `match`, so that rustc reports patterns that are never reached. It is a call of its own, so that a syntax error
/// in a pattern is reported only there.
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
