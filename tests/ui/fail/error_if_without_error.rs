use waiter_runtime::waiter;

waiter! {
    pub struct Gone;

    operation: aws_sdk_dynamodb::DescribeTable,
    delay: 1s,
    max_attempts: 40,
    acceptors: {
        ok => retry,
        error contains(message, "does not exist") => success,
        error code == "ValidationError" => success,
    },
}

fn main() {}
