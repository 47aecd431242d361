use waiter_runtime::waiter;

waiter! {
    pub struct Ready;

    operation: aws_sdk_sqs::GetQueueAttributes,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path attributes.QueueArn == "x" => success,
    },
}

fn main() {}
