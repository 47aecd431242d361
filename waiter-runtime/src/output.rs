//! What a successful wait returns.

use std::fmt;
use std::time::Duration;

use crate::declaration::Acceptor;
use crate::observation::Observation;
use crate::waiter::Waiter;

/// A wait that succeeded: the last response, which acceptor matched it, and what it took.
pub struct WaitOutput<W: Waiter> {
    last: Observation<W>,
    attempts: u32,
    elapsed: Duration,
}

impl<W: Waiter> WaitOutput<W> {
    pub(crate) fn new(last: Observation<W>, attempts: u32, elapsed: Duration) -> Self {
        Self {
            last,
            attempts,
            elapsed,
        }
    }

    /// The last response and the decision on it.
    pub fn last(&self) -> &Observation<W> {
        &self.last
    }

    /// The last response and the decision on it, owned.
    pub fn into_last(self) -> Observation<W> {
        self.last
    }

    /// The last output. `None` where the acceptor that matched waits for an error (`error NotFound => success`).
    pub fn output(&self) -> Option<&W::Output> {
        self.last.output()
    }

    /// The last output, or the error that the acceptor waited for.
    ///
    /// # Errors
    /// The error the operation answered with, where that is what the acceptor waits for.
    pub fn result(&self) -> Result<&W::Output, &W::Error> {
        self.last.result()
    }

    /// The acceptor that matched.
    ///
    /// # Panics
    /// Never: only an acceptor ends a wait with success.
    pub fn acceptor(&self) -> &'static Acceptor {
        self.last
            .acceptor()
            .expect("only an acceptor ends a wait with success")
    }

    /// How many polls were made.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// How long the wait took.
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// The last output, owned. `None` where the acceptor that matched waits for an error.
    pub fn into_output(self) -> Option<W::Output> {
        self.into_result().ok()
    }

    /// The last output, or the error that the acceptor waited for, owned.
    ///
    /// # Errors
    /// The error the operation answered with, where that is what the acceptor waits for.
    pub fn into_result(self) -> Result<W::Output, W::Error> {
        self.last.into_result()
    }
}

impl<W: Waiter> fmt::Debug for WaitOutput<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WaitOutput")
            .field("last", &self.last)
            .field("attempts", &self.attempts)
            .field("elapsed", &self.elapsed)
            .finish()
    }
}
