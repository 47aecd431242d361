//! The delay between two polls.

use std::fmt;
use std::time::Duration;

use crate::readable::Readable;

/// How long to wait between two polls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Delay {
    /// Always the same (`delay: 60s`), as botocore does.
    Fixed(Duration),
    /// Exponential between the two with full jitter (`delay: 2s..120s`), by
    /// [Smithy's algorithm](https://smithy.io/2.0/additional-specs/waiters.html#waiter-retries).
    Backoff {
        /// The shortest delay, and the first ceiling.
        min: Duration,
        /// The longest delay; below `min` it counts as `min`.
        max: Duration,
    },
}

impl Delay {
    /// The delay after poll number `attempt`, from 1; a backoff draws its jitter anew at each call.
    ///
    /// For those who own the loop and call [`Waiter::poll_once`](crate::Waiter::poll_once).
    pub fn after(self, attempt: u32) -> Duration {
        self.after_with(attempt, fastrand::f64())
    }

    /// The same with the jitter given, from `0.0` to `1.0`: Smithy's algorithm in any resolution. The delay is uniform
    /// between `min` and `min * 2^(attempt - 1)`, which `max` bounds.
    pub(crate) fn after_with(self, attempt: u32, random: f64) -> Duration {
        match self {
            Self::Fixed(delay) => delay,
            Self::Backoff { min, max } => {
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

/// `60s`, `2s..120s`.
impl fmt::Display for Delay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Fixed(delay) => write!(f, "{}", Readable(delay)),
            Self::Backoff { min, max } => write!(f, "{}..{}", Readable(min), Readable(max)),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn backoff(min: Duration, max: Duration) -> Delay {
        Delay::Backoff { min, max }
    }

    #[test]
    fn the_ceiling_doubles_up_to_the_maximum() {
        let delay = backoff(2 * SECOND, 10 * SECOND);
        let ceilings: Vec<_> = (1..=5)
            .map(|n| delay.after_with(n, 1.0).as_secs())
            .collect();
        assert_eq!(ceilings, [2, 4, 8, 10, 10]);
        assert_eq!(delay.after_with(u32::MAX, 1.0), 10 * SECOND);
    }

    #[test]
    fn jitter_is_full() {
        let delay = backoff(SECOND, 64 * SECOND);
        assert_eq!(delay.after_with(7, 0.0), SECOND);
        assert_eq!(delay.after_with(7, 0.5), Duration::from_millis(32_500));
    }

    #[test]
    fn a_minimum_above_the_maximum_is_a_fixed_delay() {
        assert_eq!(backoff(3 * SECOND, SECOND).after_with(4, 0.9), 3 * SECOND);
    }

    #[test]
    fn a_delay_reads_as_it_is_declared() {
        assert_eq!(Delay::Fixed(60 * SECOND).to_string(), "60s");
        assert_eq!(backoff(SECOND / 2, 120 * SECOND).to_string(), "500ms..120s");
    }

    proptest! {
        #[test]
        fn a_delay_stays_between_its_bounds(
            min in 1_u64..10_000, span in 0_u64..1_000_000, attempt in 1_u32.., random in 0.0..1.0_f64,
        ) {
            let (min, max) = (Duration::from_millis(min), Duration::from_millis(min + span));
            let delay = backoff(min, max).after_with(attempt, random);
            prop_assert!((min..=max).contains(&delay), "{delay:?}");
            prop_assert!((min..=max).contains(&backoff(min, max).after(attempt)));
        }
    }
}
