//! What the loop and the messages need to know of an operation's error, and the SDK's answers to it.

use std::error::Error;
use std::fmt::{self, Write};
use std::time::{Duration, SystemTime};

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::ErrorMetadata;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;

use crate::line::line;
use crate::retry_after::retry_after;

/// An error that an operation answers with: the SDK's `SdkError`. Sealed: it may learn more of errors.
pub trait OperationError: sealed::Sealed + Error + Send + Sync + 'static {
    /// The HTTP status of the error response, if one was received.
    fn status(&self) -> Option<u16>;

    /// How long the error response asks to wait before the next request: its header `x-amz-retry-after` in milliseconds,
    /// or `retry-after` in seconds or as a date.
    fn retry_after(&self) -> Option<Duration>;

    /// The service's name for the request, if the error is a response of it.
    fn request_id(&self) -> Option<&str>;

    /// Writes what went wrong, into a line that escapes and cuts it: code, message and HTTP status, or the chain of causes of an error that
    /// never reached the service.
    ///
    /// # Errors
    /// Only those of the writer.
    #[doc(hidden)]
    fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

mod sealed {
    pub trait Sealed {}
}

impl<E> sealed::Sealed for SdkError<E, HttpResponse> {}

impl<E> OperationError for SdkError<E, HttpResponse>
where
    E: ProvideErrorMetadata + Error + Send + Sync + 'static,
{
    fn status(&self) -> Option<u16> {
        self.raw_response().map(|raw| raw.status().as_u16())
    }

    fn retry_after(&self) -> Option<Duration> {
        let headers = self.raw_response()?.headers();
        retry_after(|name| headers.get(name), SystemTime::now())
    }

    fn request_id(&self) -> Option<&str> {
        // As `aws_types::request_id::RequestId` has it, for which alone that crate would be a dependency.
        self.meta().extra("aws_request_id")
    }

    fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.code() {
            Some(code) => f.write_str(code)?,
            None => write_chain(self, f)?,
        }
        if let Some(message) = self.message() {
            write!(f, ": {message}")?;
        }
        match self.status() {
            Some(status) => write!(f, " (HTTP {status})"),
            None => Ok(()),
        }
    }
}

/// The most causes of an error that are looked at. An error may be its own cause.
const CAUSES: usize = 16;

/// The most bytes of the text of an error and of each cause. No line shows more of an error.
const CAUSE_BYTES: usize = 1_024;

/// The error and its causes, but for what a text above them says already: an SDK error's own text is often just "service
/// error", other errors repeat their causes.
pub(crate) fn write_chain(error: &dyn Error, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let text = |error: &dyn Error| line(CAUSE_BYTES, |line| write!(line, "{error}"));
    let mut told = text(error);
    f.write_str(&told)?;
    let mut next = error.source();
    for looked_at in 0.. {
        let Some(cause) = next.filter(|cause| !is_bare(*cause)) else {
            break;
        };
        if looked_at == CAUSES {
            return f.write_str(": …");
        }
        let text = text(cause);
        if !told.contains(&text) {
            // Fails where the line is full: its room is then all that was looked at.
            write!(f, ": {text}")?;
            told.push_str(": ");
            told.push_str(&text);
        }
        next = cause.source();
    }
    Ok(())
}

/// Whether it is metadata that tells nothing: neither code nor message. It would print the request's id, so that no two
/// responses look alike.
fn is_bare(cause: &(dyn Error + 'static)) -> bool {
    let metadata = cause.downcast_ref::<ErrorMetadata>();
    metadata.is_some_and(|metadata| metadata.code().or(metadata.message()).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    struct Layer(&'static str, Option<Box<Layer>>);

    impl fmt::Display for Layer {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }
    }

    impl Error for Layer {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            let cause = self.1.as_deref()?;
            Some(cause)
        }
    }

    struct Chain(Layer);

    impl fmt::Display for Chain {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write_chain(&self.0, f)
        }
    }

    #[test]
    fn a_cause_is_told_once() {
        let told = |texts: &[&'static str]| {
            let mut layers = texts.iter().rev();
            let first = Layer(layers.next().expect("a text"), None);
            let error = layers.fold(first, |cause, text| Layer(text, Some(Box::new(cause))));
            Chain(error).to_string()
        };
        assert_eq!(told(&["a", "a", "b"]), "a: b");
        assert_eq!(
            told(&["cannot load: no file", "no file", "os error 2"]),
            "cannot load: no file: os error 2"
        );
        assert_eq!(told(&["a: b", "c", "b"]), "a: b: c");
    }
}
