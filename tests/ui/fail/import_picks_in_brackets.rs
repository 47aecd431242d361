use waiter_runtime::include_waiters;

include_waiters!(aws_sdk_acm, "import/good.json", waiters: [Issued]);

fn main() {
    let _ = Issued;
}
