//! The history of a wait: its responses, counted. Its size is bounded.

use std::sync::Arc;
use std::time::Duration;

use crate::declaration::State;
use crate::line::kept;

/// The most entries, each with its text.
pub(crate) const KEPT: usize = 8;

/// The responses of a wait, counted.
///
/// It keeps at most eight entries, so a wait of a week needs no more memory than one of an hour. The first entry always stays.
/// When a ninth is needed, the rarest of the others is evicted and only its polls are counted. An evicted entry that comes back
/// counts from 1 again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    pub(crate) entries: Vec<HistoryEntry>,
    // Boxed, because most waits evict nothing.
    pub(crate) evicted: Option<Box<Times>>,
}

/// The polls of a wait with the same summary and the same state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryEntry {
    /// The last response shares it, unless it was cut.
    pub(crate) summary: Arc<str>,
    pub(crate) state: State,
    pub(crate) times: Times,
}

/// The number of polls, and the times of the first and the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Times {
    pub(crate) count: u32,
    pub(crate) first_seen: Duration,
    pub(crate) last_seen: Duration,
}

impl History {
    /// Returns the entries, at most eight, in the order in which they were added.
    pub fn entries(&self) -> &[HistoryEntry] {
        &self.entries
    }

    /// Returns the number of polls whose entries were evicted.
    pub fn evicted(&self) -> u32 {
        self.evicted.as_ref().map_or(0, |times| times.count)
    }

    pub(crate) fn evicted_times(&self) -> Option<Times> {
        self.evicted.as_deref().copied()
    }

    /// Returns the number of polls with a response. A poll that the deadline cut off is not counted.
    pub fn polls(&self) -> u32 {
        let counts = self.entries.iter().map(HistoryEntry::count);
        counts.fold(self.evicted(), u32::saturating_add)
    }

    /// Adds a poll that ended `elapsed` after the beginning. Allocates only for a new entry. An equal text is kept once: the
    /// summary becomes that of the entry.
    pub(crate) fn add(&mut self, summary: &mut Arc<str>, state: State, elapsed: Duration) {
        for entry in &mut self.entries {
            let is_shared = Arc::ptr_eq(&entry.summary, summary);
            if entry.state == state && (is_shared || is_kept(summary, &entry.summary)) {
                if !is_shared && entry.summary == *summary {
                    *summary = Arc::clone(&entry.summary);
                }
                return entry.times.add(Times::once(elapsed));
            }
        }
        if self.entries.len() == KEPT {
            self.evict();
        }
        let (beginning, cut) = kept(summary);
        // Most waits have one entry or two, and there may be very many waits.
        self.entries.reserve_exact(1);
        self.entries.push(HistoryEntry {
            summary: if is_kept(summary, summary) {
                Arc::clone(summary)
            } else {
                [beginning, cut].concat().into()
            },
            state,
            times: Times::once(elapsed),
        });
    }

    /// Removes the rarest entry but the first, and keeps its count.
    fn evict(&mut self) {
        let rest = self.entries.iter().enumerate().skip(1);
        let rarest = rest.min_by_key(|(_, entry)| (entry.count(), entry.last_seen()));
        let Some((at, _)) = rarest else { return };
        let times = self.entries.remove(at).times;
        match &mut self.evicted {
            Some(evicted) => evicted.add(times),
            evicted @ None => *evicted = Some(Box::new(times)),
        }
    }
}

/// Returns true if `text` is the part of a line that is kept.
fn is_kept(line: &str, text: &str) -> bool {
    let (beginning, cut) = kept(line);
    text.strip_prefix(beginning) == Some(cut)
}

impl HistoryEntry {
    /// Returns the first 256 bytes of [`Observation::summary`](crate::Observation::summary), with `…` if there are more. `"` and
    /// `\` count twice, as in JSON.
    pub fn summary(&self) -> &str {
        &self.summary
    }

    /// Returns the state that the acceptors decided on.
    pub fn state(&self) -> State {
        self.state
    }

    /// Returns the number of polls since the entry was added.
    pub fn count(&self) -> u32 {
        self.times.count
    }

    /// Returns the time of the first poll since the entry was added. It counts from the beginning of the wait.
    pub fn first_seen(&self) -> Duration {
        self.times.first_seen
    }

    /// Returns the time of the last poll. It counts from the beginning of the wait.
    pub fn last_seen(&self) -> Duration {
        self.times.last_seen
    }
}

impl Times {
    fn once(at: Duration) -> Self {
        Self {
            count: 1,
            first_seen: at,
            last_seen: at,
        }
    }

    fn add(&mut self, other: Self) {
        self.count = self.count.saturating_add(other.count);
        self.first_seen = self.first_seen.min(other.first_seen);
        self.last_seen = self.last_seen.max(other.last_seen);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn what_is_seen_again_is_counted() {
        let mut history = History::default();
        for (second, summary) in [(0, "a"), (1, "b"), (2, "a")] {
            history.add(&mut summary.into(), State::Retry, seconds(second));
        }
        history.add(&mut "a".into(), State::Failure, seconds(3));
        let counted: Vec<_> = history
            .entries()
            .iter()
            .map(|s| {
                (
                    s.summary(),
                    s.state(),
                    s.count(),
                    s.first_seen(),
                    s.last_seen(),
                )
            })
            .collect();
        assert_eq!(
            counted,
            [
                ("a", State::Retry, 2, seconds(0), seconds(2)),
                ("b", State::Retry, 1, seconds(1), seconds(1)),
                ("a", State::Failure, 1, seconds(3), seconds(3)),
            ]
        );
        assert_eq!((history.polls(), history.evicted()), (4, 0));
    }

    #[test]
    fn a_long_wait_does_not_grow() {
        let mut history = History::default();
        for n in 0..10_000_u32 {
            let text = format!("{n}{}", "é".repeat(10_000));
            history.add(&mut text.as_str().into(), State::Retry, seconds(n.into()));
        }
        assert_eq!(history.entries().len(), KEPT);
        assert!(history.entries().iter().all(|s| s.summary().len() < 300));
        assert_eq!(history.polls(), 10_000);
        let others = history.evicted_times().expect("more than are kept");
        assert_eq!(others.count, 10_000 - 8);
        assert_eq!(
            (others.first_seen, others.last_seen),
            (seconds(1), seconds(9_992))
        );
    }

    #[test]
    fn what_is_kept_is_the_first_the_most_frequent_and_the_last() {
        let mut history = History::default();
        let mut second = 0;
        let mut note = |history: &mut History, summary: &str| {
            history.add(&mut summary.into(), State::Retry, seconds(second));
            second += 1;
        };
        note(&mut history, "first");
        for n in 0..20 {
            note(&mut history, &format!("request {n}"));
            note(&mut history, "pending");
        }
        note(&mut history, "end");
        let kept: Vec<_> = history
            .entries()
            .iter()
            .map(HistoryEntry::summary)
            .collect();
        let lately = [
            "request 15",
            "request 16",
            "request 17",
            "request 18",
            "request 19",
        ];
        assert_eq!(
            kept,
            [&["first", "pending"], &lately[..], &["end"]].concat()
        );
        assert_eq!((history.evicted(), history.polls()), (15, 42));
    }

    #[test]
    fn a_text_that_is_cut_is_known_again() {
        let mut history = History::default();
        let text = "x".repeat(1_000);
        history.add(&mut text.as_str().into(), State::Retry, seconds(0));
        history.add(&mut text.as_str().into(), State::Retry, seconds(1));
        assert_eq!(history.entries().len(), 1);
        let cut = history.entries()[0].summary();
        assert_eq!(cut, format!("{}…", &text[..256]));
    }
}
