use waiter_runtime::waiter;

waiter! {
    struct Wrong;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path join(",", certificate.domain_validation_options) == "a" => success,
    },
}

fn main() {}
