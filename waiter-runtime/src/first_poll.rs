//! The time before the first poll.

use std::fmt;
use std::time::Duration;

use crate::readable::Readable;

/// The time before the first poll: `first_poll: 30s`, or a random one, `first_poll: 10s..30s`.
///
/// A wait draws it once. If you have your own loop, draw it with [`delay`](Self::delay).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct FirstPoll {
    /// The shortest time.
    pub min: Duration,
    /// The longest time. A fixed time has equal bounds.
    pub max: Duration,
}

impl FirstPoll {
    /// A poll at once.
    pub(crate) const AT_ONCE: Self = Self::fixed(Duration::ZERO);

    pub(crate) const fn fixed(time: Duration) -> Self {
        Self {
            min: time,
            max: time,
        }
    }

    /// Returns a time between the two. All times in the range are equally likely, so that many waits spread out.
    pub fn delay(self) -> Duration {
        if self.min < self.max {
            self.at(fastrand::f64())
        } else {
            self.min
        }
    }

    /// Returns the time at `random` of the range, from `0.0` to `1.0`.
    pub(crate) fn at(self, random: f64) -> Duration {
        let range = self.max.saturating_sub(self.min);
        // An `f64` rounds long durations.
        let time = self.min.saturating_add(range.mul_f64(random));
        time.min(self.max)
    }
}

/// `30s`, `10s..30s`.
impl fmt::Display for FirstPoll {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", Readable(self.min))?;
        if self.min == self.max {
            return Ok(());
        }
        write!(f, "..{}", Readable(self.max))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn a_range_is_uniform() {
        let range = FirstPoll {
            min: 10 * SECOND,
            max: 30 * SECOND,
        };
        let times = [0.0, 0.25, 0.5, 1.0].map(|random| range.at(random).as_secs());
        assert_eq!(times, [10, 15, 20, 30]);
        assert_eq!(range.to_string(), "10s..30s");
        assert_eq!(FirstPoll::fixed(SECOND).at(0.7), SECOND);
        assert_eq!(FirstPoll::fixed(SECOND).to_string(), "1s");
    }

    proptest! {
        #[test]
        fn a_time_stays_in_its_range(a in any::<Duration>(), b in any::<Duration>(), random in 0.0..1.0_f64) {
            let range = FirstPoll { min: a.min(b), max: a.max(b) };
            for time in [range.at(random), range.delay()] {
                prop_assert!((range.min..=range.max).contains(&time), "{time:?}");
            }
        }
    }
}
