use aws_sdk_acm::types::CertificateStatus;
use waiter_runtime::waiter;

waiter! {
    pub struct Issued;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60,
    max_attempts: 40,
    acceptors: {
        path certificate.statuss == CertificateStatus::Issued => success,
        error NotThere => failure,
        path certificate.domain_name == 3 => retri,
    },
}

fn main() {}
