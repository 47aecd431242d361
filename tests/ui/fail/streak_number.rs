use aws_sdk_acm::types::CertificateStatus;
use waiter_runtime::waiter;

waiter! {
    pub struct Issued { n: u32, delay: u32 }

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_attempts: 40,
    acceptors: {
        path certificate.status == CertificateStatus::Issued for => success,
        path certificate.status == CertificateStatus::Failed for {n} polls => failure,
        path certificate.status == CertificateStatus::Expired for 1 polls => failure,
        path certificate.status == CertificateStatus::Revoked for 0s => failure,
        path certificate.status == CertificateStatus::Inactive for "3m" => failure,
    },
}

fn main() {}
