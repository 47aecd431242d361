use aws_sdk_acm::types::DomainStatus;
use waiter_runtime::waiter;

waiter! {
    struct Wrong;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path certificate.in_use_by == {vec![DomainStatus::Success]} => success,
    },
}

fn main() {}
