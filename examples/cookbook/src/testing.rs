//! Responses for the tests: errors of the service, and scripted bodies for whole waits.

// The size is that of the SDK's errors. A single service does not need all of these functions.
#![allow(clippy::result_large_err, dead_code)]

use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_smithy_http_client::test_util::{ReplayEvent, StaticReplayClient};
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::{CreateUnhandledError, SdkError};
use aws_smithy_runtime_api::client::stalled_stream_protection::StalledStreamProtectionConfig;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::ErrorMetadata;
use aws_smithy_types::retry::RetryConfig;
use aws_types::SdkConfig;
use aws_types::region::Region;
use waiter_runtime::{Decision, Response, State, Streak, Wait, Waiter};

/// The error of an operation, as the SDK's crates define it.
type Failed<E> = SdkError<E, HttpResponse>;

/// Returns an error response with this error, which the operation models.
pub(crate) fn modelled<O, E>(error: E) -> Result<O, Failed<E>> {
    response(400, error)
}

/// Returns an error response with this code and message, which the operation does not model.
pub(crate) fn coded<O, E: CreateUnhandledError>(code: &str, message: &str) -> Result<O, Failed<E>> {
    unhandled(400, code, message)
}

/// Asserts that an outage does not end a wait, but that a missing permission does.
pub(crate) fn assert_bears_outages<W, E>(waiter: &W)
where
    W: Waiter<Error = Failed<E>>,
    E: CreateUnhandledError,
{
    let state = |status, code| waiter.evaluate(&unhandled(status, code, "")).state();
    assert_eq!(state(400, "ThrottlingException"), State::Retry);
    assert_eq!(state(503, "ServiceUnavailable"), State::Retry);
    assert_eq!(waiter.evaluate(Response::timed_out()).state(), State::Retry);
    let denied = waiter.evaluate(&unhandled(403, "AccessDenied", "not authorized"));
    assert_eq!((denied.state(), denied.acceptor()), (State::Failure, None));
}

/// Asserts that a wait fails after this many such polls in a row.
#[track_caller]
pub(crate) fn assert_fails_after(polls: u32, decision: Decision) {
    let fails = (State::Failure, Some(Streak::Polls(polls)));
    assert_eq!((decision.state(), decision.streak()), fails);
}

/// Returns the configuration of a client that receives these bodies, each with the status 200.
pub(crate) fn scripted<const N: usize>(bodies: [&str; N]) -> SdkConfig {
    let events = bodies.map(|body| {
        let request = http::Request::new(SdkBody::empty());
        ReplayEvent::new(request, http::Response::new(SdkBody::from(body)))
    });
    SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-central-1"))
        .credentials_provider(SharedCredentialsProvider::new(Credentials::new(
            "id", "secret", None, None, "test",
        )))
        .retry_config(RetryConfig::disabled())
        // It measures the real clock, which does not pause.
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
        .http_client(StaticReplayClient::new(events.into()))
        .build()
}

/// Returns the reason of a wait that fails.
pub(crate) async fn reason<W: Waiter<Request: Send>>(wait: Wait<'_, W>) -> String {
    let Err(error) = wait.await else {
        panic!("a success");
    };
    error.reason().expect("a reason").to_owned()
}

fn unhandled<O, E: CreateUnhandledError>(
    status: u16,
    code: &str,
    message: &str,
) -> Result<O, Failed<E>> {
    let meta = ErrorMetadata::builder().code(code).message(message).build();
    response(
        status,
        E::create_unhandled_error(message.into(), Some(meta)),
    )
}

fn response<O, E>(status: u16, error: E) -> Result<O, Failed<E>> {
    let status = status.try_into().expect("a status");
    Err(SdkError::service_error(
        error,
        HttpResponse::new(status, SdkBody::empty()),
    ))
}
