//! Paths as one string: unchanged JMESPath over the same types.
#![deny(deprecated)] // the warning for a string compared with an enum

use aws_sdk_acm::types::{CertificateStatus, DomainStatus};
use aws_sdk_dynamodb::operation::batch_get_item::BatchGetItemOutput;
use aws_sdk_dynamodb::types::builders::KeysAndAttributesBuilder;
use aws_sdk_dynamodb::types::{KeysAndAttributes, TableStatus};
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
        path "contains(['7f', '80'], Certificate.Serial)" => failure,
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
fn a_string_means_the_same_as_tokens() {
    for (body, expected) in [
        ("{}", State::Retry),
        (
            r#"{"DomainValidationOptions":[{"DomainName":"a","ValidationStatus":"SUCCESS"}]}"#,
            State::Success,
        ),
        (
            r#"{"DomainValidationOptions":[{"DomainName":"a","ValidationStatus":"SUCCESS"},{"DomainName":"b","ValidationStatus":"FAILED"}]}"#,
            State::Failure,
        ),
        (r#"{"Status":"REVOKED"}"#, State::Failure),
        (r#"{"Status":"ISSUED"}"#, State::Retry),
        (r#"{"Serial":"80"}"#, State::Failure),
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
        path "Attributes.ApproximateNumberOfMessages" == "1" => retry,
        path_any "Attributes.*" == "never" => failure,
    },
}

async fn drained(attributes: &str) -> String {
    let body = format!(r#"{{"Attributes":{attributes}}}"#);
    let wait = QueueDrained.wait(sqs(Script::new([reply(200, &body)])).get_queue_attributes());
    match wait.max_attempts(1).await {
        Ok(waited) => waited
            .observation()
            .acceptor()
            .expect("an acceptor")
            .to_string(),
        Err(error) => error.to_string(),
    }
}

#[tokio::test(start_paused = true)]
async fn a_maps_entry_differs_from_a_field_by_type() {
    for (attributes, expected) in [
        (
            r#"{"ApproximateNumberOfMessages":"0"}"#,
            r#"path "Attributes.ApproximateNumberOfMessages" == "0" => success"#,
        ),
        (
            r#"{"QueueArn":"arn:never"}"#,
            r##"waiter QueueDrained failed after 1 attempt in 0ms: Attributes.ApproximateNumberOfMessages = null, Attributes."QueueArn" = "arn:never" matched `path r#"Attributes."QueueArn" == 'arn:never' || Attributes."aws:x" != `null`"# => failure`"##,
        ),
        (
            r#"{"aws:x":"1"}"#,
            r##"waiter QueueDrained failed after 1 attempt in 0ms: Attributes.ApproximateNumberOfMessages = null, Attributes."QueueArn" = null, Attributes."aws:x" = "1" matched `path r#"Attributes."QueueArn" == 'arn:never' || Attributes."aws:x" != `null`"# => failure`"##,
        ),
        (
            r#"{"QueueArn":"arn:x"}"#,
            r#"waiter QueueDrained failed: max attempts exceeded (1 attempt in 0ms): Attributes.ApproximateNumberOfMessages = null, Attributes."QueueArn" = "arn:x", Attributes."aws:x" = null, Attributes.* = ["arn:x"], which no acceptor matches"#,
        ),
    ] {
        assert_eq!(drained(attributes).await, expected);
    }
}

waiter! {
    /// Maps, structures and lists inside each other.
    struct ItemFound { name: String }

    operation: aws_sdk_dynamodb::BatchGetItem,
    delay: 1s,
    max_attempts: 1,
    acceptors: {
        path "UnprocessedKeys.orders.ConsistentRead" == true => retry,
        path "UnprocessedKeys.orders.ExpressionAttributeNames | length(@) == `2`" => failure,
        path "UnprocessedKeys.*.ExpressionAttributeNames.x | [0]" == {name} => success,
        path_any "UnprocessedKeys.*.[ExpressionAttributeNames.y, ProjectionExpression][]" == "z" => success,
    },
}

#[test]
fn maps_and_structures_nest() {
    let found = |keys: &[(&str, KeysAndAttributes)]| {
        let keys = keys
            .iter()
            .map(|(table, keys)| ((*table).to_owned(), keys.clone()));
        let output = BatchGetItemOutput::builder()
            .set_unprocessed_keys(Some(keys.collect()))
            .build();
        let waiter = ItemFound {
            name: "n".to_owned(),
        };
        waiter
            .evaluate(&Ok(output))
            .acceptor()
            .map(|acceptor| acceptor.matcher)
    };
    let keys = || KeysAndAttributes::builder().set_keys(Some(vec![]));
    let built = |builder: KeysAndAttributesBuilder| builder.build().expect("keys");
    let cases = [
        (
            "orders",
            built(keys().consistent_read(true)),
            r#"path "UnprocessedKeys.orders.ConsistentRead" == true"#,
        ),
        (
            "orders",
            built(
                keys()
                    .expression_attribute_names("a", "b")
                    .expression_attribute_names("c", "d"),
            ),
            r#"path "UnprocessedKeys.orders.ExpressionAttributeNames | length(@) == `2`""#,
        ),
        (
            "any",
            built(keys().expression_attribute_names("x", "n")),
            r#"path "UnprocessedKeys.*.ExpressionAttributeNames.x | [0]" == {name}"#,
        ),
        (
            "any",
            built(keys().expression_attribute_names("y", "z")),
            r#"path_any "UnprocessedKeys.*.[ExpressionAttributeNames.y, ProjectionExpression][]" == "z""#,
        ),
        (
            "any",
            built(keys().projection_expression("z")),
            r#"path_any "UnprocessedKeys.*.[ExpressionAttributeNames.y, ProjectionExpression][]" == "z""#,
        ),
    ];
    for (table, keys, expected) in cases {
        assert_eq!(found(&[(table, keys)]), Some(expected));
    }
    assert_eq!(
        found(&[("any", built(keys().expression_attribute_names("x", "y")))]),
        None
    );
    assert_eq!(found(&[]), None);
}

waiter! {
    struct TableActive;

    operation: aws_sdk_dynamodb::DescribeTable,
    delay: 20s,
    max_attempts: 25,
    acceptors: {
        path "Table.TableStatus" == TableStatus::Active => success,
        path "Table.ProvisionedThroughput.NumberOfDecreasesToday >= `1.5` && !(Table.DeletionProtectionEnabled)" => failure,
        path "sort_by(Table.GlobalSecondaryIndexes, &IndexName)[-1].IndexStatus == 'CREATING'" => failure,
        path "contains(Table.GlobalSecondaryIndexes[].IndexStatus, 'DELETING')" == true => failure,
        input_output "length(Input.TableName) == `3` && Output.Table.TableId != `null`" => failure,
    },
}

async fn table(body: &str) -> String {
    let script = Script::new([reply(200, &format!(r#"{{"Table":{body}}}"#))]);
    let request = dynamodb(script).describe_table().table_name("abc");
    match TableActive.wait(request).max_attempts(1).await {
        Ok(waited) => waited
            .observation()
            .acceptor()
            .expect("an acceptor")
            .to_string(),
        Err(error) => error.to_string(),
    }
}

#[tokio::test(start_paused = true)]
async fn messages_show_the_string_path_unchanged() {
    for (body, expected) in [
        (
            r#"{"TableStatus":"ACTIVE"}"#,
            r#"path "Table.TableStatus" == TableStatus::Active => success"#,
        ),
        (
            r#"{"ProvisionedThroughput":{"NumberOfDecreasesToday":2}}"#,
            r#"waiter TableActive failed after 1 attempt in 0ms: Table.TableStatus = null, Table.ProvisionedThroughput.NumberOfDecreasesToday = 2 matched `path "Table.ProvisionedThroughput.NumberOfDecreasesToday >= `1.5` && !(Table.DeletionProtectionEnabled)" => failure`"#,
        ),
        (
            r#"{"GlobalSecondaryIndexes":[{"IndexName":"b","IndexStatus":"CREATING"},{"IndexName":"a"}]}"#,
            r#"waiter TableActive failed after 1 attempt in 0ms: Table.TableStatus = null, Table.ProvisionedThroughput.NumberOfDecreasesToday = null, sort_by(Table.GlobalSecondaryIndexes, &IndexName)[-1].IndexStatus = CREATING matched `path "sort_by(Table.GlobalSecondaryIndexes, &IndexName)[-1].IndexStatus == 'CREATING'" => failure`"#,
        ),
        (
            r#"{"GlobalSecondaryIndexes":[{"IndexStatus":"DELETING"}]}"#,
            r#"waiter TableActive failed after 1 attempt in 0ms: Table.TableStatus = null, Table.ProvisionedThroughput.NumberOfDecreasesToday = null, sort_by(Table.GlobalSecondaryIndexes, &IndexName)[-1].IndexStatus = null, contains(Table.GlobalSecondaryIndexes[].IndexStatus, 'DELETING') = true matched `path "contains(Table.GlobalSecondaryIndexes[].IndexStatus, 'DELETING')" == true => failure`"#,
        ),
        (
            r#"{"TableId":"x"}"#,
            r#"waiter TableActive failed after 1 attempt in 0ms: Table.TableStatus = null, Table.ProvisionedThroughput.NumberOfDecreasesToday = null, sort_by(Table.GlobalSecondaryIndexes, &IndexName)[-1].IndexStatus = null, contains(Table.GlobalSecondaryIndexes[].IndexStatus, 'DELETING') = null, length(Input.TableName) = 3, Output.Table.TableId = "x" matched `input_output "length(Input.TableName) == `3` && Output.Table.TableId != `null`" => failure`"#,
        ),
    ] {
        assert_eq!(table(body).await, expected);
    }
}
