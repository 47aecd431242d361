use waiter_runtime::waiter;

waiter! {
    struct Wrong;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path certificate.domain_validation_options[*].validation_emails[*] | [0] == {vec![1]} => success,
    },
}

fn main() {}
