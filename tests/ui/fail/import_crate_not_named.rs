use waiter_runtime::include_waiters;

include_waiters!("import/good.json");

fn main() {}
