//! One poll: the response with the acceptors' decision on it.

use std::fmt::{self, Write};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use crate::decision::Decision;
use crate::declaration::{Acceptor, State};
use crate::error_info::ErrorInfo;
use crate::eval::Trace;
use crate::readable::Readable;
use crate::streak::StreakProgress;
use crate::waiter::{Answer, PollContext, Status, Waiter};

/// The response of one poll, with the acceptors' decision on it.
///
/// [`Waiter::poll_once`] returns it. [`WaitOutput`](crate::WaitOutput) and [`WaitReport`](crate::WaitReport) keep the last
/// one, and [`Poll`](crate::Poll) dereferences to it.
pub struct Observation<W: Waiter> {
    /// `None` if a poll took too long and the type of errors cannot express that.
    result: Option<Result<W::Output, W::Error>>,
    pub(crate) outcome: Outcome,
}

/// The decision on a response and its text. It does not depend on the types of the waiter, so that its code is compiled once.
#[derive(Clone)]
pub(crate) struct Outcome {
    timed_out: bool,
    status: Option<u16>,
    pub(crate) decision: Decision,
    /// The streak that this poll did not fill. Boxed, because most waits have none.
    streak: Option<Box<StreakProgress>>,
    pub(crate) summary: Arc<str>,
    reason: Option<Box<str>>,
}

impl Outcome {
    fn new(decision: Decision, summary: Arc<str>) -> Self {
        Self {
            timed_out: false,
            status: None,
            decision,
            streak: None,
            summary,
            reason: None,
        }
    }

    pub(crate) fn streak(&self) -> Option<StreakProgress> {
        self.streak.as_deref().copied()
    }

    /// Turns the state into a `retry`, because the streak is not full yet.
    pub(crate) fn postpone(&mut self, streak: StreakProgress) {
        self.decision.state = State::Retry;
        self.streak = Some(Box::new(streak));
    }
}

impl<W: Waiter> Observation<W> {
    pub(crate) fn new(
        waiter: &W,
        input: Option<&W::Input>,
        result: Result<W::Output, W::Error>,
        status: Option<&Status>,
    ) -> Self {
        // It counts for successes only: an error has its own, and this one may be that of an earlier attempt of the SDK.
        let status = if result.is_ok() { load(status) } else { None };
        let context = PollContext::<W>::new(input, &result, status);
        let status = context.status;
        // One run decides and writes the trace, so that the two never differ.
        let mut trace = Trace::values();
        let acceptor = waiter.decide(context, &mut trace);
        let decision = Decision::new(&W::DECLARATION, acceptor, result.is_err());
        let summary = match &result {
            Ok(_) => success_summary(trace, status),
            Err(error) => {
                let description = fmt::from_fn(|f| W::ErrorInfo::describe(error, f));
                error_summary(trace, &description)
            }
        };
        Self {
            result: Some(result),
            outcome: Outcome {
                status,
                ..Outcome::new(decision, summary)
            },
        }
    }

    /// A poll that took longer than `limit`.
    pub(crate) fn after_timeout(waiter: &W, input: Option<&W::Input>, limit: Duration) -> Self {
        let (result, acceptor) = timed_out(waiter, input, limit);
        let decision = Decision::new(&W::DECLARATION, acceptor, true);
        Self {
            result,
            outcome: Outcome {
                timed_out: true,
                ..Outcome::new(decision, too_long(limit).into())
            },
        }
    }

    /// Keeps the reason in the output, for the end of a wait. Nothing evaluates it before.
    pub(crate) fn explain(&mut self, waiter: &W) {
        if let Some(output) = self.output() {
            let reason = waiter.reason(output, self.outcome.decision.matched());
            self.outcome.reason = (!reason.is_empty()).then(|| reason.into_boxed_str());
        }
    }

    /// Returns true if a wait may fail with this response. A success that needs a streak may not fill it.
    pub(crate) fn may_fail(&self) -> bool {
        self.state() != State::Success || self.outcome.decision.streak().is_some()
    }

    /// Returns the reason, if there is one and [`explain`](Self::explain) was called.
    pub(crate) fn reason(&self) -> Option<&str> {
        self.outcome.reason.as_deref()
    }

    /// Removes the reason, which only a failed wait has.
    pub(crate) fn forget_reason(&mut self) {
        self.outcome.reason = None;
    }

    /// Returns the acceptors' decision.
    pub fn decision(&self) -> Decision {
        self.outcome.decision
    }

    /// Returns the state that the acceptors decided on.
    ///
    /// In a wait, it is `Retry` while the acceptor's streak is not full ([`streak`](Self::streak)). [`Waiter::poll_once`] sees
    /// one response, so it gives the state that takes effect after the streak ([`Decision::streak`]).
    pub fn state(&self) -> State {
        self.outcome.decision.state()
    }

    /// Returns how far the acceptor's streak has come, if this poll of a wait did not fill it: `2 of 3`, `1m of 3m`.
    pub fn streak(&self) -> Option<StreakProgress> {
        self.outcome.streak()
    }

    /// Removes the streak, which a later poll without a response has broken.
    pub(crate) fn forget_streak(&mut self) {
        self.outcome.streak = None;
    }

    /// Returns the acceptor that matched. If none did, a success retries and an error fails the wait.
    pub fn acceptor(&self) -> Option<&'static Acceptor> {
        self.outcome.decision.acceptor()
    }

    /// Returns the output or the error. It is `None` if a poll of a custom operation took longer than `poll_timeout`.
    pub fn result(&self) -> Option<Result<&W::Output, &W::Error>> {
        self.result.as_ref().map(Result::as_ref)
    }

    /// Returns the output, if the operation succeeded.
    pub fn output(&self) -> Option<&W::Output> {
        self.result()?.ok()
    }

    /// Returns the error, if the operation failed.
    pub fn error(&self) -> Option<&W::Error> {
        self.result()?.err()
    }

    /// Returns true if the poll took longer than `poll_timeout`. For an operation of the SDK, the error is a timeout error.
    pub fn timed_out(&self) -> bool {
        self.outcome.timed_out
    }

    /// Returns the HTTP status of an error. The status of a success is known only if the waiter has a `status` acceptor.
    pub fn status(&self) -> Option<u16> {
        self.outcome.status
    }

    /// Returns the delay before the next poll that an error response asks for.
    ///
    /// [`Delay::next_delay`](crate::Delay::next_delay) takes it.
    pub fn retry_after(&self) -> Option<Duration> {
        self.error().and_then(W::ErrorInfo::retry_after)
    }

    /// Returns the output or the error, owned. It is `None` if a poll of a custom operation took longer than `poll_timeout`.
    pub fn into_result(self) -> Option<Result<W::Output, W::Error>> {
        self.result
    }

    /// Returns the values that the acceptors compared, up to the one that matched, or the error:
    /// `certificate.status = PENDING_VALIDATION`.
    ///
    /// - It is "a successful response" if the acceptors compared no value.
    /// - It is one line of at most 1,024 bytes, with at most 512 bytes for each value. `…` marks a cut. Characters that break
    ///   or disguise a line are escaped.
    /// - If only patterns looked at the output, it is the output as `Debug` prints it, or its name if
    ///   that is more than 40 bytes: `Running { percent: 40 }`, `Job {…}`.
    ///
    /// Logs and messages show it, so do not compare a secret in an acceptor.
    pub fn summary(&self) -> &str {
        &self.outcome.summary
    }
}

/// Returns the result of a poll that took longer than `limit`, if its error can express that, and the acceptor that matches.
pub(crate) fn timed_out<W: Waiter>(
    waiter: &W,
    input: Option<&W::Input>,
    limit: Duration,
) -> (Option<Answer<W>>, Option<usize>) {
    let result = W::ErrorInfo::timed_out(limit).map(Err);
    let acceptor = match &result {
        Some(result) => {
            let context = PollContext::<W>::new(input, result, None);
            waiter.decide(context, &mut Trace::nothing())
        }
        None => W::TIMED_OUT,
    };
    (result, acceptor)
}

fn load(status: Option<&Status>) -> Option<u16> {
    let status = status?.load(Ordering::Relaxed);
    (status > 0).then_some(status)
}

/// Returns the summary of a poll that took longer than `limit`.
pub(crate) fn too_long(limit: Duration) -> String {
    format!("the poll took longer than {}", Readable(limit))
}

fn success_summary(trace: Trace, status: Option<u16>) -> Arc<str> {
    trace.into_text(|line| match status {
        Some(status) => write!(line, "a successful response (HTTP {status})"),
        None => line.write_str("a successful response"),
    })
}

fn error_summary(mut trace: Trace, description: &dyn fmt::Display) -> Arc<str> {
    trace.replace(|line| write!(line, "{description}"));
    trace.into_text(|line| line.write_str("an error without a text"))
}

impl<W: Waiter<Output: Clone, Error: Clone>> Clone for Observation<W> {
    fn clone(&self) -> Self {
        Self {
            result: self.result.clone(),
            outcome: self.outcome.clone(),
        }
    }
}

// Not derived: a derive would require `W: Debug`.
impl<W: Waiter> fmt::Debug for Observation<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let outcome = &self.outcome;
        f.debug_struct("Observation")
            .field("result", &self.result)
            .field("timed_out", &outcome.timed_out)
            .field("status", &outcome.status)
            .field("decision", &outcome.decision)
            .field("streak", &outcome.streak)
            .field("summary", &outcome.summary)
            .field("reason", &outcome.reason)
            .finish()
    }
}
