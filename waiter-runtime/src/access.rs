//! What the loop and the messages need to know of an operation's errors, whatever their type is.

use std::error::Error;
use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use crate::operation_error::OperationError;

/// How errors of the type `E` are looked at. The SDK's are one type; of others each declaration brings its own.
pub trait Access<E> {
    /// The HTTP status of the error response, if one was received.
    fn status(error: &E) -> Option<u16>;

    /// How long the error response asks to wait before the next request.
    fn retry_after(error: &E) -> Option<Duration>;

    /// The service's name for the request, by which its operators find it.
    fn request_id(_error: &E) -> Option<&str> {
        None
    }

    /// Writes what went wrong, into a line that escapes and cuts it.
    ///
    /// # Errors
    /// Only those of the writer.
    fn describe(error: &E, f: &mut fmt::Formatter<'_>) -> fmt::Result;

    /// The error as one of Rust's, if it is one.
    fn source(error: &E) -> Option<&(dyn Error + 'static)>;
}

/// [`Access::describe`] where a `Display` is wanted.
pub(crate) struct Describe<'e, E, A>(&'e E, PhantomData<A>);

impl<'e, E, A: Access<E>> Describe<'e, E, A> {
    pub(crate) fn new(error: &'e E) -> Self {
        Self(error, PhantomData)
    }
}

impl<E, A: Access<E>> fmt::Display for Describe<'_, E, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        A::describe(self.0, f)
    }
}

/// The access to the SDK's errors.
#[derive(Debug)]
pub enum Sdk {}

impl<E: OperationError> Access<E> for Sdk {
    fn status(error: &E) -> Option<u16> {
        error.status()
    }

    fn retry_after(error: &E) -> Option<Duration> {
        error.retry_after()
    }

    fn request_id(error: &E) -> Option<&str> {
        error.request_id()
    }

    fn describe(error: &E, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        error.describe(f)
    }

    fn source(error: &E) -> Option<&(dyn Error + 'static)> {
        Some(error)
    }
}
