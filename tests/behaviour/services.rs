//! Services other than ACM: maps, numbers, wire codes and booleans, over their own protocols.

use aws_sdk_sqs::types::QueueAttributeName;
use waiter_runtime::{State, Waiter, waiter};
use waiter_tests::{Script, dynamodb, elb, reply, sqs};

waiter! {
    struct QueueDrained;

    operation: aws_sdk_sqs::GetQueueAttributes,
    delay: 5s,
    max_attempts: 10,
    acceptors: {
        path attributes."ApproximateNumberOfMessages" == "0" => success,
        path_any attributes.* == "never" => failure,
        error QueueDoesNotExist => failure,
    },
}

#[tokio::test(start_paused = true)]
async fn a_maps_entry_is_a_quoted_key() {
    let messages =
        |count| format!(r#"{{"Attributes":{{"ApproximateNumberOfMessages":"{count}"}}}}"#);
    let (one, none) = (messages(1), messages(0));
    let script = Script::new([reply(200, &one), reply(200, "{}"), reply(200, &none)]);
    let drained = QueueDrained
        .wait(sqs(script).get_queue_attributes())
        .await
        .expect("drained");
    assert_eq!(drained.attempts(), 3);
    let attributes = drained
        .output()
        .and_then(|output| output.attributes.as_ref());
    let count =
        attributes.and_then(|map| map.get(&QueueAttributeName::ApproximateNumberOfMessages));
    assert_eq!(count.map(String::as_str), Some("0"));
}

waiter! {
    struct TableActive;

    operation: aws_sdk_dynamodb::DescribeTable,
    delay: 20s,
    max_attempts: 25,
    acceptors: {
        path Table.TableStatus == aws_sdk_dynamodb::types::TableStatus::Active
            && table.item_count >= 3 && table.item_count < 3.5
            && table.provisioned_throughput.number_of_decreases_today == null => success,
        error ResourceNotFoundException => retry,
    },
}

#[tokio::test(start_paused = true)]
async fn numbers_compare_across_types() {
    let table = |count| format!(r#"{{"Table":{{"TableStatus":"ACTIVE","ItemCount":{count}}}}}"#);
    let (few, enough) = (table(2), table(3));
    let missing = reply(
        400,
        r#"{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException"}"#,
    );
    let script = Script::new([missing, reply(200, &few), reply(200, &enough)]);
    let active = TableActive
        .wait(dynamodb(script).describe_table().table_name("t"))
        .await
        .expect("active");
    assert_eq!(active.attempts(), 3);
}

waiter! {
    struct InstanceInService;

    operation: aws_sdk_elasticloadbalancing::DescribeInstanceHealth,
    delay: 15s,
    max_attempts: 40,
    acceptors: {
        path_all instance_states[].state == "InService" => success,
        error "InvalidInstance" => retry,
    },
}

#[tokio::test(start_paused = true)]
async fn a_wire_code_is_compared_verbatim() {
    let health = |state| {
        format!(
            "<DescribeInstanceHealthResponse><DescribeInstanceHealthResult><InstanceStates><member>\
         <State>{state}</State></member></InstanceStates></DescribeInstanceHealthResult></DescribeInstanceHealthResponse>"
        )
    };
    let (out, within) = (health("OutOfService"), health("InService"));
    // The model calls this error InvalidEndPointException.
    let unknown = "<ErrorResponse><Error><Type>Sender</Type><Code>InvalidInstance</Code></Error></ErrorResponse>";
    let script = Script::new([reply(400, unknown), reply(200, &out), reply(200, &within)]);
    let request = elb(script)
        .describe_instance_health()
        .load_balancer_name("lb");
    assert_eq!(
        InstanceInService
            .wait(request)
            .await
            .expect("in service")
            .attempts(),
        3
    );
}

waiter! {
    struct BooleanPath;

    operation: aws_sdk_dynamodb::DescribeTable,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path table.deletion_protection_enabled => success,
        path table.deletion_protection_enabled == false => failure,
    },
}

#[tokio::test(start_paused = true)]
async fn a_boolean_is_a_condition_and_null_is_not_true() {
    let protected = |value| format!(r#"{{"Table":{{"DeletionProtectionEnabled":{value}}}}}"#);
    for (value, state) in [
        ("true", State::Success),
        ("false", State::Failure),
        ("null", State::Retry),
    ] {
        let body = protected(value);
        let request = dynamodb(Script::new([reply(200, &body)]))
            .describe_table()
            .table_name("t");
        assert_eq!(
            BooleanPath.poll_once(request).await.state(),
            state,
            "{value}"
        );
    }
}
