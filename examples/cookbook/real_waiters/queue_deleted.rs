//! `sqs/queue.go`, `waitQueueDeleted`: a queue is gone once it was missing 15 times in a row.
//!
//! SQS answers from replicas. A deleted queue is missing, then there again, then missing.

use std::time::Duration;

use waiter_runtime::waiter;
use waiter_tests::{Reply, Script, repeat, reply, sqs};

waiter! {
    struct QueueDeleted;

    operation: aws_sdk_sqs::GetQueueAttributes,
    delay: 3s,
    max_wait: 3m,
    acceptors: {
        error QueueDoesNotExist for 15 polls => success,
        ok => retry,
    },
}

waiter! {
    struct Plain;

    operation: aws_sdk_sqs::GetQueueAttributes,
    delay: 3s,
    max_wait: 3m,
    acceptors: { error QueueDoesNotExist => success },
}

const THERE: Reply<'_> = reply(200, r#"{"Attributes":{}}"#);

const MISSING: Reply<'_> = Reply {
    status: 400,
    headers: &[(
        "x-amzn-query-error",
        "AWS.SimpleQueueService.NonExistentQueue;Sender",
    )],
    body: r#"{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"The specified queue does not exist."}"#,
};

#[tokio::test(start_paused = true)]
async fn one_sighting_starts_over() {
    let replies = repeat(&[(1, THERE), (3, MISSING), (1, THERE), (15, MISSING)]);
    let deleted = QueueDeleted
        .wait(sqs(Script::new(replies.clone())).get_queue_attributes())
        .await
        .expect("deleted");
    assert_eq!(deleted.attempts(), 20);
    assert_eq!(deleted.elapsed(), Duration::from_secs(19 * 3));

    // The queue is still there three polls later.
    let deleted = Plain
        .wait(sqs(Script::new(replies)).get_queue_attributes())
        .await
        .expect("a wrong success");
    assert_eq!(deleted.attempts(), 2);
}

#[tokio::test(start_paused = true)]
async fn the_error_at_the_limit_says_how_far_it_came() {
    let replies = repeat(&[(50, THERE), (14, MISSING)]);
    let error = QueueDeleted
        .wait(sqs(Script::new(replies)).get_queue_attributes())
        .await
        .expect_err("a limit");
    let line = error.to_string();
    assert!(line.contains("max wait exceeded"), "{line}");
    assert!(line.contains("of 15 polls"), "{line}");
}

/// An emulator does not have replicas.
#[tokio::test(start_paused = true)]
async fn an_emulator_needs_one_poll() {
    let request = sqs(Script::new([MISSING])).get_queue_attributes();
    let deleted = QueueDeleted.wait(request).without_streaks().await;
    assert_eq!(deleted.expect("deleted").attempts(), 1);
}
