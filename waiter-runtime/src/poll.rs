//! One finished poll of a running wait.

use std::fmt::{self, Write};
use std::ops::Deref;
use std::time::Duration;

use crate::line::{LINE, write_line};
use crate::observation::Observation;
use crate::progress::WaitState;
use crate::readable::Readable;
use crate::waiter::Waiter;

/// One finished poll of a running wait, for [`Wait::on_poll`](crate::Wait::on_poll).
///
/// It dereferences to the poll's [`Observation`].
///
/// `Display` prints a line for a log: `attempt 3/40 after 120s: certificate.status = PENDING_VALIDATION, retry in 60s`. A streak
/// that is not full shows how far it has come: `retry (2 of 3) in 60s`.
pub struct Poll<'p, W: Waiter> {
    pub(crate) observation: &'p Observation<W>,
    pub(crate) attempt: u32,
    pub(crate) max_attempts: Option<u32>,
    pub(crate) elapsed: Duration,
    pub(crate) next_delay: Option<Duration>,
}

impl<'p, W: Waiter> Poll<'p, W> {
    pub(crate) fn new(
        observation: &'p Observation<W>,
        state: &WaitState,
        elapsed: Duration,
        next_delay: Option<Duration>,
    ) -> Self {
        Self {
            observation,
            attempt: state.attempts,
            max_attempts: state.schedule.max_attempts,
            elapsed,
            next_delay,
        }
    }

    /// Returns the number of this poll, from 1.
    pub fn attempt(&self) -> u32 {
        self.attempt
    }

    /// Returns the limit of polls, if there is one.
    pub fn max_attempts(&self) -> Option<u32> {
        self.max_attempts
    }

    /// Returns the time since the wait began.
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// Returns the delay before the next poll. It is `None` after the last one.
    pub fn next_delay(&self) -> Option<Duration> {
        self.next_delay
    }
}

impl<W: Waiter> Deref for Poll<'_, W> {
    type Target = Observation<W>;

    fn deref(&self) -> &Observation<W> {
        self.observation
    }
}

impl<W: Waiter> fmt::Display for Poll<'_, W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_line(f, LINE, |f| {
            write!(f, "attempt {}", self.attempt)?;
            if let Some(max) = self.max_attempts {
                write!(f, "/{max}")?;
            }
            let (elapsed, summary, state) = (Readable(self.elapsed), self.summary(), self.state());
            write!(f, " after {elapsed}: {summary}, {state}")?;
            if let Some(streak) = self.streak() {
                write!(f, " ({streak})")?;
            }
            match self.next_delay {
                Some(delay) => write!(f, " in {}", Readable(delay)),
                None => Ok(()),
            }
        })
    }
}

impl<W: Waiter> fmt::Debug for Poll<'_, W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Poll")
            .field("observation", self.observation)
            .field("attempt", &self.attempt)
            .field("max_attempts", &self.max_attempts)
            .field("elapsed", &self.elapsed)
            .field("next_delay", &self.next_delay)
            .finish()
    }
}
