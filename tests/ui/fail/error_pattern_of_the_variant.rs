use aws_sdk_dynamodb::operation::describe_table::DescribeTableError;
use waiter_runtime::waiter;

waiter! {
    pub struct Gone;

    operation: aws_sdk_dynamodb::DescribeTable,
    delay: 1s,
    max_attempts: 40,
    acceptors: {
        ok => retry,
        error DescribeTableError::ResourceNotFoundException(_) => success,
        error DescribeTableError::InternalServerError(e) if e.message.is_some() => retry,
    },
}

fn main() {}
