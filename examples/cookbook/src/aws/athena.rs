//! Athena. The SDK does not ship a waiter for it.

use aws_sdk_athena::types::{QueryExecutionState, SessionState};
use waiter_runtime::waiter;

waiter! {
    /// Waits until a query has succeeded.
    ///
    /// Use it after `StartQueryExecution`, before `GetQueryResults`. The delay begins short, because many queries take less than a
    /// second.
    pub struct QuerySucceeded;

    operation: aws_sdk_athena::GetQueryExecution,
    delay: 500ms..10s,
    poll_timeout: 20s,
    max_wait: 35m,
    reason: query_execution.status.state_change_reason,
    acceptors: {
        path query_execution.status.state == QueryExecutionState::Succeeded => success,
        path query_execution.status.state == QueryExecutionState::Queued | QueryExecutionState::Running => retry,
        path query_execution.status.state == QueryExecutionState::Failed | QueryExecutionState::Cancelled => failure,
        // Athena uses one error for an unknown query and for every other mistake in a request.
        error InvalidRequestException if contains(message, "was not found") for 3 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

waiter! {
    /// Waits until a session of a Spark workgroup can run calculations.
    ///
    /// Use it after `StartSession`, before `StartCalculationExecution`.
    pub struct SessionIdle;

    operation: aws_sdk_athena::GetSessionStatus,
    delay: 1s..10s,
    poll_timeout: 20s,
    max_wait: 10m,
    reason: status.state_change_reason,
    acceptors: {
        path status.state == SessionState::Idle => success,
        path status.state == SessionState::Creating | SessionState::Created | SessionState::Busy => retry,
        path status.state == SessionState::Failed | SessionState::Degraded | SessionState::Terminating
            | SessionState::Terminated => failure,
        error ResourceNotFoundException for 3 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

#[cfg(test)]
mod tests {
    use aws_sdk_athena::Client;
    use aws_sdk_athena::error::ErrorMetadata;
    use aws_sdk_athena::operation::get_query_execution::{
        GetQueryExecutionError, GetQueryExecutionOutput,
    };
    use aws_sdk_athena::operation::get_session_status::{
        GetSessionStatusError, GetSessionStatusOutput,
    };
    use aws_sdk_athena::types::error::{InvalidRequestException, ResourceNotFoundException};
    use aws_sdk_athena::types::{QueryExecution, QueryExecutionStatus, SessionStatus};
    use waiter_runtime::{State, WaitError, Waiter};

    use super::*;
    use crate::testing::{assert_bears_outages, assert_fails_after, modelled, reason, scripted};

    fn invalid(message: &str) -> GetQueryExecutionError {
        let meta = ErrorMetadata::builder().message(message).build();
        let error = InvalidRequestException::builder().meta(meta).build();
        GetQueryExecutionError::InvalidRequestException(error)
    }

    #[tokio::test(start_paused = true)]
    async fn queries() {
        let decide = |state| {
            let status = QueryExecutionStatus::builder().state(state).build();
            let execution = QueryExecution::builder().status(status).build();
            let output = GetQueryExecutionOutput::builder()
                .query_execution(execution)
                .build();
            QuerySucceeded.evaluate(&Ok(output)).state()
        };
        assert_eq!(decide(QueryExecutionState::Succeeded), State::Success);
        assert_eq!(decide(QueryExecutionState::Queued), State::Retry);
        assert_eq!(decide(QueryExecutionState::Cancelled), State::Failure);

        let missing = invalid("QueryExecution q was not found");
        assert_fails_after(3, QuerySucceeded.evaluate(&modelled(missing)));
        let another =
            QuerySucceeded.evaluate(&modelled(invalid("QueryExecutionId must not be empty")));
        assert_eq!(
            (another.state(), another.acceptor()),
            (State::Failure, None)
        );
        assert_bears_outages(&QuerySucceeded);

        let config = scripted([
            r#"{"QueryExecution":{"Status":{"State":"RUNNING"}}}"#,
            r#"{"QueryExecution":{"Status":{"State":"FAILED","StateChangeReason":"COLUMN_NOT_FOUND: line 1:8"}}}"#,
        ]);
        let request = Client::new(&config)
            .get_query_execution()
            .query_execution_id("q");
        assert_eq!(
            reason(QuerySucceeded.wait(request)).await,
            "COLUMN_NOT_FOUND: line 1:8"
        );
    }

    /// The README shows the first two lines.
    #[tokio::test(start_paused = true)]
    async fn a_query_that_ends() -> Result<(), WaitError<QuerySucceeded>> {
        async fn run(athena: &Client, id: &str) -> Result<u32, WaitError<QuerySucceeded>> {
            let request = athena.get_query_execution().query_execution_id(id);
            let finished = QuerySucceeded.wait(request).await?;
            Ok(finished.attempts())
        }
        let config = scripted([
            r#"{"QueryExecution":{"Status":{"State":"QUEUED"}}}"#,
            r#"{"QueryExecution":{"Status":{"State":"SUCCEEDED"}}}"#,
        ]);
        assert_eq!(run(&Client::new(&config), "q").await?, 2);
        Ok(())
    }

    #[tokio::test(start_paused = true)]
    async fn sessions() {
        let decide = |state| {
            let status = SessionStatus::builder().state(state).build();
            let output = GetSessionStatusOutput::builder().status(status).build();
            SessionIdle.evaluate(&Ok(output)).state()
        };
        assert_eq!(decide(SessionState::Idle), State::Success);
        assert_eq!(decide(SessionState::Creating), State::Retry);
        assert_eq!(decide(SessionState::Terminated), State::Failure);

        let missing = ResourceNotFoundException::builder().build();
        let missing = GetSessionStatusError::ResourceNotFoundException(missing);
        assert_fails_after(3, SessionIdle.evaluate(&modelled(missing)));
        assert_bears_outages(&SessionIdle);

        let config = scripted([
            r#"{"Status":{"State":"FAILED","StateChangeReason":"The DPU quota is exceeded"}}"#,
        ]);
        let request = Client::new(&config).get_session_status().session_id("s");
        assert_eq!(
            reason(SessionIdle.wait(request)).await,
            "The DPU quota is exceeded"
        );
    }
}
