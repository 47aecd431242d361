//! The SDK's own retries happen inside each poll: attempts are polls, not requests.

use std::time::Duration;

use aws_smithy_types::retry::RetryConfig;
use waiter_runtime::WaitError;

use crate::act::{self, Act};
use crate::eventually::at_last;
use crate::server::Server;
use crate::service::{Issued, IssuedAtOnce, ONE, http, retrying_client};

/// The SDK waits for a random part of this time, which here is nearly always beyond the deadline.
const LONG: Duration = Duration::from_hours(1_000_000);

/// Three requests for each poll, in quick succession.
fn client(server: &Server) -> aws_sdk_acm::Client {
    let retries = RetryConfig::standard()
        .with_max_attempts(3)
        .with_initial_backoff(Duration::from_millis(1));
    retrying_client(server.address(), http(), retries)
}

#[tokio::test]
async fn the_sdks_retries_are_one_attempt() {
    let flaps = [act::INTERNAL, Act::CutHead, act::ISSUED];
    let server = Server::start(move |_, n| flaps[n]);
    let request = client(&server).describe_certificate().certificate_arn(ONE);
    let issued = IssuedAtOnce.wait(request).await.expect("issued");
    assert_eq!((issued.attempts(), server.requests(ONE)), (1, 3));
}

#[tokio::test]
async fn errors_after_the_sdks_retries_reach_the_acceptors() {
    let server = Server::start(|_, n| if n < 5 { act::THROTTLED } else { act::ISSUED });
    let request = client(&server).describe_certificate().certificate_arn(ONE);
    let issued = Issued.wait(request).await.expect("issued");
    assert_eq!((issued.attempts(), server.requests(ONE)), (2, 6));
}

#[tokio::test]
async fn a_fault_that_stays_uses_up_both() {
    let server = Server::start(|_, _| act::UNAVAILABLE);
    let request = client(&server).describe_certificate().certificate_arn(ONE);
    let error = Issued
        .wait(request)
        .max_attempts(2)
        .await
        .expect_err("a fault");
    assert!(
        matches!(error, WaitError::MaxAttemptsExceeded(_)),
        "{error}"
    );
    assert_eq!((error.report().attempts(), server.requests(ONE)), (2, 6));
}

/// A deadline also cuts off the pause between two of the SDK's requests.
#[tokio::test]
async fn a_deadline_cuts_off_the_sdks_retries() {
    let server = Server::start(|_, _| act::THROTTLED);
    let retries = RetryConfig::standard()
        .with_max_attempts(3)
        .with_initial_backoff(LONG)
        .with_max_backoff(LONG);
    let request = retrying_client(server.address(), http(), retries)
        .describe_certificate()
        .certificate_arn(ONE);
    let wait = Issued.wait(request).max_wait(Duration::from_millis(300));
    let error = at_last(wait).await.expect_err("too late");
    assert!(matches!(error, WaitError::MaxWaitExceeded(_)), "{error}");
    assert_eq!(error.report().attempts(), 1);
    assert!(server.requests(ONE) <= 1);
}
