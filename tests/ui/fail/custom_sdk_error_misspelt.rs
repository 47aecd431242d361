use aws_sdk_dynamodb::error::SdkError;
use aws_sdk_dynamodb::operation::describe_table::DescribeTableError;
use waiter_runtime::waiter;

waiter! {
    pub struct Active;

    operation: Result<String, SdkError<DescribeTableError>>,
    delay: 1s,
    max_attempts: 40,
    acceptors: {
        path @ == "ACTIVE" => success,
        error ResourceNotFoundExeption => retry,
        error ResourceNotFoundException if mesage == "x" => retry,
    },
}

fn main() {}
