//! Jobs: an HTTP API that is not AWS's, with its client and the waiter.

pub(crate) mod server;

use std::error::Error;
use std::fmt;

use hyper::StatusCode;
use serde::{Deserialize, Serialize};
use waiter_runtime::waiter;

use crate::http::{Http, HttpError};

/// A job, as the API returns it.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub(crate) struct Job {
    pub(crate) name: String,
    pub(crate) state: JobState,
    /// Says why a job does not run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) message: Option<String>,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum JobState {
    Running,
    Stalled,
    Succeeded,
    Failed,
}

impl Job {
    pub(crate) fn new(name: &str, state: JobState) -> Self {
        let message = match state {
            JobState::Running | JobState::Succeeded => None,
            JobState::Stalled => Some("no worker is free"),
            JobState::Failed => Some("exit code 1"),
        };
        Self {
            name: name.to_owned(),
            state,
            message: message.map(str::to_owned),
        }
    }
}

waiter! {
    /// Waits until a job has succeeded.
    pub(crate) struct JobSucceeded;

    operation: Result<Job, JobError>,
    delay: 2s,
    poll_timeout: 1m,
    max_wait: 1h,
    reason: message,
    acceptors: {
        path state == JobState::Succeeded => success,
        path state == JobState::Failed => failure,
        // A job may recover from a stall.
        path state == JobState::Stalled for 3 polls => failure,
        error JobError::NotFound => failure,
        error JobError::Busy(_) | JobError::Unreachable(_) => retry,
        error timeout => retry,
    },
}

/// A client of the API.
#[derive(Clone, Debug)]
pub(crate) struct Jobs {
    pub(crate) http: Http,
    /// `http://` with the address.
    pub(crate) url: String,
}

impl Jobs {
    pub(crate) async fn job(&self, name: &str) -> Result<Job, JobError> {
        let url = format!("{}/jobs/{name}", self.url);
        let body = self.http.get(&url).await.map_err(|error| match error {
            HttpError::Status(StatusCode::NOT_FOUND, _) => JobError::NotFound,
            HttpError::Status(status, _) if status.is_server_error() => JobError::Busy(status),
            HttpError::Connect(_) | HttpError::Broken(_) => JobError::Unreachable(error),
            _ => JobError::Rejected(error),
        })?;
        serde_json::from_slice(&body).map_err(JobError::NotAJob)
    }
}

#[derive(Debug)]
pub(crate) enum JobError {
    NotFound,
    Busy(StatusCode),
    Unreachable(HttpError),
    Rejected(HttpError),
    NotAJob(serde_json::Error),
}

impl fmt::Display for JobError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => f.write_str("the job does not exist"),
            Self::Busy(status) => write!(f, "the job service is busy: {status}"),
            Self::Unreachable(_) => f.write_str("the job service cannot be reached"),
            Self::Rejected(_) => f.write_str("the job service rejected the request"),
            Self::NotAJob(_) => f.write_str("the response is not a job"),
        }
    }
}

impl Error for JobError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::NotFound | Self::Busy(_) => None,
            Self::Unreachable(error) | Self::Rejected(error) => Some(error),
            Self::NotAJob(error) => Some(error),
        }
    }
}
