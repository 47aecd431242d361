use waiter_runtime::include_waiters;

include_waiters!(aws_sdk_acm, "import/waitable.json", max_wait: 10m);

fn main() {}
