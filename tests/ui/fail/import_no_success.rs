use waiter_runtime::include_waiters;

include_waiters!(aws_sdk_acm, "import/no_success.json");

fn main() {
    let _ = Issued;
}
