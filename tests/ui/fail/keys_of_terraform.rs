use waiter_runtime::waiter;

waiter! {
    struct Issued;

    operation: aws_sdk_acm::DescribeCertificate,
    pending: ["PENDING_VALIDATION"],
    target: ["ISSUED"],
    not_found_checks: 20,
    ContinuousTargetOccurence: 3,
    delay: 60s,
    max_wait: 10m,
    acceptors: {
        path certificate.status != null => success,
    },
}

fn main() {}
