//! What `on_poll` is told of each poll.

use std::fmt::{self, Write};
use std::time::Duration;

use crate::declaration::{Acceptor, State};
use crate::line::{LINE, write_line};
use crate::observation::Observation;
use crate::readable::Readable;
use crate::waiter::Waiter;

/// One finished poll of a running wait, for [`Wait::on_poll`](crate::Wait::on_poll).
///
/// `Display` is a line for a log: `attempt 3/40 after 120s: certificate.status = PENDING_VALIDATION, retry in 60s`.
pub struct Poll<'p, W: Waiter> {
    pub(crate) observation: &'p Observation<W>,
    pub(crate) attempt: u32,
    pub(crate) max_attempts: Option<u32>,
    pub(crate) elapsed: Duration,
    pub(crate) next_delay: Option<Duration>,
}

impl<W: Waiter> Poll<'_, W> {
    /// The number of this poll, from 1.
    pub fn attempt(&self) -> u32 {
        self.attempt
    }

    /// How many polls the wait may make, if that is limited.
    pub fn max_attempts(&self) -> Option<u32> {
        self.max_attempts
    }

    /// The time since the wait began.
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// The delay before the next poll. `None`: this was the last one.
    pub fn next_delay(&self) -> Option<Duration> {
        self.next_delay
    }

    /// What the acceptors decided.
    pub fn state(&self) -> State {
        self.observation.state()
    }

    /// The acceptor that matched, if any did.
    pub fn acceptor(&self) -> Option<&'static Acceptor> {
        self.observation.acceptor()
    }

    /// The response and the decision on it.
    pub fn observation(&self) -> &Observation<W> {
        self.observation
    }

    /// The values that the acceptors looked at, up to the one that matched, or the error, on one line:
    /// `certificate.status = PENDING_VALIDATION`.
    pub fn summary(&self) -> &str {
        self.observation.summary()
    }
}

impl<W: Waiter> fmt::Display for Poll<'_, W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_line(f, LINE, |f| {
            write!(f, "attempt {}", self.attempt)?;
            if let Some(max) = self.max_attempts {
                write!(f, "/{max}")?;
            }
            let (elapsed, seen, state) = (Readable(self.elapsed), self.summary(), self.state());
            write!(f, " after {elapsed}: {seen}, {state}")?;
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
            .finish_non_exhaustive()
    }
}
