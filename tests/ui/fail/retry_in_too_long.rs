use aws_sdk_acm::types::CertificateStatus;
use waiter_runtime::waiter;

waiter! {
    pub struct Issued;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_wait: 10s,
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success,
        error throttling => retry in 1h,
        timeout => retry,
    },
}

fn main() {}
