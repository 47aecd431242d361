use aws_sdk_acm::types::CertificateStatus;
use waiter_runtime::waiter;

waiter! {
    pub struct Issued { want: String }

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_attempts: 40,
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success,
        error ResourceNotFoundException contains(message, {want}) => failure,
        error any message == "x" => failure,
    },
}

fn main() {}
