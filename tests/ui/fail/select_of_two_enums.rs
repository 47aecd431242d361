use waiter_runtime::waiter;

waiter! {
    struct Wrong;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path certificate.[status, key_algorithm][] | [0] == "a" => success,
    },
}

fn main() {}
