//! A wait that succeeded.

use std::fmt;
use std::time::Duration;

use crate::observation::Observation;
use crate::waiter::Waiter;

/// A wait that succeeded: the last response, the number of polls and the duration.
pub struct WaitOutput<W: Waiter> {
    pub(crate) observation: Observation<W>,
    pub(crate) attempts: u32,
    pub(crate) elapsed: Duration,
}

impl<W: Waiter> WaitOutput<W> {
    /// Returns the number of polls.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Returns the duration of the wait.
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// Returns the last response, with the acceptor that matched it.
    pub fn observation(&self) -> &Observation<W> {
        &self.observation
    }

    /// Returns the last response, owned.
    pub fn into_observation(self) -> Observation<W> {
        self.observation
    }

    /// Returns the last output. It is `None` if the acceptor that matched expects an error (`error NotFound => success`).
    pub fn output(&self) -> Option<&W::Output> {
        self.observation.output()
    }

    /// Returns the last output, owned. It is `None` if the acceptor that matched expects an error.
    pub fn into_output(self) -> Option<W::Output> {
        self.observation.into_result()?.ok()
    }
}

impl<W: Waiter<Output: Clone, Error: Clone>> Clone for WaitOutput<W> {
    fn clone(&self) -> Self {
        Self {
            observation: self.observation.clone(),
            ..*self
        }
    }
}

impl<W: Waiter> fmt::Debug for WaitOutput<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WaitOutput")
            .field("observation", &self.observation)
            .field("attempts", &self.attempts)
            .field("elapsed", &self.elapsed)
            .finish()
    }
}
