struct KinesisEnabled;

operation: aws_sdk_dynamodb::DescribeKinesisStreamingDestination,
delay: 10s,
max_attempts: 30,
acceptors: {
    path "length(KinesisDataStreamDestinations) > `0` && length(KinesisDataStreamDestinations[?DestinationStatus == 'ACTIVE']) == length(KinesisDataStreamDestinations)" => success,
    path_any "KinesisDataStreamDestinations[].DestinationStatus" == "ENABLE_FAILED" => failure,
},
