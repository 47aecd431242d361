//! Streaks: acceptors that take effect only after several polls in a row.

use std::fmt;
use std::time::Duration;

use crate::readable::Rounded;

/// The streak that an acceptor needs before its state takes effect. `Display` prints it as declared: `3 polls`, `3m`.
///
/// ```
/// use waiter_runtime::{Streak, Waiter, waiter};
///
/// waiter! {
///     struct Ready;
///     operation: Result<bool, std::io::Error>,
///     delay: 10s,
///     max_wait: 10m,
///     acceptors: {
///         ok true for 3 polls => success,
///         error _ for 1m => failure,
///     },
/// }
///
/// assert_eq!(Ready::DECLARATION.acceptors[0].streak, Some(Streak::Polls(3)));
/// assert_eq!(Ready.evaluate(&Ok(true)).streak(), Some(Streak::Polls(3)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Streak {
    /// The acceptor decides this many polls in a row (`for 3 polls`).
    Polls(u32),
    /// The acceptor decides all polls for this long, counted from the first of them (`for 3m`).
    Held(Duration),
}

impl fmt::Display for Streak {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Polls(polls) => write!(f, "{polls} polls"),
            Self::Held(duration) => write!(f, "{}", Rounded(duration)),
        }
    }
}

/// A streak that is not full yet. `Display` prints how far it has come: `2 of 3`, `1m of 3m`.
///
/// [`Observation::streak`](crate::Observation::streak) returns it:
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
/// # async fn example() -> Result<(), waiter_runtime::WaitError<Ready>> {
/// let wait = Ready.wait(async || Ok(true)).on_poll(|poll| {
///     if let Some(streak) = poll.streak() {
///         println!("ready in {streak} polls");
///     }
/// });
/// # wait.await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StreakProgress {
    pub(crate) polls: u32,
    pub(crate) held: Duration,
    pub(crate) needed: Streak,
}

impl StreakProgress {
    /// Returns the number of polls in a row that the acceptor decided.
    pub fn polls(&self) -> u32 {
        self.polls
    }

    /// Returns the time from the first of these polls to the last.
    pub fn held(&self) -> Duration {
        self.held
    }

    /// Returns the streak that the acceptor needs.
    pub fn needed(&self) -> Streak {
        self.needed
    }

    /// Returns true if the acceptor takes effect.
    pub(crate) fn is_full(&self) -> bool {
        match self.needed {
            Streak::Polls(needed) => self.polls >= needed,
            Streak::Held(needed) => self.held >= needed,
        }
    }

    /// Returns a text that needs no context: `2 of 3 polls`, `held for 1m of 3m`.
    pub(crate) fn in_words(self) -> impl fmt::Display {
        fmt::from_fn(move |f| match self.needed {
            Streak::Polls(_) => write!(f, "{self} polls"),
            Streak::Held(_) => write!(f, "held for {self}"),
        })
    }
}

impl fmt::Display for StreakProgress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.needed {
            Streak::Polls(needed) => write!(f, "{} of {needed}", self.polls),
            Streak::Held(needed) => {
                write!(f, "{} of {}", Rounded(self.held), Rounded(needed))
            }
        }
    }
}

/// The polls in a row that one acceptor with a streak decided.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    /// The index of the acceptor.
    pub(crate) acceptor: u16,
    pub(crate) polls: u32,
    /// The end of the first poll, since the beginning of the wait.
    pub(crate) since: Duration,
}

impl Run {
    /// The run after one more poll that an acceptor decided. Another acceptor starts it over.
    pub(crate) fn extend(run: Option<&Self>, acceptor: u16, elapsed: Duration) -> Self {
        let known = run.filter(|run| run.acceptor == acceptor);
        let (polls, since) = known.map_or((0, elapsed), |run| (run.polls, run.since));
        Self {
            acceptor,
            polls: polls.saturating_add(1),
            since,
        }
    }

    pub(crate) fn progress(&self, needed: Streak, elapsed: Duration) -> StreakProgress {
        StreakProgress {
            polls: self.polls,
            held: elapsed.saturating_sub(self.since),
            needed,
        }
    }

    /// Returns the earliest time at which a poll can fill the streak. A poll that is the last one to count comes `next`.
    pub(crate) fn full_at(&self, needed: Streak, next: Duration) -> Option<Duration> {
        match needed {
            Streak::Polls(needed) => (self.polls.saturating_add(1) >= needed).then_some(next),
            Streak::Held(needed) => Some(self.since.saturating_add(needed)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_streak_shows_how_far_it_has_come() {
        let progress = |needed, held| StreakProgress {
            polls: 2,
            held: Duration::from_millis(held),
            needed,
        };
        let polls = progress(Streak::Polls(3), 60_000);
        assert_eq!(polls.to_string(), "2 of 3");
        assert_eq!(polls.in_words().to_string(), "2 of 3 polls");
        let of_three_minutes = |held| {
            let needed = Streak::Held(Duration::from_mins(3));
            progress(needed, held).to_string()
        };
        let texts = [0, 900, 60_049, 61_200, 120_000].map(of_three_minutes);
        assert_eq!(
            texts,
            [
                "0s of 3m",
                "900ms of 3m",
                "1m of 3m",
                "61.2s of 3m",
                "2m of 3m"
            ]
        );
    }
}
