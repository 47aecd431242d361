//! Every function, slice and multi-select once over a real output. The differential test covers their behaviour in
//! detail.

use aws_sdk_acm::types::{CertificateStatus, DomainStatus};
use waiter_runtime::{State, waiter};

use crate::paths::{DONE, FAILED, PENDING, domains, state};

/// Returns true if the condition holds for these domains.
macro_rules! holds {
    ($domains:expr, $($condition:tt)*) => {{
        waiter! {
            struct Holds;

            operation: aws_sdk_acm::DescribeCertificate,
            delay: 1s,
            max_attempts: 1,
            acceptors: { path $($condition)* => success },
        }
        state(&Holds, domains($domains)) == State::Success
    }};
}

const THREE: &[Option<DomainStatus>] = &[PENDING, DONE, FAILED];

#[test]
fn slices() {
    assert!(
        holds!(THREE, certificate.domain_validation_options[1:].validation_status | [0] == DomainStatus::Success)
    );
    assert!(
        holds!(THREE, certificate.domain_validation_options[::-1].validation_status | [0] == DomainStatus::Failed)
    );
    assert!(
        holds!(THREE, length(certificate.domain_validation_options[].validation_status | [:2]) == 2)
    );
    assert!(holds!(THREE, length(certificate.domain_validation_options[5:]) == 0));
}

#[test]
fn multi_selects() {
    assert!(
        holds!(THREE, certificate.domain_validation_options[0].[domain_name, validation_status] | [1] == DomainStatus::PendingValidation)
    );
    assert!(
        holds!(THREE, certificate.domain_validation_options[].[domain_name, validation_domain][] | length(@) == 3)
    );
    assert!(holds!(
        THREE,
        contains([certificate.serial, certificate.subject], null)
    ));
    assert!(
        holds!(THREE, length(certificate.domain_validation_options[].[validation_status, domain_name]) == 3)
    );
    assert!(holds!(THREE, certificate.[serial, subject] | [-1] == null));
    assert!(
        holds!(THREE, certificate.domain_validation_options[].domain_name == ["a.example", "a.example", "a.example"])
    );
    assert!(!holds!(THREE, certificate.domain_validation_options[].domain_name == ["a.example"]));
    assert!(
        holds!(THREE, certificate.domain_validation_options[].domain_name != {vec!["a.example"]})
    );
}

#[test]
fn functions_of_lists() {
    assert!(
        holds!(THREE, sort(certificate.domain_validation_options[].validation_status)[0] == DomainStatus::Failed)
    );
    assert!(holds!(
        THREE,
        sort_by(certificate.domain_validation_options, &validation_status)[0].validation_status
            == DomainStatus::Failed
    ));
    assert!(holds!(
        THREE,
        max_by(certificate.domain_validation_options, &validation_status).validation_status
            == DomainStatus::Success
    ));
    assert!(holds!(
        THREE,
        min_by(certificate.domain_validation_options, &length(domain_name)).validation_status
            == DomainStatus::PendingValidation
    ));
    assert!(
        holds!(THREE, max(certificate.domain_validation_options[].validation_status) == DomainStatus::Success)
    );
    assert!(
        holds!(THREE, min(certificate.domain_validation_options[].validation_status) == DomainStatus::Failed)
    );
    assert!(holds!(
        THREE,
        reverse(certificate.domain_validation_options)[0].validation_status == DomainStatus::Failed
    ));
    assert!(holds!(
        THREE,
        map(&length(domain_name), certificate.domain_validation_options) == [9, 9, 9]
    ));
    assert!(holds!(
        THREE,
        sum(map(
            &length(domain_name),
            certificate.domain_validation_options
        )) == 27
    ));
    assert!(holds!(
        THREE,
        avg(map(
            &length(domain_name),
            certificate.domain_validation_options
        )) == 9
    ));
    assert!(holds!(
        THREE,
        length(to_array(certificate.domain_validation_options)) == 3
    ));
    assert!(holds!(THREE, length(to_array(certificate.serial)) == 1));
    assert!(
        holds!(THREE, join("|", certificate.domain_validation_options[].validation_status) == "PENDING_VALIDATION|SUCCESS|FAILED")
    );
    assert!(holds!(&[], max(certificate.domain_validation_options[].validation_status) == null));
}

#[test]
fn functions_of_single_values() {
    assert!(holds!(
        THREE,
        starts_with(
            certificate.domain_validation_options[0].validation_status,
            "PENDING"
        )
    ));
    assert!(holds!(
        THREE,
        ends_with(
            certificate.domain_validation_options[0].domain_name,
            ".example"
        )
    ));
    assert!(holds!(
        THREE,
        reverse(certificate.domain_validation_options[0].domain_name) == "elpmaxe.a"
    ));
    assert!(holds!(
        THREE,
        not_null(
            certificate.serial,
            certificate.subject,
            certificate.domain_validation_options[0].domain_name
        ) == "a.example"
    ));
    assert!(holds!(
        THREE,
        to_number("1.5") == 1.5 && to_string(length(certificate.domain_validation_options)) == "3"
    ));
    assert!(holds!(
        THREE,
        certificate.serial == null && abs(-1) == 1 && ceil(1.2) == 2 && floor(-1.2) == -2
    ));
    assert!(holds!(THREE, to_number(certificate.serial) == null));
    assert!(holds!(THREE, (certificate.status || "none") == "none"));
    assert!(holds!(
        THREE,
        not_null(certificate.status, { CertificateStatus::Issued }) == CertificateStatus::Issued
    ));
}

#[test]
fn an_enum_is_searched_among_strings() {
    assert!(holds!(
        THREE,
        contains(
            ["FAILED", "PENDING_VALIDATION"],
            certificate.domain_validation_options[0].validation_status
        )
    ));
    assert!(!holds!(
        THREE,
        contains(
            { vec!["FAILED", "SUCCESS"] },
            certificate.domain_validation_options[0].validation_status
        )
    ));
    assert!(holds!(
        THREE,
        "contains(['FAILED', 'SUCCESS'], Certificate.DomainValidationOptions[1].ValidationStatus)"
    ));
}

#[test]
fn sides_of_or_may_be_lists() {
    assert!(
        holds!(THREE, length(certificate.in_use_by || certificate.domain_validation_options[].domain_name) == 3)
    );
    assert!(!holds!(
        THREE,
        length(certificate.subject_alternative_names || certificate.in_use_by || null) == 0
    ));
}

waiter! {
    struct Failing;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 1,
    acceptors: {
        path !starts_with(certificate.serial, "x") => success,
        path sort_by(certificate.domain_validation_options, &validation_domain)[0] == null => success,
        path join(",", certificate.in_use_by) != "x" => success,
        path sum(certificate.in_use_by[].length(@)) != 1 => success,
        path reverse(certificate.serial) != "x" => success,
        path map(&@, certificate.in_use_by) != null => success,
    },
}

#[test]
fn a_failing_expression_does_not_match() {
    assert_eq!(state(&Failing, domains(&[DONE])), State::Retry);
}
