//! The exact messages of failed waits. People read them at 3 a.m.

use std::error::Error;
use std::time::Duration;

use aws_smithy_http_client::test_util::{NeverClient, infallible_client_fn};
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use waiter_runtime::{Observation, waiter};
use waiter_tests::{Reply, Script, acm, reply};

use crate::acceptors::{DENIED, FAILED, ISSUED, Issued, MISSING, PENDING};

async fn message(replies: &[Reply<'static>]) -> String {
    let wait = Issued.wait(acm(Script::new(replies.to_vec())).describe_certificate());
    let attempts = u32::try_from(replies.len()).expect("a few");
    wait.max_attempts(attempts)
        .await
        .expect_err("a failure")
        .to_string()
}

#[tokio::test(start_paused = true)]
async fn a_failure_names_the_value_and_the_acceptor() {
    assert_eq!(
        message(&[PENDING, FAILED]).await,
        "waiter Issued failed after 2 attempts in 60s: certificate.status = FAILED matched \
         `path certificate.status == CertificateStatus::Failed | CertificateStatus::ValidationTimedOut => failure`"
    );
}

#[tokio::test(start_paused = true)]
async fn an_error_is_named_with_its_code_message_and_status() {
    assert_eq!(
        message(&[MISSING]).await,
        "waiter Issued failed after 1 attempt in 0ms: ResourceNotFoundException: Could not find the certificate \
         (HTTP 400) matched `error ResourceNotFoundException => failure`"
    );
    assert_eq!(
        message(&[DENIED]).await,
        "waiter Issued failed after 1 attempt in 0ms: AccessDeniedException: no (HTTP 400), which no acceptor matches"
    );
}

#[tokio::test(start_paused = true)]
async fn a_limit_reports_the_last_summary() {
    assert_eq!(
        message(&[PENDING, PENDING]).await,
        "waiter Issued failed: max attempts exceeded (2 attempts in 60s): certificate.status = PENDING_VALIDATION \
         matched `path certificate.status == CertificateStatus::PendingValidation => retry`"
    );
    let unknown = reply(200, r#"{"Certificate":{"Status":"NEW"}}"#);
    assert_eq!(
        message(&[unknown]).await,
        "waiter Issued failed: max attempts exceeded (1 attempt in 0ms): certificate.status = NEW, \
         which no acceptor matches"
    );
    let wait = Issued.wait(acm(NeverClient::new()).describe_certificate());
    let error = wait
        .max_wait(Duration::from_millis(2345))
        .await
        .expect_err("stalled");
    assert_eq!(
        error.to_string(),
        "waiter Issued failed: max wait exceeded (1 attempt in 2.3s, cut off): no response"
    );
}

waiter! {
    struct Lists;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 1,
    acceptors: {
        path_any certificate.subject_alternative_names == "x" => success,
        path length(certificate.subject_alternative_names) > 100 && certificate.serial == null => success,
        path certificate.serial != null => success,
    },
}

#[tokio::test(start_paused = true)]
async fn long_lists_are_cut_short() {
    let names = vec!["\"n\""; 20].join(",");
    let body = format!(r#"{{"Certificate":{{"SubjectAlternativeNames":[{names}]}}}}"#);
    let wait = Lists.wait(acm(Script::new([reply(200, &body)])).describe_certificate());
    let error = wait.await.expect_err("no match");
    assert_eq!(
        error.report().last().map(Observation::summary),
        Some(
            "certificate.subject_alternative_names = [\"n\", \"n\", \"n\", \"n\", \"n\", \"n\", \"n\", \"n\", \
         … 20 in all], length(certificate.subject_alternative_names) = 20, certificate.serial = null"
        )
    );
}

#[tokio::test(start_paused = true)]
async fn the_operations_error_is_in_the_line_and_gives_its_metadata() {
    let http = infallible_client_fn(|_| {
        http::Response::builder()
            .status(400)
            .header("x-amzn-requestid", "request-1")
            .body(MISSING.body)
            .expect("a response")
    });
    let error = Issued
        .wait(acm(http).describe_certificate())
        .await
        .expect_err("missing");
    assert!(error.report().operation_error().is_some());
    assert!(error.source().is_none());
    assert!(error.to_string().contains("Could not find the certificate"));
    assert_eq!(error.code(), Some("ResourceNotFoundException"));
    assert_eq!(error.message(), Some("Could not find the certificate"));
    assert_eq!(error.meta().extra("aws_request_id"), Some("request-1"));
}

#[tokio::test(start_paused = true)]
async fn a_failure_by_a_success_has_no_source_and_empty_metadata() {
    let wait = Issued.wait(acm(Script::new([FAILED])).describe_certificate());
    let error = wait.await.expect_err("failed");
    assert!(error.source().is_none());
    assert_eq!(error.code(), None);
    let boxed: Box<dyn Error + Send + Sync> = Box::new(error);
    assert!(boxed.to_string().starts_with("waiter Issued failed"));
}

#[tokio::test(start_paused = true)]
async fn a_transport_error_is_shown_with_its_cause() {
    let script = Script::new([ISSUED]);
    let client = acm(script.clone());
    client
        .describe_certificate()
        .send()
        .await
        .expect("the only response");
    let error = Issued
        .wait(client.describe_certificate())
        .await
        .expect_err("nothing scripted");
    let text = error.to_string();
    assert!(
        text.starts_with("waiter Issued failed after 1 attempt in 0ms: dispatch failure: "),
        "{text}"
    );
    assert!(text.ends_with(", which no acceptor matches"), "{text}");
}
