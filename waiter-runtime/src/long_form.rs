//! A failed wait in several lines, for whoever is woken up by it: `{error:#}`.

use std::fmt;

use crate::access::Access;
use crate::error::{WaitError, WaitReport};
use crate::readable::{OneLine, Readable};
use crate::tally::Times;
use crate::waiter::Waiter;

/// All that is known of the wait, from what was waited for to the acceptor that decided.
pub(crate) fn write<W: Waiter>(error: &WaitError<W>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let report = error.report();
    error.write_outcome(f)?;
    write!(f, "\n  operation  {}", W::DECLARATION.operation)?;
    if let Some(request) = report.request() {
        write!(f, "\n  request    {request}")?;
    }
    write!(f, "\n  limits     ")?;
    write_limits(report, f)?;
    write_seen(report, f)?;
    let Some(last) = report.last() else {
        return Ok(());
    };
    write!(f, "\n  last       {}", last.seen())?;
    if let Some(id) = last.error().and_then(W::Access::request_id) {
        write!(f, "\n  request id {}", OneLine(id))?;
    }
    match last.acceptor() {
        Some(acceptor) => write!(f, "\n  acceptor   {acceptor}"),
        None => write!(f, "\n  acceptor   none matches"),
    }
}

/// "max attempts 40, max wait 600s, delay 60s".
fn write_limits<W: Waiter>(report: &WaitReport<W>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if let Some(attempts) = report.max_attempts() {
        write!(f, "max attempts {attempts}, ")?;
    }
    if let Some(max_wait) = report.max_wait() {
        write!(f, "max wait {}, ", Readable(max_wait))?;
    }
    write!(f, "delay {}", report.delay())
}

/// A line for each thing that was seen.
fn write_seen<W: Waiter>(report: &WaitReport<W>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let tally = report.tally();
    if tally.polls() == 0 && report.last().is_some() {
        // The loop was not a `Wait`'s.
        return Ok(());
    }
    let mut label = "seen";
    for sighting in tally.sightings() {
        let (when, seen, state) = (
            When(sighting.times()),
            sighting.seen(),
            sighting.state().as_str(),
        );
        write!(f, "\n  {label:<11}{when}: {seen}, {state}")?;
        label = "";
    }
    if let Some(others) = tally.other_times() {
        write!(f, "\n  {label:<11}{}: other things", When(others))?;
    }
    if let Some(after) = report.cut_off_after() {
        let begun = Readable(report.elapsed().saturating_sub(after));
        write!(
            f,
            "\n  {label:<11}once, asked at {begun}: no response, cut off by the deadline"
        )?;
    }
    Ok(())
}

/// "3 times from 0ms to 120s", "once at 180s".
struct When(Times);

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = (Readable(self.0.first), Readable(self.0.last));
        match self.0.count {
            1 => write!(f, "once at {first}"),
            count => write!(f, "{count} times from {first} to {last}"),
        }
    }
}
