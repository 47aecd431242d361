use waiter_runtime::waiter;

waiter! {
    struct Wrong;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        input_output input.certificate_arm == output.certificate.certificate_arn => success,
    },
}

fn main() {}
