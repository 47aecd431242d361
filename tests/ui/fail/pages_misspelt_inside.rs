waiter_runtime::waiter! {
    struct Listed;

    operation: aws_sdk_dynamodb::Query,
    pages: ConsumedCapacity.Indexes,
    delay: 1s,
    max_attempts: 5,
    acceptors: { path length(items) == 0 => success },
}

fn main() {}
