//! Durations for people.

use std::fmt;
use std::time::Duration;

/// A duration in milliseconds below a second (`250ms`), otherwise in seconds with a tenth if there is one (`60s`, `2.3s`).
pub(crate) struct Readable(pub(crate) Duration);

impl fmt::Display for Readable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (seconds, tenths) = (self.0.as_secs(), self.0.subsec_millis() / 100);
        match (seconds, tenths) {
            (0, _) => write!(f, "{}ms", self.0.subsec_millis()),
            (_, 0) => write!(f, "{seconds}s"),
            _ => write!(f, "{seconds}.{tenths}s"),
        }
    }
}

/// A duration as a declaration has it: in hours or minutes if it is whole (`3m`, `1h`), otherwise as [`Readable`].
pub(crate) struct Rounded(pub(crate) Duration);

impl fmt::Display for Rounded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (seconds, tenths) = (self.0.as_secs(), self.0.subsec_millis() / 100);
        match seconds {
            0 if self.0.is_zero() => f.write_str("0s"),
            1.. if tenths == 0 && seconds.is_multiple_of(3_600) => {
                write!(f, "{}h", seconds / 3_600)
            }
            1.. if tenths == 0 && seconds.is_multiple_of(60) => write!(f, "{}m", seconds / 60),
            _ => write!(f, "{}", Readable(self.0)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_short() {
        let readable = |millis| Readable(Duration::from_millis(millis)).to_string();
        let texts = [0, 7, 999, 1_000, 2_345, 60_049, 2_340_000].map(readable);
        assert_eq!(texts, ["0ms", "7ms", "999ms", "1s", "2.3s", "60s", "2340s"]);
        let rounded = |millis| Rounded(Duration::from_millis(millis)).to_string();
        let texts = [0, 500, 2_345, 60_049, 90_000, 3_600_000, 5_400_000].map(rounded);
        assert_eq!(texts, ["0s", "500ms", "2.3s", "1m", "90s", "1h", "90m"]);
    }
}
