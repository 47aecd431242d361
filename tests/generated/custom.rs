//! One waiter over a custom operation.
use waiter_runtime::waiter;

#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    Running,
    Done,
    Failed,
}

#[derive(Debug)]
pub struct Job {
    pub phase: Phase,
}

#[derive(Debug)]
pub enum JobError {
    NotFound,
    Busy,
}

impl std::fmt::Display for JobError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("job")
    }
}

impl std::error::Error for JobError {}

waiter! {
    pub struct JobDone;

    operation: Result<Job, JobError>,
    delay: 1s..30s,
    max_wait: 10m,
    acceptors: {
        path phase == Phase::Done => success,
        path phase == Phase::Failed => failure,
        error JobError::Busy => retry,
        error JobError::NotFound => failure,
    },
}

pub fn begin(job: fn() -> Result<Job, JobError>) -> Box<dyn Future<Output = bool> + Send> {
    Box::new(async move { JobDone.wait(move || async move { job() }).await.is_ok() })
}
