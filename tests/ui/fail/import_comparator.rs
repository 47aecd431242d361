use waiter_runtime::include_waiters;

include_waiters!(aws_sdk_acm, "import/comparator.json", operation: DescribeCertificate, max_wait: 10m);

fn main() {
    let _ = Issued;
}
