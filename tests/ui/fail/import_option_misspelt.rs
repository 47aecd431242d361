use waiter_runtime::include_waiters;

include_waiters!(aws_sdk_acm, "import/good.json", max_attempt: 3);

fn main() {
    let _ = Issued;
}
