//! Paths over a response: lists, nulls, empties, both spellings, pipes.

use aws_sdk_acm::operation::describe_certificate::DescribeCertificateOutput;
use aws_sdk_acm::types::{CertificateDetail, DomainStatus, DomainValidation};
use waiter_runtime::{Response, State, Waiter, waiter};
use waiter_tests::{Script, acm, reply};

/// Returns the state that a waiter decides for one output of `DescribeCertificate`.
pub(crate) fn state<W>(waiter: &W, certificate: impl Into<Option<CertificateDetail>>) -> State
where
    W: Waiter<Output = DescribeCertificateOutput>,
{
    let output = DescribeCertificateOutput::builder()
        .set_certificate(certificate.into())
        .build();
    waiter.evaluate(Response::from(&Ok(output))).state()
}

/// Builds a certificate whose domains have these statuses. `None` is a domain without a status.
pub(crate) fn domains(statuses: &[Option<DomainStatus>]) -> CertificateDetail {
    let domains = statuses.iter().map(|status| {
        DomainValidation::builder()
            .domain_name("a.example")
            .set_validation_status(status.clone())
            .build()
            .expect("a domain has a name")
    });
    CertificateDetail::builder()
        .set_domain_validation_options(Some(domains.collect()))
        .build()
}

pub(crate) const DONE: Option<DomainStatus> = Some(DomainStatus::Success);
pub(crate) const PENDING: Option<DomainStatus> = Some(DomainStatus::PendingValidation);
pub(crate) const FAILED: Option<DomainStatus> = Some(DomainStatus::Failed);

waiter! {
    struct AllValidated;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path_any certificate.domain_validation_options[].validation_status == DomainStatus::Failed => failure,
        path_all certificate.domain_validation_options[].validation_status == DomainStatus::Success => success,
    },
}

#[test]
fn path_all_and_path_any_look_at_every_element() {
    assert_eq!(state(&AllValidated, domains(&[DONE, DONE])), State::Success);
    assert_eq!(
        state(&AllValidated, domains(&[DONE, PENDING])),
        State::Retry
    );
    assert_eq!(
        state(&AllValidated, domains(&[DONE, PENDING, FAILED])),
        State::Failure
    );
}

#[test]
fn missing_and_empty_lists_match_neither() {
    assert_eq!(state(&AllValidated, None), State::Retry);
    assert_eq!(
        state(&AllValidated, CertificateDetail::builder().build()),
        State::Retry
    );
    assert_eq!(state(&AllValidated, domains(&[])), State::Retry);
}

#[test]
fn a_projection_drops_nulls() {
    // In JMESPath, `[].s` over `[{s: A}, {}]` is `[A]`.
    assert_eq!(state(&AllValidated, domains(&[DONE, None])), State::Success);
    assert_eq!(state(&AllValidated, domains(&[None])), State::Retry);
}

waiter! {
    struct Mixture;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path_all certificate.domain_validation_options[].validation_status
            == DomainStatus::Success | DomainStatus::PendingValidation => success,
    },
}

#[test]
fn path_all_of_alternatives_is_a_mixture() {
    assert_eq!(state(&Mixture, domains(&[DONE, PENDING])), State::Success);
    assert_eq!(state(&Mixture, domains(&[DONE, FAILED])), State::Retry);
}

waiter! {
    struct NoneOf;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path certificate.domain_validation_options[0].validation_status
            != DomainStatus::Failed | DomainStatus::PendingValidation => success,
    },
}

#[test]
fn not_equal_with_alternatives_means_none_of_them() {
    assert_eq!(state(&NoneOf, domains(&[DONE])), State::Success);
    assert_eq!(state(&NoneOf, domains(&[PENDING])), State::Retry);
    assert_eq!(state(&NoneOf, domains(&[FAILED])), State::Retry);
    // null equals neither of them.
    assert_eq!(state(&NoneOf, domains(&[])), State::Success);
    assert_eq!(state(&NoneOf, None), State::Success);
}

waiter! {
    struct Spelt;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path Certificate.DomainValidationOptions[-1].ValidationStatus == DomainStatus::Success => success,
        path (certificate.r#type == {"PRIVATE"} || certificate.r#type == {"IMPORTED"}) && certificate.serial == "x" => failure,
    },
}

#[test]
fn fields_are_spelt_as_aws_or_rust_does_and_indices_count_from_both_ends() {
    assert_eq!(state(&Spelt, domains(&[FAILED, DONE])), State::Success);
    assert_eq!(state(&Spelt, domains(&[DONE, FAILED])), State::Retry);
}

waiter! {
    struct Piped;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path certificate.domain_validation_options[*].validation_status | [0]
            == DomainStatus::Success | DomainStatus::PendingValidation => success,
        path certificate.domain_validation_options[].validation_status | length(@) > 1 && @[1] == {DomainStatus::Failed} => failure,
    },
}

#[test]
fn a_pipe_ends_a_projection() {
    assert_eq!(state(&Piped, domains(&[None, DONE])), State::Success);
    assert_eq!(state(&Piped, domains(&[FAILED, FAILED])), State::Failure);
    assert_eq!(state(&Piped, domains(&[FAILED])), State::Retry);
}

waiter! {
    struct Settled;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path_all certificate.domain_validation_options[].validation_status == DomainStatus::Success => success,
        // A mixture gets here.
        path_all certificate.domain_validation_options[].validation_status
            == DomainStatus::Success | DomainStatus::Failed => failure,
    },
}

#[test]
fn path_all_of_one_value_is_tried_before_alternatives() {
    assert_eq!(state(&Settled, domains(&[DONE, DONE])), State::Success);
    assert_eq!(state(&Settled, domains(&[DONE, FAILED])), State::Failure);
    assert_eq!(state(&Settled, domains(&[DONE, PENDING])), State::Retry);
}

waiter! {
    struct LaterElementFails;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 1,
    acceptors: {
        path_any certificate.domain_validation_options[?length(validation_emails) > 0].validation_status
            == DomainStatus::Success => success,
    },
}

#[tokio::test(start_paused = true)]
async fn an_element_that_the_decision_did_not_need_cannot_make_it_fail() {
    // `length(null)` of the second domain fails, but `any` stops after the first.
    let body = r#"{"Certificate":{"DomainValidationOptions":[
        {"DomainName":"a","ValidationStatus":"SUCCESS","ValidationEmails":["x"]},{"DomainName":"b"}]}}"#;
    let request = acm(Script::new([reply(200, body)])).describe_certificate();
    let observed = LaterElementFails.poll_once(request).await;
    assert_eq!(observed.state(), State::Success);
    assert!(
        observed
            .summary()
            .ends_with(".validation_status = [SUCCESS]"),
        "{}",
        observed.summary()
    );
}
