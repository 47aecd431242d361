//! Step Functions. The SDK does not ship a waiter for it.

use aws_sdk_sfn::types::{ExecutionStatus, MapRunStatus};
use waiter_runtime::waiter;

waiter! {
    /// Waits until an execution of a standard workflow has succeeded.
    ///
    /// Use it after `StartExecution`. The output then has the result of the workflow. An express workflow cannot be polled: call
    /// `StartSyncExecution` instead.
    pub struct ExecutionSucceeded;

    operation: aws_sdk_sfn::DescribeExecution,
    delay: 2s..60s,
    poll_timeout: 20s,
    max_wait: 6h,
    reason: [error, cause],
    acceptors: {
        path status == ExecutionStatus::Succeeded => success,
        path status == ExecutionStatus::Running | ExecutionStatus::PendingRedrive => retry,
        path status == ExecutionStatus::Failed | ExecutionStatus::TimedOut | ExecutionStatus::Aborted => failure,
        // `DescribeExecution` is eventually consistent.
        error ExecutionDoesNotExist for 5 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

waiter! {
    /// Waits until a distributed map has processed its items.
    ///
    /// Use it with the ARN of a map run, which `ListMapRuns` returns for an execution. A map run also succeeds if some of its
    /// items failed, up to the tolerated number. `item_counts` of the output has the numbers.
    pub struct MapRunSucceeded;

    operation: aws_sdk_sfn::DescribeMapRun,
    delay: 5s..60s,
    poll_timeout: 20s,
    max_wait: 12h,
    acceptors: {
        path status == MapRunStatus::Succeeded => success,
        path status == MapRunStatus::Running => retry,
        path status == MapRunStatus::Failed | MapRunStatus::Aborted => failure,
        error ResourceNotFound for 5 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

#[cfg(test)]
mod tests {
    use aws_sdk_sfn::Client;
    use aws_sdk_sfn::operation::describe_execution::{
        DescribeExecutionError, DescribeExecutionOutput,
    };
    use aws_sdk_sfn::operation::describe_map_run::{DescribeMapRunError, DescribeMapRunOutput};
    use aws_sdk_sfn::primitives::DateTime;
    use aws_sdk_sfn::types::error::{ExecutionDoesNotExist, ResourceNotFound};
    use waiter_runtime::{State, Waiter};

    use super::*;
    use crate::testing::{assert_bears_outages, assert_fails_after, modelled, reason, scripted};

    #[tokio::test(start_paused = true)]
    async fn executions() {
        let decide = |status| {
            let output = DescribeExecutionOutput::builder()
                .execution_arn("arn")
                .state_machine_arn("arn")
                .start_date(DateTime::from_secs(0))
                .status(status)
                .build()
                .expect("all required members");
            ExecutionSucceeded.evaluate(&Ok(output)).state()
        };
        assert_eq!(decide(ExecutionStatus::Succeeded), State::Success);
        assert_eq!(decide(ExecutionStatus::Running), State::Retry);
        assert_eq!(decide(ExecutionStatus::TimedOut), State::Failure);

        let missing = ExecutionDoesNotExist::builder().build();
        let missing = DescribeExecutionError::ExecutionDoesNotExist(missing);
        assert_fails_after(5, ExecutionSucceeded.evaluate(&modelled(missing)));
        assert_bears_outages(&ExecutionSucceeded);

        let config = scripted([
            r#"{"executionArn":"a","stateMachineArn":"s","startDate":0,"status":"FAILED","error":"States.TaskFailed","cause":"exit code 3"}"#,
        ]);
        let request = Client::new(&config).describe_execution().execution_arn("a");
        assert_eq!(
            reason(ExecutionSucceeded.wait(request)).await,
            "States.TaskFailed; exit code 3"
        );
    }

    #[test]
    fn map_runs() {
        let decide = |status| {
            let output = DescribeMapRunOutput::builder()
                .map_run_arn("arn")
                .execution_arn("arn")
                .start_date(DateTime::from_secs(0))
                .max_concurrency(0)
                .tolerated_failure_count(0)
                .tolerated_failure_percentage(0.0)
                .status(status)
                .build()
                .expect("all required members");
            MapRunSucceeded.evaluate(&Ok(output)).state()
        };
        assert_eq!(decide(MapRunStatus::Succeeded), State::Success);
        assert_eq!(decide(MapRunStatus::Running), State::Retry);
        assert_eq!(decide(MapRunStatus::Aborted), State::Failure);

        let missing = ResourceNotFound::builder().build();
        let missing = DescribeMapRunError::ResourceNotFound(missing);
        assert_fails_after(5, MapRunSucceeded.evaluate(&modelled(missing)));
        assert_bears_outages(&MapRunSucceeded);
    }
}
