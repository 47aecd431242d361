//! OpenSearch. The SDK does not ship a waiter for it.

use aws_sdk_opensearch::types::{DomainHealth, OverallChangeStatus, UpgradeStatus, UpgradeStep};
use waiter_runtime::waiter;

waiter! {
    /// Waits until a change of a domain's configuration is complete.
    ///
    /// Use it after `UpdateDomainConfig`. A change that needs new nodes takes from minutes to hours. The reason has the validation
    /// failures.
    pub struct DomainChangeCompleted;

    operation: aws_sdk_opensearch::DescribeDomainChangeProgress,
    first_poll: 30s,
    delay: 30s,
    poll_timeout: 20s,
    max_wait: 6h,
    reason: change_progress_status.validation_failures[].message,
    acceptors: {
        path change_progress_status.status == OverallChangeStatus::Completed => success,
        path change_progress_status.status == OverallChangeStatus::Pending | OverallChangeStatus::Processing => retry,
        path change_progress_status.status == OverallChangeStatus::Failed => failure,
        error ResourceNotFoundException for 3 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

waiter! {
    /// Waits until the health of a domain has been green for three polls.
    ///
    /// Use it after a change and before the next one. A domain is red for a moment while it moves shards, so only ten minutes of
    /// red are a failure.
    pub struct DomainGreen;

    operation: aws_sdk_opensearch::DescribeDomainHealth,
    delay: 20s,
    poll_timeout: 20s,
    max_wait: 2h,
    acceptors: {
        path cluster_health == DomainHealth::Green for 3 polls => success,
        path cluster_health == DomainHealth::Red for 10m => failure,
        ok => retry,
        error ResourceNotFoundException for 3 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

waiter! {
    /// Waits until a domain has a new version of the engine.
    ///
    /// Use it after `UpgradeDomain`. An upgrade has three steps, each with its own status, so the status of the check before the
    /// upgrade is not the end.
    pub struct UpgradeSucceeded;

    operation: aws_sdk_opensearch::GetUpgradeStatus,
    first_poll: 30s,
    delay: 60s,
    poll_timeout: 20s,
    max_wait: 6h,
    acceptors: {
        path step_status == UpgradeStatus::Failed => failure,
        path upgrade_step == UpgradeStep::Upgrade && (
            step_status == UpgradeStatus::Succeeded || step_status == UpgradeStatus::SucceededWithIssues
        ) => success,
        ok => retry,
        error ResourceNotFoundException for 3 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use aws_sdk_opensearch::Client;
    use aws_sdk_opensearch::operation::describe_domain_change_progress::{
        DescribeDomainChangeProgressError, DescribeDomainChangeProgressOutput,
    };
    use aws_sdk_opensearch::operation::describe_domain_health::{
        DescribeDomainHealthError, DescribeDomainHealthOutput,
    };
    use aws_sdk_opensearch::operation::get_upgrade_status::{
        GetUpgradeStatusError, GetUpgradeStatusOutput,
    };
    use aws_sdk_opensearch::types::ChangeProgressStatusDetails;
    use aws_sdk_opensearch::types::error::ResourceNotFoundException;
    use waiter_runtime::{State, Streak, Waiter};

    use super::*;
    use crate::testing::{assert_bears_outages, assert_fails_after, modelled, reason, scripted};

    fn missing() -> ResourceNotFoundException {
        ResourceNotFoundException::builder().build()
    }

    #[tokio::test(start_paused = true)]
    async fn changes() {
        let decide = |status| {
            let progress = ChangeProgressStatusDetails::builder()
                .status(status)
                .build();
            let output = DescribeDomainChangeProgressOutput::builder();
            let output = output.change_progress_status(progress).build();
            DomainChangeCompleted.evaluate(&Ok(output)).state()
        };
        assert_eq!(decide(OverallChangeStatus::Completed), State::Success);
        assert_eq!(decide(OverallChangeStatus::Processing), State::Retry);
        assert_eq!(decide(OverallChangeStatus::Failed), State::Failure);
        let missing = DescribeDomainChangeProgressError::ResourceNotFoundException(missing());
        assert_fails_after(3, DomainChangeCompleted.evaluate(&modelled(missing)));
        assert_bears_outages(&DomainChangeCompleted);

        let config = scripted([
            r#"{"ChangeProgressStatus":{"Status":"FAILED","ValidationFailures":[{"Code":"C","Message":"not enough storage"}]}}"#,
        ]);
        let request = Client::new(&config)
            .describe_domain_change_progress()
            .domain_name("d");
        assert_eq!(
            reason(DomainChangeCompleted.wait(request)).await,
            "not enough storage"
        );
    }

    #[test]
    fn health() {
        let decide = |health| {
            let output = DescribeDomainHealthOutput::builder()
                .cluster_health(health)
                .build();
            DomainGreen.evaluate(&Ok(output))
        };
        let green = decide(DomainHealth::Green);
        assert_eq!(
            (green.state(), green.streak()),
            (State::Success, Some(Streak::Polls(3)))
        );
        assert_eq!(decide(DomainHealth::Yellow).state(), State::Retry);
        let red = decide(DomainHealth::Red);
        let ten_minutes = Some(Streak::Held(Duration::from_mins(10)));
        assert_eq!((red.state(), red.streak()), (State::Failure, ten_minutes));
        let missing = DescribeDomainHealthError::ResourceNotFoundException(missing());
        assert_fails_after(3, DomainGreen.evaluate(&modelled(missing)));
        assert_bears_outages(&DomainGreen);
    }

    #[test]
    fn upgrades() {
        let decide = |step, status| {
            let output = GetUpgradeStatusOutput::builder()
                .upgrade_step(step)
                .step_status(status);
            UpgradeSucceeded.evaluate(&Ok(output.build())).state()
        };
        assert_eq!(
            decide(UpgradeStep::Upgrade, UpgradeStatus::Succeeded),
            State::Success
        );
        assert_eq!(
            decide(UpgradeStep::Upgrade, UpgradeStatus::InProgress),
            State::Retry
        );
        assert_eq!(
            decide(UpgradeStep::PreUpgradeCheck, UpgradeStatus::Succeeded),
            State::Retry
        );
        assert_eq!(
            decide(UpgradeStep::Snapshot, UpgradeStatus::Failed),
            State::Failure
        );
        let missing = GetUpgradeStatusError::ResourceNotFoundException(missing());
        assert_fails_after(3, UpgradeSucceeded.evaluate(&modelled(missing)));
        assert_bears_outages(&UpgradeSucceeded);
    }
}
