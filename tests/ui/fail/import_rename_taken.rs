use waiter_runtime::include_waiters;

include_waiters!(aws_sdk_acm, "import/name_taken.json", waiters: { operation as __Option });

fn main() {}
