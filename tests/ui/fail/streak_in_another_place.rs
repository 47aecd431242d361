use aws_sdk_acm::types::CertificateStatus;
use waiter_runtime::waiter;

waiter! {
    pub struct Issued;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_attempts: 40,
    acceptors: {
        path certificate.status == CertificateStatus::Issued after 3 polls => success,
        path certificate.status == CertificateStatus::Failed after 3m => failure,
        path certificate.status == CertificateStatus::Expired => failure for 3 polls,
        path certificate.status == CertificateStatus::Revoked => failure after 3,
        path certificate.status == CertificateStatus::Inactive => retry for 3m,
        path certificate.status == CertificateStatus::ValidationTimedOut for 3 polls for 3m => failure,
    },
}

fn main() {}
