use aws_sdk_acm::types::CertificateStatus;
use waiter_runtime::waiter;

waiter! {
    struct Issued;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_attempts: 40,
    reason: [certificate.failure_reason, certificate.renewal_summary],
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success,
    },
}

fn main() {}
