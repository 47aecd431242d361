//! The progress of a wait: everything that is kept from one poll to the next.

use std::fmt;
use std::marker::PhantomData;
use std::mem;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::declaration::{Acceptor, Declaration};
use crate::delay::Delay;
use crate::first_poll::FirstPoll;
use crate::history::History;
use crate::line::kept_line;
use crate::millis;
use crate::observation::Observation;
use crate::report::WaitReport;
use crate::schedule::{Cause, Schedule};
use crate::streak::Run;
use crate::waiter::Waiter;

/// The progress of a wait in a loop of your own: everything that is kept from one poll to the next.
///
/// [`Observation::next_step`] updates it. It holds the number of polls, the beginning of the wait, the counted responses, the
/// streak, the label, and the delay and limits. The methods of a [`Wait`](crate::Wait) that override them exist here, too.
/// Call them before the first poll.
///
/// ```
/// # use aws_sdk_acm::types::CertificateStatus;
/// # use waiter_runtime::{Waiter, waiter};
/// # waiter! {
/// #     struct CertificateIssued;
/// #     operation: aws_sdk_acm::DescribeCertificate,
/// #     delay: 60s,
/// #     max_attempts: 40,
/// #     acceptors: { path certificate.status == CertificateStatus::Issued => success },
/// # }
/// use std::time::{Duration, SystemTime};
/// use waiter_runtime::Progress;
///
/// let began = SystemTime::now();
/// let progress = Progress::<CertificateIssued>::new(began)
///     .label("www.example.com")
///     .max_wait(Duration::from_secs(600));
/// assert_eq!(progress.attempts(), 0);
/// assert_eq!(progress.elapsed(began + Duration::from_secs(60)), Duration::from_secs(60));
/// ```
///
/// It counts in whole milliseconds, so that a stored progress does not differ from the one in memory. An option with a fraction of
/// a millisecond is rounded up.
///
/// # Storing a progress
///
/// With the feature `serde`, a progress implements `Serialize` and `Deserialize`. Store it after each step, where your next poll
/// finds it: in a row, an annotation, or the state of a workflow.
///
/// ```
/// # #[cfg(feature = "serde")]
/// # {
/// use std::time::SystemTime;
/// use waiter_runtime::{Progress, waiter};
///
/// waiter! {
///     struct Done;
///
///     operation: Result<bool, std::io::Error>,
///     delay: 30s,
///     max_wait: 2h,
///     acceptors: { ok true => success },
/// }
///
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// # let job = async || Ok(false);
/// let mut progress = Progress::<Done>::new(SystemTime::now()).label("job 7");
/// let polled = Done.poll_once(job()).await;
/// let next = polled.next_step(&mut progress, SystemTime::now());
/// let stored = serde_json::to_string(&progress)?;
///
/// // Later, perhaps in another process:
/// let mut progress: Progress<Done> = serde_json::from_str(&stored)?;
/// assert_eq!(progress.attempts(), 1);
/// # assert!(next.is_continue());
/// # Ok(())
/// # }
/// # let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
/// # runtime.block_on(example()).unwrap();
/// # }
/// ```
///
/// If the process ends between a poll and the storing of its step, the poll is made again. The lost one is not counted.
///
/// The progress is a map with these keys. All times are in milliseconds. All but `began` count from the beginning of the wait.
/// Absent parts are omitted.
///
/// | key | value |
/// |---|---|
/// | `version` | the version of this form: 1 |
/// | `waiter` | the name of the waiter's struct |
/// | `began` | the beginning of the wait, since the Unix epoch |
/// | `attempts` | the number of polls |
/// | `postponed` | the number of polls that did not fill a streak. A backoff does not grow by them |
/// | `streak` | the streak that is not full: `[matcher, polls, time of the first]`. A matcher that is cut begins with a hash |
/// | `history` | the entries of the history: `[summary, state, count, first seen, last seen]` |
/// | `evicted` | the polls whose entries were evicted: `[count, first seen, last seen]` |
/// | `label` | the label |
/// | `limits` | the options that differ from the declaration: `first_poll`, `delay`, `backoff` as `[min, max]`, `max_attempts`, `max_wait`, `without_streaks` |
///
/// - **Size.** It is at most 4,096 bytes as compact JSON, whatever was seen. Long texts are cut.
/// - **Secrets.** It contains the summaries of the responses and the label, as the report does.
/// - **Other waiters and versions.** Reading the progress of another waiter or of another version is an error. So a waiter that
///   is renamed cannot read the progress that it stored before.
///   Two waiters of the same name are not told apart, so do not store their progress in the same place.
/// - **Clocks.** Use clocks that agree to a few seconds. While `now` is before the beginning, the elapsed time is zero, so `max_wait`
///   does not end the wait. The time without a process counts into `max_wait` and into a streak such as `for 3m`.
/// - **The end.** A progress whose wait has ended cannot go on: its history is in the result. Delete it.
/// - **Unknown keys.** They are ignored, so that old and new processes can run side by side during a deployment. A change that an
///   old process must not ignore gets a new version.
/// - **Another declaration.** The acceptors, the delay and the limits are those of the program that reads the progress. After a
///   deployment with a longer `max_wait`, waits that have begun have more time. Only `limits` stay. An option is in `limits` only
///   if it differed from the declaration when it was stored.
/// - **Streaks.** A streak goes on if an acceptor has its matcher and needs a streak. Otherwise it starts over.
/// - **Text from outside.** Texts are escaped and cut when they are read. More than eight entries of the history are an error.
/// - **Formats.** Any format of serde with maps works, also one that does not describe itself, such as postcard. There, an
///   unknown key is an error. The order of the keys does not matter. `version` and `waiter` are written first, and an error in
///   them is reported before any other if they are read first.
pub struct Progress<W: Waiter> {
    /// Milliseconds since the Unix epoch.
    pub(crate) began: u64,
    pub(crate) state: WaitState,
    // `Send`, `Sync` and `Unpin` do not depend on the waiter.
    waiter: PhantomData<fn() -> W>,
}

impl<W: Waiter> Progress<W> {
    /// A wait that begins at `now`, with the declared delay and limits.
    #[must_use]
    pub fn new(now: SystemTime) -> Self {
        Self::of(millis::since_epoch(now), WaitState::new(&W::DECLARATION))
    }

    pub(crate) fn of(began: u64, state: WaitState) -> Self {
        Self {
            began,
            state,
            waiter: PhantomData,
        }
    }

    /// Returns the number of polls so far.
    pub fn attempts(&self) -> u32 {
        self.state.attempts
    }

    /// Returns the time of the beginning, rounded down to a millisecond.
    pub fn began(&self) -> SystemTime {
        UNIX_EPOCH + Duration::from_millis(self.began)
    }

    /// Returns the time since the beginning. It is zero if the clock was set back to before the beginning.
    pub fn elapsed(&self, now: SystemTime) -> Duration {
        Duration::from_millis(millis::since_epoch(now).saturating_sub(self.began))
    }

    /// Returns the responses so far, counted.
    pub fn history(&self) -> &History {
        &self.state.history
    }

    /// Returns the delay before the first poll, from the beginning: the declared `first_poll`, or zero. If it would pass the deadline, it is
    /// shortened, so that a poll comes before the deadline.
    ///
    /// A range is drawn anew by each call, so call it once. [`next_step`](Observation::next_step) returns the other delays.
    pub fn first_delay(&self) -> Duration {
        millis::whole(self.state.schedule.before_first_poll())
    }

    /// Sets the delay before the first poll, as [`Wait::first_poll`](crate::Wait::first_poll). Zero polls at once.
    #[must_use]
    pub fn first_poll(mut self, time: Duration) -> Self {
        self.state.schedule.first_poll = FirstPoll::fixed(millis::whole(time));
        self
    }

    /// Sets a fixed delay, as [`Wait::delay`](crate::Wait::delay).
    #[must_use]
    pub fn delay(mut self, delay: Duration) -> Self {
        self.state.schedule.delay = Delay::Fixed(millis::whole(delay));
        self
    }

    /// Sets an exponential delay, as [`Wait::backoff`](crate::Wait::backoff).
    #[must_use]
    pub fn backoff(mut self, min: Duration, max: Duration) -> Self {
        let (min, max) = (millis::whole(min), millis::whole(max));
        self.state.schedule.delay = Delay::Backoff { min, max };
        self
    }

    /// Sets the limit of polls. 0 counts as 1.
    #[must_use]
    pub fn max_attempts(mut self, max_attempts: u32) -> Self {
        self.state.schedule.max_attempts = Some(max_attempts.max(1));
        self
    }

    /// Sets the limit of the duration. It does not limit a poll in flight.
    #[must_use]
    pub fn max_wait(mut self, max_wait: Duration) -> Self {
        self.state.schedule.max_wait = Some(millis::whole(max_wait));
        self
    }

    /// Makes each acceptor take effect at once, as [`Wait::without_streaks`](crate::Wait::without_streaks).
    #[must_use]
    pub fn without_streaks(mut self) -> Self {
        self.state.schedule.without_streaks = true;
        self
    }

    /// Sets a label, which the report and the `tracing` span show. Its first 256 bytes are kept. `"` and `\` count twice.
    #[must_use]
    pub fn label(mut self, label: impl AsRef<str>) -> Self {
        self.state.set_label(label.as_ref());
        self
    }
}

// Not derived: a derive would require `W: Clone`.
impl<W: Waiter> Clone for Progress<W> {
    fn clone(&self) -> Self {
        Self::of(self.began, self.state.clone())
    }
}

impl<W: Waiter> fmt::Debug for Progress<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Progress")
            .field("waiter", &W::DECLARATION.name)
            .field("began", &self.began())
            .field("state", &self.state)
            .finish()
    }
}

/// The progress of a wait without a clock. All times count from the beginning of the wait.
#[derive(Clone, Debug)]
pub(crate) struct WaitState {
    pub(crate) schedule: Schedule,
    /// The number of polls, with one in flight.
    pub(crate) attempts: u32,
    /// The number of polls that did not fill a streak. The delay does not grow by them.
    pub(crate) postponed: u32,
    /// The streak that is not full yet. Boxed, because most waits have none.
    pub(crate) run: Option<Box<Run>>,
    pub(crate) history: History,
    /// The caller's name for the request.
    pub(crate) label: Option<Box<str>>,
}

impl WaitState {
    pub(crate) fn new(declaration: &Declaration) -> Self {
        Self {
            schedule: Schedule::new(declaration),
            attempts: 0,
            postponed: 0,
            run: None,
            history: History::default(),
            label: None,
        }
    }

    pub(crate) fn set_label(&mut self, label: &str) {
        self.label = Some(kept_line(label).into_boxed_str());
    }

    /// Returns true if a poll that begins now may fill a streak.
    pub(crate) fn may_fill_streak(&self, acceptors: &[Acceptor], begun: Duration) -> bool {
        let full_at = self.run.as_ref().and_then(|run| {
            let acceptor = acceptors.get(usize::from(run.acceptor))?;
            run.full_at(acceptor.streak?, begun)
        });
        full_at.is_some_and(|full_at| full_at <= begun)
    }

    /// Counts a poll that begins.
    pub(crate) fn begin_poll(&mut self) {
        self.attempts = self.attempts.saturating_add(1);
    }

    /// Returns the report of the wait that ends here. The history moves into it.
    pub(crate) fn report<W: Waiter>(
        &mut self,
        cause: Cause,
        last: Option<Observation<W>>,
        elapsed: Duration,
        request: Option<String>,
    ) -> WaitReport<W> {
        WaitReport {
            cause,
            last,
            timed_out: None,
            attempts: self.attempts,
            elapsed,
            schedule: self.schedule,
            history: mem::take(&mut self.history),
            request,
            cut_off_after: None,
        }
    }
}
