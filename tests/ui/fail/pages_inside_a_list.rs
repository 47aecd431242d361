waiter_runtime::waiter! {
    struct Listed;

    operation: aws_sdk_acm::ListCertificates,
    pages: certificate_summary_list.status,
    delay: 1s,
    max_attempts: 5,
    acceptors: { path length(certificate_summary_list) == 0 => success },
}

fn main() {}
