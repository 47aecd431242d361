//! The progress of a wait: everything that is kept from one poll to the next.

use std::mem;
use std::time::{Duration, SystemTime};

use crate::declaration::Declaration;
use crate::delay::Delay;
use crate::history::History;
use crate::observation::Observation;
use crate::report::WaitReport;
use crate::request_summary::shortened;
use crate::schedule::{Cause, Schedule};
use crate::streak::Run;
use crate::waiter::Waiter;

/// The progress of a wait in a loop of your own: everything that is kept from one poll to the next.
///
/// [`Observation::next_step`] updates it. It holds the number of polls, the beginning of the wait, the counted responses, and
/// the declared delay and limits. The methods of a [`Wait`](crate::Wait) that override them exist here, too.
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
/// let progress = Progress::new(&CertificateIssued::DECLARATION, began)
///     .label("www.example.com")
///     .max_wait(Duration::from_secs(600));
/// assert_eq!(progress.attempts(), 0);
/// assert_eq!(progress.elapsed(began + Duration::from_secs(60)), Duration::from_secs(60));
/// ```
#[derive(Clone, Debug)]
pub struct Progress {
    began: SystemTime,
    pub(crate) state: WaitState,
}

impl Progress {
    /// A wait that begins at `now`, with the declared delay and limits.
    #[must_use]
    pub fn new(declaration: &Declaration, now: SystemTime) -> Self {
        Self {
            began: now,
            state: WaitState::new(declaration),
        }
    }

    /// Returns the number of polls so far.
    pub fn attempts(&self) -> u32 {
        self.state.attempts
    }

    /// Returns the time of the beginning.
    pub fn began(&self) -> SystemTime {
        self.began
    }

    /// Returns the time since the beginning. It is zero if the clock was set back to before the beginning.
    pub fn elapsed(&self, now: SystemTime) -> Duration {
        now.duration_since(self.began).unwrap_or_default()
    }

    /// Returns the responses so far, counted.
    pub fn history(&self) -> &History {
        &self.state.history
    }

    /// Sets a fixed delay, as [`Wait::delay`](crate::Wait::delay).
    #[must_use]
    pub fn delay(mut self, delay: Duration) -> Self {
        self.state.schedule.delay = Delay::Fixed(delay);
        self
    }

    /// Sets an exponential delay, as [`Wait::backoff`](crate::Wait::backoff).
    #[must_use]
    pub fn backoff(mut self, min: Duration, max: Duration) -> Self {
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
        self.state.schedule.max_wait = Some(max_wait);
        self
    }

    /// Makes each acceptor take effect at once, as [`Wait::without_streaks`](crate::Wait::without_streaks).
    #[must_use]
    pub fn without_streaks(mut self) -> Self {
        self.state.schedule.without_streaks = true;
        self
    }

    /// Sets a label, which the report shows. Its first 256 bytes are kept.
    #[must_use]
    pub fn label(mut self, label: impl AsRef<str>) -> Self {
        self.state.set_label(label.as_ref());
        self
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
        self.label = Some(shortened(label).into_boxed_str());
    }

    /// Returns true if a poll that begins now may fill a streak.
    pub(crate) fn may_fill_streak<W: Waiter>(&self, begun: Duration) -> bool {
        let full_at = self.run.as_ref().and_then(|run| {
            let acceptor = W::DECLARATION.acceptors.get(usize::from(run.acceptor))?;
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
