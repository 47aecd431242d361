use waiter_runtime::waiter;

waiter! {
    pub struct Gone;

    operation: aws_sdk_dynamodb::DescribeTable,
    delay: 1s,
    max_attempts: 40,
    acceptors: {
        ok => retry,
        error ResourceNotFoundException if error.message.is_some_and(|it| it == "x") => success,
        error "ValidationError" if matches!(message, Some(_)) => success,
    },
}

fn main() {}
