use aws_sdk_acm::types::CertificateStatus;
use waiter_runtime::waiter;

waiter! {
    pub struct Issued;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_attempts: 40,
    acceptors: {
        path for 1m certificate.status == CertificateStatus::Issued => success,
        error ResourceNotFoundException for 10 polls if contains(message, "x") => failure,
        for 3 polls path certificate.status == CertificateStatus::Failed => failure,
        error throttling => retry for 30s,
        error any for 1 poll => failure,
        path certificate.status == CertificateStatus::Issued => success,
    },
}

fn main() {}
