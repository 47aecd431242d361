//! The state of a wait between two steps, in a small JSON file.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// The state of a wait. Times are milliseconds of the wall clock since 1970, the only clock that several processes share.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct State {
    started: u64,
    due: u64,
    /// The number of polls made so far.
    pub(crate) attempt: u32,
}

impl State {
    /// Reads the wait from the file, or begins a new one.
    pub(crate) fn load(file: &Path) -> io::Result<Self> {
        match fs::read(file) {
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(|error| {
                let file = file.display();
                io::Error::new(ErrorKind::InvalidData, format!("{file}: {error}"))
            }),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Self {
                started: now(),
                due: now(),
                attempt: 0,
            }),
            Err(error) => Err(error),
        }
    }

    /// Writes the file atomically: a process that is killed here leaves the old file.
    pub(crate) fn store(&self, file: &Path) -> io::Result<()> {
        let new = file.with_extension("new");
        fs::write(&new, serde_json::to_vec(self)?)?;
        fs::rename(new, file)
    }

    /// Deletes the file after the wait is over. It does not exist if the wait ended at its first step.
    pub(crate) fn remove(file: &Path) -> io::Result<()> {
        match fs::remove_file(file) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    pub(crate) fn started(&self) -> SystemTime {
        UNIX_EPOCH + Duration::from_millis(self.started)
    }

    /// Returns the time since the wait began.
    pub(crate) fn elapsed(&self) -> Duration {
        Duration::from_millis(now().saturating_sub(self.started))
    }

    /// Returns the time until the next poll is due, or zero if it is due already.
    pub(crate) fn remaining(&self) -> Duration {
        Duration::from_millis(self.due.saturating_sub(now()))
    }

    /// Schedules the next poll after this delay.
    pub(crate) fn due_after(&mut self, delay: Duration) {
        self.due = now().saturating_add(millis(delay));
    }
}

fn now() -> u64 {
    millis(
        SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default(),
    )
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
