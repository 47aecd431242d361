use waiter_runtime::waiter;

waiter! {
    struct Wrong;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path [certificate.in_use_by, certificate.domain_validation_options][] | length(@) == 2 => success,
    },
}

fn main() {}
