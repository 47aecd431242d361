//! The poll loop: request → response → acceptor → state → delay.

use std::future::Future;
use std::ops::ControlFlow;
use std::pin::Pin;
use std::time::Duration;

use tokio::time::{Instant, sleep, timeout, timeout_at};
use tracing::{Instrument, Span};

use crate::delay::TICK;
use crate::error::WaitError;
use crate::events::{self, TARGET};
use crate::observation::Observation;
use crate::poll::Poll;
use crate::progress::WaitState;
use crate::request_summary::request_summary;
use crate::schedule::{Cause, Limit, Schedule, Step};
use crate::step::WaitResult;
use crate::waiter::{Sent, Waiter};
use crate::wake::Wake;

/// A wait that has not begun: everything that the loop needs.
pub(crate) struct WaitLoop<'a, W: Waiter> {
    waiter: W,
    source: Source<'a, W>,
    pub(crate) state: WaitState,
    extras: Option<Box<Extras<'a, W>>>,
}

/// The options that few waits have. They are in a box, because there may be very many waits.
pub(crate) struct Extras<'a, W: Waiter> {
    pub(crate) on_poll: Option<OnPoll<'a, W>>,
    pub(crate) next_delay: Option<NextDelay<'a, W>>,
    pub(crate) wake: Option<Wake<'a>>,
    pub(crate) deadline: Option<Instant>,
}

type OnPoll<'a, W> = Box<dyn FnMut(&Poll<'_, W>) + Send + 'a>;

type NextDelay<'a, W> = Box<dyn FnMut(&Poll<'_, W>, Duration) -> Duration + Send + 'a>;

/// The source of the responses.
pub(crate) enum Source<'a, W: Waiter> {
    /// The SDK's request, sent once for each poll.
    Request(W::Request),
    /// A closure that makes a call of a custom operation.
    Calls(Box<dyn FnMut() -> Sending<'a, W> + Send + 'a>),
}

/// A poll in flight.
type Sending<'a, W> = Pin<Box<dyn Future<Output = Sent<W>> + Send + 'a>>;

impl<'a, W: Waiter> WaitLoop<'a, W> {
    pub(crate) fn new(waiter: W, source: Source<'a, W>) -> Self {
        Self {
            waiter,
            source,
            state: WaitState::new(&W::DECLARATION),
            extras: None,
        }
    }

    pub(crate) fn extras(&mut self) -> &mut Extras<'a, W> {
        self.extras.get_or_insert_default()
    }

    /// Begins the wait, in the span that is current now.
    // An `async fn` would hold `self` twice. The response of a poll is a local of `after_poll`, so that a sleeping wait has no
    // room for it. `tests/benches` measures the memory of a wait.
    #[allow(clippy::manual_async_fn)] // see above
    pub(crate) fn run(mut self) -> impl Future<Output = WaitResult<W>> {
        let span = self.span();
        let run = async move {
            let started = Instant::now();
            let mut begun = started;
            let mut planned = self.first_poll(started);
            if !planned.is_zero() {
                sleep(planned).await;
                begun = Instant::now();
            }
            if let Some(wake) = self.wake() {
                Box::pin(wake.skip()).await;
            }
            let mut last = None;
            loop {
                self.state.begin_poll();
                // A local would keep its room while the wait sleeps.
                let Some(observation) = self.poll(started, begun, planned).await else {
                    return self.cut_off(last, started, begun);
                };
                planned = match self.after_poll(observation, started, begun, &mut last) {
                    ControlFlow::Break(result) => return *result,
                    ControlFlow::Continue(planned) => planned,
                };
                // The delay counts from the response, so the time of `on_poll` does not add up.
                let delay = planned.saturating_sub(started.elapsed()).max(TICK);
                match self.wake() {
                    // In a box, so that other waits have no room for it.
                    Some(wake) => {
                        if Box::pin(wake.sleep(delay)).await {
                            planned = started.elapsed();
                        }
                    }
                    None => sleep(delay).await,
                }
                begun = Instant::now();
            }
        };
        run.instrument(span)
    }

    fn wake(&mut self) -> Option<&mut Wake<'a>> {
        self.extras.as_mut()?.wake.as_mut()
    }

    fn span(&self) -> Span {
        events::span::<W>(|| self.request_summary())
    }

    /// Begins the wait, and returns the time before its first poll.
    fn first_poll(&mut self, started: Instant) -> Duration {
        let schedule = &mut self.state.schedule;
        if let Some(deadline) = self.extras.as_ref().and_then(|it| it.deadline) {
            schedule.end_after(deadline.saturating_duration_since(started));
        }
        schedule.before_first_poll()
    }

    /// Polls once. Returns `None` if the deadline passes first.
    // An `async fn` would hold its arguments twice.
    fn poll(
        &mut self,
        started: Instant,
        begun: Instant,
        planned: Duration,
    ) -> impl Future<Output = Option<Observation<W>>> {
        let (input, sending) = self.source.send();
        let schedule = &self.state.schedule;
        let begun = begun.duration_since(started);
        let may_fill = self.state.may_fill_streak::<W>(begun);
        let limit = schedule.limit_of_poll(planned, begun, may_fill);
        // A limit that the clock cannot represent is ignored.
        let limit = limit.and_then(|(at, limit)| Some((started.checked_add(at)?, limit)));
        let waiter = &self.waiter;
        async move {
            match within(limit, schedule, sending).await {
                Ok((result, status)) => {
                    Some(Observation::new(waiter, input.as_ref(), result, status))
                }
                Err(limit) => {
                    let limit = schedule.poll_timeout_of(limit)?;
                    Some(Observation::after_timeout(waiter, input.as_ref(), limit))
                }
            }
        }
    }

    /// Returns the result of the wait, or the time of the next poll since `started`.
    fn after_poll(
        &mut self,
        mut observation: Observation<W>,
        started: Instant,
        begun: Instant,
        last: &mut Option<Box<Observation<W>>>,
    ) -> ControlFlow<Box<WaitResult<W>>, Duration> {
        let elapsed = started.elapsed();
        let begun = begun.duration_since(started);
        let extras = self.extras.as_mut();
        let hook = extras.and_then(|it| it.next_delay.as_mut());
        let adjust = |state: &WaitState, observation: &Observation<W>, planned| match hook {
            Some(hook) => {
                let poll = Poll::new(observation, state, elapsed, Some(planned));
                hook(&poll, planned)
            }
            None => planned,
        };
        let step = self.state.step(&mut observation, begun, elapsed, adjust);
        self.publish(&observation, elapsed, step);
        if let Step::Failure(_) = step {
            // A poll that took too long has no output. The report keeps the response before it.
            let response = match last {
                Some(last) if observation.timed_out() => last,
                _ => &mut observation,
            };
            response.explain(&self.waiter);
        }
        let source = &self.source;
        let request = |state: &WaitState| source.summary(state);
        // The end of the wait includes the time of `on_poll`.
        let elapsed_now = started.elapsed();
        let next = self
            .state
            .carry_out(step, observation, last, elapsed_now, request);
        match next {
            ControlFlow::Continue((delay, observation)) => {
                if observation.timed_out() {
                    if let Some(last) = last {
                        last.forget_streak();
                    }
                } else if self.state.schedule.may_end_without_response() {
                    // Other waits get another response before they can end.
                    *last = Some(Box::new(observation));
                }
                ControlFlow::Continue(elapsed.saturating_add(delay))
            }
            ControlFlow::Break(result) => ControlFlow::Break(result),
        }
    }

    /// Logs a poll and calls `on_poll`.
    fn publish(&mut self, observation: &Observation<W>, elapsed: Duration, step: Step) {
        let poll = Poll::new(observation, &self.state, elapsed, step.next_delay());
        events::polled(&poll);
        if let Some(on_poll) = self.extras.as_mut().and_then(|it| it.on_poll.as_mut()) {
            on_poll(&poll);
        }
    }

    /// Returns the error of a wait whose deadline passed while a poll was in flight.
    fn cut_off(
        &mut self,
        last: Option<Box<Observation<W>>>,
        started: Instant,
        begun: Instant,
    ) -> WaitResult<W> {
        let after = begun.elapsed();
        tracing::debug!(
            target: TARGET,
            attempt = self.state.attempts,
            max_attempts = self.state.schedule.max_attempts,
            elapsed = ?started.elapsed(),
            "cut off by the deadline"
        );
        let (mut last, request) = (last.map(|last| *last), self.request_summary());
        if let Some(last) = &mut last {
            last.explain(&self.waiter);
        }
        let mut report = self
            .state
            .report(Cause::MaxWait, last, started.elapsed(), request);
        report.cut_off_after = Some(after);
        Err(WaitError::new(report))
    }

    fn request_summary(&self) -> Option<String> {
        self.source.summary(&self.state)
    }
}

impl<'a, W: Waiter> Source<'a, W> {
    pub(crate) fn calling<F>(mut call: impl FnMut() -> F + Send + 'a) -> Self
    where
        F: Future<Output = Result<W::Output, W::Error>> + Send + 'a,
    {
        Self::Calls(Box::new(move || {
            let call = call();
            Box::pin(async move { (call.await, None) })
        }))
    }

    /// Begins a poll. Returns the input, if an acceptor reads it.
    fn send(&mut self) -> (Option<W::Input>, Sending<'a, W>) {
        match self {
            Self::Request(request) => (W::input(request), W::send(request.clone())),
            Self::Calls(call) => (None, call()),
        }
    }

    /// Returns the label, or the members of the request.
    fn summary(&self, state: &WaitState) -> Option<String> {
        match (&state.label, self) {
            (Some(label), _) => Some(label.to_string()),
            (None, Self::Request(request)) => request_summary(W::request_members(request)),
            (None, Self::Calls(_)) => None,
        }
    }
}

// Not derived: a derive would require `W: Default`.
impl<W: Waiter> Default for Extras<'_, W> {
    fn default() -> Self {
        Self {
            on_poll: None,
            next_delay: None,
            wake: None,
            deadline: None,
        }
    }
}

/// Awaits a poll, or returns the limit that passed first.
// An `async fn` would hold its arguments twice.
#[allow(clippy::manual_async_fn)] // see above
fn within<T>(
    limit: Option<(Instant, Limit)>,
    schedule: &Schedule,
    mut poll: Pin<Box<dyn Future<Output = T> + Send + '_>>,
) -> impl Future<Output = Result<T, Limit>> {
    async move {
        let Some((until, limit)) = limit else {
            return Ok(poll.await);
        };
        if let Ok(polled) = timeout_at(until, poll.as_mut()).await {
            return Ok(polled);
        }
        // If the process was stopped, a response may have arrived that was not read yet.
        if let Some(more) = schedule.extension(limit, until.elapsed())
            && let Ok(polled) = timeout(more, poll).await
        {
            return Ok(polled);
        }
        Err(limit)
    }
}
