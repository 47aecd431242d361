//! CloudWatch Logs. The SDK does not ship a waiter for it.

use aws_sdk_cloudwatchlogs::types::{ExportTaskStatusCode, QueryStatus};
use waiter_runtime::waiter;

waiter! {
    /// Waits until a query of Logs Insights has all of its results.
    ///
    /// Use it after `StartQuery`. Until then, the output has only a part of the results. The service does not say why a query
    /// failed.
    pub struct InsightsQueryComplete;

    operation: aws_sdk_cloudwatchlogs::GetQueryResults,
    delay: 500ms..5s,
    poll_timeout: 20s,
    max_wait: 1h,
    acceptors: {
        path status == QueryStatus::Complete => success,
        path status == QueryStatus::Scheduled | QueryStatus::Running | QueryStatus::UnknownValue => retry,
        path status == QueryStatus::Failed | QueryStatus::Cancelled | QueryStatus::Timeout => failure,
        error ResourceNotFoundException for 3 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

waiter! {
    /// Waits until a log group is exported to S3.
    ///
    /// Use it after `CreateExportTask`, with the id of the task in the request. An account has one export at a time, so wait for one
    /// before you start the next.
    pub struct LogsExported;

    operation: aws_sdk_cloudwatchlogs::DescribeExportTasks,
    delay: 5s..60s,
    poll_timeout: 20s,
    max_wait: 12h,
    reason: export_tasks[0].status.message,
    acceptors: {
        path export_tasks[0].status.code == ExportTaskStatusCode::Completed => success,
        path export_tasks[0].status.code == ExportTaskStatusCode::Pending | ExportTaskStatusCode::Running
            | ExportTaskStatusCode::PendingCancel => retry,
        path export_tasks[0].status.code == ExportTaskStatusCode::Failed | ExportTaskStatusCode::Cancelled => failure,
        path length(export_tasks) == 0 for 5 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

#[cfg(test)]
mod tests {
    use aws_sdk_cloudwatchlogs::Client;
    use aws_sdk_cloudwatchlogs::operation::describe_export_tasks::DescribeExportTasksOutput;
    use aws_sdk_cloudwatchlogs::operation::get_query_results::{
        GetQueryResultsError, GetQueryResultsOutput,
    };
    use aws_sdk_cloudwatchlogs::types::error::ResourceNotFoundException;
    use aws_sdk_cloudwatchlogs::types::{ExportTask, ExportTaskStatus};
    use waiter_runtime::{State, Waiter};

    use super::*;
    use crate::testing::{assert_bears_outages, assert_fails_after, modelled, reason, scripted};

    #[test]
    fn queries() {
        let decide = |status| {
            let output = GetQueryResultsOutput::builder().status(status).build();
            InsightsQueryComplete.evaluate(&Ok(output)).state()
        };
        assert_eq!(decide(QueryStatus::Complete), State::Success);
        assert_eq!(decide(QueryStatus::Running), State::Retry);
        assert_eq!(decide(QueryStatus::Timeout), State::Failure);

        let missing = ResourceNotFoundException::builder().build();
        let missing = GetQueryResultsError::ResourceNotFoundException(missing);
        assert_fails_after(3, InsightsQueryComplete.evaluate(&modelled(missing)));
        assert_bears_outages(&InsightsQueryComplete);
    }

    #[tokio::test(start_paused = true)]
    async fn exports() {
        let decide = |code| {
            let status = ExportTaskStatus::builder().code(code).build();
            let task = ExportTask::builder().status(status).build();
            let output = DescribeExportTasksOutput::builder()
                .export_tasks(task)
                .build();
            LogsExported.evaluate(&Ok(output)).state()
        };
        assert_eq!(decide(ExportTaskStatusCode::Completed), State::Success);
        assert_eq!(decide(ExportTaskStatusCode::Running), State::Retry);
        assert_eq!(decide(ExportTaskStatusCode::Cancelled), State::Failure);

        let missing = DescribeExportTasksOutput::builder()
            .set_export_tasks(Some(vec![]))
            .build();
        assert_fails_after(5, LogsExported.evaluate(&Ok(missing)));
        assert_bears_outages(&LogsExported);

        let config = scripted([
            r#"{"exportTasks":[{"status":{"code":"FAILED","message":"the bucket policy denies access"}}]}"#,
        ]);
        let request = Client::new(&config).describe_export_tasks().task_id("t");
        assert_eq!(
            reason(LogsExported.wait(request)).await,
            "the bucket policy denies access"
        );
    }
}
