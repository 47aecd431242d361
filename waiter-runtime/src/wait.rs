//! The builder of a wait, and the poll loop: request → response → acceptor → state → delay.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::mem;
use std::ops::ControlFlow;
use std::pin::{Pin, pin};
use std::time::Duration;

use tokio::time::{Instant, sleep, timeout, timeout_at};
use tracing::{Instrument, Span};

use crate::delay::{Delay, TICK};
use crate::error::WaitError;
use crate::history::History;
use crate::line::one_line;
use crate::observation::Observation;
use crate::output::WaitOutput;
use crate::poll::Poll;
use crate::report::WaitReport;
use crate::request_summary::{request_summary, shortened};
use crate::schedule::{Cause, Schedule, Step};
use crate::step::WaitResult;
use crate::waiter::Waiter;

/// A wait that is ready to begin. A waiter's `wait` returns it, and you `.await` it.
///
/// The methods override the declaration for this wait only. Nothing happens before the future is first polled. Dropping the
/// future stops the wait, including a poll in flight. It needs a Tokio runtime with time enabled, as the SDK's clients do.
///
/// The wait is a `tracing` span `wait` at level INFO with the waiter's name, its operation and the request. The span begins
/// with the first poll, in the span that is current then. Each poll is an event in it at level DEBUG.
#[must_use = "a wait does nothing unless it is awaited"]
pub struct Wait<'a, W: Waiter> {
    waiter: W,
    source: Source<'a, W>,
    schedule: Schedule,
    history: History,
    on_poll: Option<OnPoll<'a, W>>,
    /// The caller's name for the request.
    label: Option<Box<str>>,
}

type OnPoll<'a, W> = Box<dyn FnMut(&Poll<'_, W>) + Send + 'a>;

/// The source of the responses.
enum Source<'a, W: Waiter> {
    /// The SDK's request, sent once for each poll.
    Request(W::Request),
    /// A closure that makes a call of a custom operation.
    Calls(Calls<'a, W>),
}

type Calls<'a, W> = Box<dyn FnMut() -> Call<'a, W> + Send + 'a>;

type Call<'a, W> =
    Pin<Box<dyn Future<Output = Result<<W as Waiter>::Output, <W as Waiter>::Error>> + Send + 'a>>;

impl<'a, W: Waiter> Wait<'a, W> {
    #[doc(hidden)]
    pub fn new(waiter: W, request: W::Request) -> Self {
        Self::from_source(waiter, Source::Request(request))
    }

    #[doc(hidden)]
    pub fn calling<F>(waiter: W, mut call: impl FnMut() -> F + Send + 'a) -> Self
    where
        F: Future<Output = Result<W::Output, W::Error>> + Send + 'a,
    {
        Self::from_source(waiter, Source::Calls(Box::new(move || Box::pin(call()))))
    }

    fn from_source(waiter: W, source: Source<'a, W>) -> Self {
        Self {
            waiter,
            source,
            schedule: Schedule::new(&W::DECLARATION),
            history: History::default(),
            on_poll: None,
            label: None,
        }
    }

    /// Sets a fixed delay between two polls. It does not change if the service asks for another.
    ///
    /// Less than a millisecond counts as one, the smallest step of Tokio's timer. A paused clock would not advance without it.
    pub fn delay(mut self, delay: Duration) -> Self {
        self.schedule.delay = Delay::Fixed(delay);
        self
    }

    /// Sets an exponential delay between two polls from `min` to `max`, with full jitter. A `max` below `min` counts as `min`.
    ///
    /// If an error response asks for a delay, the wait sleeps at least that long, up to `max`. Less than a millisecond counts
    /// as one, as in [`delay`](Self::delay).
    pub fn backoff(mut self, min: Duration, max: Duration) -> Self {
        self.schedule.delay = Delay::Backoff { min, max };
        self
    }

    /// Sets the limit of polls. 0 counts as 1. N polls sleep N-1 times. A declared `max_wait` still holds.
    pub fn max_attempts(mut self, max_attempts: u32) -> Self {
        self.schedule.max_attempts = Some(max_attempts.max(1));
        self
    }

    /// Sets the limit of the duration, including a poll in flight. A declared `max_attempts` still holds.
    ///
    /// If the thread or the process was stopped beyond the deadline, the wait continues the poll in flight. It makes one last
    /// poll if no response can be newer than the pause. Each has a tenth of `max_wait`, at most a second and at least 10 ms. A
    /// success that arrives late still counts.
    pub fn max_wait(mut self, max_wait: Duration) -> Self {
        self.schedule.max_wait = Some(max_wait);
        self
    }

    /// Sets a label, which the report and the `tracing` span of the wait show: `.label("deployments/web")`. Its first 256
    /// bytes are kept.
    ///
    /// It replaces the members of an SDK request. Use it for a custom operation, where nothing else tells many waits apart.
    pub fn label(mut self, label: impl AsRef<str>) -> Self {
        self.label = Some(shortened(label.as_ref()).into_boxed_str());
        self
    }

    /// Calls `on_poll` after each poll, for a log line or a progress bar.
    ///
    /// It runs between two polls, so it should not block. It is not called for a poll that the deadline cuts off.
    pub fn on_poll(mut self, on_poll: impl FnMut(&Poll<'_, W>) + Send + 'a) -> Self {
        self.on_poll = Some(Box::new(on_poll));
        self
    }

    // An `async fn` would hold `self` twice. The response of a poll is a local of `after_poll`, so that a sleeping wait has no
    // room for it. `tests/benches` measures the memory of a wait.
    #[allow(clippy::manual_async_fn)] // see above
    fn run(mut self) -> impl Future<Output = WaitResult<W>> {
        async move {
            // The span begins with the wait. The future may have been put into another span before.
            let span = self.span();
            let started = Instant::now();
            let mut begun = started;
            let mut limit = self.schedule.max_wait;
            let mut last = None;
            let mut attempt = 0_u32;
            loop {
                attempt = attempt.saturating_add(1);
                // A local would keep its room while the wait sleeps.
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
                // The delay counts from the response, so the time of `on_poll` does not add up.
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

    /// Polls once. Returns `None` if the limit passes first. It counts from `started`.
    async fn poll(&mut self, started: Instant, limit: Option<Duration>) -> Option<Observation<W>> {
        match &mut self.source {
            Source::Request(request) => {
                let poll = pin!(self.waiter.poll_once(request.clone()));
                within(&self.schedule, started, limit, poll).await
            }
            Source::Calls(call) => {
                let (waiter, call) = (&self.waiter, call());
                let poll = pin!(async { Observation::new(waiter, None, call.await, None) });
                within(&self.schedule, started, limit, poll).await
            }
        }
    }

    /// Returns the result of the wait, or the time of the next poll since `started`.
    fn after_poll(
        &mut self,
        observation: Observation<W>,
        attempt: u32,
        started: Instant,
        begun: Instant,
        last: &mut Option<Box<Observation<W>>>,
    ) -> ControlFlow<Box<WaitResult<W>>, Duration> {
        let elapsed = started.elapsed();
        let begun = begun.duration_since(started);
        let step = observation.step(&self.schedule, attempt, begun, elapsed);
        self.publish(&observation, attempt, elapsed, step);
        ControlFlow::Break(Box::new(match step {
            Step::Poll(delay) => {
                // Only a deadline can end a wait before the next response.
                *last = self.schedule.max_wait.map(|_| Box::new(observation));
                return ControlFlow::Continue(elapsed.saturating_add(delay));
            }
            Step::Success => Ok(WaitOutput {
                observation,
                attempts: attempt,
                elapsed,
            }),
            Step::Failure(cause) => {
                let report = self.report(cause, Some(observation), attempt, started);
                Err(WaitError::new(report))
            }
        }))
    }

    /// Adds a poll to the history and the log, and calls `on_poll`.
    fn publish(
        &mut self,
        observation: &Observation<W>,
        attempt: u32,
        elapsed: Duration,
        step: Step,
    ) {
        self.history
            .add(observation.summary(), observation.state(), elapsed);
        let poll = Poll {
            observation,
            attempt,
            max_attempts: self.schedule.max_attempts,
            elapsed,
            next_delay: match step {
                Step::Poll(delay) => Some(delay),
                Step::Success | Step::Failure(_) => None,
            },
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

    /// Returns the error of a wait whose deadline passed while a poll was in flight.
    fn cut_off(
        &mut self,
        last: Option<Box<Observation<W>>>,
        attempt: u32,
        started: Instant,
        begun: Instant,
    ) -> WaitResult<W> {
        let after = begun.elapsed();
        tracing::debug!(
            attempt,
            max_attempts = self.schedule.max_attempts,
            elapsed = ?started.elapsed(),
            "cut off by the deadline"
        );
        let mut report = self.report(Cause::MaxWait, last.map(|last| *last), attempt, started);
        report.cut_off_after = Some(after);
        Err(WaitError::new(report))
    }

    fn report(
        &mut self,
        cause: Cause,
        last: Option<Observation<W>>,
        attempts: u32,
        started: Instant,
    ) -> WaitReport<W> {
        WaitReport {
            cause,
            last,
            attempts,
            elapsed: started.elapsed(),
            schedule: self.schedule,
            history: mem::take(&mut self.history),
            request: self.request_summary(),
            cut_off_after: None,
        }
    }

    /// Returns the label, or the members of the request.
    fn request_summary(&self) -> Option<String> {
        match (&self.label, &self.source) {
            (Some(label), _) => Some(label.to_string()),
            (None, Source::Request(request)) => request_summary(W::request_members(request)),
            (None, Source::Calls(_)) => None,
        }
    }
}

/// Awaits a poll. Returns `None` if the limit passes first. It counts from `started`.
async fn within<T>(
    schedule: &Schedule,
    started: Instant,
    limit: Option<Duration>,
    mut poll: Pin<&mut impl Future<Output = T>>,
) -> Option<T> {
    let limited = limit.and_then(|limit| Some((limit, started.checked_add(limit)?)));
    // A limit that the clock cannot represent is ignored.
    let Some((limit, until)) = limited else {
        return Some(poll.await);
    };
    if let Ok(polled) = timeout_at(until, poll.as_mut()).await {
        return Some(polled);
    }
    // If the process was stopped, a response may have arrived that was not read yet.
    let more = schedule.extension(limit, started.elapsed())?;
    timeout(more, poll).await.ok()
}

// Every SDK's builder is `Send` and `Sync`. As a bound of `Waiter::Request` this would cost each waiter 8 % of its compile time.
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
