//! A custom operation whose error is the SDK's: the forms of the SDK's operations, and patterns.

#![allow(clippy::redundant_closure_for_method_calls)] // closures that need no import

use std::time::Duration;

use aws_sdk_acm::error::{ConnectorError, SdkError};
use aws_sdk_acm::operation::describe_certificate::{
    DescribeCertificateError, DescribeCertificateOutput,
};
use aws_sdk_acm::types::error::ResourceNotFoundException;
use aws_sdk_dynamodb::operation::list_tables::ListTablesError;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::ErrorMetadata;
use waiter_runtime::{WaitError, Waiter, waiter};
use waiter_tests::{Reply, Script, dynamodb, reply};

waiter! {
    struct Patterns;

    operation: Result<DescribeCertificateOutput, SdkError<DescribeCertificateError>>,
    delay: 1s,
    max_attempts: 1,
    acceptors: {
        ok output if output.certificate().is_some() => success,
        error problem if problem.as_service_error().is_some_and(|it| it.meta().code() == Some("Code")) => failure,
        error problem if problem.as_service_error().is_some_and(|it| it.meta().code() == Some("ThrottlingException")) => retry,
        error problem if problem.as_service_error().is_some_and(|it| it.is_resource_not_found_exception()) => failure,
        error problem if problem.raw_response().is_some_and(|it| it.status().as_u16() == 404) => failure,
        error problem if problem.raw_response().is_some_and(|it| it.status().as_u16() >= 500) => retry,
        error SdkError::TimeoutError(_) => retry,
        error SdkError::DispatchFailure(_) => retry,
    },
}

waiter! {
    /// The same by names, without one pattern.
    struct Named;

    operation: Result<DescribeCertificateOutput, SdkError<DescribeCertificateError>>,
    delay: 1s,
    max_attempts: 1,
    acceptors: {
        path certificate != null => success,
        error "Code" => failure,
        error throttling => retry,
        error ResourceNotFoundException => failure,
        status 404 => failure,
        error transient => retry,
        error timeout => retry,
        error dispatch => retry,
    },
}

fn service(error: DescribeCertificateError, status: u16) -> SdkError<DescribeCertificateError> {
    let status = status.try_into().expect("a status");
    SdkError::service_error(error, HttpResponse::new(status, SdkBody::empty()))
}

fn coded(code: &str, status: u16) -> SdkError<DescribeCertificateError> {
    let meta = ErrorMetadata::builder().code(code).build();
    service(DescribeCertificateError::generic(meta), status)
}

/// Returns the acceptor that matches.
fn matching<W>(waiter: &W, error: SdkError<DescribeCertificateError>) -> Option<usize>
where
    W: Waiter<Output = DescribeCertificateOutput, Error = SdkError<DescribeCertificateError>>,
{
    let decision = waiter.evaluate(&Err(error));
    let matched = decision.acceptor()?;
    let mut acceptors = W::DECLARATION.acceptors.iter();
    acceptors.position(|acceptor| acceptor == matched)
}

/// Errors of each kind. The SDK's error is not `Clone`.
fn errors() -> [SdkError<DescribeCertificateError>; 9] {
    let not_found = ResourceNotFoundException::builder().build();
    let not_found = DescribeCertificateError::ResourceNotFoundException(not_found);
    let refused = ConnectorError::io("refused".into());
    [
        coded("Code", 400),
        coded("ThrottlingException", 400),
        service(not_found, 400),
        coded("Other", 404),
        coded("Other", 503),
        SdkError::timeout_error("late"),
        SdkError::dispatch_failure(refused),
        coded("Other", 400),
        SdkError::construction_failure("no arn"),
    ]
}

#[test]
fn patterns_and_names_match_the_same() {
    let matched = |acceptors: [_; 9]| acceptors.map(Option::unwrap_or_default);
    let expected = [1, 2, 3, 4, 5, 6, 7, 0, 0];
    assert_eq!(
        matched(errors().map(|error| matching(&Patterns, error))),
        expected
    );
    assert_eq!(
        matched(errors().map(|error| matching(&Named, error))),
        expected
    );
}

/// A part of an output, as a call may return it.
#[derive(Debug)]
struct Tables {
    names: Vec<String>,
    r#type: u8,
}

waiter! {
    /// All forms over a custom output.
    struct Listed { name: &'static str }

    operation: Result<Tables, aws_sdk_dynamodb::error::SdkError<ListTablesError>>,
    delay: 2s..60s,
    max_attempts: 4,
    acceptors: {
        path contains(names, {name}) && type == 3 => success,
        ok Tables { names, .. } if names.len() > 100 => failure,
        error InternalServerError if contains(message, "soon") => retry,
        error "ValidationException" if message == "Not yet" => retry,
        error throttling | transient | timeout => retry,
        error SdkError::ConstructionFailure(_) => failure,
        error any => failure,
    },
}

async fn list(client: &aws_sdk_dynamodb::Client) -> Result<Tables, SdkError<ListTablesError>> {
    let names = client
        .list_tables()
        .send()
        .await?
        .table_names
        .unwrap_or_default();
    Ok(Tables { names, r#type: 3 })
}

fn failed(code: &str, message: &str) -> String {
    format!(r#"{{"__type":"{code}","message":"{message}"}}"#)
}

#[tokio::test(start_paused = true)]
async fn codes_classes_and_conditions_work_over_a_closure() {
    let (soon, not_yet) = (
        failed("InternalServerError", "soon"),
        failed("ValidationException", "Not yet"),
    );
    let client = dynamodb(Script::new([
        reply(500, &soon),
        reply(400, &not_yet),
        reply(503, ""),
        reply(200, r#"{"TableNames":["web"]}"#),
    ]));
    let waited = Listed { name: "web" }
        .wait(|| list(&client))
        .await
        .expect("listed");
    assert_eq!(waited.attempts(), 4);
}

#[tokio::test(start_paused = true)]
async fn a_report_has_the_code_the_status_and_the_request_id() {
    let body = failed("ValidationException", "Never");
    let headers: &[(&str, &str)] = &[("x-amzn-requestid", "id-7")];
    let client = dynamodb(Script::new([Reply {
        headers,
        ..reply(400, &body)
    }]));
    let error = Listed { name: "web" }
        .wait(|| list(&client))
        .await
        .expect_err("an error");
    assert!(matches!(error, WaitError::Failure(_)), "{error}");
    assert_eq!(
        error.to_string(),
        "waiter Listed failed after 1 attempt in 0ms: ValidationException: Never (HTTP 400) matched \
         `error any => failure`"
    );
    let report = error.report();
    assert_eq!(report.last().and_then(|last| last.status()), Some(400));
    assert!(report.to_string().contains("id-7"), "{report}");
}

#[tokio::test(start_paused = true)]
async fn a_backoff_respects_retry_after() {
    let body = failed("ThrottlingException", "Rate exceeded");
    let headers: &[(&str, &str)] = &[("retry-after", "30")];
    let client = dynamodb(Script::new([
        Reply {
            headers,
            ..reply(400, &body)
        },
        reply(200, r#"{"TableNames":["web"]}"#),
    ]));
    let waited = Listed { name: "web" }
        .wait(|| list(&client))
        .await
        .expect("listed");
    assert!(
        waited.elapsed() >= Duration::from_secs(30),
        "{:?}",
        waited.elapsed()
    );
}

/// The macro does not see through an alias: the error is any type, with its patterns and its text.
type Failure = SdkError<DescribeCertificateError>;

waiter! {
    struct Aliased;

    operation: Result<DescribeCertificateOutput, Failure>,
    delay: 1s,
    max_attempts: 1,
    acceptors: {
        ok => success,
        error SdkError::TimeoutError(_) => retry,
        error any => failure,
    },
}

#[tokio::test(start_paused = true)]
async fn an_alias_takes_patterns() {
    let refused = || SdkError::dispatch_failure(ConnectorError::io("refused".into()));
    assert_eq!(matching(&Aliased, refused()), Some(2));
    assert_eq!(matching(&Aliased, SdkError::timeout_error("late")), Some(1));
    let error = Aliased
        .wait(|| async { Err(refused()) })
        .await
        .expect_err("refused");
    assert!(error.to_string().contains("dispatch failure"), "{error}");
}
