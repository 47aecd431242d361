//! Glue. The SDK does not ship a waiter for it.

use aws_sdk_glue::primitives::DateTime;
use aws_sdk_glue::types::{CrawlerState, JobRunState, LastCrawlStatus, WorkflowRunStatus};
use waiter_runtime::waiter;

waiter! {
    /// Waits until a run of a job has succeeded.
    ///
    /// Use it after `StartJobRun`, with the id of the run.
    pub struct JobRunSucceeded;

    operation: aws_sdk_glue::GetJobRun,
    delay: 10s..60s,
    poll_timeout: 20s,
    max_wait: 12h,
    reason: job_run.error_message,
    acceptors: {
        path job_run.job_run_state == JobRunState::Succeeded => success,
        path job_run.job_run_state == JobRunState::Waiting | JobRunState::Starting | JobRunState::Running
            | JobRunState::Stopping => retry,
        path job_run.job_run_state == JobRunState::Failed | JobRunState::Error | JobRunState::Timeout
            | JobRunState::Stopped | JobRunState::Expired => failure,
        error EntityNotFoundException for 5 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

waiter! {
    /// Waits until a crawl that began at this time or later has succeeded.
    ///
    /// Use it after `StartCrawler`, with the time before that call. A crawler keeps the result of its last crawl, so the time
    /// tells a new result from an old one.
    #[derive(Debug)]
    pub struct CrawlSucceeded {
        /// A time before the call of `StartCrawler`.
        pub since: DateTime,
    }

    operation: aws_sdk_glue::GetCrawler,
    delay: 10s..30s,
    poll_timeout: 20s,
    max_wait: 2h,
    acceptors: {
        path crawler.state != CrawlerState::Ready => retry,
        path crawler.last_crawl.start_time < {since} => retry,
        path crawler.last_crawl.status == LastCrawlStatus::Succeeded => success,
        path crawler.last_crawl.status == LastCrawlStatus::Failed | LastCrawlStatus::Cancelled
            => failure(crawler.last_crawl.error_message),
        error EntityNotFoundException for 3 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

waiter! {
    /// Waits until a run of a workflow has ended, and none of its actions failed.
    ///
    /// Use it after `StartWorkflowRun`. A run whose jobs failed is `COMPLETED`, too, so the waiter reads the numbers.
    pub struct WorkflowRunSucceeded;

    operation: aws_sdk_glue::GetWorkflowRun,
    delay: 15s..60s,
    poll_timeout: 20s,
    max_wait: 12h,
    reason: run.error_message,
    acceptors: {
        path run.status == WorkflowRunStatus::Completed
            && run.statistics.failed_actions == 0
            && run.statistics.errored_actions == 0
            && run.statistics.timeout_actions == 0
            && run.statistics.stopped_actions == 0 => success,
        path run.status == WorkflowRunStatus::Running | WorkflowRunStatus::Stopping => retry,
        path run.status == WorkflowRunStatus::Completed | WorkflowRunStatus::Stopped | WorkflowRunStatus::Error => failure,
        error EntityNotFoundException for 5 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

#[cfg(test)]
mod tests {
    use aws_sdk_glue::Client;
    use aws_sdk_glue::operation::get_crawler::{GetCrawlerError, GetCrawlerOutput};
    use aws_sdk_glue::operation::get_job_run::{GetJobRunError, GetJobRunOutput};
    use aws_sdk_glue::operation::get_workflow_run::{GetWorkflowRunError, GetWorkflowRunOutput};
    use aws_sdk_glue::types::error::EntityNotFoundException;
    use aws_sdk_glue::types::{Crawler, JobRun, LastCrawlInfo, WorkflowRun, WorkflowRunStatistics};
    use waiter_runtime::{State, Waiter};

    use super::*;
    use crate::testing::{assert_bears_outages, assert_fails_after, modelled, reason, scripted};

    fn missing() -> EntityNotFoundException {
        EntityNotFoundException::builder().build()
    }

    #[tokio::test(start_paused = true)]
    async fn job_runs() {
        let decide = |state| {
            let run = JobRun::builder().job_run_state(state).build();
            JobRunSucceeded
                .evaluate(&Ok(GetJobRunOutput::builder().job_run(run).build()))
                .state()
        };
        assert_eq!(decide(JobRunState::Succeeded), State::Success);
        assert_eq!(decide(JobRunState::Running), State::Retry);
        assert_eq!(decide(JobRunState::Timeout), State::Failure);
        let missing = GetJobRunError::EntityNotFoundException(missing());
        assert_fails_after(5, JobRunSucceeded.evaluate(&modelled(missing)));
        assert_bears_outages(&JobRunSucceeded);

        let config = scripted([
            r#"{"JobRun":{"JobRunState":"FAILED","ErrorMessage":"ModuleNotFoundError: No module named 'etl'"}}"#,
        ]);
        let request = Client::new(&config).get_job_run().job_name("j").run_id("r");
        let reason = reason(JobRunSucceeded.wait(request)).await;
        assert_eq!(reason, "ModuleNotFoundError: No module named 'etl'");
    }

    #[tokio::test(start_paused = true)]
    async fn crawls() {
        let succeeded = || CrawlSucceeded {
            since: DateTime::from_secs(1_000),
        };
        let crawl = |state, last_crawl| {
            Crawler::builder()
                .state(state)
                .set_last_crawl(last_crawl)
                .build()
        };
        let decide = |crawler| {
            succeeded()
                .evaluate(&Ok(GetCrawlerOutput::builder().crawler(crawler).build()))
                .state()
        };
        let last = |second, status| {
            let start = DateTime::from_secs(second);
            Some(
                LastCrawlInfo::builder()
                    .start_time(start)
                    .status(status)
                    .build(),
            )
        };
        let new = last(1_001, LastCrawlStatus::Succeeded);
        assert_eq!(decide(crawl(CrawlerState::Ready, new)), State::Success);
        let old = last(999, LastCrawlStatus::Succeeded);
        assert_eq!(
            decide(crawl(CrawlerState::Ready, old.clone())),
            State::Retry
        );
        assert_eq!(decide(crawl(CrawlerState::Running, old)), State::Retry);
        // The first crawl has not begun.
        assert_eq!(decide(crawl(CrawlerState::Ready, None)), State::Retry);
        let failed = last(1_001, LastCrawlStatus::Failed);
        assert_eq!(decide(crawl(CrawlerState::Ready, failed)), State::Failure);
        let missing = GetCrawlerError::EntityNotFoundException(missing());
        assert_fails_after(3, succeeded().evaluate(&modelled(missing)));
        assert_bears_outages(&succeeded());

        let config = scripted([
            r#"{"Crawler":{"State":"READY","LastCrawl":{"Status":"FAILED","StartTime":1001,"ErrorMessage":"Access Denied"}}}"#,
        ]);
        let request = Client::new(&config).get_crawler().name("c");
        assert_eq!(reason(succeeded().wait(request)).await, "Access Denied");
    }

    #[tokio::test(start_paused = true)]
    async fn workflow_runs() {
        let decide = |status, failed| {
            let statistics = WorkflowRunStatistics::builder()
                .total_actions(2)
                .failed_actions(failed);
            let run = WorkflowRun::builder()
                .status(status)
                .statistics(statistics.build())
                .build();
            WorkflowRunSucceeded
                .evaluate(&Ok(GetWorkflowRunOutput::builder().run(run).build()))
                .state()
        };
        assert_eq!(decide(WorkflowRunStatus::Completed, 0), State::Success);
        assert_eq!(decide(WorkflowRunStatus::Running, 0), State::Retry);
        assert_eq!(decide(WorkflowRunStatus::Completed, 1), State::Failure);
        assert_eq!(decide(WorkflowRunStatus::Stopped, 0), State::Failure);
        let missing = GetWorkflowRunError::EntityNotFoundException(missing());
        assert_fails_after(5, WorkflowRunSucceeded.evaluate(&modelled(missing)));
        assert_bears_outages(&WorkflowRunSucceeded);

        let config =
            scripted([r#"{"Run":{"Status":"ERROR","ErrorMessage":"Concurrent run exceeded"}}"#]);
        let request = Client::new(&config)
            .get_workflow_run()
            .name("w")
            .run_id("r");
        assert_eq!(
            reason(WorkflowRunSucceeded.wait(request)).await,
            "Concurrent run exceeded"
        );
    }
}
