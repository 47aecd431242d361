//! Systems Manager. The SDK ships `command_executed`, for one command on one instance.

use aws_sdk_ssm::types::{AutomationExecutionStatus, CommandInvocationStatus, PingStatus};
use waiter_runtime::waiter;

waiter! {
    /// Waits until this many instances have connected to Systems Manager.
    ///
    /// Use it after you launched instances, before `SendCommand` or `StartSession`. Name the instances in the request, with the
    /// filter `InstanceIds`. An instance is not in the list until its agent has registered, which can take minutes.
    #[derive(Debug)]
    pub struct InstancesOnline {
        /// The number of instances.
        pub want: usize,
    }

    operation: aws_sdk_ssm::DescribeInstanceInformation,
    pages: instance_information_list,
    delay: 5s..20s,
    poll_timeout: 20s,
    max_wait: 15m,
    acceptors: {
        path length(instance_information_list[?ping_status == PingStatus::Online]) >= {want} => success,
        ok => retry,
        // The older form of the filter has an error for an instance that is not registered yet.
        error InvalidInstanceId => retry,
        error throttling | transient | timeout => retry,
    },
}

waiter! {
    /// Waits until a command has succeeded on this many instances.
    ///
    /// Use it after `SendCommand` with targets, where the invocations appear one by one. The first one that fails ends the wait,
    /// and the reason names its instance.
    #[derive(Debug)]
    pub struct CommandSucceeded {
        /// The number of instances.
        pub want: usize,
    }

    operation: aws_sdk_ssm::ListCommandInvocations,
    pages: command_invocations,
    delay: 2s..20s,
    poll_timeout: 30s,
    max_wait: 1h,
    acceptors: {
        path_any command_invocations[].status == CommandInvocationStatus::Failed | CommandInvocationStatus::TimedOut
            | CommandInvocationStatus::Cancelled => failure(command_invocations[?
                status == CommandInvocationStatus::Failed
                    || status == CommandInvocationStatus::TimedOut
                    || status == CommandInvocationStatus::Cancelled
            ].instance_id),
        path length(command_invocations[?status == CommandInvocationStatus::Success]) >= {want} => success,
        ok => retry,
        error InvalidCommandId for 3 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

waiter! {
    /// Waits until an automation has succeeded.
    ///
    /// Use it after `StartAutomationExecution`. An automation that waits for an approval is polled until the limit.
    pub struct AutomationSucceeded;

    operation: aws_sdk_ssm::GetAutomationExecution,
    delay: 5s..30s,
    poll_timeout: 20s,
    max_wait: 6h,
    reason: automation_execution.failure_message,
    acceptors: {
        path automation_execution.automation_execution_status == AutomationExecutionStatus::Success
            | AutomationExecutionStatus::CompletedWithSuccess => success,
        path automation_execution.automation_execution_status == AutomationExecutionStatus::Failed
            | AutomationExecutionStatus::CompletedWithFailure | AutomationExecutionStatus::Timedout
            | AutomationExecutionStatus::Cancelled | AutomationExecutionStatus::Rejected
            | AutomationExecutionStatus::ChangeCalendarOverrideRejected | AutomationExecutionStatus::Exited => failure,
        ok => retry,
        error AutomationExecutionNotFoundException for 5 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

#[cfg(test)]
mod tests {
    use aws_sdk_ssm::Client;
    use aws_sdk_ssm::operation::describe_instance_information::{
        DescribeInstanceInformationError, DescribeInstanceInformationOutput,
    };
    use aws_sdk_ssm::operation::get_automation_execution::{
        GetAutomationExecutionError, GetAutomationExecutionOutput,
    };
    use aws_sdk_ssm::operation::list_command_invocations::{
        ListCommandInvocationsError, ListCommandInvocationsOutput,
    };
    use aws_sdk_ssm::types::error::{
        AutomationExecutionNotFoundException, InvalidCommandId, InvalidInstanceId,
    };
    use aws_sdk_ssm::types::{AutomationExecution, CommandInvocation, InstanceInformation};
    use waiter_runtime::{State, Waiter};

    use super::*;
    use crate::testing::{assert_bears_outages, assert_fails_after, modelled, reason, scripted};

    #[test]
    fn instances() {
        let online = InstancesOnline { want: 2 };
        let decide = |statuses: &[PingStatus]| {
            let instances = statuses.iter().map(|status| {
                InstanceInformation::builder()
                    .ping_status(status.clone())
                    .build()
            });
            let output = DescribeInstanceInformationOutput::builder();
            let output = output
                .set_instance_information_list(Some(instances.collect()))
                .build();
            online.evaluate(&Ok(output)).state()
        };
        assert_eq!(
            decide(&[PingStatus::Online, PingStatus::Online]),
            State::Success
        );
        assert_eq!(
            decide(&[PingStatus::Online, PingStatus::ConnectionLost]),
            State::Retry
        );
        assert_eq!(decide(&[]), State::Retry);

        let unknown = InvalidInstanceId::builder().build();
        let unknown = DescribeInstanceInformationError::InvalidInstanceId(unknown);
        assert_eq!(online.evaluate(&modelled(unknown)).state(), State::Retry);
        assert_bears_outages(&online);
    }

    #[tokio::test(start_paused = true)]
    async fn commands() {
        use CommandInvocationStatus::{InProgress, Success, TimedOut};

        let succeeded = || CommandSucceeded { want: 2 };
        let decide = |statuses: &[CommandInvocationStatus]| {
            let invocations = statuses
                .iter()
                .map(|status| CommandInvocation::builder().status(status.clone()).build());
            let output = ListCommandInvocationsOutput::builder();
            let output = output
                .set_command_invocations(Some(invocations.collect()))
                .build();
            succeeded().evaluate(&Ok(output)).state()
        };
        assert_eq!(decide(&[Success, Success]), State::Success);
        assert_eq!(decide(&[Success]), State::Retry);
        assert_eq!(decide(&[Success, InProgress]), State::Retry);
        assert_eq!(decide(&[Success, Success, TimedOut]), State::Failure);
        assert_eq!(decide(&[]), State::Retry);

        let missing = InvalidCommandId::builder().build();
        let missing = ListCommandInvocationsError::InvalidCommandId(missing);
        assert_fails_after(3, succeeded().evaluate(&modelled(missing)));
        assert_bears_outages(&succeeded());

        // The one that failed is on the second page.
        let config = scripted([
            r#"{"CommandInvocations":[{"InstanceId":"i-1","Status":"Success"}],"NextToken":"2"}"#,
            r#"{"CommandInvocations":[{"InstanceId":"i-2","Status":"Failed"}]}"#,
        ]);
        let request = Client::new(&config)
            .list_command_invocations()
            .command_id("c");
        assert_eq!(reason(succeeded().wait(request)).await, "i-2");
    }

    #[tokio::test(start_paused = true)]
    async fn automations() {
        let decide = |status| {
            let execution = AutomationExecution::builder()
                .automation_execution_status(status)
                .build();
            let output = GetAutomationExecutionOutput::builder().automation_execution(execution);
            AutomationSucceeded.evaluate(&Ok(output.build())).state()
        };
        assert_eq!(decide(AutomationExecutionStatus::Success), State::Success);
        assert_eq!(
            decide(AutomationExecutionStatus::PendingApproval),
            State::Retry
        );
        assert_eq!(decide(AutomationExecutionStatus::Timedout), State::Failure);

        let missing = AutomationExecutionNotFoundException::builder().build();
        let missing = GetAutomationExecutionError::AutomationExecutionNotFoundException(missing);
        assert_fails_after(5, AutomationSucceeded.evaluate(&modelled(missing)));
        assert_bears_outages(&AutomationSucceeded);

        let config = scripted([
            r#"{"AutomationExecution":{"AutomationExecutionStatus":"Failed","FailureMessage":"Step stop timed out"}}"#,
        ]);
        let request = Client::new(&config)
            .get_automation_execution()
            .automation_execution_id("a");
        assert_eq!(
            reason(AutomationSucceeded.wait(request)).await,
            "Step stop timed out"
        );
    }
}
