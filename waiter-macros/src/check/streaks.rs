//! The rule that the limits leave room for every streak.

use std::time::Duration;

use crate::diagnostics::{Error, Errors, Result};
use crate::syntax::acceptor::Acceptor;
use crate::syntax::duration::readable;
use crate::syntax::limits::Limits;
use crate::syntax::streak::{Length, Streak};

/// Checks that every streak can be full before a limit ends the wait.
pub(crate) fn check_streaks(acceptors: &[Acceptor], limits: &Limits, errors: &mut Errors) {
    for streak in acceptors.iter().filter_map(|it| it.streak.as_ref()) {
        errors.keep(match streak.length {
            Length::Polls(polls) => limits.has_polls(streak, polls),
            Length::Duration(duration) => limits.has_time(streak, duration),
        });
    }
}

impl Limits {
    /// Returns the longest time after the first poll, and a text that says so.
    fn after_first_poll(&self) -> Option<(Duration, String)> {
        let max_wait = self.max_wait.as_ref()?.value;
        Some(match &self.first_poll {
            Some(first) => {
                let left = max_wait.saturating_sub(first.min);
                let text = format!("`max_wait` leaves {} after `first_poll`", readable(left));
                (left, text)
            }
            None => (max_wait, format!("`max_wait` is {}", readable(max_wait))),
        })
    }

    fn has_polls(&self, streak: &Streak, polls: u32) -> Result<()> {
        if let Some(limit) = &self.max_attempts
            && limit.value < polls
        {
            let message = format!(
                "`{streak}` is never full: `max_attempts` allows {}",
                limit.value
            );
            return Err(Error::new(streak.span, message));
        }
        // The shortest delays, with which a streak can be full.
        if let (Some(delay), Some((left, limit))) = (&self.delay, self.after_first_poll())
            && let span = delay.min.saturating_mul(polls.saturating_sub(1))
            && span >= left
        {
            let message = format!(
                "`{streak}` is never full: with a delay of {} they take {}, and {limit}",
                readable(delay.min),
                readable(span),
            );
            return Err(Error::new(streak.span, message));
        }
        Ok(())
    }

    fn has_time(&self, streak: &Streak, duration: Duration) -> Result<()> {
        if let Some((left, limit)) = self.after_first_poll()
            && left <= duration
        {
            let message = format!("`{streak}` is never full: {limit}, and must be longer");
            return Err(Error::new(streak.span, message));
        }
        // The longest delays.
        if let (Some(delay), Some(limit)) = (&self.delay, &self.max_attempts)
            && let span = delay.max.saturating_mul(limit.value.saturating_sub(1))
            && span < duration
        {
            let message = format!(
                "`{streak}` is never full: {} polls with a delay of {} take {}",
                limit.value,
                readable(delay.max),
                readable(span)
            );
            return Err(Error::new(streak.span, message));
        }
        Ok(())
    }
}
