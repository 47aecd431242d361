use aws_sdk_acm::types::CertificateStatus;
use waiter_runtime::waiter;

waiter! {
    pub struct Issued;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_attempts: 40,
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success,
        {"state": "failure", "matcher": {"output": {"path": "Certificate.Status", "expected": "FAILED", "comparator": "stringEquals"}}, "message": "Certificate.FailureReason"},
        {"state": "failure", "matcher": {"errorType": "ResourceNotFoundException"}, "message": "Certificate.FailureReason"},
    },
}

fn main() {}
