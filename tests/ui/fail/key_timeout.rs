use waiter_runtime::waiter;

waiter! {
    struct Issued;

    operation: aws_sdk_acm::DescribeCertificate,
    timeout: 10s,
    delay: 60s,
    max_wait: 10m,
    acceptors: {
        path certificate.status != null => success,
    },
}

fn main() {}
