//! `sqs/queue.go`, `waitQueueAttributesPropagated`: new attributes have arrived once six polls in a row show them.
//!
//! A policy is compared as JSON, because SQS formats it anew. A queue that was just made may be missing ten times.

use std::time::Duration;

use aws_sdk_sqs::operation::get_queue_attributes::GetQueueAttributesOutput;
use aws_sdk_sqs::types::QueueAttributeName;
use waiter_runtime::{WaitError, waiter};
use waiter_tests::{Reply, Script, repeat, reply, sqs};

waiter! {
    struct AttributesPropagated { policy: String }

    operation: aws_sdk_sqs::GetQueueAttributes,
    delay: 1s,
    max_wait: 2m,
    acceptors: {
        ok output if has_policy(output, policy) for 6 polls => success,
        ok => retry,
        error QueueDoesNotExist for 11 polls => failure,
    },
}

/// Returns true if the queue has this policy, whatever its format.
fn has_policy(output: &GetQueueAttributesOutput, policy: &str) -> bool {
    let json = |text: &str| serde_json::from_str::<serde_json::Value>(text).ok();
    let current = output
        .attributes()
        .and_then(|attributes| attributes.get(&QueueAttributeName::Policy));
    current.is_some_and(|current| json(current).is_some_and(|it| Some(it) == json(policy)))
}

const OLD: Reply<'_> = reply(200, r#"{"Attributes":{}}"#);

const NEW: Reply<'_> = reply(
    200,
    r#"{"Attributes":{"Policy":"{ \"Statement\": [], \"Version\": \"2012-10-17\" }"}}"#,
);

const MISSING: Reply<'_> = Reply {
    status: 400,
    headers: &[(
        "x-amzn-query-error",
        "AWS.SimpleQueueService.NonExistentQueue;Sender",
    )],
    body: r#"{"__type":"com.amazonaws.sqs#QueueDoesNotExist"}"#,
};

fn propagated() -> AttributesPropagated {
    AttributesPropagated {
        policy: r#"{"Version":"2012-10-17","Statement":[]}"#.to_owned(),
    }
}

#[tokio::test(start_paused = true)]
async fn an_old_answer_starts_over() {
    let replies = repeat(&[(10, MISSING), (1, OLD), (5, NEW), (1, OLD), (6, NEW)]);
    let waited = propagated()
        .wait(sqs(Script::new(replies)).get_queue_attributes())
        .await
        .expect("propagated");
    assert_eq!(waited.attempts(), 23);
    assert_eq!(waited.elapsed(), Duration::from_secs(22));
}

#[tokio::test(start_paused = true)]
async fn a_queue_may_be_missing_ten_times() {
    let request = sqs(Script::new(repeat(&[(11, MISSING)]))).get_queue_attributes();
    let error = propagated().wait(request).await.expect_err("missing");
    assert!(matches!(error, WaitError::Failure(_)), "{error}");
    assert_eq!(error.report().attempts(), 11);
}
