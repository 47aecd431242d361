waiter_runtime::waiter! {
    struct Listed;

    operation: aws_sdk_acm::DescribeCertificate,
    pages: certificate.domain_validation_options,
    delay: 1s,
    max_attempts: 5,
    acceptors: { path certificate.serial == "1" => success },
}

fn main() {}
