use waiter_runtime::include_waiters;

include_waiters!(aws_sdk_acm, "import/invisible.json");

fn main() {}
