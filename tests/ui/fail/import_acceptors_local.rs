use waiter_runtime::include_waiters;

include_waiters! {
    aws_sdk_acm,
    "import/two.json",
    acceptors: { path certificate.serial == {serial} => failure },
}

fn main() {}
