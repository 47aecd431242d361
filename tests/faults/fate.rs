//! The fate of one wait among many: a script for the server, and the end that the wait must have.

use waiter_runtime::{WaitError, WaitOutput};

use crate::act::{self, Act};
use crate::service::Issued;

/// The responses before the end.
const FLAPS: [Act; 12] = [
    act::PENDING,
    act::THROTTLED,
    act::THROTTLED_3_MS,
    act::THROTTLED_A_SECOND,
    act::INTERNAL,
    act::BAD_GATEWAY,
    act::BROKEN_JSON,
    Act::Close,
    Act::CutHead,
    Act::CutBody,
    Act::ShortLength,
    Act::Garbage,
];

/// The limit for waits that use up their attempts.
pub(crate) const MAX_ATTEMPTS: u32 = 3;

/// The end of a wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    Issued,
    Failure,
    UnmatchedError,
    MaxAttempts,
    /// The server stalls, and the wait has a deadline.
    MaxWait,
    /// The server stalls, and the wait is dropped.
    Dropped,
}

/// The course of a wait.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fate {
    /// The index of its first fault.
    first: usize,
    /// The number of faults before the end.
    flaps: usize,
    pub(crate) end: End,
}

impl Fate {
    /// Returns a fixed fate for each number. The numbers cover every end and every fault in turn.
    pub(crate) fn of(number: usize) -> Self {
        let end = match (number % 500, number % 50) {
            (0, _) => End::MaxWait,
            (250, _) => End::Dropped,
            (_, 0..4) => End::MaxAttempts,
            (_, 4..8) => End::UnmatchedError,
            (_, 8..12) => End::Failure,
            _ => End::Issued,
        };
        let flaps = match end {
            End::MaxWait | End::Dropped => 0,
            End::MaxAttempts => MAX_ATTEMPTS as usize,
            End::Issued | End::Failure | End::UnmatchedError => number / 50 % 3,
        };
        Self {
            first: number / 7,
            flaps,
            end,
        }
    }

    /// Returns the server's response to request number `n`, counted from 0.
    pub(crate) fn act(self, n: usize) -> Act {
        if n < self.flaps {
            return FLAPS[(self.first + n) % FLAPS.len()];
        }
        match self.end {
            // A poll after the last attempt would succeed, which the test would notice.
            End::Issued | End::MaxAttempts => act::ISSUED,
            End::Failure => act::FAILED,
            End::UnmatchedError => act::DENIED,
            End::MaxWait | End::Dropped => Act::Stall,
        }
    }

    /// Returns true if the server stalls.
    pub(crate) fn stalls(self) -> bool {
        matches!(self.end, End::MaxWait | End::Dropped)
    }

    /// Returns the number of polls that the wait makes.
    pub(crate) fn attempts(self) -> usize {
        match self.end {
            End::MaxAttempts => self.flaps,
            _ => self.flaps + 1,
        }
    }
}

impl End {
    /// Returns the end of a wait that was not dropped.
    pub(crate) fn of(result: &Result<WaitOutput<Issued>, WaitError<Issued>>) -> Self {
        match result {
            Ok(_) => Self::Issued,
            Err(WaitError::Failure(_)) => Self::Failure,
            Err(WaitError::UnmatchedError(_)) => Self::UnmatchedError,
            Err(WaitError::MaxAttemptsExceeded(_)) => Self::MaxAttempts,
            Err(WaitError::MaxWaitExceeded(_)) => Self::MaxWait,
            Err(error) => panic!("{error}"),
        }
    }
}
