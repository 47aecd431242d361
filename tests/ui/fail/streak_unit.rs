use aws_sdk_acm::types::CertificateStatus;
use waiter_runtime::waiter;

waiter! {
    pub struct Issued;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_attempts: 40,
    acceptors: {
        path certificate.status == CertificateStatus::Issued for 3 => success,
        path certificate.status == CertificateStatus::Failed for 3 poll => failure,
        path certificate.status == CertificateStatus::Expired for 3 times => failure,
        path certificate.status == CertificateStatus::Revoked for 3 attempts => failure,
        path certificate.status == CertificateStatus::Inactive for 3 minutes => failure,
        path certificate.status == CertificateStatus::ValidationTimedOut for 3polls => failure,
        error throttling for 3d => failure,
    },
}

fn main() {}
