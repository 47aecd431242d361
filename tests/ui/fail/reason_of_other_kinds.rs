use aws_sdk_dynamodb::types::TableStatus;
use waiter_runtime::waiter;

waiter! {
    struct Boolean;

    operation: aws_sdk_dynamodb::DescribeTable,
    delay: 1s,
    max_attempts: 3,
    reason: table.deletion_protection_enabled,
    acceptors: { path table.table_status == TableStatus::Active => success },
}

waiter! {
    struct Map;

    operation: aws_sdk_sqs::GetQueueAttributes,
    delay: 1s,
    max_attempts: 3,
    reason: attributes,
    acceptors: { ok => success },
}

waiter! {
    struct ListInAList;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 3,
    reason: certificate.domain_validation_options[].validation_emails,
    acceptors: { ok => success },
}

fn main() {}
