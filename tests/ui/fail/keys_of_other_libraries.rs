use waiter_runtime::waiter;

waiter! {
    struct Issued;

    operation: aws_sdk_acm::DescribeCertificate,
    until: certificate.status != null,
    during: 3m,
    consecutive: 3,
    tolerate: ResourceNotFoundException,
    delay: 60s,
    max_wait: 10m,
    acceptors: {
        path certificate.status != null => success,
    },
}

fn main() {}
