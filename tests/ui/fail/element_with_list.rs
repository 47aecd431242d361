use waiter_runtime::waiter;

waiter! {
    struct Wrong;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path certificate.domain_validation_options[*].domain_name | [0] == {vec!["a.example"]} => success,
    },
}

fn main() {}
