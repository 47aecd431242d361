//! The step that follows a poll, by a schedule or by the declaration.

use std::ops::ControlFlow;
use std::time::Duration;

use crate::declaration::State;
use crate::error::WaitError;
use crate::history::History;
use crate::observation::Observation;
use crate::output::WaitOutput;
use crate::report::WaitReport;
use crate::schedule::{Cause, Schedule, Step};
use crate::waiter::Waiter;

/// The result of a wait.
pub(crate) type WaitResult<W> = Result<WaitOutput<W>, WaitError<W>>;

impl<W: Waiter> Observation<W> {
    /// Returns the step after poll number `attempt` (from 1). The poll began at `begun` and ended at `elapsed`. Both count
    /// from the beginning of the wait.
    pub(crate) fn step(
        &self,
        schedule: &Schedule,
        attempt: u32,
        begun: Duration,
        elapsed: Duration,
    ) -> Step {
        match (self.state(), self.acceptor()) {
            (State::Success, _) => Step::Success,
            (State::Failure, Some(_)) => Step::Failure(Cause::Acceptor),
            (State::Failure, None) => Step::Failure(Cause::UnmatchedError),
            (State::Retry, _) => {
                schedule.next(attempt, begun, elapsed, self.retry_after(), fastrand::f64())
            }
        }
    }

    /// Returns the next step by the declaration: `Continue` with the delay before the next poll, or `Break` with the result
    /// of the wait.
    ///
    /// Use it if you have your own loop and call [`Waiter::poll_once`]. You keep two values from one poll to the next: the
    /// number of polls (`attempt` is the number of this one, from 1), and the time of the first (`elapsed` is the time since).
    ///
    /// - The delay respects [`retry_after`](Self::retry_after) and the declared limits. A delay that would pass `max_wait` is
    ///   shortened, so that a last poll comes before the deadline.
    /// - The poll itself has no limit but the SDK's timeouts.
    /// - The report of an error has no [`history`](WaitReport::history) and no [`request`](WaitReport::request).
    ///
    /// ```
    /// use std::ops::ControlFlow;
    /// use std::time::Duration;
    /// # use aws_sdk_acm::types::CertificateStatus;
    /// # use waiter_runtime::waiter;
    /// use waiter_runtime::Waiter;
    /// # waiter! {
    /// #     struct CertificateIssued;
    /// #     operation: aws_sdk_acm::DescribeCertificate,
    /// #     delay: 60s,
    /// #     max_attempts: 40,
    /// #     acceptors: { path certificate.status == CertificateStatus::Issued => success },
    /// # }
    ///
    /// /// Makes one poll and returns the delay before the next one.
    /// async fn step(client: &aws_sdk_acm::Client, attempt: u32, elapsed: Duration) -> Option<Duration> {
    ///     let polled = CertificateIssued.poll_once(client.describe_certificate()).await;
    ///     match polled.next_step(attempt, elapsed) {
    ///         ControlFlow::Continue(delay) => return Some(delay),
    ///         ControlFlow::Break(Ok(waited)) => println!("issued after {} attempts", waited.attempts()),
    ///         ControlFlow::Break(Err(error)) => eprintln!("{error}"),
    ///     }
    ///     None
    /// }
    /// ```
    pub fn next_step(
        self,
        attempt: u32,
        elapsed: Duration,
    ) -> ControlFlow<Result<WaitOutput<W>, WaitError<W>>, Duration> {
        let schedule = Schedule::new(&W::DECLARATION);
        // The beginning of the poll is unknown. The caller decides on a last poll after the deadline.
        ControlFlow::Break(match self.step(&schedule, attempt, elapsed, elapsed) {
            Step::Poll(delay) => return ControlFlow::Continue(delay),
            Step::Success => Ok(WaitOutput {
                observation: self,
                attempts: attempt,
                elapsed,
            }),
            Step::Failure(cause) => Err(WaitError::new(WaitReport {
                cause,
                last: Some(self),
                attempts: attempt,
                elapsed,
                schedule,
                history: History::default(),
                request: None,
                cut_off_after: None,
            })),
        })
    }
}
