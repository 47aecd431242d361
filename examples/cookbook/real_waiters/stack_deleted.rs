//! `cloudformation/stack.go`, `WaitStackDeleted`: a missing stack is a `ValidationError` with "does not exist" in its message. The
//! reason of a failure is the stack's own.

use std::time::Duration;

use aws_sdk_cloudformation::types::StackStatus;
use waiter_runtime::{WaitError, waiter};
use waiter_tests::{Reply, Script, repeat, reply};

use crate::cloudformation;

waiter! {
    struct StackDeleted;

    operation: aws_sdk_cloudformation::DescribeStacks,
    first_poll: 10s,
    delay: 5s..30s,
    poll_timeout: 20s,
    max_wait: 45m,
    reason: stacks[0].stack_status_reason,
    acceptors: {
        error "ValidationError" if contains(message, "does not exist") => success,
        path stacks[0].stack_status == StackStatus::DeleteComplete => success,
        path stacks[0].stack_status == StackStatus::DeleteInProgress => retry,
        path stacks[0].stack_status == StackStatus::DeleteFailed => failure,
        error throttling => retry in 30s,
        error timeout | transient => retry,
        ok => failure,
    },
}

macro_rules! stack {
    ($status:literal, $reason:literal) => {
        reply(
            200,
            concat!(
                "<DescribeStacksResponse xmlns=\"http://cloudformation.amazonaws.com/doc/2010-05-15/\"><DescribeStacksResult>",
                "<Stacks><member><StackName>s</StackName><StackStatus>",
                $status,
                "</StackStatus><StackStatusReason>",
                $reason,
                "</StackStatusReason><CreationTime>2026-11-30T00:00:00Z</CreationTime></member></Stacks>",
                "</DescribeStacksResult></DescribeStacksResponse>"
            ),
        )
    };
}

macro_rules! error {
    ($code:literal, $message:literal) => {
        reply(
            400,
            concat!(
                "<ErrorResponse xmlns=\"http://cloudformation.amazonaws.com/doc/2010-05-15/\"><Error><Type>Sender</Type><Code>",
                $code,
                "</Code><Message>",
                $message,
                "</Message></Error></ErrorResponse>"
            ),
        )
    };
}

const DELETING: Reply<'_> = stack!("DELETE_IN_PROGRESS", "");

const FAILED: Reply<'_> = stack!(
    "DELETE_FAILED",
    "The following resource(s) failed to delete: [Bucket]."
);

const MISSING: Reply<'_> = error!("ValidationError", "Stack with id s does not exist");

const INVALID: Reply<'_> = error!("ValidationError", "1 validation error detected");

const THROTTLED: Reply<'_> = error!("Throttling", "Rate exceeded");

fn wait(replies: Vec<Reply<'static>>) -> waiter_runtime::Wait<'static, StackDeleted> {
    let request = cloudformation(Script::new(replies)).describe_stacks();
    StackDeleted
        .wait(request.stack_name("s"))
        .delay(Duration::from_secs(5))
}

#[tokio::test(start_paused = true)]
async fn a_missing_stack_is_deleted() {
    let replies = repeat(&[(2, DELETING), (1, THROTTLED), (1, MISSING)]);
    let deleted = wait(replies).await.expect("deleted");
    assert_eq!(deleted.attempts(), 4);
    assert_eq!(deleted.elapsed(), Duration::from_secs(10 + 5 + 5 + 30));
}

#[tokio::test(start_paused = true)]
async fn another_validation_error_ends_the_wait() {
    let error = wait(vec![INVALID]).await.expect_err("an invalid request");
    assert!(matches!(error, WaitError::UnmatchedError(_)), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_failure_says_which_resource() {
    let error = wait(repeat(&[(1, DELETING), (1, FAILED)]))
        .await
        .expect_err("a failure");
    let reason = "The following resource(s) failed to delete: [Bucket].";
    assert_eq!(error.reason(), Some(reason));
    assert!(error.to_string().contains(reason), "{error}");
    assert!(error.report().to_string().contains(reason), "{error:?}");
}

/// At a limit, too.
#[tokio::test(start_paused = true)]
async fn a_stack_that_takes_too_long_has_a_reason() {
    const WAITING: Reply<'_> = stack!("DELETE_IN_PROGRESS", "User Initiated");
    let error = wait(repeat(&[(3, WAITING)]))
        .max_attempts(3)
        .await
        .expect_err("a limit");
    assert_eq!(error.reason(), Some("User Initiated"));
}
