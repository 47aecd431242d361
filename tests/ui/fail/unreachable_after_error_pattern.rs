use waiter_runtime::waiter;

waiter! {
    pub struct Gone;

    operation: aws_sdk_dynamodb::DescribeTable,
    delay: 1s,
    max_attempts: 40,
    acceptors: {
        ok => retry,
        error _ => failure,
        error timeout => retry,
        error "A" if message == "x" => retry,
        error SdkError::TimeoutError(_) => success,
    },
}

fn main() {}
