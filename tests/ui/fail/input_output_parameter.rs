use waiter_runtime::waiter;

waiter! {
    struct Wrong {
        want: usize,
    }

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        input_output length(output.certificate.in_use_by) >= want => success,
    },
}

fn main() {}
