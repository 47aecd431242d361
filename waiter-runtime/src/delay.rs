//! The delay between two polls.

use std::fmt;
use std::time::Duration;

use crate::readable::Readable;

/// The smallest step of Tokio's timer, and the shortest pause between two polls. A pause of zero would not let a paused
/// clock advance.
pub(crate) const TICK: Duration = Duration::from_millis(1);

/// How long to wait between two polls.
///
/// Where an error response says when to come back (`retry-after`), a backoff waits at least as long, up to its `max`, and
/// spreads the polls above that: many waits may have the same hint. A fixed delay is its own maximum, so there the hint
/// changes nothing.
///
/// A wait sleeps at least one millisecond, the smallest step of Tokio's timer.
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
    /// The hint is [`Observation::retry_after`](crate::Observation::retry_after). A backoff counts its jitter from the hint. The
    /// jitter is at least as long as the hint and as twice `min`, as far as `max` leaves room. A hint of `max` or more gives a
    /// delay between half of `max` and `max`.
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
        let (Self::Backoff { min, max }, Some(hint)) = (self, hint) else {
            return self.after_with(attempt, random);
        };
        let max = max.max(min);
        if hint >= max {
            // The hint cannot be kept, or only by all waits at the same time.
            return between(min.max(max / 2), max, random);
        }
        let from = hint.max(min);
        // The jitter of the first attempts is short or zero. The service may have given everybody the same hint, so it has to
        // be long from the first attempt on.
        let jitter = ceiling(min, max, attempt).saturating_sub(min);
        let jitter = jitter.max(hint).max(min.saturating_mul(2));
        between(from, from.saturating_add(jitter).min(max), random)
    }

    /// [`after`](Self::after) with the jitter given, from `0.0` to `1.0`: Smithy's algorithm in any resolution. The delay is uniform
    /// between `min` and `min * 2^(attempt - 1)`, which `max` bounds.
    pub(crate) fn after_with(self, attempt: u32, random: f64) -> Duration {
        match self {
            Self::Fixed(delay) => delay,
            Self::Backoff { min, max } => between(min, ceiling(min, max, attempt), random),
        }
    }
}

/// The longest delay after poll number `attempt`: `min * 2^(attempt - 1)`, which `max` bounds. A `min` of zero would never
/// grow, so it grows from a tick.
fn ceiling(min: Duration, max: Duration, attempt: u32) -> Duration {
    1_u32
        .checked_shl(attempt.saturating_sub(1))
        .and_then(|factor| min.max(TICK).checked_mul(factor))
        .map_or(max, |ceiling| ceiling.min(max))
        .max(min)
}

/// The delay at `random` of the way between the two.
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
        let delay = backoff(2 * SECOND, 60 * SECOND);
        let hinted = |hint| [0.0, 1.0].map(|random| delay.after_hint_with(1, Some(hint), random));
        assert_eq!(hinted(Duration::ZERO), [2 * SECOND, 6 * SECOND]);
        assert_eq!(hinted(SECOND), [2 * SECOND, 6 * SECOND]);
        assert_eq!(hinted(3 * SECOND), [3 * SECOND, 7 * SECOND]);
        assert_eq!(hinted(7 * SECOND), [7 * SECOND, 14 * SECOND]);
        assert_eq!(hinted(59 * SECOND), [59 * SECOND, 60 * SECOND]);
        assert_eq!(hinted(60 * SECOND), [30 * SECOND, 60 * SECOND]);
        assert_eq!(hinted(Duration::MAX), [30 * SECOND, 60 * SECOND]);
        assert_eq!(delay.after_hint(1, None), 2 * SECOND);
    }

    #[test]
    fn a_hint_leaves_the_jitter_of_a_late_attempt() {
        let delay = backoff(2 * SECOND, 600 * SECOND);
        let hinted = |random| delay.after_hint_with(6, Some(10 * SECOND), random);
        assert_eq!([hinted(0.0), hinted(1.0)], [10 * SECOND, 72 * SECOND]);
    }

    #[test]
    fn a_fixed_delay_has_no_hint() {
        for hint in [Duration::ZERO, 7 * SECOND, Duration::MAX] {
            let fixed = Delay::Fixed(SECOND);
            assert_eq!(fixed.after_hint(1, Some(hint)), SECOND);
            let both = backoff(3 * SECOND, SECOND);
            assert_eq!(both.after_hint(1, Some(hint)), 3 * SECOND);
        }
    }

    /// The most of 1,000 waits begun together that make a poll in the same 100 ms, for the polls after the first.
    fn worst_crowds(delay: Delay, hint: Duration) -> Vec<usize> {
        let mut random = fastrand::Rng::with_seed(hint.subsec_millis().into());
        let mut waits = vec![Duration::ZERO; 1000];
        let crowd = |attempt| {
            let mut crowds = HashMap::new();
            for at in &mut waits {
                *at += delay.after_hint_with(attempt, Some(hint), random.f64());
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
        let longest = [1, 2, 4, 40].map(|attempt| delay.after_with(attempt, 1.0).as_millis());
        assert_eq!(longest, [1, 2, 8, 1000]);
        assert_eq!(delay.after_with(40, 0.0), Duration::ZERO);
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
            // To a nanosecond: the two are rounded for themselves.
            prop_assert!(hinted + Duration::from_nanos(1) >= bare, "{hinted:?}");
            prop_assert!((min..=longest).contains(&hinted), "{hinted:?}");
            let least = if hint < longest { hint } else { longest / 2 };
            prop_assert!(hinted >= least, "{hinted:?}");
            prop_assert_eq!(delay.after_hint_with(attempt, None, random), bare);
            let fixed = Delay::Fixed(min);
            prop_assert_eq!(fixed.after_hint_with(attempt, Some(hint), random), min);
        }

        #[test]
        fn no_length_makes_it_panic(
            min in any::<Duration>(), max in any::<Duration>(), hint in proptest::option::of(any::<Duration>()),
            attempt in 1_u32.., random in 0.0..1.0_f64,
        ) {
            for (min, max) in [(min, max), (min, Duration::MAX)] {
                let delay = backoff(min, max).after_hint_with(attempt, hint, random);
                prop_assert!((min..=max.max(min)).contains(&delay), "{delay:?}");
            }
        }
    }
}
