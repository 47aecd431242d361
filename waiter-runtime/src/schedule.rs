//! When to poll again, and when to stop: pure arithmetic, no clock.

use std::time::Duration;

use crate::declaration::Delay;

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
    /// What follows poll number `attempt` (from 1) at `elapsed`; `random` is uniform in `0.0..1.0`.
    pub(crate) fn next(&self, attempt: u32, elapsed: Duration, random: f64) -> Next {
        // 0 counts as 1: a poll has been made by now.
        if self.max_attempts.is_some_and(|max| attempt >= max) {
            return Next::MaxAttempts;
        }
        let delay = self.delay(attempt, random);
        match self.last_poll() {
            None => Next::Poll(delay),
            Some(last_poll) if elapsed >= last_poll => Next::MaxWait,
            Some(last_poll) => Next::Poll(delay.min(last_poll.saturating_sub(elapsed))),
        }
    }

    /// When the last poll starts: a second before the deadline, so that it can be answered, or a tenth of the whole
    /// wait before it where that is less. A regular poll that would come later is made then instead.
    fn last_poll(&self) -> Option<Duration> {
        let max_wait = self.max_wait?;
        Some(max_wait.saturating_sub(Duration::from_secs(1).min(max_wait / 10)))
    }

    /// Smithy's [exponential backoff with full jitter][smithy], in any resolution: uniform between `min` and
    /// `min * 2^(attempt - 1)`, which `max` bounds.
    ///
    /// [smithy]: https://smithy.io/2.0/additional-specs/waiters.html#waiter-retries
    fn delay(&self, attempt: u32, random: f64) -> Duration {
        match self.delay {
            Delay::Fixed(delay) => delay,
            Delay::Backoff { min, max } => {
                let ceiling = 1_u32
                    .checked_shl(attempt.saturating_sub(1))
                    .and_then(|factor| min.checked_mul(factor))
                    .map_or(max, |ceiling| ceiling.min(max))
                    .max(min);
                min + ceiling.saturating_sub(min).mul_f64(random)
            }
        }
    }
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

    fn backoff(min: Duration, max: Duration) -> Schedule {
        Schedule {
            delay: Delay::Backoff { min, max },
            ..fixed(SECOND)
        }
    }

    #[test]
    fn the_ceiling_doubles_up_to_the_maximum() {
        let schedule = backoff(2 * SECOND, 10 * SECOND);
        let ceilings: Vec<_> = (1..=5).map(|n| schedule.delay(n, 1.0).as_secs()).collect();
        assert_eq!(ceilings, [2, 4, 8, 10, 10]);
        assert_eq!(schedule.delay(u32::MAX, 1.0), 10 * SECOND);
    }

    #[test]
    fn jitter_is_full() {
        let schedule = backoff(SECOND, 64 * SECOND);
        assert_eq!(schedule.delay(7, 0.0), SECOND);
        assert_eq!(schedule.delay(7, 0.5), Duration::from_millis(32_500));
    }

    #[test]
    fn a_minimum_above_the_maximum_is_a_fixed_delay() {
        assert_eq!(backoff(3 * SECOND, SECOND).delay(4, 0.9), 3 * SECOND);
    }

    #[test]
    fn attempts_end_a_wait() {
        let schedule = Schedule {
            max_attempts: Some(2),
            ..fixed(SECOND)
        };
        assert_eq!(schedule.next(1, SECOND, 0.0), Next::Poll(SECOND));
        assert_eq!(schedule.next(2, SECOND, 0.0), Next::MaxAttempts);
        let schedule = Schedule {
            max_attempts: Some(0),
            ..fixed(SECOND)
        };
        assert_eq!(schedule.next(1, SECOND, 0.0), Next::MaxAttempts);
    }

    #[test]
    fn a_last_poll_comes_a_second_before_the_deadline() {
        let schedule = Schedule {
            max_wait: Some(600 * SECOND),
            ..fixed(60 * SECOND)
        };
        assert_eq!(
            schedule.next(1, Duration::ZERO, 0.0),
            Next::Poll(60 * SECOND)
        );
        assert_eq!(
            schedule.next(10, 540 * SECOND, 0.0),
            Next::Poll(59 * SECOND)
        );
        assert_eq!(schedule.next(11, 599 * SECOND, 0.0), Next::MaxWait);
        assert_eq!(schedule.next(11, 700 * SECOND, 0.0), Next::MaxWait);
        let schedule = Schedule {
            max_wait: Some(SECOND),
            ..schedule
        };
        assert_eq!(
            schedule.next(1, Duration::ZERO, 0.0),
            Next::Poll(Duration::from_millis(900))
        );
    }

    proptest! {
        #[test]
        fn a_delay_stays_between_its_bounds(
            min in 1_u64..10_000, span in 0_u64..1_000_000, attempt in 1_u32.., random in 0.0..1.0_f64,
        ) {
            let (min, max) = (Duration::from_millis(min), Duration::from_millis(min + span));
            let delay = backoff(min, max).delay(attempt, random);
            prop_assert!((min..=max).contains(&delay), "{delay:?}");
        }

        #[test]
        fn no_poll_starts_after_the_deadline(
            delay in 1_u64..100_000, max_wait in 1_u64..100_000, elapsed in 0_u64..100_000,
        ) {
            let schedule = Schedule {
                max_wait: Some(Duration::from_millis(max_wait)),
                ..fixed(Duration::from_millis(delay))
            };
            if let Next::Poll(sleep) = schedule.next(1, Duration::from_millis(elapsed), 0.0) {
                prop_assert!(Duration::from_millis(elapsed) + sleep < Duration::from_millis(max_wait));
            }
        }
    }
}
