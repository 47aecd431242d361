waiter_runtime::waiter! {
    struct ItemDone;

    operation: aws_sdk_dynamodb::GetItem,
    delay: 1s,
    max_attempts: 5,
    acceptors: {
        path item."status" as S == 1 => success,
    },
}

fn main() {}
