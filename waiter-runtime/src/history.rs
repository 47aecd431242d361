//! The history of a wait: what its polls returned, counted. Its size is bounded.

use std::time::Duration;

use crate::declaration::State;
use crate::readable::Beginning;

/// How many different things are kept, each with its text.
const KEPT: usize = 8;

/// How much of each text.
const KEPT_BYTES: usize = 256;

/// What the polls of a wait returned, and how often.
///
/// It keeps at most eight entries, so a wait of a week needs no more memory than one of an hour. The first entry always stays.
/// When a ninth is needed, the rarest of the others is dropped and only its polls are counted. A dropped entry that comes back
/// counts from 1 again.
#[derive(Clone, Debug, Default)]
pub struct History {
    entries: Vec<HistoryEntry>,
    others: Option<Times>,
}

/// A summary and a state that polls of a wait had, how often and when.
#[derive(Clone, Debug)]
pub struct HistoryEntry {
    summary: String,
    state: State,
    times: Times,
}

/// How often, and when first and last.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Times {
    pub(crate) count: u32,
    pub(crate) first: Duration,
    pub(crate) last: Duration,
}

impl History {
    /// The entries, at most eight, in the order in which they were added.
    pub fn entries(&self) -> &[HistoryEntry] {
        &self.entries
    }

    /// The number of polls whose entries were dropped.
    pub fn others(&self) -> u32 {
        self.others.map_or(0, |times| times.count)
    }

    /// The same with its times.
    pub(crate) fn other_times(&self) -> Option<Times> {
        self.others
    }

    /// The number of polls that were answered. A poll that the deadline cut off is not counted.
    pub fn polls(&self) -> u32 {
        let kept = self.entries.iter().map(HistoryEntry::count).sum::<u32>();
        kept.saturating_add(self.others())
    }

    /// A poll that was answered `elapsed` after the beginning. Allocates only for what is new.
    pub(crate) fn note(&mut self, summary: &str, state: State, elapsed: Duration) {
        let summary = Beginning::of(summary, KEPT_BYTES);
        let known = self
            .entries
            .iter_mut()
            .find(|entry| entry.state == state && summary.is(&entry.summary));
        if let Some(entry) = known {
            return entry.times.add(Times::once(elapsed));
        }
        if self.entries.len() == KEPT {
            self.give_up_one();
        }
        // Most waits see one thing or two, and there may be very many waits.
        self.entries.reserve_exact(1);
        self.entries.push(HistoryEntry {
            summary: summary.to_string(),
            state,
            times: Times::once(elapsed),
        });
    }

    /// What tells least is only counted from now on. The first thing seen is where the wait came from.
    fn give_up_one(&mut self) {
        let rest = self.entries.iter().enumerate().skip(1);
        let least = rest.min_by_key(|(_, entry)| (entry.count(), entry.last()));
        let Some((at, _)) = least else { return };
        let times = self.entries.remove(at).times;
        match &mut self.others {
            Some(others) => others.add(times),
            others @ None => *others = Some(times),
        }
    }
}

impl HistoryEntry {
    /// The summary, as [`Observation::summary`](crate::Observation::summary) says it: its first 256 bytes, and `…` if there are
    /// more.
    pub fn summary(&self) -> &str {
        &self.summary
    }

    /// What the acceptors decided on it.
    pub fn state(&self) -> State {
        self.state
    }

    /// How many polls saw it, since it is kept.
    pub fn count(&self) -> u32 {
        self.times.count
    }

    /// When it was seen first, since it is kept, from the beginning of the wait.
    pub fn first(&self) -> Duration {
        self.times.first
    }

    /// When it was seen last, from the beginning of the wait.
    pub fn last(&self) -> Duration {
        self.times.last
    }

    pub(crate) fn times(&self) -> Times {
        self.times
    }
}

impl Times {
    fn once(at: Duration) -> Self {
        Self {
            count: 1,
            first: at,
            last: at,
        }
    }

    fn add(&mut self, other: Self) {
        self.count = self.count.saturating_add(other.count);
        self.first = self.first.min(other.first);
        self.last = self.last.max(other.last);
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
            history.note(summary, State::Retry, seconds(second));
        }
        history.note("a", State::Failure, seconds(3));
        let counted: Vec<_> = history
            .entries()
            .iter()
            .map(|s| (s.summary(), s.state(), s.count(), s.first(), s.last()))
            .collect();
        assert_eq!(
            counted,
            [
                ("a", State::Retry, 2, seconds(0), seconds(2)),
                ("b", State::Retry, 1, seconds(1), seconds(1)),
                ("a", State::Failure, 1, seconds(3), seconds(3)),
            ]
        );
        assert_eq!((history.polls(), history.others()), (4, 0));
    }

    #[test]
    fn a_long_wait_does_not_grow() {
        let mut history = History::default();
        for n in 0..10_000_u32 {
            let text = format!("{n}{}", "é".repeat(10_000));
            history.note(&text, State::Retry, seconds(n.into()));
        }
        assert_eq!(history.entries().len(), KEPT);
        assert!(history.entries().iter().all(|s| s.summary().len() < 300));
        assert_eq!(history.polls(), 10_000);
        let others = history.other_times().expect("more than are kept");
        assert_eq!(others.count, 10_000 - 8);
        assert_eq!((others.first, others.last), (seconds(1), seconds(9_992)));
    }

    #[test]
    fn what_is_kept_is_the_first_the_most_frequent_and_the_last() {
        let mut history = History::default();
        let mut second = 0;
        let mut note = |history: &mut History, summary: &str| {
            history.note(summary, State::Retry, seconds(second));
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
        assert_eq!((history.others(), history.polls()), (15, 42));
    }

    #[test]
    fn a_text_that_is_cut_is_known_again() {
        let mut history = History::default();
        let text = "x".repeat(1_000);
        history.note(&text, State::Retry, seconds(0));
        history.note(&text, State::Retry, seconds(1));
        assert_eq!(history.entries().len(), 1);
        let cut = history.entries()[0].summary();
        assert_eq!(cut, format!("{}…", &text[..256]));
    }
}
