//! HTTP, with `reqwest`: a job of an API.

use reqwest::StatusCode;
use serde::Deserialize;
use waiter_runtime::waiter;

waiter! {
    /// Waits until a job of an HTTP API is done.
    ///
    /// Use it for an API that answers a request with the address of a job. `reqwest` does not retry, so the waiter names every
    /// error that may pass.
    pub struct HttpJobDone;

    operation: Result<Job, reqwest::Error>,
    delay: 1s..15s,
    poll_timeout: 20s,
    max_wait: 30m,
    reason: error,
    acceptors: {
        path state == JobState::Done => success,
        path state == JobState::Queued | JobState::Running => retry,
        path state == JobState::Failed => failure,
        // The job may not be in all replicas of the API yet.
        error problem if problem.status() == Some(StatusCode::NOT_FOUND) for 5 polls => failure,
        error problem if problem.status() == Some(StatusCode::TOO_MANY_REQUESTS) => retry in 30s,
        error problem if problem.status().is_some_and(|status| status.is_server_error()) => retry,
        error problem if problem.is_connect() || problem.is_timeout() => retry,
        error timeout => retry,
    },
}

/// A job, as the API describes it.
#[derive(Debug, Deserialize)]
pub struct Job {
    /// The state.
    pub state: JobState,
    /// The text that says why the job failed.
    pub error: Option<String>,
}

/// The state of a job.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum JobState {
    Queued,
    Running,
    Done,
    Failed,
}

/// Requests a job: `HttpJobDone.wait(|| job(&client, "https://…")).label("…")`.
///
/// # Errors
/// If the request fails, if the status is not a success, or if the body is not a job.
pub async fn job(client: &reqwest::Client, url: &str) -> Result<Job, reqwest::Error> {
    let response = client.get(url).send().await?.error_for_status()?;
    response.json().await
}

#[cfg(test)]
mod tests {
    use waiter_runtime::{Response, State, Streak, WaitError, Waiter};

    use super::*;

    fn response(status: u16, body: &'static str) -> reqwest::Response {
        let response = ::http::Response::builder().status(status).body(body);
        response.expect("a response").into()
    }

    fn refused(status: u16) -> Result<Job, reqwest::Error> {
        Err(response(status, "")
            .error_for_status()
            .expect_err("an error"))
    }

    #[tokio::test]
    async fn jobs() {
        async fn decide(body: &'static str) -> State {
            HttpJobDone
                .evaluate(&response(200, body).json().await)
                .state()
        }
        assert_eq!(decide(r#"{"state":"done"}"#).await, State::Success);
        assert_eq!(decide(r#"{"state":"queued"}"#).await, State::Retry);
        assert_eq!(
            decide(r#"{"state":"failed","error":"out of disk"}"#).await,
            State::Failure
        );
        assert_eq!(decide("{").await, State::Failure);
    }

    #[test]
    fn errors() {
        let missing = HttpJobDone.evaluate(&refused(404));
        assert_eq!(
            (missing.state(), missing.streak()),
            (State::Failure, Some(Streak::Polls(5)))
        );
        assert_eq!(HttpJobDone.evaluate(&refused(429)).state(), State::Retry);
        assert_eq!(HttpJobDone.evaluate(&refused(503)).state(), State::Retry);
        assert_eq!(HttpJobDone.evaluate(&refused(403)).state(), State::Failure);
        assert_eq!(
            HttpJobDone.evaluate(Response::timed_out()).state(),
            State::Retry
        );
    }

    #[tokio::test]
    async fn a_server_that_does_not_listen_is_polled_again() {
        let socket = tokio::net::TcpSocket::new_v4().expect("a socket");
        socket.bind(([127, 0, 0, 1], 0).into()).expect("a port");
        let url = format!("http://{}", socket.local_addr().expect("an address"));
        let refused = job(&reqwest::Client::new(), &url).await;
        assert_eq!(HttpJobDone.evaluate(&refused).state(), State::Retry);
    }

    #[tokio::test]
    async fn a_failure_has_the_reason_of_the_job() {
        let failed = || async {
            response(200, r#"{"state":"failed","error":"out of disk"}"#)
                .json()
                .await
        };
        let error = HttpJobDone.wait(failed).await.expect_err("a failure");
        assert!(matches!(error, WaitError::Failure(_)), "{error}");
        assert_eq!(error.reason(), Some("out of disk"));
    }
}
