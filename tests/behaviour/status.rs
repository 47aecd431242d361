//! The `status` matcher: the status of a success or of an error.

use aws_smithy_types::retry::RetryConfig;
use waiter_runtime::{Response, State, WaitError, Waiter, waiter};
use waiter_tests::{Script, TokioSleep, reply, s3};

waiter! {
    /// botocore's `BucketExists`.
    struct BucketExists;

    operation: aws_sdk_s3::HeadBucket,
    delay: 5s,
    max_attempts: 20,
    acceptors: {
        status 200 | 301 | 403 => success,
        status 404 => retry,
        status 500..=599 => failure,
    },
}

#[tokio::test(start_paused = true)]
async fn the_status_of_a_success_and_of_an_error_match() {
    let script = Script::new([reply(404, ""), reply(404, ""), reply(200, "")]);
    let exists = BucketExists
        .wait(s3(script).head_bucket().bucket("b"))
        .await
        .expect("exists");
    assert_eq!(exists.attempts(), 3);
    assert_eq!(exists.observation().status(), Some(200));
    let acceptor = exists.observation().acceptor().expect("an acceptor");
    assert_eq!(acceptor.matcher, "status 200 | 301 | 403");
}

#[tokio::test(start_paused = true)]
async fn an_error_can_succeed_by_its_status() {
    let exists = BucketExists
        .wait(s3(Script::new([reply(403, "")])).head_bucket().bucket("b"))
        .await;
    let exists = exists.expect("somebody else's bucket exists too");
    assert!(exists.observation().error().is_some());
    assert_eq!(exists.observation().status(), Some(403));
}

#[tokio::test(start_paused = true)]
async fn a_range_includes_its_ends() {
    for status in [500, 599] {
        let request = s3(Script::new([reply(status, "")]))
            .head_bucket()
            .bucket("b");
        let error = BucketExists.wait(request).await.expect_err("a failure");
        assert!(matches!(error, WaitError::Failure(_)), "{error:?}");
    }
}

waiter! {
    struct BucketGone;

    operation: aws_sdk_s3::HeadBucket,
    delay: 5s,
    max_attempts: 20,
    acceptors: {
        error NotFound => success,
    },
}

#[tokio::test(start_paused = true)]
async fn a_head_without_a_body_still_has_a_modelled_error() {
    let script = Script::new([reply(200, ""), reply(404, "")]);
    let gone = BucketGone
        .wait(s3(script).head_bucket().bucket("b"))
        .await
        .expect("gone");
    assert_eq!(gone.attempts(), 2);
    // Without a `status` acceptor nothing intercepts the response, but the status of an error is still available.
    assert_eq!(gone.observation().status(), Some(404));
}

#[test]
fn a_test_gives_the_status_of_a_success() {
    let output = aws_sdk_s3::operation::head_bucket::HeadBucketOutput::builder().build();
    let result = Ok(output);
    let response = Response::from(&result);
    assert_eq!(BucketExists.evaluate(response).state(), State::Retry);
    assert_eq!(
        BucketExists.evaluate(response.with_status(200)).state(),
        State::Success
    );
}

waiter! {
    struct Failing;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 1,
    acceptors: {
        status 500..=599 => failure,
        error dispatch => success,
        ok => success,
    },
}

#[tokio::test(start_paused = true)]
async fn an_error_without_a_response_has_no_status_of_an_earlier_attempt() {
    // The SDK's own second attempt has no scripted response left.
    let client = waiter_tests::acm(Script::new([reply(503, "")]));
    let retry = RetryConfig::standard().with_max_attempts(2);
    let config = client
        .config()
        .to_builder()
        .retry_config(retry)
        .sleep_impl(TokioSleep);
    let request = aws_sdk_acm::Client::from_conf(config.build()).describe_certificate();
    let observed = Failing.poll_once(request).await;
    assert_eq!(observed.status(), None);
    assert_eq!(
        observed.acceptor().map(|acceptor| acceptor.matcher),
        Some("error dispatch")
    );
}
