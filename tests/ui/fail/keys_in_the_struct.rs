use waiter_runtime::waiter;

waiter! {
    pub struct Issued {
        operation: aws_sdk_acm::DescribeCertificate,
        delay: 60s,
        max_attempts: 40,
        acceptors: { ok => success },
    }
}

fn main() {}
