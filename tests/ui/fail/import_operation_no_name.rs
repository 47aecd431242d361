use waiter_runtime::include_waiters;

include_waiters!(aws_sdk_acm, "import/operation_no_name.json");

fn main() {
    let _ = Issued;
}
