use waiter_runtime::waiter;

waiter! {
    struct Wrong;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path sort_by(certificate.domain_validation_options, &resource_record)[0].domain_name == "a" => success,
    },
}

fn main() {}
