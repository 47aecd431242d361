//! Paths over real responses: lists, maps, nulls, empties, both spellings, run-time values.

use aws_sdk_acm::operation::describe_certificate::DescribeCertificateOutput;
use aws_sdk_acm::types::{CertificateDetail, CertificateStatus, DomainStatus, DomainValidation};
use aws_sdk_sqs::types::QueueAttributeName;
use waiter_runtime::{Response, State, Waiter, waiter};
use waiter_tests::{Script, acm, dynamodb, elb, reply, sqs};

/// The state a waiter decides on one output of `DescribeCertificate`.
fn state<W>(waiter: &W, certificate: impl Into<Option<CertificateDetail>>) -> State
where
    W: Waiter<Output = DescribeCertificateOutput>,
{
    let output = DescribeCertificateOutput::builder()
        .set_certificate(certificate.into())
        .build();
    waiter.evaluate(Response::from(&Ok(output))).state()
}

/// A certificate whose domains have these statuses, `None` being a domain without one.
fn domains(statuses: &[Option<DomainStatus>]) -> CertificateDetail {
    let domains = statuses.iter().map(|status| {
        DomainValidation::builder()
            .domain_name("a.example")
            .set_validation_status(status.clone())
            .build()
            .expect("a domain has a name")
    });
    CertificateDetail::builder()
        .set_domain_validation_options(Some(domains.collect()))
        .build()
}

const DONE: Option<DomainStatus> = Some(DomainStatus::Success);
const PENDING: Option<DomainStatus> = Some(DomainStatus::PendingValidation);
const FAILED: Option<DomainStatus> = Some(DomainStatus::Failed);

waiter! {
    struct AllValidated;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path_any certificate.domain_validation_options[].validation_status == DomainStatus::Failed => failure,
        path_all certificate.domain_validation_options[].validation_status == DomainStatus::Success => success,
    },
}

#[test]
fn path_all_and_path_any_look_at_every_element() {
    assert_eq!(state(&AllValidated, domains(&[DONE, DONE])), State::Success);
    assert_eq!(
        state(&AllValidated, domains(&[DONE, PENDING])),
        State::Retry
    );
    assert_eq!(
        state(&AllValidated, domains(&[DONE, PENDING, FAILED])),
        State::Failure
    );
}

#[test]
fn missing_and_empty_lists_match_neither() {
    assert_eq!(state(&AllValidated, None), State::Retry);
    assert_eq!(
        state(&AllValidated, CertificateDetail::builder().build()),
        State::Retry
    );
    assert_eq!(state(&AllValidated, domains(&[])), State::Retry);
}

#[test]
fn a_projection_drops_nulls() {
    // As JMESPath has it: `[].s` over `[{s: A}, {}]` is `[A]`.
    assert_eq!(state(&AllValidated, domains(&[DONE, None])), State::Success);
    assert_eq!(state(&AllValidated, domains(&[None])), State::Retry);
}

waiter! {
    struct Mixture;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path_all certificate.domain_validation_options[].validation_status
            == DomainStatus::Success | DomainStatus::PendingValidation => success,
    },
}

#[test]
fn path_all_of_alternatives_is_a_mixture() {
    assert_eq!(state(&Mixture, domains(&[DONE, PENDING])), State::Success);
    assert_eq!(state(&Mixture, domains(&[DONE, FAILED])), State::Retry);
}

waiter! {
    struct NoneOf;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path certificate.domain_validation_options[0].validation_status
            != DomainStatus::Failed | DomainStatus::PendingValidation => success,
    },
}

#[test]
fn unequal_alternatives_are_none_of_them() {
    assert_eq!(state(&NoneOf, domains(&[DONE])), State::Success);
    assert_eq!(state(&NoneOf, domains(&[PENDING])), State::Retry);
    assert_eq!(state(&NoneOf, domains(&[FAILED])), State::Retry);
    // null equals neither.
    assert_eq!(state(&NoneOf, domains(&[])), State::Success);
    assert_eq!(state(&NoneOf, None), State::Success);
}

waiter! {
    struct Filtered {
        want: usize,
        domain: String,
    }

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path length(certificate.domain_validation_options[
            ?domain_name == {domain} && !(validation_status == DomainStatus::Failed)
        ]) >= {want} => success,
        path length(certificate.domain_validation_options) == {self.want + 1} => failure,
    },
}

#[test]
fn parameters_are_in_scope_of_values() {
    let filtered = |want| Filtered {
        want,
        domain: "a.example".to_owned(),
    };
    assert_eq!(
        state(&filtered(2), domains(&[DONE, FAILED, PENDING])),
        State::Success
    );
    assert_eq!(
        state(&filtered(2), domains(&[FAILED, FAILED, PENDING])),
        State::Failure
    );
    assert_eq!(state(&filtered(3), domains(&[DONE, PENDING])), State::Retry);
    let other = Filtered {
        want: 1,
        domain: "b.example".to_owned(),
    };
    assert_eq!(state(&other, domains(&[DONE])), State::Retry);
}

#[test]
fn an_evaluation_error_is_no_match() {
    // `length(null)`: an error in JMESPath. Nothing else is poisoned by it.
    assert_eq!(
        state(
            &Filtered {
                want: 0,
                domain: String::new()
            },
            None
        ),
        State::Retry
    );
}

waiter! {
    struct FailsToEvaluate;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path !(length(certificate.domain_validation_options) == 1) => success,
        path !contains(certificate.subject_alternative_names, "a") && certificate.serial == null => failure,
    },
}

#[test]
fn an_evaluation_error_inside_a_negation_is_no_match() {
    assert_eq!(state(&FailsToEvaluate, None), State::Retry);
    assert_eq!(state(&FailsToEvaluate, domains(&[])), State::Success);
}

waiter! {
    struct Spelt;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path Certificate.DomainValidationOptions[-1].ValidationStatus == DomainStatus::Success => success,
        path (certificate.r#type == {"PRIVATE"} || certificate.r#type == {"IMPORTED"}) && certificate.serial == "x" => failure,
    },
}

#[test]
fn fields_are_spelt_as_aws_or_rust_does_and_indices_count_from_both_ends() {
    assert_eq!(state(&Spelt, domains(&[FAILED, DONE])), State::Success);
    assert_eq!(state(&Spelt, domains(&[DONE, FAILED])), State::Retry);
}

waiter! {
    struct Piped;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path certificate.domain_validation_options[*].validation_status | [0]
            == DomainStatus::Success | DomainStatus::PendingValidation => success,
        path certificate.domain_validation_options[].validation_status | length(@) > 1 && @[1] == {DomainStatus::Failed} => failure,
    },
}

#[test]
fn a_pipe_ends_a_projection() {
    assert_eq!(state(&Piped, domains(&[None, DONE])), State::Success);
    assert_eq!(state(&Piped, domains(&[FAILED, FAILED])), State::Failure);
    assert_eq!(state(&Piped, domains(&[FAILED])), State::Retry);
}

waiter! {
    struct Swapped;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path DomainStatus::Failed == certificate.domain_validation_options[0].validation_status => failure,
        path 2 <= length(certificate.domain_validation_options) => success,
    },
}

#[test]
fn a_value_may_stand_on_the_left() {
    assert_eq!(state(&Swapped, domains(&[FAILED, DONE])), State::Failure);
    assert_eq!(state(&Swapped, domains(&[DONE, DONE])), State::Success);
    assert_eq!(state(&Swapped, domains(&[DONE])), State::Retry);
    let seen = Swapped::DECLARATION.acceptors[1].matcher;
    assert_eq!(
        seen,
        "path 2 <= length(certificate.domain_validation_options)"
    );
}

waiter! {
    struct Operands;

    operation: aws_sdk_dynamodb::DescribeTable,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        // The left one if it is true, else the right one: null only if both are.
        path (table.table_name || table.table_id) == "x" => success,
        path (table.table_arn && table.table_id) == null && length(table.table_arn || "") > 0 => failure,
        // null < 3 is null, not false.
        path (table.item_count < 3) == false => success,
    },
}

#[tokio::test(start_paused = true)]
async fn operands_of_and_and_or_are_values_where_a_value_stands() {
    for (table, state) in [
        (r#"{"TableName":"x"}"#, State::Success),
        (r#"{"TableId":"x"}"#, State::Success),
        (r#"{"TableName":"","TableId":"x"}"#, State::Success),
        (r#"{"TableName":"y","TableId":"x"}"#, State::Retry),
        (r#"{"TableArn":"a"}"#, State::Failure),
        (r#"{"ItemCount":3}"#, State::Success),
        (r#"{"ItemCount":2}"#, State::Retry),
        ("{}", State::Retry),
    ] {
        let body = format!(r#"{{"Table":{table}}}"#);
        let request = dynamodb(Script::new([reply(200, &body)]))
            .describe_table()
            .table_name("t");
        assert_eq!(Operands.poll_once(request).await.state(), state, "{table}");
    }
}

waiter! {
    struct Values {
        status: Option<DomainStatus>,
        domain: std::sync::Arc<str>,
    }

    operation: aws_sdk_acm::DescribeCertificate,
    output: aws_sdk_acm::operation::describe_certificate::DescribeCertificateOutput,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path certificate.domain_validation_options[0].validation_status == {status} => success,
        path certificate.domain_validation_options[0].domain_name == {format!("{domain}.example").as_str()} => failure,
        path certificate.domain_name == {let name = domain; name} => failure,
    },
}

#[test]
fn values_are_of_any_type_that_compares() {
    let values = |status| Values {
        status,
        domain: "a".into(),
    };
    assert_eq!(state(&values(DONE), domains(&[DONE])), State::Success);
    assert_eq!(state(&values(PENDING), domains(&[DONE])), State::Failure);
    assert_eq!(state(&values(None), domains(&[None])), State::Success);
    assert_eq!(
        state(
            &values(DONE),
            CertificateDetail::builder().domain_name("a").build()
        ),
        State::Failure
    );
}

waiter! {
    struct Settled;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path_all certificate.domain_validation_options[].validation_status == DomainStatus::Success => success,
        // Reached by a mixture.
        path_all certificate.domain_validation_options[].validation_status
            == DomainStatus::Success | DomainStatus::Failed => failure,
    },
}

#[test]
fn all_of_one_kind_before_all_of_two() {
    assert_eq!(state(&Settled, domains(&[DONE, DONE])), State::Success);
    assert_eq!(state(&Settled, domains(&[DONE, FAILED])), State::Failure);
    assert_eq!(state(&Settled, domains(&[DONE, PENDING])), State::Retry);
}

waiter! {
    struct LaterElementFails;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 1,
    acceptors: {
        path_any certificate.domain_validation_options[?length(validation_emails) > 0].validation_status
            == DomainStatus::Success => success,
    },
}

#[tokio::test(start_paused = true)]
async fn an_element_that_the_decision_did_not_need_cannot_make_it_fail() {
    // `length(null)` of the second domain fails, and `any` is done after the first.
    let body = r#"{"Certificate":{"DomainValidationOptions":[
        {"DomainName":"a","ValidationStatus":"SUCCESS","ValidationEmails":["x"]},{"DomainName":"b"}]}}"#;
    let request = acm(Script::new([reply(200, body)])).describe_certificate();
    let observed = LaterElementFails.poll_once(request).await;
    assert_eq!(observed.state(), State::Success);
    assert!(
        observed.seen().ends_with(".validation_status = [SUCCESS]"),
        "{}",
        observed.seen()
    );
}

/// Waiters made by a macro of the user's: what it passes on as one piece is read like what it consists of.
macro_rules! declared {
    ($name:ident, $operation:path, $delay:literal, $attempts:expr, $variant:path, $code:literal) => {
        waiter! {
            struct $name;

            operation: $operation,
            delay: $delay,
            max_attempts: $attempts,
            acceptors: {
                path certificate.status == $variant => success,
                error $code => failure,
                status $attempts => failure,
            },
        }
    };
}

declared!(
    Declared,
    aws_sdk_acm::DescribeCertificate,
    5s,
    404,
    CertificateStatus::Issued,
    "Code"
);

#[test]
fn a_macro_can_declare_a_waiter() {
    let issued = CertificateDetail::builder()
        .status(CertificateStatus::Issued)
        .build();
    assert_eq!(state(&Declared, issued), State::Success);
    assert_eq!(Declared::DECLARATION.max_attempts, Some(404));
    assert_eq!(
        Declared::DECLARATION.acceptors[0].matcher,
        "path certificate.status == CertificateStatus::Issued"
    );
}

waiter! {
    #[deprecated(note = "to see that its expansion is silent")]
    struct Deprecated;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: { ok => success },
}

waiter! {
    #[cfg(any())]
    struct ConfiguredAway;

    operation: no_such_crate::DescribeNothing,
    delay: 1s,
    max_attempts: 2,
    acceptors: { ok => success },
}

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
async fn a_wire_code_is_compared_as_it_stands() {
    let health = |state| {
        format!(
            "<DescribeInstanceHealthResponse><DescribeInstanceHealthResult><InstanceStates><member>\
         <State>{state}</State></member></InstanceStates></DescribeInstanceHealthResult></DescribeInstanceHealthResponse>"
        )
    };
    let (out, within) = (health("OutOfService"), health("InService"));
    // The model names this error InvalidEndPointException.
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

#[test]
fn a_mistake_in_a_script_is_seen() {
    // The helper above must not hide a request that nobody expected.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build();
    let script = Script::new([]);
    let request = acm(script).describe_certificate();
    let observed = runtime
        .expect("a runtime")
        .block_on(AllValidated.poll_once(request));
    assert!(observed.result().is_err());
}
