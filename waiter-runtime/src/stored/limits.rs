//! The options of a call that differ from the declaration.

use std::fmt;
use std::time::Duration;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use super::map::map;
use crate::delay::Delay;
use crate::first_poll::FirstPoll;
use crate::millis;
use crate::schedule::Schedule;

map! {
    /// Times are in milliseconds.
    pub(super) struct Limits {
        first_poll: u64,
        delay: u64,
        backoff: (u64, u64),
        max_attempts: u32,
        max_wait: u64,
        without_streaks: bool,
    }
}

impl Limits {
    pub(super) fn overridden(schedule: &Schedule, declared: &Schedule) -> Self {
        let mut limits = Self::default();
        if schedule.first_poll != declared.first_poll {
            // A call sets a fixed time.
            limits.first_poll = Some(millis::of(schedule.first_poll.min));
        }
        match schedule.delay {
            same if same == declared.delay => {}
            Delay::Fixed(delay) => limits.delay = Some(millis::of(delay)),
            Delay::Backoff { min, max } => {
                limits.backoff = Some((millis::of(min), millis::of(max)));
            }
        }
        if schedule.max_attempts != declared.max_attempts {
            limits.max_attempts = schedule.max_attempts;
        }
        if schedule.max_wait != declared.max_wait {
            limits.max_wait = schedule.max_wait.map(millis::of);
        }
        limits.without_streaks = schedule.without_streaks.then_some(true);
        limits
    }

    pub(super) fn apply(&self, schedule: &mut Schedule) {
        let duration = Duration::from_millis;
        if let Some(time) = self.first_poll {
            schedule.first_poll = FirstPoll::fixed(duration(time));
        }
        if let Some(delay) = self.delay {
            schedule.delay = Delay::Fixed(duration(delay));
        }
        if let Some((min, max)) = self.backoff {
            let (min, max) = (duration(min), duration(max));
            schedule.delay = Delay::Backoff { min, max };
        }
        if let Some(max_attempts) = self.max_attempts {
            schedule.max_attempts = Some(max_attempts.max(1));
        }
        if let Some(max_wait) = self.max_wait {
            schedule.max_wait = Some(duration(max_wait));
        }
        schedule.without_streaks |= self.without_streaks.unwrap_or_default();
    }
}

impl<'de> Deserialize<'de> for Limits {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Limits;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the limits of a wait")
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Limits, M::Error> {
        let limits = Limits::read(map, |_, _| Ok(()))?;
        if limits.delay.is_some() && limits.backoff.is_some() {
            return Err(M::Error::custom(
                "expected `delay` or `backoff`, found both",
            ));
        }
        Ok(limits)
    }
}
