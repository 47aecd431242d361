use waiter_runtime::waiter;

waiter! {
    pub struct Gone;

    operation: aws_sdk_dynamodb::DescribeTable,
    delay: 1s,
    max_attempts: 40,
    acceptors: {
        ok => retry,
        error problem if problem.raw_response().is_some() && wanted > 3 => success,
    },
}

fn main() {}
