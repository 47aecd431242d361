use aws_sdk_acm::types::CertificateStatus;
use waiter_runtime::waiter;

waiter! {
    struct Issued;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path certificate.statuss == CertificateStatus::Issued => success,
        path Certificate.Statuss == CertificateStatus::Failed => failure,
        path_any sort(certificate.in_use_bye) == "a" => failure,
        path_any sort(certificate.in_use_bye) == "b" => failure,
    },
}

fn main() {}
