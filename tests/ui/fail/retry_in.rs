use aws_sdk_acm::types::CertificateStatus;
use waiter_runtime::waiter;

waiter! {
    pub struct Issued { n: u32, delay: u32 }

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_attempts: 40,
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success in 3s,
        path certificate.status == CertificateStatus::PendingValidation => retry in 30,
        path certificate.status == CertificateStatus::Failed => retry in 0s,
        path certificate.status == CertificateStatus::Expired => retry in,
        path certificate.status == CertificateStatus::Revoked => retry after 30s,
        path certificate.status == CertificateStatus::Inactive => retry 30s,
        path certificate.status == CertificateStatus::ValidationTimedOut => retry in 5s..30s,
        error throttling => retry in {delay},
    },
}

fn main() {}
