//! Waiters for the conditions under which the service is killed.

use std::convert::Infallible;

use serde::Deserialize;
use waiter_runtime::waiter;

use crate::Failure;
use crate::jobs::server::{Clients, Polls};

waiter! {
    /// Waits until the job service has answered this many polls.
    pub(crate) struct Answered { pub(crate) want: u32 }

    operation: Result<Polls, Infallible>,
    delay: 20ms,
    max_wait: 10m,
    acceptors: { path answered >= {want} => success },
}

waiter! {
    /// Waits until this many polls wait for their answer.
    pub(crate) struct InFlight { pub(crate) want: u32 }

    operation: Result<Polls, Infallible>,
    delay: 20ms,
    max_wait: 10m,
    acceptors: { path in_flight >= {want} => success },
}

waiter! {
    /// Waits until the job service has noticed that its client is gone.
    pub(crate) struct Unused;

    operation: Result<Clients, Infallible>,
    delay: 20ms,
    max_wait: 10m,
    acceptors: { path connections == 0 && in_flight == 0 => success },
}

/// A call, as the server knows it.
#[derive(Debug, Deserialize)]
pub(crate) struct Call {
    status: String,
    /// The kind of the last entry in its journal.
    last_entry: String,
}

/// A wait between two polls.
#[derive(Debug)]
pub(crate) struct Pause {
    pub(crate) calls: Vec<Call>,
    /// The number of polls that wait for their answer.
    pub(crate) in_flight: u32,
}

waiter! {
    /// Waits until a call sleeps, and nothing of it is in the service. Its next poll is also an end.
    pub(crate) struct Asleep;

    operation: Result<Pause, Failure>,
    delay: 50ms,
    max_wait: 10m,
    acceptors: {
        path calls[0].status == "suspended" && calls[0].last_entry == "Command: Sleep" => success,
        path in_flight > 0 => success,
        path calls[0].status == "completed" => failure,
    },
}

/// The number of calls that have not ended.
#[derive(Debug, Deserialize)]
pub(crate) struct Open {
    open: u32,
}

waiter! {
    /// Waits until all calls have ended.
    pub(crate) struct AllEnded;

    operation: Result<Vec<Open>, Failure>,
    delay: 500ms,
    max_wait: 10m,
    acceptors: { path_all [].open == 0 => success },
}
