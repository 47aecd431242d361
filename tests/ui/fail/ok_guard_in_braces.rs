use waiter_runtime::waiter;

waiter! {
    pub struct Done;

    operation: aws_sdk_dynamodb::DescribeTable,
    delay: 1s,
    max_attempts: 40,
    acceptors: {
        path { output.table().is_some() } => success,
    },
}

fn main() {}
