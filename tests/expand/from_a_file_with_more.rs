aws_sdk_redshiftdata, "../tests/expand/from_a_file_with_more.json",
operation: DescribeStatement,
max_wait: 1h,
acceptors: {
    error throttling | transient => retry,
    path status == StatusString::Aborted => failure(error),
},
