use waiter_runtime::include_waiters;

include_waiters! {
    aws_sdk_acm,
    "import/two.json",
    acceptors: { error any => failure, error throttling => retry },
}

fn main() {}
