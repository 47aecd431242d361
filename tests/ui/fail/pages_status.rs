waiter_runtime::waiter! {
    struct Listed;

    operation: aws_sdk_acm::ListCertificates,
    pages: certificate_summary_list,
    delay: 1s,
    max_attempts: 5,
    acceptors: { status 200 => success },
}

fn main() {}
