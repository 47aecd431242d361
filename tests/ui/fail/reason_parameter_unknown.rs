use aws_sdk_acm::types::CertificateStatus;
use waiter_runtime::waiter;

waiter! {
    struct Issued { domain: String }

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_attempts: 40,
    reason: certificate.domain_validation_options[?domain_name == {domian}].validation_status,
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success,
    },
}

fn main() {}
