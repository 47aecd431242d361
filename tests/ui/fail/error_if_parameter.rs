use waiter_runtime::waiter;

waiter! {
    pub struct Gone { pub name: String }

    operation: aws_sdk_dynamodb::DescribeTable,
    delay: 1s,
    max_attempts: 40,
    acceptors: {
        ok => retry,
        error "ValidationError" if contains(message, name) => success,
        error ResourceNotFoundException if message == name => success,
        error ResourceInUseException if message == {nam} => retry,
    },
}

fn main() {}
