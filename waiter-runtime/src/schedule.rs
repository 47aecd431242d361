//! When to poll again, and when to stop: pure arithmetic, no clock.

use std::time::Duration;

use crate::declaration::Declaration;
use crate::delay::Delay;

/// The limits of one wait: what was declared, with the call's overrides.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Schedule {
    pub(crate) delay: Delay,
    pub(crate) max_attempts: Option<u32>,
    pub(crate) max_wait: Option<Duration>,
}

/// What follows a poll that said retry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// Poll again after this delay.
    Poll(Duration),
    /// The attempts are used up.
    MaxAttempts,
    /// The time is used up.
    MaxWait,
}

impl Schedule {
    /// As declared.
    pub(crate) const fn of(declaration: &Declaration) -> Self {
        Self {
            delay: declaration.delay,
            max_attempts: declaration.max_attempts,
            max_wait: declaration.max_wait,
        }
    }

    /// What follows poll number `attempt` (from 1) at `elapsed`; `hint` is how long the service asks to wait, `random`
    /// is uniform in `0.0..1.0`.
    pub(crate) fn next(
        &self,
        attempt: u32,
        elapsed: Duration,
        hint: Option<Duration>,
        random: f64,
    ) -> Next {
        // 0 counts as 1: a poll has been made by now.
        if self.max_attempts.is_some_and(|max| attempt >= max) {
            return Next::MaxAttempts;
        }
        let delay = self.delay.after_hint_with(attempt, hint, random);
        let Some(max_wait) = self.max_wait else {
            return Next::Poll(delay);
        };
        let last_poll = last_poll(max_wait);
        if elapsed < last_poll {
            Next::Poll(delay.min(last_poll.saturating_sub(elapsed)))
        } else if elapsed.saturating_add(delay) < max_wait {
            Next::Poll(delay)
        } else {
            Next::MaxWait
        }
    }
}

/// Where a poll that would come later is made instead, so that the wait ends with an answer: a second before the
/// deadline, or a tenth of the whole wait before it where that is less.
fn last_poll(max_wait: Duration) -> Duration {
    max_wait.saturating_sub(Duration::from_secs(1).min(max_wait / 10))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn fixed(delay: Duration) -> Schedule {
        Schedule {
            delay: Delay::Fixed(delay),
            max_attempts: None,
            max_wait: None,
        }
    }

    #[test]
    fn attempts_end_a_wait() {
        let schedule = Schedule {
            max_attempts: Some(2),
            ..fixed(SECOND)
        };
        assert_eq!(schedule.next(1, SECOND, None, 0.0), Next::Poll(SECOND));
        assert_eq!(schedule.next(2, SECOND, None, 0.0), Next::MaxAttempts);
        let schedule = Schedule {
            max_attempts: Some(0),
            ..fixed(SECOND)
        };
        assert_eq!(schedule.next(1, SECOND, None, 0.0), Next::MaxAttempts);
    }

    #[test]
    fn a_last_poll_comes_a_second_before_the_deadline() {
        let schedule = Schedule {
            max_wait: Some(600 * SECOND),
            ..fixed(60 * SECOND)
        };
        assert_eq!(
            schedule.next(1, Duration::ZERO, None, 0.0),
            Next::Poll(60 * SECOND)
        );
        assert_eq!(
            schedule.next(10, 540 * SECOND, None, 0.0),
            Next::Poll(59 * SECOND)
        );
        assert_eq!(schedule.next(11, 599 * SECOND, None, 0.0), Next::MaxWait);
        assert_eq!(schedule.next(11, 700 * SECOND, None, 0.0), Next::MaxWait);
        // A short delay goes on to the end.
        let schedule = Schedule {
            max_wait: Some(10 * SECOND),
            ..fixed(SECOND / 10)
        };
        let late = Duration::from_millis(9_850);
        assert_eq!(schedule.next(98, late, None, 0.0), Next::Poll(SECOND / 10));
        assert_eq!(
            schedule.next(99, late + SECOND / 10, None, 0.0),
            Next::MaxWait
        );
        let schedule = Schedule {
            max_wait: Some(SECOND),
            ..fixed(60 * SECOND)
        };
        assert_eq!(
            schedule.next(1, Duration::ZERO, None, 0.0),
            Next::Poll(Duration::from_millis(900))
        );
    }

    #[test]
    fn a_hint_yields_to_the_deadline() {
        let schedule = Schedule {
            delay: Delay::Backoff {
                min: SECOND,
                max: 120 * SECOND,
            },
            max_attempts: Some(3),
            max_wait: Some(60 * SECOND),
        };
        let next = |attempt, elapsed, hint| schedule.next(attempt, elapsed, Some(hint), 0.0);
        assert_eq!(next(1, SECOND, 30 * SECOND), Next::Poll(30 * SECOND));
        // One last poll, though it is earlier than the service asks for.
        assert_eq!(next(1, SECOND, 90 * SECOND), Next::Poll(58 * SECOND));
        assert_eq!(next(1, 59 * SECOND, 90 * SECOND), Next::MaxWait);
        assert_eq!(next(3, SECOND, SECOND), Next::MaxAttempts);
    }

    proptest! {
        #[test]
        fn no_poll_starts_after_the_deadline(
            min in 1_u64..100_000, max in 1_u64..100_000, max_wait in 1_u64..100_000, elapsed in 0_u64..100_000,
            hint in proptest::option::of(0_u64..200_000), attempt in 1_u32.., random in 0.0..1.0_f64,
        ) {
            let (min, max) = (Duration::from_millis(min), Duration::from_millis(max));
            let (max_wait, elapsed) = (Duration::from_millis(max_wait), Duration::from_millis(elapsed));
            let hint = hint.map(Duration::from_millis);
            for delay in [Delay::Fixed(min), Delay::Backoff { min, max }] {
                let schedule = Schedule { delay, max_attempts: None, max_wait: Some(max_wait) };
                if let Next::Poll(sleep) = schedule.next(attempt, elapsed, hint, random) {
                    prop_assert!(elapsed + sleep < max_wait);
                    prop_assert!(sleep <= min.max(max));
                }
            }
        }
    }
}
