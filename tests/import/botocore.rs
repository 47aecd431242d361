//! botocore's format.

use std::time::Duration;

use aws_sdk_acm::operation::describe_certificate::DescribeCertificateOutput;
use aws_sdk_acm::types::{CertificateDetail, CertificateStatus, DomainStatus, DomainValidation};
use waiter_runtime::{Delay, State, WaitError, Waiter, include_waiters};
use waiter_tests::{Script, acm, reply};

use super::matcher;

include_waiters! {
    aws_sdk_acm,
    "import/certificates.waiters-2.json",
    waiters: { "certificate-gone" as CertificateGone, .. },
}

/// Selects and renames waiters of a file, and overrides its limits.
mod picked {
    waiter_runtime::include_waiters!(
        aws_sdk_acm,
        "import/certificates.waiters-2.json",
        waiters: { CertificateReady as Ready },
        max_attempts: 7,
        max_wait: 1m
    );
}

pub(super) fn certificate(
    status: CertificateStatus,
    domains: impl IntoIterator<Item = DomainStatus>,
) -> DescribeCertificateOutput {
    let domains = domains.into_iter().map(|status| {
        DomainValidation::builder()
            .domain_name("www")
            .validation_status(status)
            .build()
            .expect("a domain has a name")
    });
    let certificate = CertificateDetail::builder()
        .status(status)
        .set_domain_validation_options(Some(domains.collect()));
    DescribeCertificateOutput::builder()
        .certificate(certificate.build())
        .build()
}

#[test]
fn a_declaration_says_what_the_file_does() {
    let declaration = CertificateReady::DECLARATION;
    assert_eq!(declaration.name, "CertificateReady");
    assert_eq!(declaration.operation, "DescribeCertificate");
    assert_eq!(declaration.delay, Delay::Fixed(Duration::from_mins(1)));
    assert_eq!(declaration.max_attempts, Some(5));
    assert_eq!(declaration.max_wait, None);
    let acceptors: Vec<_> = declaration
        .acceptors
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        acceptors,
        [
            r#"path_all "Certificate.DomainValidationOptions[].ValidationStatus" == "SUCCESS" => success"#,
            r#"path_any "Certificate.DomainValidationOptions[].ValidationStatus" == "PENDING_VALIDATION" => retry"#,
            r#"path "Certificate.Status" == "FAILED" => failure"#,
            r#"path "Certificate.Status" == "A_STATUS_OF_THE_FUTURE" => failure"#,
            r#"error "ResourceNotFoundException" => failure"#,
        ]
    );
}

#[test]
fn options_rename_and_override() {
    let declaration = picked::Ready::DECLARATION;
    assert_eq!(declaration.name, "Ready");
    assert_eq!(declaration.max_attempts, Some(7));
    assert_eq!(declaration.max_wait, Some(Duration::from_mins(1)));
    assert_eq!(
        CertificateGone::DECLARATION.delay,
        Delay::Fixed(Duration::from_millis(500))
    );
}

#[test]
fn outputs_are_decided_on() {
    use CertificateStatus as Status;
    use DomainStatus::{Failed, PendingValidation, Success};
    let decide = |status, domains: &[DomainStatus]| {
        let output = certificate(status, domains.iter().cloned());
        CertificateReady.evaluate(&Ok(output)).state()
    };
    assert_eq!(decide(Status::Issued, &[Success, Success]), State::Success);
    assert_eq!(
        decide(Status::Failed, &[Success, PendingValidation]),
        State::Retry
    );
    assert_eq!(decide(Status::Failed, &[Success, Failed]), State::Failure);
    assert_eq!(
        decide(Status::from("A_STATUS_OF_THE_FUTURE"), &[]),
        State::Failure
    );
    assert_eq!(decide(Status::Issued, &[]), State::Retry);
}

#[test]
fn an_unreachable_acceptor_in_a_file_is_not_an_error() {
    let two = CertificateDetail::builder()
        .in_use_by("a")
        .in_use_by("b")
        .build();
    let output = DescribeCertificateOutput::builder()
        .certificate(two)
        .build();
    // A missing list has no failed domains to count, so that acceptor does not match.
    assert_eq!(
        matcher(&CertificateUsed, &Ok(output)),
        Some(r#"path "length(Certificate.InUseBy)" == 2"#)
    );
    let none = DescribeCertificateOutput::builder().build();
    assert_eq!(
        matcher(&CertificateUsed, &Ok(none)),
        Some(r#"path "Certificate.InUseBy" == null"#)
    );
}

#[tokio::test(start_paused = true)]
async fn a_wait_follows_the_file() {
    let script = Script::new([
        reply(200, "{}"),
        reply(
            400,
            r#"{"__type":"com.amazonaws.acm#ResourceNotFoundException"}"#,
        ),
    ]);
    let request = acm(script.clone())
        .describe_certificate()
        .certificate_arn("arn:x");
    let waited = CertificateGone.wait(request).await.expect("gone");
    assert_eq!(waited.attempts(), 2);
    assert_eq!(script.requests(), 2);

    let script = Script::new([reply(
        400,
        r#"{"__type":"AccessDeniedException","message":"no"}"#,
    )]);
    let request = acm(script).describe_certificate().certificate_arn("arn:x");
    let error = CertificateGone
        .wait(request)
        .await
        .expect_err("not allowed");
    assert!(matches!(error, WaitError::Failure { .. }), "{error}");
}
