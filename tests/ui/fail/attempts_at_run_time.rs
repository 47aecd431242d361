use aws_sdk_acm::types::CertificateStatus;
use waiter_runtime::waiter;

waiter! {
    pub struct Issued { pub polls: u32 }

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_attempts: {polls},
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success,
        ok => retry,
    },
}

fn main() {}
