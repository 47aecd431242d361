//! The forms of the `error` matcher for the SDK's errors.
//!
//! They use the raw response and the code, never the variant of `SdkError` alone. The same bad response is a
//! `ResponseError` in some SDK crates and a `ServiceError` without a code in others.

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use aws_smithy_types::retry::{ErrorKind, ProvideErrorKind};

/// The codes that the SDK's retry policy treats as throttling.
pub const THROTTLING_CODES: &[&str] = &[
    "Throttling",
    "ThrottlingException",
    "ThrottledException",
    "RequestThrottledException",
    "TooManyRequestsException",
    "ProvisionedThroughputExceededException",
    "TransactionInProgressException",
    "RequestLimitExceeded",
    "BandwidthLimitExceeded",
    "LimitExceededException",
    "RequestThrottled",
    "SlowDown",
    "PriorRequestNotComplete",
    "EC2ThrottledException",
];

/// The codes that the SDK's retry policy treats as a transient fault.
pub const TRANSIENT_CODES: &[&str] = &["RequestTimeout", "RequestTimeoutException"];

/// The HTTP statuses that the SDK's retry policy treats as a transient fault.
pub const TRANSIENT_STATUSES: &[u16] = &[500, 502, 503, 504];

/// `error "Code"`: the wire code, compared verbatim.
pub fn code<E: ProvideErrorMetadata>(error: &SdkError<E, HttpResponse>, code: &str) -> bool {
    error.code() == Some(code)
}

/// `error Name`: the modelled error of that name, or any error with that wire code. The codes of some services differ from
/// the names of their error shapes.
pub fn shape<E: ProvideErrorMetadata>(
    error: &SdkError<E, HttpResponse>,
    name: &str,
    is_modelled: impl FnOnce(&E) -> bool,
) -> bool {
    error.as_service_error().is_some_and(is_modelled) || code(error, name)
}

/// `error any`: the service answered with an error.
pub fn any<E>(error: &SdkError<E, HttpResponse>) -> bool {
    error.raw_response().is_some()
}

/// `error throttling`: a throttling code, or a modelled error that is marked as throttling.
pub fn throttling<E>(error: &SdkError<E, HttpResponse>) -> bool
where
    E: ProvideErrorMetadata + ProvideErrorKind,
{
    has_code(error, THROTTLING_CODES) || retryable_kind(error) == Some(ErrorKind::ThrottlingError)
}

/// `error transient`: a transient code or status, a successful response that could not be parsed, or a modelled error that
/// is marked as retryable.
///
/// As in the SDK, a throttled response is not transient, even with a status of the list. An error response that cannot be
/// parsed is not transient either: the page of a proxy that refuses a request will not change.
pub fn transient<E>(error: &SdkError<E, HttpResponse>) -> bool
where
    E: ProvideErrorMetadata + ProvideErrorKind,
{
    let Some(raw) = error.raw_response() else {
        return false;
    };
    let is_unparsed = raw.status().is_success() && error.code().is_none();
    let is_transient = is_unparsed
        || has_code(error, TRANSIENT_CODES)
        || TRANSIENT_STATUSES.contains(&raw.status().as_u16())
        || retryable_kind(error).is_some();
    is_transient && !throttling(error)
}

fn has_code<E: ProvideErrorMetadata>(error: &SdkError<E, HttpResponse>, codes: &[&str]) -> bool {
    error.code().is_some_and(|code| codes.contains(&code))
}

/// The kind of a modelled error with Smithy's `retryable` trait.
fn retryable_kind<E: ProvideErrorKind>(error: &SdkError<E, HttpResponse>) -> Option<ErrorKind> {
    error
        .as_service_error()
        .and_then(ProvideErrorKind::retryable_error_kind)
}

/// `error timeout`: no response within the client's timeouts.
pub fn timeout<E>(error: &SdkError<E, HttpResponse>) -> bool {
    match error {
        SdkError::TimeoutError(_) => true,
        SdkError::DispatchFailure(failure) => failure.is_timeout(),
        _ => false,
    }
}

/// `error dispatch`: the request could not be sent, or its response did not arrive.
pub fn dispatch<E>(error: &SdkError<E, HttpResponse>) -> bool {
    matches!(error, SdkError::DispatchFailure(_))
}
