//! The facts about an operation's error that the loop and the messages need.

use std::fmt;
use std::time::Duration;

/// Reads errors of the type `E`. The SDK's errors share one implementation. Each operation with another error brings its own.
#[diagnostic::on_unimplemented(
    message = "`{E}` is not the `SdkError` of an AWS SDK",
    label = "expected an `SdkError` of an AWS SDK",
    note = "for another type of this name, declare an alias: `type Failure = …;`"
)]
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

    /// The error of a poll that took longer than `limit`, if its type can express that.
    fn timed_out(_limit: Duration) -> Option<E> {
        None
    }

    /// Writes the error into a line, which escapes and cuts it.
    ///
    /// # Errors
    /// Only those of the writer.
    fn describe(error: &E, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}
