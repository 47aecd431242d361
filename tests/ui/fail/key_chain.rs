use waiter_runtime::waiter;

waiter! {
    pub struct Issued;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_attempts: 40,
    acceptors: {
        path length(certificate.domain_validation_options[][][][][][][][][]) == 1 => success,
    },
}

fn main() {}
