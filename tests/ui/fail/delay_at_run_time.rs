use aws_sdk_acm::types::CertificateStatus;
use waiter_runtime::waiter;

waiter! {
    pub struct Issued { pub pause: u64 }

    operation: aws_sdk_acm::DescribeCertificate,
    delay: {pause},
    max_attempts: 40,
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success,
        ok => retry,
    },
}

fn main() {}
