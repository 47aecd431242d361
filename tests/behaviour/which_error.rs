//! Conditions on errors, over errors that the SDK makes of real responses.

use std::time::Duration;

use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::CancellationReason;
use aws_sdk_dynamodb::types::error::TransactionCanceledException;
use aws_sdk_s3::types::{IntelligentTieringAccessTier, StorageClass};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::{ConnectorError, SdkError};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::ErrorMetadata;
use waiter_runtime::{Acceptor, State, WaitError, Waiter, waiter};
use waiter_tests::{Reply, Script, dynamodb, elb, reply, s3};

waiter! {
    /// A missing load balancer has a code of its own. Some other services have `ValidationError` for it, too.
    struct BalancerGone { name: String }

    operation: aws_sdk_elasticloadbalancing::DescribeInstanceHealth,
    delay: 2s,
    max_attempts: 5,
    acceptors: {
        error "ValidationError" if contains(message, "does not exist") && contains(message, {self.name.as_str()}) => success,
        error "ValidationError" | throttling if "ends_with(message, 'try again.')" => retry,
        ok => retry,
    },
}

fn balancer(message: &str) -> String {
    format!(
        "<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>{message}</Message></Error>\
         <RequestId>id-1</RequestId></ErrorResponse>"
    )
}

#[tokio::test(start_paused = true)]
async fn a_message_tells_errors_with_one_code_apart() {
    let (busy, gone, other) = (
        balancer("Busy, try again."),
        balancer("Balancer web does not exist"),
        balancer("Balancer db does not exist"),
    );
    let gone_waiter = || BalancerGone { name: "web".into() };
    let script = Script::new([reply(400, &busy), reply(400, &busy), reply(400, &gone)]);
    let waited = gone_waiter()
        .wait(elb(script).describe_instance_health())
        .await
        .expect("gone");
    assert_eq!(waited.attempts(), 3);
    assert_eq!(
        waited.observation().acceptor().map(|it| it.matcher),
        Some(
            "error \"ValidationError\" if contains(message, \"does not exist\") && contains(message, {self.name.as_str()})"
        )
    );

    let script = Script::new([reply(400, &busy), reply(400, &other)]);
    let error = gone_waiter()
        .wait(elb(script).describe_instance_health())
        .await
        .expect_err("another one");
    assert!(matches!(error, WaitError::UnmatchedError(_)), "{error}");
    assert_eq!(
        error.to_string(),
        "waiter BalancerGone failed after 2 attempts in 2s: ValidationError: Balancer db does not exist (HTTP 400), \
         which no acceptor matches"
    );
}

waiter! {
    /// Waits until an archived object can be read.
    struct Restored { tier: IntelligentTieringAccessTier }

    operation: aws_sdk_s3::GetObject,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        error InvalidObjectState if StorageClass == StorageClass::Glacier | StorageClass::DeepArchive => retry,
        error InvalidObjectState if "AccessTier && contains(Message, 'archived')" => retry,
        error InvalidObjectState if access_tier == {tier} && code == "InvalidObjectState" => retry,
        error InvalidObjectState if message != null => failure,
        error NoSuchKey | "NoSuchVersion" if starts_with(message, "Not yet") => retry,
        error any if code == null => retry,
        error any if code != "AccessDenied" => failure,
        ok => success,
    },
}

async fn restored(status: u16, error: &str) -> Option<usize> {
    let body = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error>{error}</Error>");
    let script = Script::new([reply(status, &body)]);
    let tier = IntelligentTieringAccessTier::ArchiveAccess;
    let request = s3(script).get_object().bucket("b").key("k");
    let observation = Restored { tier }.poll_once(request).await;
    let matched = observation.acceptor()?;
    let mut acceptors = Restored::DECLARATION.acceptors.iter();
    acceptors.position(|acceptor| acceptor == matched)
}

#[tokio::test(start_paused = true)]
async fn a_condition_reads_the_fields_of_a_modelled_error() {
    let state = "<Code>InvalidObjectState</Code>";
    for (error, acceptor) in [
        ("<StorageClass>GLACIER</StorageClass>", 0),
        ("<StorageClass>DEEP_ARCHIVE</StorageClass>", 0),
        (
            "<AccessTier>DEEP_ARCHIVE_ACCESS</AccessTier><Message>It is archived</Message>",
            1,
        ),
        (
            "<AccessTier>ARCHIVE_ACCESS</AccessTier><Message>No</Message>",
            2,
        ),
        (
            "<AccessTier>DEEP_ARCHIVE_ACCESS</AccessTier><Message>No</Message>",
            3,
        ),
        (
            "<StorageClass>STANDARD</StorageClass><Message>No</Message>",
            3,
        ),
        // Without a message there is nothing to search, and null is not true.
        ("<AccessTier>DEEP_ARCHIVE_ACCESS</AccessTier>", 6),
    ] {
        assert_eq!(
            restored(403, &format!("{state}{error}")).await,
            Some(acceptor),
            "{error}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn alternatives_share_a_condition() {
    for (code, message, acceptor) in [
        ("NoSuchKey", "Not yet", Some(4)),
        ("NoSuchVersion", "Not yet there", Some(4)),
        ("NoSuchKey", "Never", Some(6)),
        ("Other", "Not yet", Some(6)),
        ("AccessDenied", "Not yet", None),
    ] {
        let error = format!("<Code>{code}</Code><Message>{message}</Message>");
        assert_eq!(restored(400, &error).await, acceptor, "{error}");
    }
    assert_eq!(restored(400, "").await, Some(5));
}

waiter! {
    struct Written;

    operation: aws_sdk_dynamodb::TransactWriteItems,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        error TransactionCanceledException if contains(cancellation_reasons[].code, "TransactionConflict") => retry,
        error TransactionCanceledException if length(cancellation_reasons[?code == "ConditionalCheckFailed" && starts_with(message, "The")]) > 1 => failure,
        error TransactionCanceledException if !contains(cancellation_reasons[].code, "None") => retry,
        ok => success,
    },
}

fn canceled(reasons: &[(&str, &str)]) -> SdkError<TransactWriteItemsError, HttpResponse> {
    let reasons = reasons.iter().map(|(code, message)| {
        let reason = CancellationReason::builder().code(*code);
        reason.message(*message).build()
    });
    let error = TransactionCanceledException::builder()
        .set_cancellation_reasons(Some(reasons.collect()))
        .build();
    let error = TransactWriteItemsError::TransactionCanceledException(error);
    SdkError::service_error(error, response(400))
}

fn response(status: u16) -> HttpResponse {
    HttpResponse::new(status.try_into().expect("a status"), SdkBody::empty())
}

fn written(error: SdkError<TransactWriteItemsError, HttpResponse>) -> Option<&'static str> {
    let decision = Written.evaluate(&Err(error));
    let acceptor: Option<&Acceptor> = decision.acceptor();
    acceptor.map(|acceptor| acceptor.matcher)
}

#[test]
fn a_condition_reads_lists_of_an_error() {
    let acceptors = Written::DECLARATION.acceptors;
    let failed = ("ConditionalCheckFailed", "The conditional request failed");
    let conflict = written(canceled(&[("None", ""), ("TransactionConflict", "")]));
    assert_eq!(conflict, Some(acceptors[0].matcher));
    assert_eq!(
        written(canceled(&[failed, failed])),
        Some(acceptors[1].matcher)
    );
    assert_eq!(written(canceled(&[failed])), Some(acceptors[2].matcher));
    assert_eq!(written(canceled(&[failed, ("None", "")])), None);
    // Another error has no such fields, and nothing of it is evaluated.
    assert_eq!(written(SdkError::timeout_error("late")), None);
}

waiter! {
    /// A value of Rust is evaluated only for an error of this name.
    struct Counted { calls: std::sync::atomic::AtomicU32 }

    operation: aws_sdk_dynamodb::DescribeTable,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        error "Named" if message == {calls.fetch_add(1, std::sync::atomic::Ordering::Relaxed).to_string()} => retry,
        ok => success,
    },
}

#[tokio::test(start_paused = true)]
async fn another_error_costs_nothing() {
    let counted = Counted { calls: 0.into() };
    for (code, state) in [("Other", State::Failure), ("Named", State::Retry)] {
        let body = format!(r#"{{"__type":"{code}","message":"0"}}"#);
        let request = dynamodb(Script::new([reply(400, &body)]))
            .describe_table()
            .table_name("web");
        let observation = counted.poll_once(request).await;
        assert_eq!(observation.state(), state, "{code}");
    }
    assert_eq!(counted.calls.into_inner(), 1);
}

waiter! {
    /// Conditions on errors that are no responses of the service.
    struct Reached;

    operation: aws_sdk_dynamodb::DescribeTable,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        error timeout | dispatch if code == null && message == null => retry,
        error timeout => failure,
        ok => success,
    },
}

#[test]
fn an_error_that_is_no_response_has_neither_code_nor_message() {
    for error in [
        SdkError::timeout_error("late"),
        SdkError::dispatch_failure(ConnectorError::io("refused".into())),
    ] {
        let decision = Reached.evaluate(&Err(error));
        assert_eq!(decision.acceptor().map(|it| it.state), Some(State::Retry));
    }
}

waiter! {
    /// Patterns over the SDK's output and error.
    struct Looked { name: &'static str }

    operation: aws_sdk_dynamodb::DescribeTable,
    delay: 1s,
    max_attempts: 3,
    acceptors: {
        ok output if output.table().is_some_and(|table| table.table_name() == Some(*name)) => success,
        error SdkError::TimeoutError(_) => retry,
        error SdkError::ServiceError(context) if context.raw().status().as_u16() == 418 => failure,
        error ResourceNotFoundException if contains(message, "web") => failure,
        error problem if problem.raw_response().is_some_and(|it| it.headers().get("x-again").is_some()) => retry,
        status 503 => retry,
        error _ => failure,
    },
}

#[tokio::test(start_paused = true)]
async fn patterns_match_the_sdks_output_and_error() {
    const TYPE: &str = r#"{"__type":"ResourceNotFoundException","message":"no table web"}"#;
    let again: &[(&str, &str)] = &[("x-again", "1")];
    for (reply, acceptor) in [
        (reply(200, r#"{"Table":{"TableName":"web"}}"#), Some(0)),
        (reply(200, r#"{"Table":{"TableName":"db"}}"#), None),
        (reply(418, "{}"), Some(2)),
        (reply(400, TYPE), Some(3)),
        (
            Reply {
                headers: again,
                ..reply(400, "{}")
            },
            Some(4),
        ),
        (reply(503, "{}"), Some(5)),
        (reply(400, "{}"), Some(6)),
    ] {
        let request = dynamodb(Script::new([reply]))
            .describe_table()
            .table_name("web");
        let observation = Looked { name: "web" }.poll_once(request).await;
        let acceptors = Looked::DECLARATION.acceptors;
        let matched = observation.acceptor();
        let position = matched.and_then(|it| acceptors.iter().position(|other| other == it));
        assert_eq!(position, acceptor, "{}", observation.summary());
    }
    let late = Looked { name: "web" }.evaluate(&Err(SdkError::timeout_error("late")));
    assert_eq!(
        late.acceptor().map(|it| it.matcher),
        Some("error SdkError::TimeoutError(_)")
    );
}

#[tokio::test(start_paused = true)]
async fn a_message_names_an_output_that_only_patterns_read() {
    let script = Script::new([reply(200, r#"{"Table":{"TableName":"db"}}"#); 3]);
    let error = Looked { name: "web" }
        .wait(dynamodb(script).describe_table().table_name("web"))
        .await
        .expect_err("another table");
    assert_eq!(
        error.to_string(),
        "waiter Looked failed: max attempts exceeded (3 attempts in 2s): DescribeTableOutput {…}, which no acceptor matches"
    );
    assert_eq!(error.report().elapsed(), Duration::from_secs(2));
}

/// Metadata that the SDK makes of a response, for an error that is built by hand.
#[test]
fn an_error_that_is_built_by_hand_has_its_message_from_the_metadata() {
    let meta = ErrorMetadata::builder().message("no table web").build();
    let error = aws_sdk_dynamodb::types::error::ResourceNotFoundException::builder();
    let error = error.meta(meta).build();
    let error =
        aws_sdk_dynamodb::operation::describe_table::DescribeTableError::ResourceNotFoundException(
            error,
        );
    let decision =
        Looked { name: "" }.evaluate(&Err(SdkError::service_error(error, response(400))));
    assert_eq!(
        decision.acceptor().map(|it| it.matcher),
        Some("error ResourceNotFoundException if contains(message, \"web\")")
    );
}
