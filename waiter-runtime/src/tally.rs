//! What a wait has seen, counted: it stays small however long the wait is.

use std::time::Duration;

use crate::declaration::State;
use crate::readable::Beginning;

/// How many different things are kept, each with its text.
const KEPT: usize = 8;

/// How much of each text.
const KEPT_BYTES: usize = 256;

/// What the polls of a wait have seen, and how often.
///
/// It keeps eight different things, with the first 256 bytes of each: the first one, and of the others those that were seen
/// most often, or else last. The rest is counted: a wait of a week needs no more memory than one of an hour. What comes back
/// after it was given up is counted anew.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    sightings: Vec<Sighting>,
    others: Option<Times>,
}

/// One thing that a wait has seen: a text, what was decided on it, how often and when.
#[derive(Clone, Debug)]
pub struct Sighting {
    seen: String,
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

impl Tally {
    /// The different things that were seen, in the order in which they came to be kept: eight at the most.
    pub fn sightings(&self) -> &[Sighting] {
        &self.sightings
    }

    /// How many polls the [`sightings`](Self::sightings) do not count: what they saw was given up for something newer.
    pub fn others(&self) -> u32 {
        self.others.map_or(0, |times| times.count)
    }

    /// The same with its times.
    pub(crate) fn other_times(&self) -> Option<Times> {
        self.others
    }

    /// How many polls were seen in all: one that the deadline cut off was not.
    pub fn polls(&self) -> u32 {
        let kept = self.sightings.iter().map(Sighting::count).sum::<u32>();
        kept.saturating_add(self.others())
    }

    /// A poll that was answered `elapsed` after the beginning. Allocates only for what is new.
    pub(crate) fn note(&mut self, seen: &str, state: State, elapsed: Duration) {
        let seen = Beginning::of(seen, KEPT_BYTES);
        let known = self
            .sightings
            .iter_mut()
            .find(|sighting| sighting.state == state && seen.is(&sighting.seen));
        if let Some(sighting) = known {
            return sighting.times.add(Times::once(elapsed));
        }
        if self.sightings.len() == KEPT {
            self.give_up_one();
        }
        // Most waits see one thing or two, and there may be very many waits.
        self.sightings.reserve_exact(1);
        self.sightings.push(Sighting {
            seen: seen.to_string(),
            state,
            times: Times::once(elapsed),
        });
    }

    /// What tells least is only counted from now on. The first thing seen is where the wait came from.
    fn give_up_one(&mut self) {
        let rest = self.sightings.iter().enumerate().skip(1);
        let least = rest.min_by_key(|(_, sighting)| (sighting.count(), sighting.last()));
        let Some((at, _)) = least else { return };
        let times = self.sightings.remove(at).times;
        match &mut self.others {
            Some(others) => others.add(times),
            others @ None => *others = Some(times),
        }
    }
}

impl Sighting {
    /// What was seen, as [`Observation::seen`](crate::Observation::seen) says it: its first 256 bytes, and `…` if there are
    /// more.
    pub fn seen(&self) -> &str {
        &self.seen
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
        let mut tally = Tally::default();
        for (second, seen) in [(0, "a"), (1, "b"), (2, "a")] {
            tally.note(seen, State::Retry, seconds(second));
        }
        tally.note("a", State::Failure, seconds(3));
        let counted: Vec<_> = tally
            .sightings()
            .iter()
            .map(|s| (s.seen(), s.state(), s.count(), s.first(), s.last()))
            .collect();
        assert_eq!(
            counted,
            [
                ("a", State::Retry, 2, seconds(0), seconds(2)),
                ("b", State::Retry, 1, seconds(1), seconds(1)),
                ("a", State::Failure, 1, seconds(3), seconds(3)),
            ]
        );
        assert_eq!((tally.polls(), tally.others()), (4, 0));
    }

    #[test]
    fn a_long_wait_does_not_grow() {
        let mut tally = Tally::default();
        for n in 0..10_000_u32 {
            let text = format!("{n}{}", "é".repeat(10_000));
            tally.note(&text, State::Retry, seconds(n.into()));
        }
        assert_eq!(tally.sightings().len(), KEPT);
        assert!(tally.sightings().iter().all(|s| s.seen().len() < 300));
        assert_eq!(tally.polls(), 10_000);
        let others = tally.other_times().expect("more than are kept");
        assert_eq!(others.count, 10_000 - 8);
        assert_eq!((others.first, others.last), (seconds(1), seconds(9_992)));
    }

    #[test]
    fn what_is_kept_is_the_first_the_most_frequent_and_the_last() {
        let mut tally = Tally::default();
        let mut second = 0;
        let mut note = |tally: &mut Tally, seen: &str| {
            tally.note(seen, State::Retry, seconds(second));
            second += 1;
        };
        note(&mut tally, "first");
        for n in 0..20 {
            note(&mut tally, &format!("request {n}"));
            note(&mut tally, "pending");
        }
        note(&mut tally, "end");
        let kept: Vec<_> = tally.sightings().iter().map(Sighting::seen).collect();
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
        assert_eq!((tally.others(), tally.polls()), (15, 42));
    }

    #[test]
    fn a_text_that_is_cut_is_known_again() {
        let mut tally = Tally::default();
        let text = "x".repeat(1_000);
        tally.note(&text, State::Retry, seconds(0));
        tally.note(&text, State::Retry, seconds(1));
        assert_eq!(tally.sightings().len(), 1);
        let cut = tally.sightings()[0].seen();
        assert_eq!(cut, format!("{}…", &text[..256]));
    }
}
