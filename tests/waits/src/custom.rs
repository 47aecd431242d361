//! A custom operation that is ready at once, and two ways to wait for it: a declared waiter, and a loop by hand.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use tokio::time::{Instant, sleep, timeout_at};
use waiter_runtime::waiter;

/// A job as its queue returns it.
#[derive(Debug)]
pub struct Job {
    /// The number of the job.
    pub id: u32,
    /// The status of the job.
    pub status: Status,
}

/// The status of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It runs.
    Running,
    /// It is done.
    Done,
    /// It failed.
    Failed,
}

/// The error of a queue.
#[derive(Debug, PartialEq, Eq)]
pub enum QueueError {
    /// The job of this number does not exist.
    NotFound,
}

/// A queue in memory, with a counter of reads.
#[derive(Debug)]
pub struct Queue {
    reads: AtomicU32,
    period: u32,
}

impl Queue {
    /// Every `period`th read says that the job is done. All others say that it is running.
    pub fn new(period: u32) -> Self {
        Self {
            reads: AtomicU32::new(0),
            period,
        }
    }

    /// Returns the number of reads.
    pub fn reads(&self) -> u32 {
        self.reads.load(Ordering::Relaxed)
    }

    /// Reads a job.
    ///
    /// # Errors
    /// Job 0 does not exist.
    #[allow(clippy::unused_async)] // a call of a service is async, too
    pub async fn read(&self, id: u32) -> Result<Job, QueueError> {
        let number = self.reads.fetch_add(1, Ordering::Relaxed) + 1;
        let status = if number.is_multiple_of(self.period) {
            Status::Done
        } else {
            Status::Running
        };
        if id == 0 {
            return Err(QueueError::NotFound);
        }
        Ok(Job { id, status })
    }
}

waiter! {
    /// Waits until a job is done.
    #[derive(Debug)]
    pub struct JobDone;

    operation: Result<Job, QueueError>,
    delay: 60s,
    max_wait: 500h,
    acceptors: {
        path status == Status::Done => success,
        path status == Status::Failed => failure,
        error QueueError::NotFound => failure,
    },
}

/// The report of a loop by hand that did not succeed.
#[derive(Debug)]
pub struct Report {
    /// The number of polls.
    pub attempts: u32,
    /// The duration of the wait.
    pub elapsed: Duration,
    /// The last response.
    pub last: Option<Result<Job, QueueError>>,
}

/// The loop by hand with a deadline, which also limits a poll in flight, and a report of the last response.
///
/// # Errors
/// The job failed, the queue returned an error, or the deadline passed.
pub async fn by_hand(
    queue: &Queue,
    id: u32,
    delay: Duration,
    max_wait: Duration,
) -> Result<Job, Report> {
    let started = Instant::now();
    let deadline = started + max_wait;
    let (mut attempts, mut last) = (0, None);
    loop {
        attempts += 1;
        let report = |last| Report {
            attempts,
            elapsed: started.elapsed(),
            last,
        };
        let Ok(response) = timeout_at(deadline, queue.read(id)).await else {
            return Err(report(last));
        };
        match response {
            Ok(job) if job.status == Status::Done => return Ok(job),
            Ok(job) if job.status == Status::Running => last = Some(Ok(job)),
            response => return Err(report(Some(response))),
        }
        if Instant::now() + delay >= deadline {
            return Err(report(last));
        }
        sleep(delay).await;
    }
}
