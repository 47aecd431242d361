//! All forms of the `error` matcher, over errors that the SDK makes of real responses.

use aws_runtime::retries::classifiers::{THROTTLING_ERRORS, TRANSIENT_ERRORS};
use aws_sdk_acm::operation::describe_certificate::DescribeCertificateError;
use aws_smithy_http_client::test_util::NeverClient;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::{ConnectorError, SdkError};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::ErrorMetadata;
use aws_smithy_types::timeout::TimeoutConfig;
use std::time::Duration;
use waiter_runtime::__private::error_class;
use waiter_runtime::{Acceptor, WaitError, Waiter, waiter};
use waiter_tests::{Script, TokioSleep, acm, elb, reply};

waiter! {
    /// Each form has its own acceptor, which shows which one matched.
    struct Classes;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 1,
    acceptors: {
        error InvalidArnException | ResourceNotFoundException => failure,
        error "OurCode" | "OtherCode" => failure,
        error throttling => retry,
        error transient => retry,
        error timeout => retry,
        error dispatch => retry,
        error any => failure,
        ok => success,
    },
}

type Error = SdkError<DescribeCertificateError, HttpResponse>;

fn raw(status: u16) -> HttpResponse {
    let status = status.try_into().expect("a status");
    HttpResponse::new(status, SdkBody::empty())
}

fn service(status: u16, code: Option<&str>) -> Error {
    let mut metadata = ErrorMetadata::builder();
    if let Some(code) = code {
        metadata = metadata.code(code);
    }
    SdkError::service_error(
        DescribeCertificateError::generic(metadata.build()),
        raw(status),
    )
}

/// Returns the matcher of the acceptor that matches.
fn matcher(error: Error) -> Option<&'static str> {
    let decision = Classes.evaluate(&Err(error));
    decision
        .acceptor()
        .map(|acceptor: &Acceptor| acceptor.matcher)
}

waiter! {
    /// The same over an XML protocol.
    struct QueryClasses;

    operation: aws_sdk_elasticloadbalancing::DescribeInstanceHealth,
    delay: 1s,
    max_attempts: 1,
    acceptors: {
        error throttling => retry,
        error transient => retry,
        error any => failure,
        ok => success,
    },
}

/// A proxy's page, an empty body and a truncated body, as the SDK classifies them. It retries none of them, except for
/// statuses that it considers transient.
#[tokio::test(start_paused = true)]
async fn an_error_without_a_code_has_the_class_of_its_status() {
    for body in ["", "{}", "<html>Forbidden</html>", "{\"__type\": \"Throt"] {
        for (status, class) in [
            (429, "error any"),
            (403, "error any"),
            (404, "error any"),
            (501, "error any"),
            (500, "error transient"),
            (502, "error transient"),
            (503, "error transient"),
            (504, "error transient"),
        ] {
            let script = || Script::new([reply(status, body)]);
            let request = acm(script()).describe_certificate();
            let error = Classes.wait(request).await.expect_err("an error");
            let matcher = error.report().acceptor().map(|acceptor| acceptor.matcher);
            assert_eq!(matcher, Some(class), "json: {status} {body}");

            let request = elb(script()).describe_instance_health();
            let error = QueryClasses.wait(request).await.expect_err("an error");
            let matcher = error.report().acceptor().map(|acceptor| acceptor.matcher);
            assert_eq!(matcher, Some(class), "xml: {status} {body}");
        }
    }
    let throttled = service(429, Some("TooManyRequestsException"));
    assert_eq!(matcher(throttled), Some("error throttling"));
}

#[tokio::test(start_paused = true)]
async fn a_success_that_cannot_be_parsed_is_transient() {
    let script = || Script::new([reply(200, "{\"Certificate\": {\"Sta")]);
    let request = acm(script()).describe_certificate();
    let error = Classes.wait(request).await.expect_err("an error");
    let matcher = error.report().acceptor().map(|acceptor| acceptor.matcher);
    assert_eq!(matcher, Some("error transient"));

    let request = elb(script()).describe_instance_health();
    let error = QueryClasses.wait(request).await.expect_err("an error");
    let matcher = error.report().acceptor().map(|acceptor| acceptor.matcher);
    assert_eq!(matcher, Some("error transient"));
}

#[test]
fn codes_are_compared_verbatim() {
    assert_eq!(
        matcher(service(400, Some("OtherCode"))),
        Some("error \"OurCode\" | \"OtherCode\"")
    );
    assert_eq!(matcher(service(400, Some("othercode"))), Some("error any"));
}

#[test]
fn throttling_matches_the_sdks_list() {
    assert_eq!(error_class::THROTTLING_CODES, THROTTLING_ERRORS);
    for code in THROTTLING_ERRORS {
        assert_eq!(
            matcher(service(400, Some(code))),
            Some("error throttling"),
            "{code}"
        );
        // The SDK does not consider a throttled response transient, whatever its status.
        assert_eq!(
            matcher(service(503, Some(code))),
            Some("error throttling"),
            "{code}"
        );
    }
}

#[test]
fn transient_matches_the_sdks_list() {
    assert_eq!(error_class::TRANSIENT_CODES, TRANSIENT_ERRORS);
    for code in TRANSIENT_ERRORS {
        assert_eq!(
            matcher(service(400, Some(code))),
            Some("error transient"),
            "{code}"
        );
    }
    for status in [500, 502, 503, 504] {
        assert_eq!(
            matcher(service(status, None)),
            Some("error transient"),
            "{status}"
        );
    }
    assert_eq!(matcher(service(501, None)), Some("error any"));
    let unreadable = SdkError::response_error("garbage", raw(200));
    assert_eq!(matcher(unreadable), Some("error transient"));
}

#[test]
fn the_reference_lists_both_classes() {
    let reference = include_str!("../../waiter-runtime/src/reference.md");
    for code in THROTTLING_ERRORS.iter().chain(TRANSIENT_ERRORS) {
        assert!(reference.contains(&format!("`{code}`")), "{code}");
    }
}

#[test]
fn transport_errors_are_not_service_errors() {
    assert_eq!(
        matcher(SdkError::timeout_error("late")),
        Some("error timeout")
    );
    let io = SdkError::dispatch_failure(ConnectorError::io("refused".into()));
    assert_eq!(matcher(io), Some("error dispatch"));
    let slow = SdkError::dispatch_failure(ConnectorError::timeout("connect".into()));
    assert_eq!(matcher(slow), Some("error timeout"));
    // A request that cannot be built has no class: waiting would not change it.
    assert_eq!(matcher(SdkError::construction_failure("no arn")), None);
}

#[tokio::test(start_paused = true)]
async fn a_modelled_error_is_matched_by_its_variant() {
    let body = r#"{"__type":"InvalidArnException","message":"?"}"#;
    let request = acm(Script::new([reply(400, body)])).describe_certificate();
    let error = Classes.wait(request).await.expect_err("a failure");
    assert_eq!(
        error.report().acceptor().map(|acceptor| acceptor.matcher),
        Some("error InvalidArnException | ResourceNotFoundException")
    );
}

#[tokio::test(start_paused = true)]
async fn a_request_that_cannot_be_built_fails_at_once() {
    let request = waiter_tests::s3(Script::new([])).head_bucket();
    let error = NeedsBucket.wait(request).await.expect_err("no bucket");
    assert!(matches!(error, WaitError::UnmatchedError(_)), "{error:?}");
    assert_eq!(error.report().attempts(), 1);
}

waiter! {
    struct NeedsBucket;

    operation: aws_sdk_s3::HeadBucket,
    delay: 1s,
    max_attempts: 3,
    acceptors: {
        ok => success,
        error any | timeout | dispatch => retry,
    },
}

#[tokio::test(start_paused = true)]
async fn a_real_timeout_is_a_timeout() {
    let timeouts = TimeoutConfig::builder()
        .operation_timeout(Duration::from_secs(3))
        .build();
    let client = acm(NeverClient::new());
    let config = client
        .config()
        .to_builder()
        .timeout_config(timeouts)
        .sleep_impl(TokioSleep)
        .build();
    let request = aws_sdk_acm::Client::from_conf(config).describe_certificate();
    let error = Classes.wait(request).await.expect_err("one attempt");
    assert!(
        matches!(error, WaitError::MaxAttemptsExceeded(_)),
        "{error:?}"
    );
    assert_eq!(
        error.report().acceptor().map(|acceptor| acceptor.matcher),
        Some("error timeout")
    );
    assert_eq!(error.report().elapsed().as_secs(), 3);
}
