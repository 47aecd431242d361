struct ObjectReadable { tier: IntelligentTieringAccessTier }

operation: aws_sdk_s3::GetObject,
delay: 1m,
max_wait: 12h,
acceptors: {
    error InvalidObjectState if access_tier == {tier} => retry,
    error NoSuchKey if contains(message, "not yet") => retry,
    error "SlowDown" | throttling if code != "Throttling" => retry,
    error SdkError::TimeoutError(_) => retry,
    ok output if output.content_length() > Some(0) => success,
},
