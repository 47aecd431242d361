use waiter_runtime::include_waiters;

include_waiters!(aws_sdk_acm, "import/all_of_value.json");

fn main() {
    let _ = Issued;
}
