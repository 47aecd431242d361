//! What follows a poll: one more after a delay, or the end of the wait. For the loop here, and for those who have their own.

use std::ops::ControlFlow;
use std::time::Duration;

use crate::declaration::State;
use crate::error::{WaitError, WaitReport};
use crate::history::History;
use crate::observation::Observation;
use crate::output::WaitOutput;
use crate::schedule::{Next, Schedule};
use crate::waiter::Waiter;

/// What a wait ends with.
pub(crate) type End<W> = Result<WaitOutput<W>, WaitError<W>>;

/// What follows a poll.
pub(crate) enum Step<W: Waiter> {
    /// Poll again after this delay.
    Poll(Duration),
    /// The wait is over, with success.
    Success,
    /// The wait is over, with this error.
    Error(fn(Box<WaitReport<W>>) -> WaitError<W>),
}

impl<W: Waiter> Step<W> {
    /// What follows poll number `attempt` (from 1), which began `begun` after the beginning of the wait and was answered `elapsed`
    /// after it.
    pub(crate) fn after(
        observation: &Observation<W>,
        schedule: &Schedule,
        attempt: u32,
        begun: Duration,
        elapsed: Duration,
    ) -> Self {
        match (observation.state(), observation.acceptor()) {
            (State::Success, _) => Self::Success,
            (State::Failure, Some(_)) => Self::Error(WaitError::Failure),
            (State::Failure, None) => Self::Error(WaitError::UnmatchedError),
            (State::Retry, _) => {
                let hint = observation.retry_after();
                match schedule.next(attempt, begun, elapsed, hint, fastrand::f64()) {
                    Next::Poll(delay) => Self::Poll(delay),
                    Next::MaxAttempts => Self::Error(WaitError::MaxAttemptsExceeded),
                    Next::MaxWait => Self::Error(WaitError::MaxWaitExceeded),
                }
            }
        }
    }

    /// The delay to the next poll, if there is one.
    pub(crate) fn next_delay(&self) -> Option<Duration> {
        match self {
            Self::Poll(delay) => Some(*delay),
            Self::Success | Self::Error(_) => None,
        }
    }
}

impl<W: Waiter> Observation<W> {
    /// What follows from this poll, by the waiter's declaration: `Continue` with the delay to the next one, or `Break` with
    /// what a [`Wait`](crate::Wait) would end with.
    ///
    /// For those who own the loop and call [`Waiter::poll_once`]. They keep two things from one poll to the next: how many
    /// were made (`attempt` is the number of this one, from 1), and when the first began (`elapsed` is the time since).
    ///
    /// The delay respects what the service asks for ([`retry_after`](Self::retry_after)), and the declared limits hold: a
    /// delay that would pass the `max_wait` is cut short for a last poll before it. The poll itself has no limit but the
    /// SDK's timeouts. The report of an error has no [`history`](WaitReport::history): what other polls saw is not known here.
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
    /// /// One poll: the time to the next one, if there is one.
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
    pub fn next_step(self, attempt: u32, elapsed: Duration) -> ControlFlow<End<W>, Duration> {
        let schedule = Schedule::of(&W::DECLARATION);
        // Nothing is known of when the poll began. A last poll after the deadline is for the owner of the loop to make.
        let step = Step::after(&self, &schedule, attempt, elapsed, elapsed);
        ControlFlow::Break(match step {
            Step::Poll(delay) => return ControlFlow::Continue(delay),
            Step::Success => Ok(WaitOutput::new(self, attempt, elapsed)),
            Step::Error(variant) => Err(variant(Box::new(WaitReport {
                last: Some(self),
                attempts: attempt,
                elapsed,
                schedule,
                history: History::default(),
                request: None,
                cut_off_after: None,
            }))),
        })
    }
}
