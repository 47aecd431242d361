use aws_sdk_acm::types::CertificateStatus;
use waiter_runtime::waiter;

waiter! {
    pub struct Issued { pub domain_name: String, pub arn: String }

    operation: aws_sdk_acm::ListCertificates,
    delay: 60s,
    max_attempts: 40,
    acceptors: {
        path_any certificate_summary_list[?domain_name == domain_name].status == CertificateStatus::Issued => success,
        path contains(certificate_summary_list[].certificate_arn, arn) && next_token == null => failure,
    },
}

fn main() {}
