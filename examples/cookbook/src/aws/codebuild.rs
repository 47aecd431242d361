//! CodeBuild. The SDK does not ship a waiter for it.

use aws_sdk_codebuild::types::{ReportStatusType, StatusType};
use waiter_runtime::waiter;

waiter! {
    /// Waits until a build has succeeded.
    ///
    /// Use it after `StartBuild`. The reason has the messages of the phases that failed.
    pub struct BuildSucceeded;

    operation: aws_sdk_codebuild::BatchGetBuilds,
    delay: 5s..30s,
    poll_timeout: 20s,
    max_wait: 9h,
    reason: builds[0].phases[].contexts[].message,
    acceptors: {
        path builds[0].build_status == StatusType::Succeeded => success,
        path builds[0].build_status == StatusType::InProgress => retry,
        path builds[0].build_status == StatusType::Failed | StatusType::Fault | StatusType::TimedOut
            | StatusType::Stopped => failure,
        // An unknown build is not an error of the service.
        path length(builds_not_found) > 0 for 5 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

waiter! {
    /// Waits until all reports of a build are complete, and their tests passed.
    ///
    /// Use it after the build, with its `report_arns`. CodeBuild processes the reports after the phase that wrote them.
    pub struct ReportsSucceeded;

    operation: aws_sdk_codebuild::BatchGetReports,
    delay: 2s..15s,
    poll_timeout: 20s,
    max_wait: 15m,
    acceptors: {
        path_any reports[].status == ReportStatusType::Failed | ReportStatusType::Incomplete | ReportStatusType::Deleting
            => failure(reports[?status != ReportStatusType::Succeeded].name),
        path length(reports_not_found) > 0 for 5 polls => failure(reports_not_found),
        path_all reports[].status == ReportStatusType::Succeeded => success,
        ok => retry,
        error throttling | transient | timeout => retry,
    },
}

#[cfg(test)]
mod tests {
    use aws_sdk_codebuild::Client;
    use aws_sdk_codebuild::operation::batch_get_builds::BatchGetBuildsOutput;
    use aws_sdk_codebuild::operation::batch_get_reports::BatchGetReportsOutput;
    use aws_sdk_codebuild::types::{Build, Report};
    use waiter_runtime::{State, Waiter};

    use super::*;
    use crate::testing::{assert_bears_outages, assert_fails_after, reason, scripted};

    #[tokio::test(start_paused = true)]
    async fn builds() {
        let decide = |status| {
            let build = Build::builder().build_status(status).build();
            BuildSucceeded
                .evaluate(&Ok(BatchGetBuildsOutput::builder().builds(build).build()))
                .state()
        };
        assert_eq!(decide(StatusType::Succeeded), State::Success);
        assert_eq!(decide(StatusType::InProgress), State::Retry);
        assert_eq!(decide(StatusType::Fault), State::Failure);

        let missing = BatchGetBuildsOutput::builder()
            .builds_not_found("b")
            .build();
        assert_fails_after(5, BuildSucceeded.evaluate(&Ok(missing)));
        assert_bears_outages(&BuildSucceeded);

        let config = scripted([r#"{"builds":[{"buildStatus":"FAILED","phases":[
                {"phaseType":"INSTALL","contexts":[{"statusCode":"","message":""}]},
                {"phaseType":"BUILD","contexts":[{"statusCode":"COMMAND_EXECUTION_ERROR","message":"make test: exit status 2"}]}
            ]}]}"#]);
        let request = Client::new(&config).batch_get_builds().ids("b");
        assert_eq!(
            reason(BuildSucceeded.wait(request)).await,
            "make test: exit status 2"
        );
    }

    #[tokio::test(start_paused = true)]
    async fn reports() {
        use ReportStatusType::{Failed, Generating, Succeeded};

        let decide = |statuses: &[ReportStatusType]| {
            let reports = statuses
                .iter()
                .map(|status| Report::builder().status(status.clone()).build());
            let output = BatchGetReportsOutput::builder().set_reports(Some(reports.collect()));
            ReportsSucceeded.evaluate(&Ok(output.build())).state()
        };
        assert_eq!(decide(&[Succeeded, Succeeded]), State::Success);
        assert_eq!(decide(&[Succeeded, Generating]), State::Retry);
        assert_eq!(decide(&[Succeeded, Failed]), State::Failure);

        let missing = BatchGetReportsOutput::builder()
            .reports_not_found("r")
            .build();
        assert_fails_after(5, ReportsSucceeded.evaluate(&Ok(missing)));
        assert_bears_outages(&ReportsSucceeded);

        let config = scripted([
            r#"{"reports":[{"name":"unit","status":"SUCCEEDED"},{"name":"end-to-end","status":"FAILED"}]}"#,
        ]);
        let request = Client::new(&config).batch_get_reports().report_arns("r");
        assert_eq!(reason(ReportsSucceeded.wait(request)).await, "end-to-end");
    }
}
