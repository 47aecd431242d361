struct BucketExists;

operation: aws_sdk_s3::HeadBucket,
delay: 5s,
max_attempts: 20,
acceptors: {
    status 200 | 301 => success,
    status 404 | 500..=599 => retry,
},
