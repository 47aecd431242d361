use aws_sdk_acm::types::CertificateStatus;
use waiter_runtime::waiter;

waiter! {
    pub struct Issued;

    
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success,
    },
}

fn main() {}
