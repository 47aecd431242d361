//! The step that follows a poll, in the loop of a wait or in a loop of your own.

use std::ops::ControlFlow;
use std::time::{Duration, SystemTime};

use crate::decision::Decision;
use crate::declaration::State;
use crate::error::WaitError;
use crate::events;
use crate::millis;
use crate::observation::{Observation, Outcome};
use crate::output::WaitOutput;
use crate::progress::{Progress, WaitState};
use crate::schedule::{Cause, Step};
use crate::streak::Run;
use crate::waiter::Waiter;

/// The result of a wait.
pub(crate) type WaitResult<W> = Result<WaitOutput<W>, WaitError<W>>;

/// The longest `retry-after` that a `retry in` respects, as a multiple of its delay.
const LONGEST_HINT: u32 = 10;

impl WaitState {
    /// Returns the step after a `retry` with this delay. The poll began at `begun` and ended at `elapsed`.
    pub(crate) fn next(
        &self,
        outcome: &Outcome,
        delay: Duration,
        begun: Duration,
        elapsed: Duration,
    ) -> Step {
        let full_at = self.full_at(outcome, elapsed.saturating_add(delay));
        self.schedule.next(delay, begun, elapsed, full_at)
    }

    /// Counts a response. Returns the end of the wait, or the delay before the next poll without the limits. The state becomes
    /// `retry` if its streak is not full.
    pub(crate) fn count(
        &mut self,
        outcome: &mut Outcome,
        hint: Option<Duration>,
        elapsed: Duration,
    ) -> ControlFlow<Step, Duration> {
        self.count_streak(outcome, elapsed);
        let decision = outcome.decision;
        let state = decision.state();
        self.history.add(&mut outcome.summary, state, elapsed);
        ControlFlow::Break(match (state, decision.acceptor()) {
            (State::Success, _) => Step::Success,
            (State::Failure, Some(_)) => Step::Failure(Cause::Acceptor),
            (State::Failure, None) => Step::Failure(Cause::UnmatchedError),
            (State::Retry, _) if self.schedule.is_last(self.attempts) => {
                Step::Failure(Cause::MaxAttempts)
            }
            (State::Retry, _) => return ControlFlow::Continue(self.delay(decision, hint)),
        })
    }

    /// Counts the polls in a row that one acceptor with a streak decides.
    fn count_streak(&mut self, outcome: &mut Outcome, elapsed: Duration) {
        let decision = outcome.decision;
        let needed = decision.streak();
        let Some(needed) = needed.filter(|_| !self.schedule.without_streaks) else {
            self.run = None;
            return;
        };
        let run = Run::extend(self.run.as_deref(), decision.index, elapsed);
        self.run = Some(Box::new(run));
        let progress = run.progress(needed, elapsed);
        if !progress.is_full() {
            outcome.postpone(progress);
            self.postponed = self.postponed.saturating_add(1);
        }
    }

    /// Returns the time at which a poll can fill the streak, if the next one is made at `next`.
    fn full_at(&self, outcome: &Outcome, next: Duration) -> Option<Duration> {
        let needed = outcome.decision.streak()?;
        self.run.as_ref()?.full_at(needed, next)
    }

    /// Returns the delay before the next poll, without the limits.
    fn delay(&self, decision: Decision, hint: Option<Duration>) -> Duration {
        let retry_in = decision.acceptor().and_then(|it| it.retry_in);
        if let Some(delay) = retry_in {
            // A wrong header should not stop a wait for years.
            let longest = delay.saturating_mul(LONGEST_HINT);
            return delay.max(hint.unwrap_or_default().min(longest));
        }
        // The first poll counts, even if it did not fill a streak.
        let growth = self.attempts.saturating_sub(self.postponed).max(1);
        self.schedule.delay.next_delay(growth, hint)
    }

    /// Returns the result of a wait that succeeded.
    pub(crate) fn success<W: Waiter>(
        &self,
        observation: Observation<W>,
        elapsed: Duration,
    ) -> WaitOutput<W> {
        WaitOutput {
            observation,
            attempts: self.attempts,
            elapsed,
        }
    }

    /// Returns the result of a wait that failed. `last` is the response before this one.
    pub(crate) fn failure<W: Waiter>(
        &mut self,
        cause: Cause,
        observation: Observation<W>,
        last: Option<Observation<W>>,
        elapsed: Duration,
        request: Option<String>,
    ) -> WaitError<W> {
        let (last, timed_out) = if observation.timed_out() {
            (last, Some(observation))
        } else {
            (Some(observation), None)
        };
        let mut report = self.report(cause, last, elapsed, request);
        report.timed_out = timed_out;
        WaitError::new(report)
    }
}

impl<W: Waiter> Observation<W> {
    /// Returns the next step of a wait in a loop of your own: `Continue` with the delay before the next poll, or `Break` with
    /// the result of the wait.
    ///
    /// Use it if you call [`Waiter::poll_once`]. You keep a [`Progress`] from one poll to the next. Each call counts one poll
    /// in it, with its response. `now` is the time at which the response arrived.
    ///
    /// - The delay respects [`retry_after`](Self::retry_after) and the limits. A delay that would pass `max_wait` is
    ///   shortened, so that a last poll comes before the deadline. Delays are whole milliseconds.
    /// - If your process was down at the deadline, make one more poll as a [`Wait`](crate::Wait) does. A success still counts.
    ///   Any other response ends the wait.
    /// - Only a declared `poll_timeout` and the SDK's timeouts limit the poll itself. A poll that was in flight at the deadline
    ///   is the last one.
    /// - Each call logs the event `polled` of a wait, in a span `wait` of its own. The label is the span's `request`.
    /// - The report of an error shows the label as its [`request`](crate::WaitReport::request). If the last poll took longer
    ///   than `poll_timeout`, the report has no [`last`](crate::WaitReport::last) response, because a progress keeps no
    ///   responses. Its history has their summaries.
    ///
    /// ```
    /// use std::ops::ControlFlow;
    /// use std::time::{Duration, SystemTime};
    /// # use aws_sdk_acm::types::CertificateStatus;
    /// # use waiter_runtime::waiter;
    /// use waiter_runtime::{Progress, Waiter};
    /// # waiter! {
    /// #     struct CertificateIssued;
    /// #     operation: aws_sdk_acm::DescribeCertificate,
    /// #     delay: 60s,
    /// #     max_attempts: 40,
    /// #     acceptors: { path certificate.status == CertificateStatus::Issued => success },
    /// # }
    ///
    /// /// Makes one poll and returns the delay before the next one.
    /// async fn step(client: &aws_sdk_acm::Client, progress: &mut Progress<CertificateIssued>) -> Option<Duration> {
    ///     let polled = CertificateIssued.poll_once(client.describe_certificate()).await;
    ///     match polled.next_step(progress, SystemTime::now()) {
    ///         ControlFlow::Continue(delay) => return Some(delay),
    ///         ControlFlow::Break(Ok(waited)) => println!("issued after {} attempts", waited.attempts()),
    ///         ControlFlow::Break(Err(error)) => eprintln!("{}", error.report()),
    ///     }
    ///     None
    /// }
    /// ```
    pub fn next_step(
        mut self,
        progress: &mut Progress<W>,
        now: SystemTime,
    ) -> ControlFlow<Result<WaitOutput<W>, WaitError<W>>, Duration> {
        let elapsed = progress.elapsed(now);
        let state = &mut progress.state;
        state.begin_poll();
        let hint = self.retry_after();
        let (declaration, outcome) = (&W::DECLARATION, &mut self.outcome);
        let mut step = match state.count(outcome, hint, elapsed) {
            // The time at which the poll began is unknown. A poll that was in flight at the deadline counts as the last one.
            ControlFlow::Continue(delay) => state.next(outcome, delay, elapsed, elapsed),
            ControlFlow::Break(end) => end,
        };
        if let Step::Poll(delay) = &mut step {
            *delay = millis::whole(*delay);
        }
        events::polled_alone(declaration, outcome, state, elapsed, step.next_delay());
        ControlFlow::Break(match step {
            Step::Poll(delay) => return ControlFlow::Continue(delay),
            Step::Success => {
                self.forget_reason();
                Ok(state.success(self, elapsed))
            }
            Step::Failure(cause) => {
                let label = state.label.as_deref().map(str::to_owned);
                Err(state.failure(cause, self, None, elapsed, label))
            }
        })
    }
}
