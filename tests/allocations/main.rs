//! Deciding on a response does not allocate, unless an expression has to build a value. Each value is built once.

mod waits;

use allocation_counter::measure;
use aws_sdk_acm::operation::describe_certificate::{
    DescribeCertificateError, DescribeCertificateOutput,
};
use aws_sdk_acm::types::{CertificateDetail, CertificateStatus, DomainStatus, DomainValidation};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::ErrorMetadata;
use waiter_runtime::{State, Waiter, waiter};

waiter! {
    struct Validated {
        want: usize,
        domain: String,
    }

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_attempts: 40,
    acceptors: {
        path certificate.status == CertificateStatus::Failed | CertificateStatus::ValidationTimedOut => failure,
        path length(certificate.domain_validation_options[?validation_status == DomainStatus::Failed]) > {want} => failure,
        path certificate.domain_validation_options[].validation_emails[] | [-1] == "nobody" => failure,
        path contains(certificate.subject_alternative_names, {domain}) && !certificate.in_use_by => failure,
        path_any certificate.domain_validation_options[].resource_record.name == "x" => failure,
        path certificate.domain_validation_options[10:0:-3].domain_name | [1] == "x" => failure,
        path certificate.domain_validation_options[].domain_name | [:50] | length(@) != 50 => failure,
        path_any certificate.domain_validation_options[].[domain_name, validation_domain][] == "x" => failure,
        path certificate.domain_validation_options[0].[domain_name, validation_status] | [1] == DomainStatus::Failed => failure,
        path max_by(certificate.domain_validation_options, &domain_name).domain_name == "x" => failure,
        path min(certificate.domain_validation_options[].domain_name) == "x" => failure,
        path sum(map(&length(domain_name), certificate.domain_validation_options)) < 1 => failure,
        path avg(certificate.domain_validation_options[].length(domain_name)) < 1 => failure,
        path reverse(certificate.domain_validation_options)[0].domain_name == "x" => failure,
        path not_null(certificate.serial, certificate.subject, certificate.in_use_by[0]) == "x" => failure,
        path starts_with(certificate.domain_validation_options[0].domain_name, "x") => failure,
        path (certificate.in_use_by || certificate.domain_validation_options[].domain_name) == ["x"] => failure,
        path [certificate.domain_validation_options[].domain_name, certificate.subject_alternative_names][] | [-1] == "x" => failure,
        path_any [certificate.domain_validation_options[].domain_name, certificate.in_use_by, certificate.subject_alternative_names][] == "x" => failure,
        path certificate.domain_validation_options[].validation_status == ["SUCCESS"] => failure,
        path certificate.domain_validation_options[].validation_emails == [certificate.in_use_by] => failure,
        path certificate.subject_alternative_names == {[domain]} => failure,
        path_any [certificate.status == CertificateStatus::Issued, length(certificate.in_use_by || certificate.subject_alternative_names) == 2] == true => failure,
        path to_number(certificate.domain_validation_options[0].domain_name) != null => failure,
        path length(to_array(certificate.subject_alternative_names)) > 1 => failure,
        path_all certificate.domain_validation_options[].validation_status == DomainStatus::Success => success,
        error ResourceNotFoundException | "Code" | throttling => failure,
        error "Other" if contains(message, {domain}) && length(message) > {want} && code == "Other" => failure,
        error problem if problem.raw_response().is_none() => failure,
        error any if starts_with(message, "no") => success,
    },
}

#[test]
fn deciding_on_an_error_allocates_nothing() {
    let meta = ErrorMetadata::builder()
        .code("Other")
        .message("no such certificate");
    let error = DescribeCertificateError::generic(meta.build());
    let raw = HttpResponse::new(400.try_into().expect("a status"), SdkBody::empty());
    let response = Err(SdkError::service_error(error, raw));
    let waiter = Validated {
        want: 3,
        domain: "z.example".to_owned(),
    };
    let mut state = State::Retry;
    let counted = measure(|| state = waiter.evaluate(&response).state());
    assert_eq!(state, State::Success);
    assert_eq!(counted.count_total, 0);
}

#[test]
fn deciding_allocates_nothing() {
    let domain = |n: usize| {
        DomainValidation::builder()
            .domain_name(format!("{n}.example"))
            .validation_status(DomainStatus::Success)
            .validation_emails(format!("admin@{n}.example"))
            .build()
            .expect("a domain has a name")
    };
    let certificate = CertificateDetail::builder()
        .status(CertificateStatus::PendingValidation)
        .subject_alternative_names("a.example")
        .set_domain_validation_options(Some((0..100).map(domain).collect()))
        .build();
    let response = Ok(DescribeCertificateOutput::builder()
        .certificate(certificate)
        .build());
    let waiter = Validated {
        want: 3,
        domain: "z.example".to_owned(),
    };
    let mut state = State::Retry;
    let counted = measure(|| state = waiter.evaluate(&response).state());
    assert_eq!(state, State::Success, "every acceptor above was looked at");
    assert_eq!(counted.count_total, 0);
}

waiter! {
    struct Sorted;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_attempts: 40,
    acceptors: {
        path sort_by(certificate.domain_validation_options, &domain_name)[0].domain_name == "x" => failure,
        path sort_by(certificate.domain_validation_options, &domain_name)[0].domain_name == "y" => failure,
        path sort_by(Certificate.DomainValidationOptions, &DomainName)[0].DomainName == "0.example" => success,
    },
}

waiter! {
    struct SortedOnce;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_attempts: 40,
    acceptors: {
        path sort_by(certificate.domain_validation_options, &domain_name)[0].domain_name == "0.example" => success,
    },
}

#[test]
fn acceptors_over_the_same_path_compute_it_once() {
    let domain = |n: usize| {
        DomainValidation::builder()
            .domain_name(format!("{n}.example"))
            .build()
            .expect("a domain has a name")
    };
    let certificate = CertificateDetail::builder()
        .set_domain_validation_options(Some((0..10).rev().map(domain).collect()))
        .build();
    let response = Ok(DescribeCertificateOutput::builder()
        .certificate(certificate)
        .build());
    let once = measure(|| assert_eq!(SortedOnce.evaluate(&response).state(), State::Success));
    let shared = measure(|| assert_eq!(Sorted.evaluate(&response).state(), State::Success));
    assert!(once.count_total > 0);
    assert_eq!(shared.count_total, once.count_total);
}

#[test]
fn the_counter_counts() {
    let counted = measure(|| drop(vec![0_u8; 10]));
    assert_eq!(counted.count_total, 1);
}
