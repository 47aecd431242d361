use aws_sdk_acm::types::CertificateStatus;
use waiter_runtime::waiter;

waiter! {
    pub struct Issued;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_wait: 3m,
    acceptors: {
        path certificate.status == CertificateStatus::Issued for 3 polls => success,
        path certificate.status == CertificateStatus::Failed for 4 polls => failure,
        path certificate.status == CertificateStatus::Expired for 3m => failure,
    },
}

fn main() {}
