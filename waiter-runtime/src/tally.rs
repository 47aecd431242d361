//! What a wait has seen, counted: it stays small however long the wait is.

use std::time::Duration;

use crate::declaration::State;

/// How many different things are kept, each with its text. What is new after that is only counted.
const KEPT: usize = 8;

/// How many bytes of a text are kept.
const TEXT: usize = 256;

/// What the polls of a wait have seen, and how often.
///
/// It keeps the first eight different things that were seen and the first 256 bytes of each, and counts the rest: a wait
/// of a week needs no more memory than one of an hour.
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
    /// The different things that were seen, in the order of their first appearance: the first eight.
    pub fn sightings(&self) -> &[Sighting] {
        &self.sightings
    }

    /// How many polls saw something else than the [`sightings`](Self::sightings).
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
        let seen = beginning(seen);
        let known = self
            .sightings
            .iter_mut()
            .find(|sighting| sighting.state == state && sighting.seen == seen);
        if let Some(sighting) = known {
            sighting.times.again(elapsed);
        } else if self.sightings.len() < KEPT {
            // Most waits see one thing or two, and there may be very many waits.
            self.sightings.reserve_exact(1);
            self.sightings.push(Sighting {
                seen: seen.to_owned(),
                state,
                times: Times::once(elapsed),
            });
        } else {
            match &mut self.others {
                Some(times) => times.again(elapsed),
                others @ None => *others = Some(Times::once(elapsed)),
            }
        }
    }
}

impl Sighting {
    /// What was seen, as [`Observation::seen`](crate::Observation::seen) says it: its first 256 bytes.
    pub fn seen(&self) -> &str {
        &self.seen
    }

    /// What the acceptors decided on it.
    pub fn state(&self) -> State {
        self.state
    }

    /// How many polls saw it.
    pub fn count(&self) -> u32 {
        self.times.count
    }

    /// When it was seen first, from the beginning of the wait.
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

    fn again(&mut self, at: Duration) {
        self.count = self.count.saturating_add(1);
        self.last = at;
    }
}

/// The text up to its limit, not in the middle of a character.
fn beginning(text: &str) -> &str {
    &text[..text.floor_char_boundary(TEXT)]
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
        assert!(tally.sightings().iter().all(|s| s.seen().len() <= TEXT));
        assert_eq!(tally.polls(), 10_000);
        let others = tally.other_times().expect("more than are kept");
        assert_eq!(others.count, 10_000 - 8);
        assert_eq!((others.first, others.last), (seconds(8), seconds(9_999)));
    }

    #[test]
    fn a_text_that_is_cut_is_known_again() {
        let mut tally = Tally::default();
        let text = "x".repeat(TEXT + 1);
        tally.note(&text, State::Retry, seconds(0));
        tally.note(&text, State::Retry, seconds(1));
        assert_eq!(tally.sightings().len(), 1);
    }
}
