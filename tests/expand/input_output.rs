struct AttributesSet;

operation: aws_sdk_sqs::GetQueueAttributes,
delay: 1s,
max_attempts: 10,
acceptors: {
    input_output length(input.attribute_names) == length(keys(output.attributes)) => success,
},
