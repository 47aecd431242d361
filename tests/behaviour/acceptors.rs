//! The first acceptor that matches decides. If none matches, a success is polled again and an error fails the wait.

use aws_sdk_acm::operation::describe_certificate::DescribeCertificateError;
use aws_sdk_acm::types::CertificateStatus;
use waiter_runtime::{State, WaitError, Waiter, waiter};
use waiter_tests::{Reply, Script, acm, reply};

waiter! {
    /// The certificate of the first release.
    pub(crate) struct Issued;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_attempts: 40,
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success,
        path certificate.status == CertificateStatus::PendingValidation => retry,
        path certificate.status == CertificateStatus::Failed | CertificateStatus::ValidationTimedOut => failure,
        error ResourceNotFoundException => failure,
    },
}

pub(crate) const ISSUED: Reply<'_> = reply(200, r#"{"Certificate":{"Status":"ISSUED"}}"#);
pub(crate) const PENDING: Reply<'_> =
    reply(200, r#"{"Certificate":{"Status":"PENDING_VALIDATION"}}"#);
pub(crate) const FAILED: Reply<'_> = reply(200, r#"{"Certificate":{"Status":"FAILED"}}"#);
pub(crate) const MISSING: Reply<'_> = reply(
    400,
    r#"{"__type":"ResourceNotFoundException","message":"Could not find the certificate"}"#,
);
pub(crate) const DENIED: Reply<'_> =
    reply(400, r#"{"__type":"AccessDeniedException","message":"no"}"#);

#[tokio::test(start_paused = true)]
async fn retry_then_success() {
    let script = Script::new([PENDING, PENDING, ISSUED]);
    let request = acm(script.clone()).describe_certificate();
    let issued = Issued.wait(request).await.expect("issued");
    assert_eq!(issued.attempts(), 3);
    assert_eq!(script.requests(), 3);
    assert_eq!(issued.elapsed().as_secs(), 120);
    assert_eq!(
        issued.observation().acceptor(),
        Some(&Issued::DECLARATION.acceptors[0])
    );
    let certificate = issued.into_output().and_then(|output| output.certificate);
    assert_eq!(
        certificate.and_then(|certificate| certificate.status),
        Some(CertificateStatus::Issued)
    );
}

#[tokio::test(start_paused = true)]
async fn the_request_is_sent_as_it_was_built() {
    let seen = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let log = seen.clone();
    let http = aws_smithy_http_client::test_util::infallible_client_fn(move |request| {
        let body = request.body().bytes().expect("a body in memory").to_vec();
        log.lock()
            .expect("no panic")
            .push(String::from_utf8(body).expect("text"));
        let body = if log.lock().expect("no panic").len() < 2 {
            PENDING.body
        } else {
            ISSUED.body
        };
        http::Response::builder()
            .status(200)
            .body(body)
            .expect("a response")
    });
    let request = acm(http)
        .describe_certificate()
        .certificate_arn("arn:aws:acm:x");
    Issued.wait(request).await.expect("issued");
    let body = r#"{"CertificateArn":"arn:aws:acm:x"}"#;
    assert_eq!(*seen.lock().expect("no panic"), [body, body]);
}

#[tokio::test(start_paused = true)]
async fn a_failure_acceptor_ends_the_wait_with_the_response() {
    let script = Script::new([PENDING, FAILED]);
    let request = acm(script.clone()).describe_certificate();
    let error = Issued.wait(request).await.expect_err("failed");
    assert!(matches!(error, WaitError::Failure(_)), "{error:?}");
    assert_eq!(error.report().attempts(), 2);
    let certificate = error
        .report()
        .output()
        .and_then(|output| output.certificate.as_ref());
    assert_eq!(
        certificate.and_then(|certificate| certificate.status.as_ref()),
        Some(&CertificateStatus::Failed)
    );
}

#[tokio::test(start_paused = true)]
async fn an_error_acceptor_ends_the_wait_with_the_error() {
    let script = Script::new([MISSING]);
    let request = acm(script.clone()).describe_certificate();
    let error = Issued.wait(request).await.expect_err("missing");
    assert!(matches!(error, WaitError::Failure(_)), "{error:?}");
    assert_eq!(
        error.report().acceptor().map(|acceptor| acceptor.matcher),
        Some("error ResourceNotFoundException")
    );
    let service = error
        .report()
        .operation_error()
        .and_then(|error| error.as_service_error());
    assert!(service.is_some_and(DescribeCertificateError::is_resource_not_found_exception));
}

#[tokio::test(start_paused = true)]
async fn an_unmatched_error_fails_at_once() {
    let script = Script::new([PENDING, DENIED, ISSUED]);
    let request = acm(script.clone()).describe_certificate();
    let error = Issued.wait(request).await.expect_err("denied");
    assert!(matches!(error, WaitError::UnmatchedError(_)), "{error:?}");
    assert_eq!(error.report().acceptor(), None);
    assert_eq!((error.report().attempts(), script.requests()), (2, 2));
}

#[tokio::test(start_paused = true)]
async fn an_unmatched_success_is_polled_again() {
    let unknown = reply(200, r#"{"Certificate":{"Status":"A_STATUS_OF_NEXT_YEAR"}}"#);
    let empty = reply(200, "{}");
    let script = Script::new([unknown, empty, ISSUED]);
    let request = acm(script.clone()).describe_certificate();
    assert_eq!(Issued.wait(request).await.expect("issued").attempts(), 3);
}

waiter! {
    struct FirstWins;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path certificate.in_use_by != null => failure,
        path certificate.status == CertificateStatus::Issued => success,
    },
}

#[tokio::test(start_paused = true)]
async fn the_first_matching_acceptor_decides() {
    let both = reply(
        200,
        r#"{"Certificate":{"Status":"ISSUED","InUseBy":["x"]}}"#,
    );
    let request = acm(Script::new([both])).describe_certificate();
    let error = FirstWins
        .wait(request)
        .await
        .expect_err("the failure stands first");
    assert_eq!(
        error.report().acceptor().map(|acceptor| acceptor.state),
        Some(State::Failure)
    );
}

waiter! {
    struct Deleted;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 5,
    acceptors: {
        error ResourceNotFoundException => success,
        ok => retry,
    },
}

#[tokio::test(start_paused = true)]
async fn an_error_can_be_what_is_waited_for() {
    let request = acm(Script::new([ISSUED, MISSING])).describe_certificate();
    let deleted = Deleted.wait(request).await.expect("deleted");
    assert!(deleted.output().is_none());
    assert!(deleted.observation().error().is_some());
    assert_eq!(deleted.attempts(), 2);
}

waiter! {
    struct AnySuccess;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 5,
    acceptors: {
        ok => success,
        error any => retry,
    },
}

#[tokio::test(start_paused = true)]
async fn ok_and_error_any_match_every_answer() {
    let request = acm(Script::new([MISSING, DENIED, reply(200, "{}")])).describe_certificate();
    assert_eq!(
        AnySuccess
            .wait(request)
            .await
            .expect("a success")
            .attempts(),
        3
    );
}

#[test]
fn a_mistake_in_a_script_is_found() {
    // The helper above must not hide an unexpected request.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build();
    let script = Script::new([]);
    let request = acm(script).describe_certificate();
    let observed = runtime
        .expect("a runtime")
        .block_on(Issued.poll_once(request));
    assert!(observed.error().is_some());
}
