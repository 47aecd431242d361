#![deny(warnings)]

use waiter_runtime::waiter;

waiter! {
    pub struct Secured;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_attempts: 40,
    acceptors: {
        path contains(certificate.domain_validation_options[].validation_status, "SUCCESS") => success,
        path contains(certificate.domain_validation_options[].validation_status, {"FAILED"}) => failure,
        path contains(certificate.subject_alternative_names, "a.example") => failure,
        path contains(certificate.domain_name, "a.example") => failure,
    },
}

fn main() {}
