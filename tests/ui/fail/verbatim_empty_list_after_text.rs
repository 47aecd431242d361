use waiter_runtime::waiter;

waiter! {
    struct Used;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path "length(Certificate.Serial || `[]`) == `0`" => success,
    },
}

fn main() {}
