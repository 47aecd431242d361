//! Paths as one string: JMESPath as it stands, over the same types.
#![deny(deprecated)] // as which a string compared with an enum warns among tokens

use aws_sdk_acm::types::{CertificateStatus, DomainStatus};
use aws_sdk_dynamodb::types::TableStatus;
use waiter_runtime::{State, Waiter, waiter};
use waiter_tests::{Script, acm, dynamodb, reply, sqs};

waiter! {
    struct CertificateValidated;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_attempts: 40,
    acceptors: {
        path_all "Certificate.DomainValidationOptions[].ValidationStatus" == DomainStatus::Success => success,
        path_any "Certificate.DomainValidationOptions[].ValidationStatus" == DomainStatus::Failed => failure,
        path "Certificate.Status" == CertificateStatus::Failed | CertificateStatus::Revoked => failure,
        path r#"Certificate.Type == 'IMPORTED' && length("Certificate"."InUseBy") > `1`"# => failure,
        path "length(Certificate.DomainValidationOptions[?ValidationStatus == 'FAILED' || DomainName=='x'])" == 3 => failure,
    },
}

fn validated(body: &str) -> State {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("a runtime");
    let body = format!(r#"{{"Certificate":{body}}}"#);
    let output = runtime.block_on(
        acm(Script::new([reply(200, &body)]))
            .describe_certificate()
            .send(),
    );
    CertificateValidated.evaluate(&output).state()
}

#[test]
fn a_string_means_what_its_tokens_do() {
    for (body, expected) in [
        ("{}", State::Retry),
        (r#"{"DomainValidationOptions":[{"DomainName":"a","ValidationStatus":"SUCCESS"}]}"#, State::Success),
        (
            r#"{"DomainValidationOptions":[{"DomainName":"a","ValidationStatus":"SUCCESS"},{"DomainName":"b","ValidationStatus":"FAILED"}]}"#,
            State::Failure,
        ),
        (r#"{"Status":"REVOKED"}"#, State::Failure),
        (r#"{"Status":"ISSUED"}"#, State::Retry),
        (r#"{"Type":"IMPORTED","InUseBy":["a","b"]}"#, State::Failure),
        (r#"{"Type":"IMPORTED","InUseBy":["a"]}"#, State::Retry),
        (
            r#"{"DomainValidationOptions":[{"DomainName":"x"},{"DomainName":"x"},{"DomainName":"x"}]}"#,
            State::Failure,
        ),
    ] {
        assert_eq!(validated(body), expected, "{body}");
    }
}

waiter! {
    struct QueueDrained;

    operation: aws_sdk_sqs::GetQueueAttributes,
    delay: 5s,
    max_attempts: 2,
    acceptors: {
        path "Attributes.ApproximateNumberOfMessages" == "0" => success,
        path r#"Attributes."QueueArn" == 'arn:never' || Attributes."aws:x" != `null`"# => failure,
        path_any "Attributes.*" == "never" => failure,
    },
}

async fn drained(attributes: &str) -> String {
    let body = format!(r#"{{"Attributes":{attributes}}}"#);
    let wait = QueueDrained.wait(sqs(Script::new([reply(200, &body)])).get_queue_attributes());
    match wait.max_attempts(1).await {
        Ok(waited) => format!("{:?}", waited.acceptor().map(|acceptor| acceptor.text())),
        Err(error) => error.to_string(),
    }
}

#[tokio::test(start_paused = true)]
async fn a_maps_entry_is_told_from_a_field_by_its_type() {
    assert_eq!(
        drained(r#"{"ApproximateNumberOfMessages":"0"}"#).await,
        ""
    );
    assert_eq!(drained(r#"{"QueueArn":"arn:never"}"#).await, "");
    assert_eq!(drained(r#"{"aws:x":"1"}"#).await, "");
    assert_eq!(drained(r#"{"QueueArn":"arn:x"}"#).await, "");
    assert_eq!(drained("{}").await, "");
}

waiter! {
    /// Maps, structures and lists below each other.
    struct ItemFound { name: String }

    operation: aws_sdk_dynamodb::BatchGetItem,
    delay: 1s,
    max_attempts: 1,
    acceptors: {
        path "UnprocessedKeys.orders.ConsistentRead" == true => retry,
        path "keys(UnprocessedKeys.Orders.ExpressionAttributeNames) | length(@)" == 2 => failure,
        path "UnprocessedKeys.*.ExpressionAttributeNames.x | [0]" == {name} => success,
        path_any "UnprocessedKeys.*.ExpressionAttributeNames[].y" == "z" => success,
    },
}

waiter! {
    struct TableActive;

    operation: aws_sdk_dynamodb::DescribeTable,
    delay: 20s,
    max_attempts: 25,
    acceptors: {
        path "Table.TableStatus" == TableStatus::Active => success,
        path "Table.ProvisionedThroughput.NumberOfDecreasesToday >= `1.5` && !(Table.DeletionProtectionEnabled)" => failure,
        path "sort_by(Table.GlobalSecondaryIndexes, &IndexName)[-1].IndexStatus" == "CREATING" => failure,
    },
}
