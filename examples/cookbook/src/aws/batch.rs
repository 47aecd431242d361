//! Batch. The SDK does not ship a waiter for it.

use aws_sdk_batch::types::{CeStatus, JobStatus};
use waiter_runtime::waiter;

waiter! {
    /// Waits until a job has succeeded.
    ///
    /// Use it after `SubmitJob`. A job that no compute environment can run stays `RUNNABLE` for ever, so half an hour of that is a
    /// failure here. Choose a longer time for a queue that is often full.
    pub struct JobSucceeded;

    operation: aws_sdk_batch::DescribeJobs,
    delay: 5s..60s,
    poll_timeout: 20s,
    max_wait: 12h,
    reason: [jobs[0].status_reason, jobs[0].container.reason],
    acceptors: {
        path jobs[0].status == JobStatus::Succeeded => success,
        path jobs[0].status == JobStatus::Failed => failure,
        path jobs[0].status == JobStatus::Runnable for 30m => failure,
        path jobs[0].status == JobStatus::Submitted | JobStatus::Pending | JobStatus::Starting | JobStatus::Running => retry,
        // An unknown job is not an error of the service.
        path length(jobs) == 0 for 6 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

waiter! {
    /// Waits until a compute environment can run jobs.
    ///
    /// Use it after `CreateComputeEnvironment` or `UpdateComputeEnvironment`, before you attach it to a job queue. `INVALID`
    /// often means a missing permission, and Batch says which.
    pub struct ComputeEnvironmentValid;

    operation: aws_sdk_batch::DescribeComputeEnvironments,
    delay: 5s..30s,
    poll_timeout: 20s,
    max_wait: 20m,
    reason: compute_environments[0].status_reason,
    acceptors: {
        path compute_environments[0].status == CeStatus::Valid => success,
        path compute_environments[0].status == CeStatus::Creating | CeStatus::Updating => retry,
        path compute_environments[0].status == CeStatus::Invalid | CeStatus::Deleting | CeStatus::Deleted => failure,
        path length(compute_environments) == 0 for 6 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use aws_sdk_batch::Client;
    use aws_sdk_batch::operation::describe_compute_environments::DescribeComputeEnvironmentsOutput;
    use aws_sdk_batch::operation::describe_jobs::DescribeJobsOutput;
    use aws_sdk_batch::types::{ComputeEnvironmentDetail, JobDetail};
    use waiter_runtime::{State, Streak, Waiter};

    use super::*;
    use crate::testing::{assert_bears_outages, assert_fails_after, reason, scripted};

    #[tokio::test(start_paused = true)]
    async fn jobs() {
        let decide = |status| {
            let job = JobDetail::builder().status(status).build();
            JobSucceeded.evaluate(&Ok(DescribeJobsOutput::builder().jobs(job).build()))
        };
        assert_eq!(decide(JobStatus::Succeeded).state(), State::Success);
        assert_eq!(decide(JobStatus::Running).state(), State::Retry);
        assert_eq!(decide(JobStatus::Failed).state(), State::Failure);
        let stuck = decide(JobStatus::Runnable);
        let half_an_hour = Some(Streak::Held(Duration::from_mins(30)));
        assert_eq!(
            (stuck.state(), stuck.streak()),
            (State::Failure, half_an_hour)
        );

        let missing = DescribeJobsOutput::builder().set_jobs(Some(vec![])).build();
        assert_fails_after(6, JobSucceeded.evaluate(&Ok(missing)));
        assert_bears_outages(&JobSucceeded);

        let config = scripted([
            r#"{"jobs":[{"status":"FAILED","statusReason":"Essential container in task exited","container":{"reason":"OutOfMemoryError"}}]}"#,
        ]);
        let request = Client::new(&config).describe_jobs().jobs("j");
        let reason = reason(JobSucceeded.wait(request)).await;
        assert_eq!(
            reason,
            "Essential container in task exited; OutOfMemoryError"
        );
    }

    #[tokio::test(start_paused = true)]
    async fn compute_environments() {
        let decide = |status| {
            let environment = ComputeEnvironmentDetail::builder().status(status).build();
            let output = DescribeComputeEnvironmentsOutput::builder();
            let output = output.compute_environments(environment).build();
            ComputeEnvironmentValid.evaluate(&Ok(output)).state()
        };
        assert_eq!(decide(CeStatus::Valid), State::Success);
        assert_eq!(decide(CeStatus::Creating), State::Retry);
        assert_eq!(decide(CeStatus::Invalid), State::Failure);

        let missing = DescribeComputeEnvironmentsOutput::builder();
        let missing = missing.set_compute_environments(Some(vec![])).build();
        assert_fails_after(6, ComputeEnvironmentValid.evaluate(&Ok(missing)));
        assert_bears_outages(&ComputeEnvironmentValid);

        let config = scripted([
            r#"{"computeEnvironments":[{"status":"INVALID","statusReason":"CLIENT_ERROR - Not authorized"}]}"#,
        ]);
        let request = Client::new(&config).describe_compute_environments();
        assert_eq!(
            reason(ComputeEnvironmentValid.wait(request)).await,
            "CLIENT_ERROR - Not authorized"
        );
    }
}
