use waiter_runtime::include_waiters;

include_waiters!(aws_sdk_acm, "import/waitable.json", operation: DescribeCertificate);

fn main() {
    let _ = Issued;
}
