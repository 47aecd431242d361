use aws_sdk_acm::types::CertificateStatus;
use waiter_runtime::include_waiters;

include_waiters! {
    aws_sdk_acm,
    "import/two.json",
    acceptors: { path certificate.status == CertificateStatus::Revoked => failure(certificate.options) },
}

fn main() {}
