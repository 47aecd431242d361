use waiter_runtime::include_waiters;

include_waiters!(aws_sdk_acm, "import/waitable.json", operation: DescribeCertificat, max_wait: 10m);

fn main() {
    let _ = Issued;
}
