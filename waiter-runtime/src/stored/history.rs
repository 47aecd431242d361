//! The stored history: a list of entries.

use std::fmt;
use std::time::Duration;

use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::declaration::State;
use crate::history::{HistoryEntry, KEPT, Times};
use crate::line::kept_line;
use crate::millis;

/// The entries of a history, at most as many as it keeps.
pub(super) struct Entries(pub(super) Vec<HistoryEntry>);

/// A number of polls, and the times of the first and the last in milliseconds.
pub(super) type InMillis = (u32, u64, u64);

pub(super) fn in_millis(times: Times) -> InMillis {
    let (first, last) = (millis::of(times.first_seen), millis::of(times.last_seen));
    (times.count, first, last)
}

pub(super) fn from_millis((count, first, last): InMillis) -> Times {
    Times {
        count,
        first_seen: Duration::from_millis(first),
        last_seen: Duration::from_millis(last),
    }
}

impl Serialize for Entries {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|entry| {
            let (count, first, last) = in_millis(entry.times);
            (entry.summary(), entry.state().as_str(), count, first, last)
        }))
    }
}

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Entries;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at most {KEPT} entries of a history")
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<Entries, S::Error> {
        let mut entries = Vec::new();
        while let Some((summary, state, count, first, last)) =
            list.next_element::<(String, String, u32, u64, u64)>()?
        {
            if entries.len() == KEPT {
                return Err(S::Error::invalid_length(KEPT + 1, &self));
            }
            entries.push(HistoryEntry {
                summary: kept_line(&summary).into(),
                state: state_of(&state)?,
                times: from_millis((count, first, last)),
            });
        }
        Ok(Entries(entries))
    }
}

fn state_of<E: Error>(name: &str) -> Result<State, E> {
    let states = [State::Success, State::Failure, State::Retry];
    let state = states.into_iter().find(|state| state.as_str() == name);
    state.ok_or_else(|| {
        let found = kept_line(name);
        E::custom(format_args!(
            "expected the state success, failure or retry, found {found:?}"
        ))
    })
}
