//! The step that follows a poll, in the loop of a wait or in a loop of your own.

use std::ops::ControlFlow;
use std::time::{Duration, SystemTime};

use crate::declaration::State;
use crate::error::WaitError;
use crate::events;
use crate::millis;
use crate::observation::Observation;
use crate::output::WaitOutput;
use crate::poll::Poll;
use crate::progress::{Progress, WaitState};
use crate::schedule::{Cause, Step};
use crate::streak::Run;
use crate::waiter::Waiter;

/// The result of a wait.
pub(crate) type WaitResult<W> = Result<WaitOutput<W>, WaitError<W>>;

/// The next step of a wait: a delay, or the result.
pub(crate) type Next<W> = ControlFlow<Box<WaitResult<W>>, (Duration, Observation<W>)>;

/// The longest `retry-after` that a `retry in` respects, as a multiple of its delay.
const LONGEST_HINT: u32 = 10;

impl WaitState {
    /// Counts a response and returns the step after it. The poll began at `begun` and ended at `elapsed`. The state becomes
    /// `retry` if its streak is not full. `adjust` may change the planned delay.
    pub(crate) fn step<W: Waiter>(
        &mut self,
        observation: &mut Observation<W>,
        begun: Duration,
        elapsed: Duration,
        adjust: impl FnOnce(&Self, &Observation<W>, Duration) -> Duration,
    ) -> Step {
        self.count_streak(observation, elapsed);
        let (summary, state) = (observation.summary(), observation.state());
        self.history.add(summary, state, elapsed);
        match (state, observation.acceptor()) {
            (State::Success, _) => Step::Success,
            (State::Failure, Some(_)) => Step::Failure(Cause::Acceptor),
            (State::Failure, None) => Step::Failure(Cause::UnmatchedError),
            (State::Retry, _) if self.schedule.is_last(self.attempts) => {
                Step::Failure(Cause::MaxAttempts)
            }
            (State::Retry, _) => {
                let delay = adjust(self, observation, self.delay(observation));
                let full_at = self.full_at(observation, elapsed.saturating_add(delay));
                self.schedule.next(delay, begun, elapsed, full_at)
            }
        }
    }

    /// Counts the polls in a row that one acceptor with a streak decides.
    fn count_streak<W: Waiter>(&mut self, observation: &mut Observation<W>, elapsed: Duration) {
        let decision = observation.decision();
        let needed = decision.streak();
        let Some(needed) = needed.filter(|_| !self.schedule.without_streaks) else {
            self.run = None;
            return;
        };
        let run = Run::extend(self.run.as_deref(), decision.index, elapsed);
        self.run = Some(Box::new(run));
        let progress = run.progress(needed, elapsed);
        if !progress.is_full() {
            observation.postpone(progress);
            self.postponed = self.postponed.saturating_add(1);
        }
    }

    /// Returns the time at which a poll can fill the streak, if the next one is made at `next`.
    fn full_at<W: Waiter>(&self, observation: &Observation<W>, next: Duration) -> Option<Duration> {
        let needed = observation.decision().streak()?;
        self.run.as_ref()?.full_at(needed, next)
    }

    /// Returns the delay before the next poll, without the limits.
    fn delay<W: Waiter>(&self, observation: &Observation<W>) -> Duration {
        let hint = observation.retry_after();
        let retry_in = observation.acceptor().and_then(|it| it.retry_in);
        if let Some(delay) = retry_in {
            // A wrong header should not stop a wait for years.
            let longest = delay.saturating_mul(LONGEST_HINT);
            return delay.max(hint.unwrap_or_default().min(longest));
        }
        // The first poll counts, even if it did not fill a streak.
        let growth = self.attempts.saturating_sub(self.postponed).max(1);
        let delay = self.schedule.delay;
        delay.with_jitter(growth, hint, fastrand::f64())
    }

    /// Carries out a step. `last` is the response before this one. `request` returns the text for the report.
    pub(crate) fn carry_out<W: Waiter>(
        &mut self,
        step: Step,
        observation: Observation<W>,
        last: &mut Option<Box<Observation<W>>>,
        elapsed: Duration,
        request: impl FnOnce(&Self) -> Option<String>,
    ) -> Next<W> {
        ControlFlow::Break(Box::new(match step {
            Step::Poll(delay) => return ControlFlow::Continue((delay, observation)),
            Step::Success => Ok(WaitOutput {
                observation,
                attempts: self.attempts,
                elapsed,
            }),
            Step::Failure(cause) => {
                let request = request(self);
                let (last, timed_out) = if observation.timed_out() {
                    (last.take().map(|last| *last), Some(observation))
                } else {
                    (Some(observation), None)
                };
                let mut report = self.report(cause, last, elapsed, request);
                report.timed_out = timed_out;
                Err(WaitError::new(report))
            }
        }))
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
        // The time at which the poll began is unknown. A poll that was in flight at the deadline counts as the last one.
        let step = match state.step(&mut self, elapsed, elapsed, |_, _, delay| delay) {
            Step::Poll(delay) => Step::Poll(millis::whole(delay)),
            end => end,
        };
        if step == Step::Success {
            self.forget_reason();
        }
        let label = |state: &WaitState| state.label.as_deref().map(str::to_owned);
        let poll = Poll::new(&self, state, elapsed, step.next_delay());
        events::polled_alone(&poll, || label(state));
        match state.carry_out(step, self, &mut None, elapsed, label) {
            ControlFlow::Continue((delay, _)) => ControlFlow::Continue(delay),
            ControlFlow::Break(result) => ControlFlow::Break(*result),
        }
    }
}
