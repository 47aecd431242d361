//! Smithy's format: the trait by itself, and inside a model.

use std::time::Duration;

use aws_sdk_elasticloadbalancing::operation::describe_instance_health::{
    DescribeInstanceHealthInput, DescribeInstanceHealthOutput,
};
use aws_sdk_elasticloadbalancing::types::{Instance, InstanceState};
use waiter_runtime::{Delay, State, WaitError, Waiter, include_waiters};
use waiter_tests::{Script, dynamodb, elb, reply};

include_waiters! {
    aws_sdk_elasticloadbalancing,
    "import/balancers.waitable.json",
    operation: DescribeInstanceHealth,
    max_wait: 10m,
}

include_waiters!(aws_sdk_dynamodb, "import/tables.smithy.json", max_attempts: 25);

fn error(status: u16, code: &str) -> (u16, String) {
    let body = format!(
        "<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>no</Message></Error></ErrorResponse>"
    );
    (status, body)
}

async fn wait_for_gone(code: &str) -> Result<(), WaitError<BalancerGone>> {
    let (status, body) = error(400, code);
    let request = elb(Script::new([reply(status, &body)])).describe_instance_health();
    let wait = BalancerGone.wait(request.load_balancer_name("web"));
    wait.max_attempts(1).await.map(|_| ())
}

#[tokio::test(start_paused = true)]
async fn an_error_type_matches_its_shape_with_any_code() {
    // The shape has another code on the wire.
    wait_for_gone("LoadBalancerNotFound")
        .await
        .expect("the modelled error");
    // The model does not define this shape.
    let retried = wait_for_gone("NowhereModelled")
        .await
        .expect_err("one attempt");
    assert!(
        matches!(retried, WaitError::MaxAttemptsExceeded { .. }),
        "{retried}"
    );
    let failed = wait_for_gone("AccessDenied")
        .await
        .expect_err("another error");
    assert!(matches!(failed, WaitError::Failure { .. }), "{failed}");
}

#[test]
fn comparators_follow_smithy() {
    let input = DescribeInstanceHealthInput::builder()
        .load_balancer_name("web")
        .instances(Instance::builder().instance_id("i-1").build())
        .build()
        .expect("an input");
    let decide = |states: &[(&str, &str)]| {
        let states = states.iter().map(|(state, reason)| {
            InstanceState::builder()
                .state(*state)
                .reason_code(*reason)
                .build()
        });
        let output = DescribeInstanceHealthOutput::builder()
            .set_instance_states(Some(states.collect()))
            .build();
        let decision = InstancesInService.evaluate_with_input(&input, &Ok(output));
        (
            decision.state(),
            decision.acceptor().map(|acceptor| acceptor.matcher),
        )
    };
    assert_eq!(decide(&[("InService", "")]).0, State::Success);
    assert_eq!(
        decide(&[("InService", ""), ("Unknown", "")]).0,
        State::Failure
    );
    assert_eq!(decide(&[("OutOfService", "ELB")]).0, State::Failure);
    assert_eq!(
        decide(&[]),
        (
            State::Failure,
            Some(
                r#"input_output "length(input.Instances) != length(output.InstanceStates)" == true"#
            )
        )
    );
    assert_eq!(decide(&[("OutOfService", "")]), (State::Retry, Some("ok")));

    let second = DescribeInstanceHealthInput::builder()
        .load_balancer_name("web")
        .instances(Instance::builder().instance_id("i-2").build())
        .build()
        .expect("an input");
    let states = InstanceState::builder().state("OutOfService").build();
    let output = DescribeInstanceHealthOutput::builder()
        .instance_states(states)
        .build();
    let decision = InstancesInService.evaluate_with_input(&second, &Ok(output));
    assert_eq!(decision.state(), State::Failure);
}

#[test]
fn delays_follow_smithy() {
    let backoff = |min, max| Delay::Backoff {
        min: Duration::from_secs(min),
        max: Duration::from_secs(max),
    };
    assert_eq!(BalancerGone::DECLARATION.delay, backoff(2, 30));
    assert_eq!(InstancesInService::DECLARATION.delay, backoff(2, 120));
    assert_eq!(
        InstancesInService::DECLARATION.max_wait,
        Some(Duration::from_mins(10))
    );
    assert_eq!(TableThere::DECLARATION.delay, backoff(20, 120));
    assert_eq!(TableThere::DECLARATION.max_attempts, Some(25));
}

#[tokio::test(start_paused = true)]
async fn a_model_names_the_operation() {
    let script = Script::new([
        reply(
            400,
            r#"{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException"}"#,
        ),
        reply(200, r#"{"Table":{"TableStatus":"CREATING"}}"#),
        reply(200, r#"{"Table":{"TableStatus":"ACTIVE"}}"#),
    ]);
    let request = dynamodb(script).describe_table().table_name("orders");
    let waited = TableThere.wait(request).await.expect("there");
    assert_eq!(waited.attempts(), 3);
}
