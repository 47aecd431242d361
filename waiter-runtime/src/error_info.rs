//! The facts about an operation's error that the loop and the messages need.

use std::fmt;
use std::time::Duration;

/// Reads errors of the type `E`. The SDK's errors share one implementation. Each custom operation brings its own.
pub trait ErrorInfo<E> {
    /// The HTTP status of the error response, if one was received.
    fn status(_error: &E) -> Option<u16> {
        None
    }

    /// The delay before the next request that the error response asks for.
    fn retry_after(_error: &E) -> Option<Duration> {
        None
    }

    /// The service's id of the request.
    fn request_id(_error: &E) -> Option<&str> {
        None
    }

    /// Writes the error into a line, which escapes and cuts it.
    ///
    /// # Errors
    /// Only those of the writer.
    fn describe(error: &E, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}
