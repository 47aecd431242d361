//! A wait: the builder of its options, and a future.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{self, Context};
use std::time::Duration;

use futures_core::Stream;
use tokio::time::Instant;

use crate::delay::Delay;
use crate::error::WaitError;
use crate::first_poll::FirstPoll;
use crate::output::WaitOutput;
use crate::poll::Poll;
use crate::step::WaitResult;
use crate::wait_loop::{Source, WaitLoop};
use crate::waiter::Waiter;
use crate::wake::Wake;

/// A wait: a future that a waiter's `wait` returns. You `.await` it, spawn it, or select over it.
///
/// The methods override the declaration for this wait only. Call them before the wait is first polled. They panic after that.
///
/// Nothing happens before the first poll of the future. Dropping it stops the wait, including a poll in flight. It needs a
/// Tokio runtime with time enabled, as the SDK's clients do. It is `Unpin`, so you can await `&mut wait`.
///
/// The wait is a `tracing` span `wait` at level INFO with the waiter's name, its operation and the request. The span begins
/// with the first poll, in the span that is current then. Each poll is an event in it at level DEBUG.
#[must_use = "a wait does nothing unless it is awaited"]
pub struct Wait<'a, W: Waiter>(Phase<'a, W>);

/// There may be very many waits, so each phase is a box.
enum Phase<'a, W: Waiter> {
    /// It has not begun. It is `None` only while it begins.
    Ready(Option<Box<WaitLoop<'a, W>>>),
    Begun(Pin<Box<dyn Future<Output = WaitResult<W>> + Send + 'a>>),
}

impl<'a, W: Waiter> Wait<'a, W> {
    #[doc(hidden)]
    pub fn new(waiter: W, request: W::Request) -> Self {
        Self::from_source(waiter, Source::Request(request))
    }

    #[doc(hidden)]
    pub fn calling<F>(waiter: W, call: impl FnMut() -> F + Send + 'a) -> Self
    where
        F: Future<Output = Result<W::Output, W::Error>> + Send + 'a,
    {
        Self::from_source(waiter, Source::calling(call))
    }

    fn from_source(waiter: W, source: Source<'a, W>) -> Self {
        let ready = WaitLoop::new(waiter, source);
        Self(Phase::Ready(Some(Box::new(ready))))
    }

    /// Changes an option.
    #[track_caller]
    fn with(mut self, change: impl FnOnce(&mut WaitLoop<'a, W>)) -> Self {
        match &mut self.0 {
            Phase::Ready(Some(ready)) => change(ready),
            Phase::Ready(None) | Phase::Begun(_) => {
                panic!("this wait has begun: set its options before")
            }
        }
        self
    }

    /// Sets a fixed delay between two polls. It does not change if the service asks for another.
    ///
    /// Less than a millisecond counts as one, the smallest step of Tokio's timer. A paused clock would not advance without it.
    #[track_caller]
    pub fn delay(self, delay: Duration) -> Self {
        self.with(|it| it.state.schedule.delay = Delay::Fixed(delay))
    }

    /// Sets an exponential delay between two polls from `min` to `max`, with full jitter. A `max` below `min` counts as `min`.
    ///
    /// If an error response asks for a delay, the wait sleeps at least that long, up to `max`. Less than a millisecond counts
    /// as one, as in [`delay`](Self::delay).
    #[track_caller]
    pub fn backoff(self, min: Duration, max: Duration) -> Self {
        self.with(|it| it.state.schedule.delay = Delay::Backoff { min, max })
    }

    /// Sets the time before the first poll. Zero polls at once. It counts into the limit of the duration.
    ///
    /// If it would pass that limit, a last poll comes before the deadline. Against an emulator, nothing needs time:
    ///
    /// ```
    /// # use waiter_runtime::waiter;
    /// # waiter! {
    /// #     struct Ready;
    /// #     operation: Result<bool, std::io::Error>,
    /// #     first_poll: 30s,
    /// #     delay: 10s,
    /// #     poll_timeout: 20s,
    /// #     max_wait: 10m,
    /// #     acceptors: { ok true => success },
    /// # }
    /// use std::time::Duration;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// let wait = Ready.wait(async || Ok(true)).first_poll(Duration::ZERO).delay(Duration::from_millis(100));
    /// assert!(wait.await.is_ok());
    /// # }
    /// ```
    #[track_caller]
    pub fn first_poll(self, time: Duration) -> Self {
        self.with(|it| it.state.schedule.first_poll = FirstPoll::fixed(time))
    }

    /// Sets the limit of one poll, with the client's own retries. A longer poll is an `error timeout` for the acceptors.
    #[track_caller]
    pub fn poll_timeout(self, poll_timeout: Duration) -> Self {
        self.with(|it| it.state.schedule.poll_timeout = Some(poll_timeout))
    }

    /// Sets the limit of polls. 0 counts as 1. N polls sleep N-1 times. A declared `max_wait` still holds.
    #[track_caller]
    pub fn max_attempts(self, max_attempts: u32) -> Self {
        self.with(|it| it.state.schedule.max_attempts = Some(max_attempts.max(1)))
    }

    /// Sets the limit of the duration, including a poll in flight. A declared `max_attempts` still holds.
    ///
    /// If the thread or the process was stopped beyond the deadline, the wait continues the poll in flight. It makes one last
    /// poll if no response can be newer than the pause. Each has a tenth of `max_wait`, at most a second and at least 10 ms. A
    /// success that arrives late still counts.
    #[track_caller]
    pub fn max_wait(self, max_wait: Duration) -> Self {
        self.with(|it| it.state.schedule.max_wait = Some(max_wait))
    }

    /// Sets a deadline, in addition to `max_wait`. The earlier of the two counts.
    ///
    /// Use it for several waits in sequence under one budget. Each of them has its report:
    ///
    /// ```
    /// # use aws_sdk_acm::types::CertificateStatus;
    /// # use waiter_runtime::{WaitError, waiter};
    /// # waiter! {
    /// #     struct Issued;
    /// #     operation: aws_sdk_acm::DescribeCertificate,
    /// #     delay: 60s,
    /// #     max_attempts: 40,
    /// #     acceptors: { path certificate.status == CertificateStatus::Issued => success },
    /// # }
    /// use std::time::Duration;
    /// use tokio::time::Instant;
    ///
    /// # async fn both(client: &aws_sdk_acm::Client) -> Result<(), WaitError<Issued>> {
    /// let deadline = Instant::now() + Duration::from_secs(1_800);
    /// for arn in ["arn:one", "arn:two"] {
    ///     let request = client.describe_certificate().certificate_arn(arn);
    ///     Issued.wait(request).deadline(deadline).await?;
    /// }
    /// # Ok(())
    /// # }
    /// ```
    #[track_caller]
    pub fn deadline(self, deadline: Instant) -> Self {
        self.with(|it| it.extras().deadline = Some(deadline))
    }

    /// Makes each acceptor with `for 3 polls` or `for 3m` take effect at once.
    ///
    /// Use it against an emulator, whose states do not flap:
    ///
    /// ```
    /// # use waiter_runtime::waiter;
    /// # waiter! {
    /// #     struct Ready;
    /// #     operation: Result<bool, std::io::Error>,
    /// #     delay: 10s,
    /// #     max_wait: 10m,
    /// #     acceptors: { ok true for 3 polls => success },
    /// # }
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), waiter_runtime::WaitError<Ready>> {
    /// let waited = Ready.wait(async || Ok(true)).without_streaks().await?;
    /// assert_eq!(waited.attempts(), 1);
    /// # Ok(())
    /// # }
    /// ```
    #[track_caller]
    pub fn without_streaks(self) -> Self {
        self.with(|it| it.state.schedule.without_streaks = true)
    }

    /// Sets a label, which the report and the `tracing` span of the wait show: `.label("deployments/web")`. Its first 256
    /// bytes are kept.
    ///
    /// It replaces the members of an SDK request. Use it for a custom operation, where nothing else tells many waits apart.
    #[track_caller]
    pub fn label(self, label: impl AsRef<str>) -> Self {
        self.with(|it| it.state.set_label(label.as_ref()))
    }

    /// Calls `on_poll` after each poll, for a log line or a progress bar.
    ///
    /// It runs between two polls, so it should not block. It is not called for a poll that the deadline cuts off.
    #[track_caller]
    pub fn on_poll(self, on_poll: impl FnMut(&Poll<'_, W>) + Send + 'a) -> Self {
        self.with(|it| it.extras().on_poll = Some(Box::new(on_poll)))
    }

    /// Calls `next_delay` before each delay with the poll and the planned delay. It returns the delay to use.
    ///
    /// The planned delay respects `retry-after`. The limits still hold: a delay that would pass the deadline is shortened.
    /// Use it for another curve, or for a delay that the response contains. This one is linear:
    ///
    /// ```
    /// # use aws_sdk_acm::types::CertificateStatus;
    /// # use waiter_runtime::{WaitError, waiter};
    /// # waiter! {
    /// #     struct Issued;
    /// #     operation: aws_sdk_acm::DescribeCertificate,
    /// #     delay: 60s,
    /// #     max_attempts: 40,
    /// #     acceptors: { path certificate.status == CertificateStatus::Issued => success },
    /// # }
    /// use std::time::Duration;
    ///
    /// # async fn linear(client: &aws_sdk_acm::Client) -> Result<(), WaitError<Issued>> {
    /// let wait = Issued.wait(client.describe_certificate().certificate_arn("arn"));
    /// wait.next_delay(|poll, _planned| Duration::from_secs(5) * poll.attempt()).await?;
    /// # Ok(())
    /// # }
    /// ```
    #[track_caller]
    pub fn next_delay(
        self,
        next_delay: impl FnMut(&Poll<'_, W>, Duration) -> Duration + Send + 'a,
    ) -> Self {
        self.with(|it| it.extras().next_delay = Some(Box::new(next_delay)))
    }

    /// Polls at once when `stream` yields, else after the delay. With a stream of events a wait ends fast, and the poll stays
    /// the truth.
    ///
    /// - At least 100 ms pass between two polls. One poll covers all items that are ready.
    /// - Items do not shorten the time before the first poll, and do not reset a backoff. Each poll counts as an attempt, and for
    ///   a streak. With a busy stream, `for 1m` says more than `for 3 polls`.
    /// - After the end of the stream, the delay remains.
    /// - A channel of Tokio's becomes a stream by `futures::stream::poll_fn(move |context| receiver.poll_recv(context))`.
    ///
    /// ```
    /// # use aws_sdk_acm::types::CertificateStatus;
    /// # use waiter_runtime::{WaitError, waiter};
    /// # waiter! {
    /// #     struct Issued;
    /// #     operation: aws_sdk_acm::DescribeCertificate,
    /// #     delay: 60s,
    /// #     max_attempts: 40,
    /// #     acceptors: { path certificate.status == CertificateStatus::Issued => success },
    /// # }
    /// # async fn woken(client: &aws_sdk_acm::Client, events: impl futures::Stream + Send) -> Result<(), WaitError<Issued>> {
    /// let wait = Issued.wait(client.describe_certificate().certificate_arn("arn"));
    /// wait.wake(events).await?; // events: any `Stream + Send`
    /// # Ok(())
    /// # }
    /// ```
    #[track_caller]
    pub fn wake(self, stream: impl Stream + Send + 'a) -> Self {
        self.with(|it| it.extras().wake = Some(Wake::new(stream)))
    }
}

// Every SDK's builder is `Send`. As a bound of `Waiter::Request` this would cost each waiter 8 % of its compile time.
impl<W: Waiter<Request: Send>> Future for Wait<'_, W> {
    type Output = Result<WaitOutput<W>, WaitError<W>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> task::Poll<Self::Output> {
        if let Phase::Ready(ready) = &mut self.0 {
            let ready = ready.take().expect("a wait begins once");
            self.0 = Phase::Begun(Box::pin(ready.run()));
        }
        match &mut self.0 {
            Phase::Begun(running) => running.as_mut().poll(context),
            Phase::Ready(_) => task::Poll::Pending,
        }
    }
}

impl<W: Waiter> fmt::Debug for Wait<'_, W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Wait");
        debug.field("waiter", &W::DECLARATION.name);
        if let Phase::Ready(Some(ready)) = &self.0 {
            debug.field("schedule", &ready.state.schedule);
        }
        debug.finish_non_exhaustive()
    }
}

#[cfg(test)]
#[cfg(feature = "aws")]
mod tests {
    use aws_sdk_acm::types::CertificateStatus;

    use super::*;
    use crate::observation::Observation;

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
        let response = size_of::<Observation<Issued>>();
        assert_eq!(size_of_val(&wait), 2 * size_of::<usize>());
        let Phase::Ready(Some(ready)) = wait.0 else {
            unreachable!("it has not begun")
        };
        let made = size_of_val(&*ready);
        let runs = size_of_val(&ready.run());
        assert!(
            runs < made + response,
            "{runs} bytes, of a response {response}"
        );
    }
}
