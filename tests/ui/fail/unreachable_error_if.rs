use waiter_runtime::waiter;

waiter! {
    pub struct Gone;

    operation: aws_sdk_dynamodb::DescribeTable,
    delay: 1s,
    max_attempts: 40,
    acceptors: {
        ok => retry,
        error ResourceNotFoundException if contains(message, "x") => success,
        error ResourceNotFoundException if contains(message, "x") => failure,
        error "A" => failure,
        error "A" if message == "x" => success,
        error any if code == "B" => retry,
        error "B" | "C" if code == "B" => failure,
        error timeout if code == "B" => retry,
        error any => retry,
        error "D" if code == "D" => failure,
    },
}

fn main() {}
