//! The facts about the SDK's errors.

use std::error::Error;
use std::fmt;
use std::time::{Duration, SystemTime};

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;

use super::retry_after::retry_after;
use crate::error_chain::write_chain;
use crate::error_info::ErrorInfo;
use crate::observation::too_long;

/// Reads the SDK's errors.
#[derive(Debug)]
pub enum SdkErrorInfo {}

impl<E> ErrorInfo<SdkError<E, HttpResponse>> for SdkErrorInfo
where
    E: ProvideErrorMetadata + Error + Send + Sync + 'static,
{
    fn status(error: &SdkError<E, HttpResponse>) -> Option<u16> {
        error.raw_response().map(|raw| raw.status().as_u16())
    }

    fn retry_after(error: &SdkError<E, HttpResponse>) -> Option<Duration> {
        let headers = error.raw_response()?.headers();
        retry_after(|name| headers.get(name), SystemTime::now())
    }

    fn request_id(error: &SdkError<E, HttpResponse>) -> Option<&str> {
        // The key of `aws_types::request_id::RequestId`. That crate would be a dependency for this alone.
        error.meta().extra("aws_request_id")
    }

    fn timed_out(limit: Duration) -> Option<SdkError<E, HttpResponse>> {
        Some(SdkError::timeout_error(PollTimeout(limit)))
    }

    /// Writes code, message and HTTP status. An error that never reached the service is written with its causes.
    fn describe(error: &SdkError<E, HttpResponse>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match error.code() {
            Some(code) => f.write_str(code)?,
            None => write_chain(error, f)?,
        }
        if let Some(message) = error.message() {
            write!(f, ": {message}")?;
        }
        match Self::status(error) {
            Some(status) => write!(f, " (HTTP {status})"),
            None => Ok(()),
        }
    }
}

/// The cause of the timeout error of a poll that took longer than `poll_timeout`.
#[derive(Debug)]
struct PollTimeout(Duration);

impl fmt::Display for PollTimeout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&too_long(self.0))
    }
}

impl Error for PollTimeout {}

/// The error of an operation's `send`. It is an alias, because rustc would print the path of a re-export.
pub type ErrorOf<E> = SdkError<E, HttpResponse>;
