use aws_sdk_acm::types::CertificateStatus;
use waiter_runtime::waiter;

waiter! {
    pub struct Issued { pub want: usize }

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_attempts: 40,
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success,
        path length(certificate.in_use_by) >= {wnat + 1} => failure,
    },
}

fn main() {}
