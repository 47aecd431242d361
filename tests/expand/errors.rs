struct TableGone;

operation: aws_sdk_dynamodb::DescribeTable,
delay: 2s..120s,
max_wait: 10m,
acceptors: {
    error ResourceNotFoundException => success,
    error InternalServerError | "LimitExceeded" | throttling => retry,
    error timeout | dispatch => retry,
    error any => failure,
    ok => retry,
},
