//! CloudFormation. The SDK ships waiters for stacks. These are for change sets, stack sets and drift.

use aws_sdk_cloudformation::types::{
    ChangeSetStatus, StackDriftDetectionStatus, StackSetOperationStatus,
};
use waiter_runtime::waiter;

waiter! {
    /// Waits until a change set can be executed, or turns out to be empty.
    ///
    /// Use it after `CreateChangeSet`. A change set without changes has the status `FAILED`, and only its reason differs from that
    /// of a mistake. `change_set_create_complete` fails for both. Read the status of the output to tell the two apart.
    pub struct ChangeSetReady;

    operation: aws_sdk_cloudformation::DescribeChangeSet,
    delay: 2s..15s,
    poll_timeout: 20s,
    max_wait: 15m,
    reason: status_reason,
    acceptors: {
        path status == ChangeSetStatus::CreateComplete => success,
        path status == ChangeSetStatus::Failed && contains(status_reason, "didn't contain changes") => success,
        path status == ChangeSetStatus::Failed && contains(status_reason, "No updates are to be performed") => success,
        path status == ChangeSetStatus::Failed | ChangeSetStatus::DeleteComplete => failure,
        error ChangeSetNotFoundException for 5 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

waiter! {
    /// Waits until an operation on a stack set has succeeded in all of its accounts and regions.
    ///
    /// Use it after `CreateStackInstances`, `UpdateStackSet` or `DeleteStackInstances`. `ListStackSetOperationResults` says which
    /// accounts failed.
    pub struct StackSetOperationSucceeded;

    operation: aws_sdk_cloudformation::DescribeStackSetOperation,
    delay: 10s..60s,
    poll_timeout: 20s,
    max_wait: 4h,
    reason: stack_set_operation.status_reason,
    acceptors: {
        path stack_set_operation.status == StackSetOperationStatus::Succeeded => success,
        path stack_set_operation.status == StackSetOperationStatus::Queued | StackSetOperationStatus::Running
            | StackSetOperationStatus::Stopping => retry,
        path stack_set_operation.status == StackSetOperationStatus::Failed | StackSetOperationStatus::Stopped => failure,
        error OperationNotFoundException for 5 polls => failure,
        error StackSetNotFoundException => failure,
        error throttling | transient | timeout => retry,
    },
}

waiter! {
    /// Waits until the detection of a stack's drift has ended.
    ///
    /// Use it after `DetectStackDrift`. The output then has the result, `stack_drift_status`.
    pub struct DriftDetected;

    operation: aws_sdk_cloudformation::DescribeStackDriftDetectionStatus,
    delay: 5s..30s,
    poll_timeout: 20s,
    max_wait: 30m,
    reason: detection_status_reason,
    acceptors: {
        path detection_status == StackDriftDetectionStatus::DetectionComplete => success,
        path detection_status == StackDriftDetectionStatus::DetectionInProgress => retry,
        path detection_status == StackDriftDetectionStatus::DetectionFailed => failure,
        // The code is the same for every mistake in a request.
        error "ValidationError" if contains(message, "does not exist") for 3 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

#[cfg(test)]
mod tests {
    use aws_sdk_cloudformation::Client;
    use aws_sdk_cloudformation::operation::describe_change_set::{
        DescribeChangeSetError, DescribeChangeSetOutput,
    };
    use aws_sdk_cloudformation::operation::describe_stack_drift_detection_status::DescribeStackDriftDetectionStatusOutput;
    use aws_sdk_cloudformation::operation::describe_stack_set_operation::{
        DescribeStackSetOperationError, DescribeStackSetOperationOutput,
    };
    use aws_sdk_cloudformation::types::StackSetOperation;
    use aws_sdk_cloudformation::types::error::{
        ChangeSetNotFoundException, OperationNotFoundException, StackSetNotFoundException,
    };
    use waiter_runtime::{State, Waiter};

    use super::*;
    use crate::testing::{
        assert_bears_outages, assert_fails_after, coded, modelled, reason, scripted,
    };

    #[tokio::test(start_paused = true)]
    async fn change_sets() {
        let decide = |status, reason: &str| {
            let output = DescribeChangeSetOutput::builder()
                .status(status)
                .status_reason(reason);
            ChangeSetReady.evaluate(&Ok(output.build())).state()
        };
        assert_eq!(decide(ChangeSetStatus::CreateComplete, ""), State::Success);
        assert_eq!(decide(ChangeSetStatus::CreateInProgress, ""), State::Retry);
        assert_eq!(
            decide(ChangeSetStatus::Failed, "Parameters must have values"),
            State::Failure
        );
        let empty = "The submitted information didn't contain changes. Submit different information to create a change set.";
        assert_eq!(decide(ChangeSetStatus::Failed, empty), State::Success);
        assert_eq!(
            decide(ChangeSetStatus::Failed, "No updates are to be performed."),
            State::Success
        );

        let missing = ChangeSetNotFoundException::builder().build();
        let missing = DescribeChangeSetError::ChangeSetNotFoundException(missing);
        assert_fails_after(5, ChangeSetReady.evaluate(&modelled(missing)));
        assert_bears_outages(&ChangeSetReady);

        let config = scripted([
            "<DescribeChangeSetResponse><DescribeChangeSetResult><Status>FAILED</Status>\
             <StatusReason>Parameters must have values</StatusReason></DescribeChangeSetResult></DescribeChangeSetResponse>",
        ]);
        let request = Client::new(&config)
            .describe_change_set()
            .change_set_name("c");
        assert_eq!(
            reason(ChangeSetReady.wait(request)).await,
            "Parameters must have values"
        );
    }

    #[tokio::test(start_paused = true)]
    async fn stack_sets() {
        let decide = |status| {
            let operation = StackSetOperation::builder().status(status).build();
            let output = DescribeStackSetOperationOutput::builder().stack_set_operation(operation);
            StackSetOperationSucceeded
                .evaluate(&Ok(output.build()))
                .state()
        };
        assert_eq!(decide(StackSetOperationStatus::Succeeded), State::Success);
        assert_eq!(decide(StackSetOperationStatus::Queued), State::Retry);
        assert_eq!(decide(StackSetOperationStatus::Failed), State::Failure);

        let missing = OperationNotFoundException::builder().build();
        let missing = DescribeStackSetOperationError::OperationNotFoundException(missing);
        assert_fails_after(5, StackSetOperationSucceeded.evaluate(&modelled(missing)));
        let missing = StackSetNotFoundException::builder().build();
        let missing = DescribeStackSetOperationError::StackSetNotFoundException(missing);
        assert_eq!(
            StackSetOperationSucceeded
                .evaluate(&modelled(missing))
                .state(),
            State::Failure
        );
        assert_bears_outages(&StackSetOperationSucceeded);

        let config = scripted([
            "<DescribeStackSetOperationResponse><DescribeStackSetOperationResult><StackSetOperation><Status>FAILED</Status>\
             <StatusReason>2 stack instances failed</StatusReason></StackSetOperation></DescribeStackSetOperationResult>\
             </DescribeStackSetOperationResponse>",
        ]);
        let request = Client::new(&config)
            .describe_stack_set_operation()
            .operation_id("o");
        assert_eq!(
            reason(StackSetOperationSucceeded.wait(request)).await,
            "2 stack instances failed"
        );
    }

    #[tokio::test(start_paused = true)]
    async fn drift() {
        let decide = |status| {
            let output =
                DescribeStackDriftDetectionStatusOutput::builder().detection_status(status);
            DriftDetected.evaluate(&Ok(output.build())).state()
        };
        assert_eq!(
            decide(StackDriftDetectionStatus::DetectionComplete),
            State::Success
        );
        assert_eq!(
            decide(StackDriftDetectionStatus::DetectionInProgress),
            State::Retry
        );
        assert_eq!(
            decide(StackDriftDetectionStatus::DetectionFailed),
            State::Failure
        );

        let missing = coded("ValidationError", "Drift Detection Id d does not exist");
        assert_fails_after(3, DriftDetected.evaluate(&missing));
        let another =
            DriftDetected.evaluate(&coded("ValidationError", "1 validation error detected"));
        assert_eq!(
            (another.state(), another.acceptor()),
            (State::Failure, None)
        );
        assert_bears_outages(&DriftDetected);

        let config = scripted([
            "<DescribeStackDriftDetectionStatusResponse><DescribeStackDriftDetectionStatusResult>\
             <DetectionStatus>DETECTION_FAILED</DetectionStatus><DetectionStatusReason>not authorized</DetectionStatusReason>\
             </DescribeStackDriftDetectionStatusResult></DescribeStackDriftDetectionStatusResponse>",
        ]);
        let request = Client::new(&config).describe_stack_drift_detection_status();
        assert_eq!(reason(DriftDetected.wait(request)).await, "not authorized");
    }
}
