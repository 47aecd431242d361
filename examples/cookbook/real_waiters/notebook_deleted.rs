//! `sagemaker/wait.go`, 19 waiters: a missing notebook is a `ValidationException` whose message contains `RecordNotFound`. Every
//! other `ValidationException` is fatal.

use aws_sdk_sagemaker::types::NotebookInstanceStatus;
use waiter_runtime::{WaitError, waiter};
use waiter_tests::{Reply, Script, repeat, reply};

use crate::sagemaker;

waiter! {
    struct NotebookDeleted;

    operation: aws_sdk_sagemaker::DescribeNotebookInstance,
    delay: 5s,
    max_wait: 10m,
    reason: failure_reason,
    acceptors: {
        error "ValidationException" if contains(message, "RecordNotFound") => success,
        path notebook_instance_status == NotebookInstanceStatus::Failed => failure,
    },
}

waiter! {
    struct Plain;

    operation: aws_sdk_sagemaker::DescribeNotebookInstance,
    delay: 5s,
    max_wait: 10m,
    acceptors: { error "ValidationException" => success },
}

const DELETING: Reply<'_> = reply(200, r#"{"NotebookInstanceStatus":"Deleting"}"#);

const FAILED: Reply<'_> = reply(
    200,
    r#"{"NotebookInstanceStatus":"Failed","FailureReason":"The subnet still has interfaces"}"#,
);

const MISSING: Reply<'_> = reply(
    400,
    r#"{"__type":"ValidationException","message":"RecordNotFound"}"#,
);

const INVALID: Reply<'_> = reply(
    400,
    r#"{"__type":"ValidationException","message":"1 validation error detected: Value '' at 'notebookInstanceName'"}"#,
);

#[tokio::test(start_paused = true)]
async fn a_message_tells_two_errors_apart() {
    let request = |replies| {
        let client = sagemaker(Script::new(replies));
        client
            .describe_notebook_instance()
            .notebook_instance_name("n")
    };
    let deleted = NotebookDeleted
        .wait(request(repeat(&[(2, DELETING), (1, MISSING)])))
        .await
        .expect("deleted");
    assert_eq!(deleted.attempts(), 3);

    let error = NotebookDeleted
        .wait(request(repeat(&[(1, INVALID)])))
        .await
        .expect_err("an invalid name");
    assert!(matches!(error, WaitError::UnmatchedError(_)), "{error}");
    Plain
        .wait(request(repeat(&[(1, INVALID)])))
        .await
        .expect("a wrong success");

    let error = NotebookDeleted
        .wait(request(repeat(&[(1, DELETING), (1, FAILED)])))
        .await
        .expect_err("a failure");
    assert_eq!(error.reason(), Some("The subnet still has interfaces"));
}
