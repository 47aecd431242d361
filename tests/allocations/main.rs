//! Deciding on a response allocates nothing.

use allocation_counter::measure;
use aws_sdk_acm::operation::describe_certificate::DescribeCertificateOutput;
use aws_sdk_acm::types::{CertificateDetail, CertificateStatus, DomainStatus, DomainValidation};
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
        path_all certificate.domain_validation_options[].validation_status == DomainStatus::Success => success,
        error ResourceNotFoundException | "Code" | throttling => failure,
    },
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

#[test]
fn the_counter_counts() {
    let counted = measure(|| drop(vec![0_u8; 10]));
    assert_eq!(counted.count_total, 1);
}
