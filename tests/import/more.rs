//! Reasons from a file, and acceptors before those of a file.

use aws_sdk_acm::types::CertificateStatus;
use waiter_runtime::{WaitError, Waiter, include_waiters, waiter_blocks};
use waiter_tests::{Reply, Script, acm, reply};

/// A domain that is known to fail.
const KNOWN: &str = "known.org";

include_waiters! {
    aws_sdk_acm,
    "import/reasons.waitable.json",
    operation: DescribeCertificate,
    max_attempts: 2,
    acceptors: {
        error throttling | "Slow" => retry,
        path certificate.status == CertificateStatus::Revoked => failure(certificate.revocation_reason),
        path_any certificate.domain_validation_options[].domain_name == {KNOWN} => retry,
    },
}

const FAILED: Reply<'_> = reply(
    200,
    r#"{"Certificate":{"Status":"FAILED","FailureReason":"CAA_ERROR"}}"#,
);

async fn failure(replies: &[Reply<'_>]) -> WaitError<CertificateReady> {
    let request = acm(Script::new(replies.to_vec())).describe_certificate();
    CertificateReady.wait(request).await.expect_err("a failure")
}

#[tokio::test(start_paused = true)]
async fn a_message_is_the_reason() {
    let error = failure(&[FAILED]).await;
    assert_eq!(error.reason(), Some("CAA_ERROR"));
    assert_eq!(
        error.to_string(),
        "waiter CertificateReady failed after 1 attempt in 0ms: certificate.status = FAILED, \
         certificate.domain_validation_options[].domain_name = null, Certificate.Status = FAILED (reason: CAA_ERROR) matched `path \"Certificate.Status\" == \"FAILED\" => failure(\"Certificate.FailureReason\")`"
    );
    let domains = reply(
        200,
        r#"{"Certificate":{"DomainValidationOptions":[
            {"DomainName":"a.org","ValidationStatus":"FAILED"},
            {"DomainName":"b.org","ValidationStatus":"SUCCESS"},
            {"DomainName":"c.org","ValidationStatus":"FAILED"}]}}"#,
    );
    assert_eq!(failure(&[domains]).await.reason(), Some("a.org; c.org"));
    let missing = reply(400, r#"{"__type":"ResourceNotFoundException"}"#);
    assert_eq!(failure(&[missing]).await.reason(), None);
}

#[tokio::test(start_paused = true)]
async fn the_programs_acceptors_are_tried_first() {
    let slow = reply(400, r#"{"__type":"Slow"}"#);
    let throttled = reply(400, r#"{"__type":"ThrottlingException"}"#);
    let error = failure(&[slow, throttled]).await;
    assert!(
        matches!(error, WaitError::MaxAttemptsExceeded(_)),
        "{error}"
    );
    let request = acm(Script::new([slow, FAILED])).describe_certificate();
    let there = CertificateThere.wait(request).await.expect("there");
    assert_eq!(there.attempts(), 2);
    let known = reply(
        200,
        r#"{"Certificate":{"Status":"ISSUED","DomainValidationOptions":[{"DomainName":"known.org"}]}}"#,
    );
    let error = failure(&[known, known]).await;
    assert!(
        matches!(error, WaitError::MaxAttemptsExceeded(_)),
        "{error}"
    );
    let revoked = reply(
        200,
        r#"{"Certificate":{"Status":"REVOKED","RevocationReason":"SUPERSEDED"}}"#,
    );
    assert_eq!(failure(&[revoked]).await.reason(), Some("SUPERSEDED"));
}

#[test]
fn blocks_have_both() {
    let blocks = waiter_blocks! {
        aws_sdk_acm,
        "import/reasons.waitable.json",
        operation: DescribeCertificate,
        waiters: { CertificateReady },
        max_attempts: 2,
        acceptors: { path certificate.status == CertificateStatus::Revoked => failure(certificate.revocation_reason) },
    };
    let expected = r#"
    acceptors: {
        path certificate.status == CertificateStatus::Revoked => failure(certificate.revocation_reason),
        path certificate.status == "ISSUED" => success,
        path certificate.status == "FAILED" => failure(certificate.failure_reason),
        path_any certificate.domain_validation_options[].validation_status == "FAILED" => failure(certificate.domain_validation_options[?validation_status == "FAILED"].domain_name),
        error ResourceNotFoundException => failure,
    },
"#;
    assert!(blocks.contains(expected), "{blocks}");
    assert_eq!(CertificateThere::DECLARATION.acceptors.len(), 4);
}
