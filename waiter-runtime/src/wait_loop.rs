//! The poll loop: request → response → acceptor → state → delay.

use std::future::Future;
use std::ops::ControlFlow;
use std::time::Duration;

use tokio::time::{Instant, sleep, sleep_until, timeout, timeout_at};
use tracing::Instrument;

use crate::delay::TICK;
use crate::error::WaitError;
use crate::events;
use crate::observation::Observation;
use crate::poll::Poll;
use crate::progress::WaitState;
use crate::request_summary::request_summary;
use crate::schedule::{Cause, Limit, Step};
use crate::step::WaitResult;
use crate::waiter::{InFlight, Waiter};
use crate::wake::Wake;

/// A time that no wait reaches: 30 years, as in Tokio. The clock may not be able to represent a later one.
const FAR: Duration = Duration::from_hours(30 * 365 * 24);

/// A wait that has not begun: everything that the loop needs.
pub(crate) struct WaitLoop<'a, W: Waiter> {
    waiter: W,
    source: Source<'a, W>,
    pub(crate) state: WaitState,
    extras: Option<Box<Extras<'a, W>>>,
    /// The last response, if the wait may end without another one.
    last: Option<Box<Observation<W>>>,
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

/// A request or a call in flight.
type Sending<'a, W> = InFlight<'a, <W as Waiter>::Output, <W as Waiter>::Error>;

impl<'a, W: Waiter> WaitLoop<'a, W> {
    pub(crate) fn new(waiter: W, source: Source<'a, W>) -> Self {
        Self {
            waiter,
            source,
            state: WaitState::new(&W::DECLARATION),
            extras: None,
            last: None,
        }
    }

    pub(crate) fn extras(&mut self) -> &mut Extras<'a, W> {
        self.extras.get_or_insert_default()
    }

    /// Begins the wait, in the span that is current now.
    // An `async fn` would hold `self` twice. `tests/allocations` measures the memory of a wait.
    #[allow(clippy::manual_async_fn)] // see above
    pub(crate) fn run(mut self) -> impl Future<Output = WaitResult<W>> {
        let span = events::span(&W::DECLARATION, &|| self.request_summary());
        let run = async move {
            let started = Instant::now();
            let mut begun = Duration::ZERO;
            let mut planned = self.first_poll(started);
            if !planned.is_zero() {
                sleep(planned).await;
                begun = started.elapsed();
            }
            if let Some(wake) = self.wake() {
                Box::pin(wake.skip()).await;
            }
            loop {
                let until;
                (planned, until) = match self.poll(started, planned, begun).await {
                    ControlFlow::Break(result) => return *result,
                    ControlFlow::Continue(next) => next,
                };
                match self.wake() {
                    // In a box, so that other waits have no room for it.
                    Some(wake) => {
                        if Box::pin(wake.sleep_until(until)).await {
                            planned = started.elapsed();
                        }
                    }
                    None => sleep_until(until).await,
                }
                begun = started.elapsed();
            }
        };
        run.instrument(span)
    }

    fn wake(&mut self) -> Option<&mut Wake<'a>> {
        self.extras.as_mut()?.wake.as_mut()
    }

    /// Begins the wait, and returns the time before its first poll.
    fn first_poll(&mut self, started: Instant) -> Duration {
        let schedule = &mut self.state.schedule;
        if let Some(deadline) = self.extras.as_ref().and_then(|it| it.deadline) {
            schedule.end_after(deadline.saturating_duration_since(started));
        }
        schedule.before_first_poll()
    }

    /// Polls once. Returns the result of the wait, or the time of the next poll, as planned since `started` and as possible.
    // An `async fn` would hold its arguments twice. The response is a local of this future, so that a sleeping wait has no room
    // for it.
    fn poll(
        &mut self,
        started: Instant,
        planned: Duration,
        begun: Duration,
    ) -> impl Future<Output = ControlFlow<Box<WaitResult<W>>, (Duration, Instant)>> {
        self.state.begin_poll();
        let (input, mut sending) = self.source.send();
        let limit = self.limit_of_poll(started, planned, begun);
        async move {
            // No variable holds the response while another future is awaited. It would need room beside that future.
            let answer = 'answer: {
                let Some((until, limit)) = limit else {
                    break 'answer Ok(sending.answer.as_mut().await);
                };
                if let Ok(answer) = timeout_at(until, sending.answer.as_mut()).await {
                    break 'answer Ok(answer);
                }
                // If the process was stopped, a response may have arrived that was not read yet.
                let schedule = &self.state.schedule;
                if let Some(more) = schedule.extension(limit, until.elapsed())
                    && let Ok(answer) = timeout(more, sending.answer.as_mut()).await
                {
                    break 'answer Ok(answer);
                }
                Err(schedule.poll_timeout_of(limit))
            };
            // The call ends before the caller's closures run, so that they can take its locks and permits.
            drop(sending.answer);
            let (waiter, input) = (&self.waiter, input.as_ref());
            let observation = match answer {
                Ok(result) => Observation::new(waiter, input, result, sending.status.as_ref()),
                Err(Some(limit)) => Observation::after_timeout(waiter, input, limit),
                Err(None) => {
                    return ControlFlow::Break(Box::new(Err(self.cut_off(started, begun))));
                }
            };
            self.after_poll(observation, started, begun)
        }
    }

    /// Returns the limit of a poll that passes first, and its time.
    fn limit_of_poll(
        &self,
        started: Instant,
        planned: Duration,
        begun: Duration,
    ) -> Option<(Instant, Limit)> {
        let state = &self.state;
        let may_fill = state.may_fill_streak(W::DECLARATION.acceptors, begun);
        let (at, limit) = state.schedule.limit_of_poll(planned, begun, may_fill)?;
        // A limit that the clock cannot represent is ignored.
        Some((started.checked_add(at)?, limit))
    }

    /// Returns the result of the wait, or the time of the next poll.
    fn after_poll(
        &mut self,
        mut observation: Observation<W>,
        started: Instant,
        begun: Duration,
    ) -> ControlFlow<Box<WaitResult<W>>, (Duration, Instant)> {
        let elapsed = started.elapsed();
        let (hint, state) = (observation.retry_after(), &mut self.state);
        let step = match state.count(&mut observation.outcome, hint, elapsed) {
            ControlFlow::Continue(mut delay) => {
                let extras = self.extras.as_mut();
                if let Some(hook) = extras.and_then(|it| it.next_delay.as_mut()) {
                    let poll = Poll::new(&observation, state, elapsed, Some(delay));
                    delay = hook(&poll, delay);
                }
                state.next(&observation.outcome, delay, begun, elapsed)
            }
            ControlFlow::Break(end) => end,
        };
        let is_heard = self.publish(&observation, elapsed, step);
        // The end of the wait includes the time of `on_poll`.
        ControlFlow::Break(Box::new(match step {
            Step::Poll(delay) => {
                self.keep(observation);
                // The time counts from the response, so that of `on_poll` does not add up. But the closures and the logs of
                // the caller may have taken longer than the delay.
                let now = if is_heard { started.elapsed() } else { elapsed };
                let planned = elapsed.saturating_add(delay);
                let until = started.checked_add(planned.max(now + TICK));
                let until = until.unwrap_or_else(|| started + FAR);
                return ControlFlow::Continue((planned, until));
            }
            Step::Success => Ok(self.state.success(observation, started.elapsed())),
            Step::Failure(cause) => Err(self.fail(cause, observation, started.elapsed())),
        }))
    }

    /// Logs a poll and calls `on_poll`. Returns true if a log or a closure of the caller may have taken time.
    fn publish(&mut self, observation: &Observation<W>, elapsed: Duration, step: Step) -> bool {
        let next_delay = step.next_delay();
        let is_logged = events::polled(&observation.outcome, &self.state, elapsed, next_delay);
        if let Some(on_poll) = self.extras.as_mut().and_then(|it| it.on_poll.as_mut()) {
            on_poll(&Poll::new(observation, &self.state, elapsed, next_delay));
        }
        is_logged || self.extras.is_some()
    }

    /// Keeps a response for a report, if the wait may end without another one.
    fn keep(&mut self, observation: Observation<W>) {
        if observation.timed_out() {
            if let Some(last) = &mut self.last {
                last.forget_streak();
            }
        } else if self.state.schedule.may_end_without_response() {
            match &mut self.last {
                Some(last) => **last = observation,
                last @ None => *last = Some(Box::new(observation)),
            }
        }
    }

    /// Returns the error of a wait that a poll has ended.
    fn fail(
        &mut self,
        cause: Cause,
        mut observation: Observation<W>,
        elapsed: Duration,
    ) -> WaitError<W> {
        let request = self.request_summary();
        let mut last = self.last.take().map(|last| *last);
        // A poll that took too long has no output. The report keeps the response before it.
        let response = match &mut last {
            Some(last) if observation.timed_out() => last,
            _ => &mut observation,
        };
        response.explain(&self.waiter);
        self.state
            .failure(cause, observation, last, elapsed, request)
    }

    /// Returns the error of a wait whose deadline passed while a poll was in flight.
    fn cut_off(&mut self, started: Instant, begun: Duration) -> WaitError<W> {
        let elapsed = started.elapsed();
        events::cut_off(&self.state, elapsed);
        let request = self.request_summary();
        let mut last = self.last.take().map(|last| *last);
        if let Some(last) = &mut last {
            last.explain(&self.waiter);
        }
        let mut report = self.state.report(Cause::MaxWait, last, elapsed, request);
        report.cut_off_after = Some(elapsed.saturating_sub(begun));
        WaitError::new(report)
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
        Self::Calls(Box::new(move || InFlight {
            answer: Box::pin(call()),
            status: None,
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
