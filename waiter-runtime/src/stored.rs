//! The serialised form of a progress.
//!
//! It is a map in every format. The impls are written by hand: they check the version and the waiter first, bound the texts
//! that they read, and are compiled once for all waiters.

mod history;
mod limits;
mod map;
#[cfg(test)]
mod tests;

use std::fmt;
use std::time::{Duration, UNIX_EPOCH};

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use self::history::{Entries, InMillis, from_millis, in_millis};
use self::limits::Limits;
use self::map::map;
use crate::declaration::Declaration;
use crate::line::kept_line;
use crate::millis;
use crate::progress::{Progress, WaitState};
use crate::schedule::Schedule;
use crate::streak::Run;
use crate::waiter::Waiter;

/// The version of the form. A change that an older version of the crate must not ignore gets a new number.
const VERSION: u64 = 1;

map! {
    /// Times are in milliseconds.
    struct Parts {
        version: u64,
        waiter: String,
        began: u64,
        attempts: u32,
        postponed: u32,
        streak: Streak,
        history: Entries,
        evicted: InMillis,
        label: String,
        limits: Limits,
    }
}

/// The matcher, the number of polls, and the time of the first of them.
type Streak = (String, u32, u64);

impl<W: Waiter> Serialize for Progress<W> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Parts::new(&W::DECLARATION, self.began, &self.state).serialize(serializer)
    }
}

impl<'de, W: Waiter> Deserialize<'de> for Progress<W> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (began, state) = deserializer.deserialize_map(Reader(&W::DECLARATION))?;
        Ok(Self::of(began, state))
    }
}

/// Reads the progress of this waiter.
struct Reader<'d>(&'d Declaration);

impl<'de> Visitor<'de> for Reader<'_> {
    type Value = (u64, WaitState);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the progress of the waiter {}", self.0.name)
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Self::Value, M::Error> {
        let parts = Parts::read(map, |parts, key| match key {
            "version" => parts.check_version(),
            "waiter" => parts.check_waiter(self.0),
            _ => Ok(()),
        })?;
        parts.check_version()?;
        parts.check_waiter(self.0)?;
        parts.into_state(self.0)
    }
}

impl Parts {
    fn new(declaration: &Declaration, began: u64, state: &WaitState) -> Self {
        let entries = state.history.entries();
        let limits = Limits::overridden(&state.schedule, &Schedule::new(declaration));
        Self {
            version: Some(VERSION),
            waiter: Some(kept_line(declaration.name)),
            began: Some(began),
            attempts: Some(state.attempts),
            postponed: Some(state.postponed),
            streak: state
                .run
                .as_deref()
                .and_then(|run| streak(declaration, run)),
            history: (!entries.is_empty()).then(|| Entries(entries.to_vec())),
            evicted: state.history.evicted_times().map(in_millis),
            label: state.label.as_deref().map(str::to_owned),
            limits: Some(limits).filter(|limits| limits.len() > 0),
        }
    }

    fn check_version<E: Error>(&self) -> Result<(), E> {
        match self.version {
            Some(VERSION) => Ok(()),
            Some(other) => Err(E::custom(format_args!(
                "progress has version {other}, but this version of waiter-runtime reads version {VERSION}"
            ))),
            None => Err(E::missing_field("version")),
        }
    }

    fn check_waiter<E: Error>(&self, declaration: &Declaration) -> Result<(), E> {
        let Some(name) = &self.waiter else {
            return Err(E::missing_field("waiter"));
        };
        let (name, expected) = (kept_line(name), kept_line(declaration.name));
        if name == expected {
            return Ok(());
        }
        Err(E::custom(format_args!(
            "progress of the waiter {name}, expected {expected}"
        )))
    }

    fn into_state<E: Error>(self, declaration: &Declaration) -> Result<(u64, WaitState), E> {
        let began = self.began.ok_or_else(|| E::missing_field("began"))?;
        if UNIX_EPOCH
            .checked_add(Duration::from_millis(began))
            .is_none()
        {
            return Err(E::custom(format_args!(
                "`began` is {began}, which is later than the clock can represent"
            )));
        }
        let mut state = WaitState::new(declaration);
        state.attempts = self.attempts.ok_or_else(|| E::missing_field("attempts"))?;
        state.postponed = self.postponed.unwrap_or_default();
        let run = self.streak.and_then(|streak| run(declaration, &streak));
        state.run = run.map(Box::new);
        state.history.entries = self.history.map(|it| it.0).unwrap_or_default();
        state.history.evicted = self.evicted.map(|times| Box::new(from_millis(times)));
        if let Some(label) = self.label {
            state.set_label(&label);
        }
        if let Some(limits) = self.limits {
            limits.apply(&mut state.schedule);
        }
        Ok((began, state))
    }
}

fn streak(declaration: &Declaration, run: &Run) -> Option<Streak> {
    let acceptor = declaration.acceptors.get(usize::from(run.acceptor))?;
    let since = millis::of(run.since);
    Some((kept_matcher(acceptor.matcher), run.polls, since))
}

/// Returns the streak of the acceptor with this matcher. If the declaration has changed, it starts over.
fn run(declaration: &Declaration, (matcher, polls, since): &Streak) -> Option<Run> {
    let matcher = kept_line(matcher);
    let index = declaration.acceptors.iter().position(|acceptor| {
        acceptor.streak.is_some() && kept_matcher(acceptor.matcher) == matcher
    })?;
    Some(Run {
        acceptor: u16::try_from(index).ok()?,
        polls: *polls,
        since: Duration::from_millis(*since),
    })
}

/// Returns the text that identifies a matcher. Long matchers may differ only in the part that is cut, so a hash of the whole
/// matcher precedes them.
fn kept_matcher(matcher: &str) -> String {
    let line = kept_line(matcher);
    if line == matcher {
        return line;
    }
    kept_line(&format!("{:016x} {matcher}", fnv_1a(matcher.as_bytes())))
}

/// Returns the FNV-1a hash. Unlike the standard library's hashes, it never changes.
fn fnv_1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
