//! `on_poll`.

use std::time::Duration;

use waiter_runtime::{State, waiter};
use waiter_tests::{Script, acm, reply, s3};

use crate::acceptors::{ISSUED, Issued, PENDING};

#[tokio::test(start_paused = true)]
async fn on_poll_sees_each_attempt() {
    let mut lines = Vec::new();
    let mut states = Vec::new();
    let wait = Issued
        .wait(acm(Script::new([PENDING, ISSUED])).describe_certificate())
        .on_poll(|poll| {
            lines.push(poll.to_string());
            states.push((
                poll.attempt(),
                poll.max_attempts(),
                poll.state(),
                poll.next_delay(),
            ));
            assert!(poll.output().is_some());
            assert!(poll.acceptor().is_some());
        });
    wait.await.expect("issued");
    assert_eq!(
        lines,
        [
            "attempt 1/40 after 0ms: certificate.status = PENDING_VALIDATION, retry in 60s",
            "attempt 2/40 after 60s: certificate.status = ISSUED, success",
        ]
    );
    assert_eq!(
        states,
        [
            (1, Some(40), State::Retry, Some(Duration::from_mins(1))),
            (2, Some(40), State::Success, None),
        ]
    );
}

waiter! {
    struct Exists;

    operation: aws_sdk_s3::HeadBucket,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        status 200 => success,
        error NotFound => retry,
    },
}

waiter! {
    struct Answers;

    operation: aws_sdk_s3::HeadBucket,
    delay: 1s,
    max_attempts: 2,
    acceptors: { ok => success },
}

#[tokio::test(start_paused = true)]
async fn a_poll_that_read_no_value_has_a_readable_line() {
    let mut lines = Vec::new();
    let bucket = |replies| s3(Script::new(replies)).head_bucket().bucket("b");
    let exists = Exists.wait(bucket(vec![reply(404, ""), reply(200, "")]));
    exists
        .on_poll(|poll| lines.push(poll.to_string()))
        .await
        .expect("exists");
    let answers = Answers.wait(bucket(vec![reply(200, "")]));
    answers
        .on_poll(|poll| lines.push(poll.to_string()))
        .await
        .expect("answers");
    assert_eq!(
        lines,
        [
            "attempt 1/2 after 0ms: NotFound (HTTP 404), retry in 1s",
            "attempt 2/2 after 1s: a successful response (HTTP 200), success",
            "attempt 1/2 after 0ms: a successful response, success",
        ]
    );
}
