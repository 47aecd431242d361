use waiter_runtime::waiter;

waiter! {
    pub struct Done;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        ok => success,
        error e if e.kind() == 3 => retry,
    },
}

fn main() {}
