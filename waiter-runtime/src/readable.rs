//! Durations and words for people.

use std::fmt;
use std::time::Duration;

/// Below a second in milliseconds (`250ms`), above it in seconds with a tenth where there is one (`60s`, `2.3s`).
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

/// The beginning of a text: its first bytes, whole characters, and `…` if there are more.
#[derive(Clone, Copy)]
pub(crate) struct Beginning<'t> {
    text: &'t str,
    is_cut: bool,
}

impl<'t> Beginning<'t> {
    /// So many bytes at the most.
    pub(crate) fn of(text: &'t str, bytes: usize) -> Self {
        let beginning = &text[..text.floor_char_boundary(bytes)];
        Self {
            text: beginning,
            is_cut: beginning.len() < text.len(),
        }
    }

    /// Whether it would print like this.
    pub(crate) fn is(self, printed: &str) -> bool {
        match printed.strip_prefix(self.text) {
            Some("") => !self.is_cut,
            Some("…") => self.is_cut,
            _ => false,
        }
    }
}

impl fmt::Display for Beginning<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.text, if self.is_cut { "…" } else { "" })
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
    }
}
