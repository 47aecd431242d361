//! The delay between two polls.

use std::fmt;
use std::time::Duration;

use crate::readable::Readable;

/// How long to wait between two polls.
///
/// Where an error response says when to come back (`retry-after`), a backoff waits at least as long, up to its `max`. A
/// fixed delay is its own maximum, so there the hint changes nothing.
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
    /// For those who own the loop and have limits of their own; by the declared ones,
    /// [`Observation::next_step`](crate::Observation::next_step) has it.
    pub fn after(self, attempt: u32) -> Duration {
        self.after_with(attempt, fastrand::f64())
    }

    /// The delay after poll number `attempt`, and at least what the service asked for, up to the maximum: what a
    /// [`Wait`](crate::Wait) does.
    ///
    /// The hint is [`Observation::retry_after`](crate::Observation::retry_after).
    pub fn after_hint(self, attempt: u32, hint: Option<Duration>) -> Duration {
        self.after_hint_with(attempt, hint, fastrand::f64())
    }

    /// The same with the jitter given, from `0.0` to `1.0`.
    pub(crate) fn after_hint_with(
        self,
        attempt: u32,
        hint: Option<Duration>,
        random: f64,
    ) -> Duration {
        let delay = self.after_with(attempt, random);
        delay.max(hint.unwrap_or(Duration::ZERO).min(self.longest()))
    }

    /// The longest delay there can be.
    fn longest(self) -> Duration {
        match self {
            Self::Fixed(delay) => delay,
            Self::Backoff { min, max } => max.max(min),
        }
    }

    /// [`after`](Self::after) with the jitter given, from `0.0` to `1.0`: Smithy's algorithm in any resolution. The delay is uniform
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
    fn a_hint_lengthens_a_delay_up_to_the_maximum() {
        let hinted = |delay: Delay, hint| delay.after_hint_with(1, Some(hint), 0.0);
        let delay = backoff(2 * SECOND, 60 * SECOND);
        assert_eq!(hinted(delay, SECOND), 2 * SECOND);
        assert_eq!(hinted(delay, 7 * SECOND), 7 * SECOND);
        assert_eq!(hinted(delay, Duration::MAX), 60 * SECOND);
        assert_eq!(hinted(Delay::Fixed(SECOND), 7 * SECOND), SECOND);
        assert_eq!(delay.after_hint(1, Some(7 * SECOND)), 7 * SECOND);
        assert_eq!(delay.after_hint(1, None), 2 * SECOND);
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

        #[test]
        fn a_hint_only_lengthens_and_never_beyond_the_bounds(
            min in 1_u64..10_000, max in 0_u64..1_000_000, hint in 0_u64..2_000_000, attempt in 1_u32..,
            random in 0.0..1.0_f64,
        ) {
            let (min, max, hint) = (Duration::from_millis(min), Duration::from_millis(max), Duration::from_millis(hint));
            let delay = backoff(min, max);
            let (bare, longest) = (delay.after_with(attempt, random), max.max(min));
            let hinted = delay.after_hint_with(attempt, Some(hint), random);
            prop_assert!((bare..=longest).contains(&hinted), "{hinted:?}");
            prop_assert!(hinted >= hint.min(longest));
            prop_assert_eq!(delay.after_hint_with(attempt, None, random), bare);
            let fixed = Delay::Fixed(min);
            prop_assert_eq!(fixed.after_hint_with(attempt, Some(hint), random), min);
        }
    }
}
