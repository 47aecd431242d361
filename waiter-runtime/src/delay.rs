//! The delay between two polls.

use std::fmt;
use std::time::Duration;

use crate::readable::Readable;

/// The smallest step of Tokio's timer, and the shortest pause between two polls. A pause of zero would not let a paused
/// clock advance.
pub(crate) const TICK: Duration = Duration::from_millis(1);

/// The delay between two polls.
///
/// If an error response asks for a delay (`retry-after`), a backoff waits at least that long, up to its `max`. It spreads
/// the polls above that, because many waits may have the same hint. A fixed delay is its own maximum, so the hint changes
/// nothing.
///
/// A wait sleeps at least one millisecond, the smallest step of Tokio's timer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Delay {
    /// The same delay after each poll (`delay: 60s`), as in botocore.
    Fixed(Duration),
    /// An exponential delay between the two with full jitter (`delay: 2s..120s`), by
    /// [Smithy's algorithm](https://smithy.io/2.0/additional-specs/waiters.html#waiter-retries).
    Backoff {
        /// The shortest delay, and the first ceiling.
        min: Duration,
        /// The longest delay; below `min` it counts as `min`.
        max: Duration,
    },
}

impl Delay {
    /// Returns the delay after poll number `attempt`, from 1. A backoff draws its jitter anew at each call.
    ///
    /// `retry_after` is the delay that the service asks for: [`Observation::retry_after`](crate::Observation::retry_after).
    /// A backoff waits at least that long, up to `max`. The jitter above it is at least as long as the hint and as twice
    /// `min`, if `max` leaves room. A hint of `max` or more gives a delay between half of `max` and `max`.
    ///
    /// Use it if you have your own loop and your own limits. [`Observation::next_step`](crate::Observation::next_step) uses
    /// those of a [`Progress`](crate::Progress).
    pub fn next_delay(self, attempt: u32, retry_after: Option<Duration>) -> Duration {
        self.with_jitter(attempt, retry_after, fastrand::f64())
    }

    /// [`next_delay`](Self::next_delay) with the jitter given, from `0.0` to `1.0`.
    ///
    /// Without a hint it is Smithy's algorithm in any resolution: uniform between `min` and `min * 2^(attempt - 1)`, which
    /// `max` bounds.
    pub(crate) fn with_jitter(self, attempt: u32, hint: Option<Duration>, random: f64) -> Duration {
        let (min, max) = match self {
            Self::Fixed(delay) => return delay,
            Self::Backoff { min, max } => (min, max.max(min)),
        };
        let ceiling = ceiling(min, max, attempt);
        let Some(hint) = hint else {
            return between(min, ceiling, random);
        };
        if hint >= max {
            // The hint cannot be kept, or only by all waits at the same time.
            return between(min.max(max / 2), max, random);
        }
        let from = hint.max(min);
        // The jitter of the first attempts is short or zero. All waits may have the same hint, so the jitter has to be long
        // from the first attempt on.
        let jitter = ceiling.saturating_sub(min);
        let jitter = jitter.max(hint).max(min.saturating_mul(2));
        between(from, from.saturating_add(jitter).min(max), random)
    }
}

/// Returns the longest delay after poll number `attempt`: `min * 2^(attempt - 1)`, which `max` bounds. A `min` of zero would
/// never grow, so it grows from a tick.
fn ceiling(min: Duration, max: Duration, attempt: u32) -> Duration {
    1_u32
        .checked_shl(attempt.saturating_sub(1))
        .and_then(|factor| min.max(TICK).checked_mul(factor))
        .map_or(max, |ceiling| ceiling.min(max))
        .max(min)
}

/// Returns the delay at `random` of the way between the two.
fn between(from: Duration, to: Duration, random: f64) -> Duration {
    // An `f64` rounds long durations.
    from.saturating_add(to.saturating_sub(from).mul_f64(random))
        .min(to)
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
    use std::collections::HashMap;

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
            .map(|n| delay.with_jitter(n, None, 1.0).as_secs())
            .collect();
        assert_eq!(ceilings, [2, 4, 8, 10, 10]);
        assert_eq!(delay.with_jitter(u32::MAX, None, 1.0), 10 * SECOND);
    }

    #[test]
    fn jitter_is_full() {
        let delay = backoff(SECOND, 64 * SECOND);
        assert_eq!(delay.with_jitter(7, None, 0.0), SECOND);
        assert_eq!(
            delay.with_jitter(7, None, 0.5),
            Duration::from_millis(32_500)
        );
    }

    #[test]
    fn a_hint_lengthens_a_delay_up_to_the_maximum() {
        let delay = backoff(2 * SECOND, 60 * SECOND);
        let hinted = |hint| [0.0, 1.0].map(|random| delay.with_jitter(1, Some(hint), random));
        assert_eq!(hinted(Duration::ZERO), [2 * SECOND, 6 * SECOND]);
        assert_eq!(hinted(SECOND), [2 * SECOND, 6 * SECOND]);
        assert_eq!(hinted(3 * SECOND), [3 * SECOND, 7 * SECOND]);
        assert_eq!(hinted(7 * SECOND), [7 * SECOND, 14 * SECOND]);
        assert_eq!(hinted(59 * SECOND), [59 * SECOND, 60 * SECOND]);
        assert_eq!(hinted(60 * SECOND), [30 * SECOND, 60 * SECOND]);
        assert_eq!(hinted(Duration::MAX), [30 * SECOND, 60 * SECOND]);
        assert_eq!(delay.next_delay(1, None), 2 * SECOND);
    }

    #[test]
    fn a_hint_leaves_the_jitter_of_a_late_attempt() {
        let delay = backoff(2 * SECOND, 600 * SECOND);
        let hinted = |random| delay.with_jitter(6, Some(10 * SECOND), random);
        assert_eq!([hinted(0.0), hinted(1.0)], [10 * SECOND, 72 * SECOND]);
    }

    #[test]
    fn a_fixed_delay_has_no_hint() {
        for hint in [Duration::ZERO, 7 * SECOND, Duration::MAX] {
            let fixed = Delay::Fixed(SECOND);
            assert_eq!(fixed.next_delay(1, Some(hint)), SECOND);
            let both = backoff(3 * SECOND, SECOND);
            assert_eq!(both.next_delay(1, Some(hint)), 3 * SECOND);
        }
    }

    /// The most of 1,000 waits begun together that make a poll in the same 100 ms, for the polls after the first.
    fn worst_crowds(delay: Delay, hint: Duration) -> Vec<usize> {
        let mut random = fastrand::Rng::with_seed(hint.subsec_millis().into());
        let mut waits = vec![Duration::ZERO; 1000];
        let crowd = |attempt| {
            let mut crowds = HashMap::new();
            for at in &mut waits {
                *at += delay.with_jitter(attempt, Some(hint), random.f64());
                *crowds.entry(at.as_millis() / 100).or_default() += 1;
            }
            crowds.into_values().max().expect("waits")
        };
        (1..=5).map(crowd).collect()
    }

    #[test]
    fn waits_with_the_same_hint_spread() {
        let delay = backoff(2 * SECOND, 120 * SECOND);
        let up_to_a_minute = (0..=10)
            .map(|n| n * SECOND / 4)
            .chain((3..=60).map(|n| n * SECOND));
        let beyond_the_maximum = [120 * SECOND, 121 * SECOND, 10_000 * SECOND, Duration::MAX];
        for hint in up_to_a_minute.chain(beyond_the_maximum) {
            let worst = worst_crowds(delay, hint);
            assert!(
                worst.iter().all(|&worst| worst <= 60),
                "{hint:?}: {worst:?}"
            );
        }
        // There is only a second left to spread in.
        let worst = worst_crowds(delay, 119 * SECOND);
        assert!(worst.iter().all(|&worst| worst <= 150), "{worst:?}");
    }

    #[test]
    fn a_minimum_of_zero_grows() {
        let delay = backoff(Duration::ZERO, SECOND);
        let longest =
            [1, 2, 4, 40].map(|attempt| delay.with_jitter(attempt, None, 1.0).as_millis());
        assert_eq!(longest, [1, 2, 8, 1000]);
        assert_eq!(delay.with_jitter(40, None, 0.0), Duration::ZERO);
    }

    #[test]
    fn a_minimum_above_the_maximum_is_a_fixed_delay() {
        assert_eq!(
            backoff(3 * SECOND, SECOND).with_jitter(4, None, 0.9),
            3 * SECOND
        );
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
            let delay = backoff(min, max).with_jitter(attempt, None, random);
            prop_assert!((min..=max).contains(&delay), "{delay:?}");
            prop_assert!((min..=max).contains(&backoff(min, max).next_delay(attempt, None)));
        }

        #[test]
        fn a_hint_only_lengthens_and_never_beyond_the_bounds(
            min in 1_u64..10_000, max in 0_u64..1_000_000, hint in 0_u64..2_000_000, attempt in 1_u32..,
            random in 0.0..1.0_f64,
        ) {
            let (min, max, hint) = (Duration::from_millis(min), Duration::from_millis(max), Duration::from_millis(hint));
            let delay = backoff(min, max);
            let (bare, longest) = (delay.with_jitter(attempt, None, random), max.max(min));
            let hinted = delay.with_jitter(attempt, Some(hint), random);
            // To a nanosecond: the two are rounded for themselves.
            prop_assert!(hinted + Duration::from_nanos(1) >= bare, "{hinted:?}");
            prop_assert!((min..=longest).contains(&hinted), "{hinted:?}");
            let least = if hint < longest { hint } else { longest / 2 };
            prop_assert!(hinted >= least, "{hinted:?}");
            prop_assert_eq!(delay.with_jitter(attempt, None, random), bare);
            let fixed = Delay::Fixed(min);
            prop_assert_eq!(fixed.with_jitter(attempt, Some(hint), random), min);
        }

        #[test]
        fn no_length_makes_it_panic(
            min in any::<Duration>(), max in any::<Duration>(), hint in proptest::option::of(any::<Duration>()),
            attempt in 1_u32.., random in 0.0..1.0_f64,
        ) {
            for (min, max) in [(min, max), (min, Duration::MAX)] {
                let delay = backoff(min, max).with_jitter(attempt, hint, random);
                prop_assert!((min..=max.max(min)).contains(&delay), "{delay:?}");
            }
        }
    }
}
