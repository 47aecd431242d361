//! Whole milliseconds. A [`Progress`](crate::Progress) counts in them, so that a stored time is the time that was used.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The longest option or delay. Some readers of JSON cannot represent larger numbers.
const LONGEST: u64 = (1 << 53) - 1;

/// Returns the milliseconds since the Unix epoch, rounded down. A time before the epoch counts as the epoch.
pub(crate) fn since_epoch(time: SystemTime) -> u64 {
    of(time.duration_since(UNIX_EPOCH).unwrap_or_default())
}

/// Returns the milliseconds of a duration, rounded down.
pub(crate) fn of(duration: Duration) -> u64 {
    duration.as_millis().try_into().unwrap_or(u64::MAX)
}

/// Rounds an option or a delay up to whole milliseconds.
pub(crate) fn whole(duration: Duration) -> Duration {
    let millis = duration.as_nanos().div_ceil(1_000_000);
    Duration::from_millis(millis.try_into().unwrap_or(LONGEST).min(LONGEST))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_times_fit() {
        let nanos = Duration::from_nanos;
        assert_eq!(
            [0, 1, 1_000_000, 1_000_001].map(|it| whole(nanos(it)).as_micros()),
            [0, 1_000, 1_000, 2_000]
        );
        assert_eq!([999_999, 1_999_999].map(|it| of(nanos(it))), [0, 1]);
        assert_eq!(of(whole(Duration::MAX)), LONGEST);
        assert_eq!(since_epoch(UNIX_EPOCH - nanos(1)), 0);
        assert_eq!(since_epoch(UNIX_EPOCH + nanos(1_999_999)), 1);
    }
}
