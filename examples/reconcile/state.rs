//! What is left of a wait between two steps: a small JSON file.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// The state of a wait. Times are of the wall clock, in milliseconds since 1970: no other one survives a process.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct State {
    started: u64,
    due: u64,
    /// How many polls were made.
    pub(crate) attempt: u32,
}

impl State {
    /// The wait that the file holds, or one that begins now.
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

    /// Writes the file whole or not at all: a process that is killed here leaves the old one.
    pub(crate) fn store(&self, file: &Path) -> io::Result<()> {
        let new = file.with_extension("new");
        fs::write(&new, serde_json::to_vec(self)?)?;
        fs::rename(new, file)
    }

    /// The wait is over. There may be no file: it ended at its first step.
    pub(crate) fn remove(file: &Path) -> io::Result<()> {
        match fs::remove_file(file) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    pub(crate) fn started(&self) -> SystemTime {
        UNIX_EPOCH + Duration::from_millis(self.started)
    }

    /// How long ago the wait began.
    pub(crate) fn elapsed(&self) -> Duration {
        Duration::from_millis(now().saturating_sub(self.started))
    }

    /// How long it is until the next poll is due; zero if it is.
    pub(crate) fn remaining(&self) -> Duration {
        Duration::from_millis(self.due.saturating_sub(now()))
    }

    /// The next poll is due so long from now.
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
