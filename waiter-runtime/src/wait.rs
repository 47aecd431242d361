//! The poll loop and its builder: request → response → acceptor → state → delay.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::mem;
use std::ops::ControlFlow;
use std::pin::{Pin, pin};
use std::time::Duration;

use tokio::time::{Instant, sleep, timeout, timeout_at};
use tracing::{Instrument, Span};

use crate::__private::custom::observe;
use crate::delay::{Delay, TICK};
use crate::error::{WaitError, WaitReport};
use crate::history::History;
use crate::line::one_line;
use crate::observation::Observation;
use crate::output::WaitOutput;
use crate::poll::Poll;
use crate::request_summary::{request_summary, shortened};
use crate::schedule::Schedule;
use crate::step::{End, Step};
use crate::waiter::Waiter;

/// A wait that is ready to begin: what a waiter's `wait` returns. `.await` it.
///
/// The methods override what was declared, for this wait only. Nothing happens before the first poll of the future;
/// dropping the future stops everything, a poll in flight included. It needs a Tokio runtime with time enabled, as the
/// SDK's own clients do.
///
/// The wait is a `tracing` span `wait` at level INFO with the waiter's name, operation and request, which begins with the first
/// poll, in the span that is current then; each poll is an event in it at level DEBUG.
#[must_use = "a wait does nothing unless it is awaited"]
pub struct Wait<'a, W: Waiter> {
    waiter: W,
    source: Source<'a, W>,
    schedule: Schedule,
    history: History,
    on_poll: Option<OnPoll<'a, W>>,
    /// What is asked for, where the caller said it.
    label: Option<Box<str>>,
}

type OnPoll<'a, W> = Box<dyn FnMut(&Poll<'_, W>) + Send + 'a>;

/// Where the responses come from.
enum Source<'a, W: Waiter> {
    /// The SDK's request, sent anew for each poll.
    Request(W::Request),
    /// A closure that makes a call of the user's own.
    Calls(Calls<'a, W>),
}

type Calls<'a, W> = Box<dyn FnMut() -> Call<'a, W> + Send + 'a>;

type Call<'a, W> =
    Pin<Box<dyn Future<Output = Result<<W as Waiter>::Output, <W as Waiter>::Error>> + Send + 'a>>;

impl<'a, W: Waiter> Wait<'a, W> {
    /// For the waiter's own `wait`.
    #[doc(hidden)]
    pub fn new(waiter: W, request: W::Request) -> Self {
        Self::of(waiter, Source::Request(request))
    }

    /// The same for an operation that is not the SDK's.
    #[doc(hidden)]
    pub fn calling<F>(waiter: W, mut call: impl FnMut() -> F + Send + 'a) -> Self
    where
        F: Future<Output = Result<W::Output, W::Error>> + Send + 'a,
    {
        Self::of(waiter, Source::Calls(Box::new(move || Box::pin(call()))))
    }

    fn of(waiter: W, source: Source<'a, W>) -> Self {
        Self {
            waiter,
            source,
            schedule: Schedule::of(&W::DECLARATION),
            history: History::default(),
            on_poll: None,
            label: None,
        }
    }

    /// Waits this long between two polls, always the same, whatever the service asks for. Less than a millisecond counts as one:
    /// it is the smallest step of Tokio's timer, and without a pause a paused clock would not advance.
    pub fn delay(mut self, delay: Duration) -> Self {
        self.schedule.delay = Delay::Fixed(delay);
        self
    }

    /// Waits between two polls exponentially longer from `min` to `max`, with full jitter. A `max` below `min` counts
    /// as `min`. Where an error response says when to come back, the delay is at least that, up to `max`. Less than a
    /// millisecond counts as one, as in [`delay`](Self::delay).
    pub fn backoff(mut self, min: Duration, max: Duration) -> Self {
        self.schedule.delay = Delay::Backoff { min, max };
        self
    }

    /// Makes this many polls at the most; 0 counts as 1. N polls sleep N-1 times. A declared `max_wait` still holds.
    pub fn max_attempts(mut self, max_attempts: u32) -> Self {
        self.schedule.max_attempts = Some(max_attempts.max(1));
        self
    }

    /// Waits this long at the most, a poll in flight included. A declared `max_attempts` still holds.
    ///
    /// A wait that notices the deadline late, since the thread or the process was stopped, goes on with the poll in flight. It
    /// makes one last poll if no response can be newer than the pause. Each has a tenth of `max_wait`, at most a second and at
    /// least 10 ms. A success that comes late is a success.
    pub fn max_wait(mut self, max_wait: Duration) -> Self {
        self.schedule.max_wait = Some(max_wait);
        self
    }

    /// Says what is asked for, as the report and the `tracing` span of the wait show it: `.label("deployments/web")`. For an
    /// operation of one's own, where nothing else tells which of many waits this is; of the SDK's, in the place of the members
    /// of the request. Of a long text the first 256 bytes are kept.
    pub fn label(mut self, label: impl AsRef<str>) -> Self {
        self.label = Some(shortened(label.as_ref()).into_boxed_str());
        self
    }

    /// Calls `on_poll` after each poll with what was seen and what follows: for a log line or a progress bar.
    ///
    /// It runs between two polls, so it should not block. A poll that the deadline cuts off is not reported.
    pub fn on_poll(mut self, on_poll: impl FnMut(&Poll<'_, W>) + Send + 'a) -> Self {
        self.on_poll = Some(Box::new(on_poll));
        self
    }

    // An `async` block over `self` and not an `async fn`, which would hold `self` twice; and what a poll saw is a local of
    // `after_poll`, so that no wait has room for it while it sleeps. `tests/benches` has what a wait takes.
    #[allow(clippy::manual_async_fn)] // see above
    fn run(mut self) -> impl Future<Output = End<W>> {
        async move {
            // When the wait begins, and not when it was made: a future of it may be given a span to be in.
            let span = self.span();
            let started = Instant::now();
            let mut begun = started;
            let mut limit = self.schedule.max_wait;
            let mut last = None;
            let mut attempt = 0_u32;
            loop {
                attempt = attempt.saturating_add(1);
                // No local of its own, which would have its room while this sleeps.
                let Some(observation) = self.poll(started, limit).instrument(span.clone()).await
                else {
                    return span.in_scope(|| self.cut_off(last, attempt, started, begun));
                };
                let next = span
                    .in_scope(|| self.after_poll(observation, attempt, started, begun, &mut last));
                let planned = match next {
                    ControlFlow::Break(result) => return *result,
                    ControlFlow::Continue(planned) => planned,
                };
                // From the response on: what `on_poll` takes does not add up.
                sleep(planned.saturating_sub(started.elapsed()).max(TICK)).await;
                begun = Instant::now();
                limit = self.schedule.limit(planned, begun.duration_since(started));
            }
        }
    }

    fn span(&self) -> Span {
        tracing::info_span!(
            "wait",
            waiter = &*one_line(W::DECLARATION.name),
            operation = &*one_line(W::DECLARATION.operation),
            request = self.request_summary().map(tracing::field::display),
        )
    }

    /// Polls once; `None` if the limit, which counts from `started`, passes first.
    async fn poll(&mut self, started: Instant, limit: Option<Duration>) -> Option<Observation<W>> {
        match &mut self.source {
            Source::Request(request) => {
                let poll = pin!(self.waiter.poll_once(request.clone()));
                within(&self.schedule, started, limit, poll).await
            }
            Source::Calls(call) => {
                let poll = pin!(observe(&self.waiter, call()));
                within(&self.schedule, started, limit, poll).await
            }
        }
    }

    /// Decides what follows a poll: the result of the wait, or one more poll at the time given, which counts from `started`.
    fn after_poll(
        &mut self,
        observation: Observation<W>,
        attempt: u32,
        started: Instant,
        begun: Instant,
        last: &mut Option<Box<Observation<W>>>,
    ) -> ControlFlow<Box<End<W>>, Duration> {
        let elapsed = started.elapsed();
        let begun = begun.duration_since(started);
        let step = Step::after(&observation, &self.schedule, attempt, begun, elapsed);
        self.tell(&observation, attempt, elapsed, step.next_delay());
        ControlFlow::Break(Box::new(match step {
            Step::Poll(delay) => {
                // Only a deadline can end a wait without one more response.
                *last = self.schedule.max_wait.map(|_| Box::new(observation));
                return ControlFlow::Continue(elapsed.saturating_add(delay));
            }
            Step::Success => Ok(WaitOutput::new(observation, attempt, elapsed)),
            Step::Error(variant) => Err(variant(self.report(Some(observation), attempt, started))),
        }))
    }

    /// Tells the history, the caller's callback and the log what a poll has seen and what follows.
    fn tell(
        &mut self,
        observation: &Observation<W>,
        attempt: u32,
        elapsed: Duration,
        next_delay: Option<Duration>,
    ) {
        self.history
            .note(observation.summary(), observation.state(), elapsed);
        let poll = Poll {
            observation,
            attempt,
            max_attempts: self.schedule.max_attempts,
            elapsed,
            next_delay,
        };
        tracing::debug!(
            attempt,
            max_attempts = poll.max_attempts,
            state = poll.state().as_str(),
            acceptor = poll.acceptor().map(|acceptor| one_line(acceptor.matcher)).as_deref(),
            elapsed = ?poll.elapsed,
            next_delay = poll.next_delay.map(tracing::field::debug),
            seen = poll.summary(),
            "polled"
        );
        if let Some(on_poll) = &mut self.on_poll {
            on_poll(&poll);
        }
    }

    /// The deadline passed while a poll was in flight.
    fn cut_off(
        &mut self,
        last: Option<Box<Observation<W>>>,
        attempt: u32,
        started: Instant,
        begun: Instant,
    ) -> End<W> {
        let after = begun.elapsed();
        tracing::debug!(
            attempt,
            max_attempts = self.schedule.max_attempts,
            elapsed = ?started.elapsed(),
            "cut off by the deadline"
        );
        let mut report = self.report(last.map(|last| *last), attempt, started);
        report.cut_off_after = Some(after);
        Err(WaitError::MaxWaitExceeded(report))
    }

    /// All that is known of the wait, which is over.
    fn report(
        &mut self,
        last: Option<Observation<W>>,
        attempts: u32,
        started: Instant,
    ) -> Box<WaitReport<W>> {
        Box::new(WaitReport {
            last,
            attempts,
            elapsed: started.elapsed(),
            schedule: self.schedule,
            history: mem::take(&mut self.history),
            request: self.request_summary(),
            cut_off_after: None,
        })
    }

    /// What is asked for, where that is known.
    fn request_summary(&self) -> Option<String> {
        match (&self.label, &self.source) {
            (Some(said), _) => Some(said.to_string()),
            (None, Source::Request(request)) => request_summary(W::request_members(request)),
            (None, Source::Calls(_)) => None,
        }
    }
}

/// Awaits a poll. Gives `None` if the limit, which counts from `started`, passes first.
async fn within<T>(
    schedule: &Schedule,
    started: Instant,
    limit: Option<Duration>,
    mut poll: Pin<&mut impl Future<Output = T>>,
) -> Option<T> {
    let limited = limit.and_then(|limit| Some((limit, started.checked_add(limit)?)));
    // Beyond the clock there is no limit.
    let Some((limit, until)) = limited else {
        return Some(poll.await);
    };
    if let Ok(polled) = timeout_at(until, poll.as_mut()).await {
        return Some(polled);
    }
    // After a stop of the process, a response may have arrived that is not read yet.
    let more = schedule.extension(limit, started.elapsed())?;
    timeout(more, poll).await.ok()
}

// Every SDK's builder is `Send` and `Sync`. To ask for it here, and not of each waiter, is cheaper to compile.
impl<'a, W: Waiter<Request: Send + Sync>> IntoFuture for Wait<'a, W> {
    type Output = Result<WaitOutput<W>, WaitError<W>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl<W: Waiter> fmt::Debug for Wait<'_, W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Wait")
            .field("waiter", &W::DECLARATION.name)
            .field("schedule", &self.schedule)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use aws_sdk_acm::types::CertificateStatus;

    use super::*;

    crate::waiter! {
        struct Issued;

        operation: aws_sdk_acm::DescribeCertificate,
        delay: 1s,
        max_wait: 2s,
        acceptors: { path certificate.status == CertificateStatus::Issued => success },
    }

    /// There may be 100,000 of them.
    #[test]
    fn a_wait_has_no_room_for_a_response() {
        let config = aws_sdk_acm::Config::builder()
            .behavior_version(aws_sdk_acm::config::BehaviorVersion::latest())
            .build();
        let request = aws_sdk_acm::Client::from_conf(config).describe_certificate();
        let wait = Issued.wait(request);
        let (made, response) = (size_of_val(&wait), size_of::<Observation<Issued>>());
        let runs = size_of_val(&wait.run());
        assert!(
            runs < made + response,
            "{runs} bytes, of a response {response}"
        );
    }
}
