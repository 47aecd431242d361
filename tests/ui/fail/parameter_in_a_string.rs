#![deny(warnings)]

use aws_sdk_acm::types::CertificateStatus;
use waiter_runtime::waiter;

waiter! {
    pub struct Issued { pub name: String }

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_attempts: 40,
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success,
        path certificate.domain_name == "{name}" => failure,
        path certificate.domain_name == "www.{name}" => retry,
    },
}

fn main() {}
