//! A failed wait in several lines, for whoever is woken up by it: `{error:#}`.

use std::fmt::{self, Write};

use crate::access::Access;
use crate::error::{WaitError, WaitReport};
use crate::history::Times;
use crate::line::{LINE, Line, REPORT, write_line};
use crate::readable::Readable;
use crate::waiter::Waiter;

/// The most bytes of a request id.
const SHOWN_ID: usize = 256;

/// All that is known of the wait, from what was waited for to the acceptor that decided.
pub(crate) fn write<W: Waiter>(error: &WaitError<W>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write_line(f, REPORT, |out| write_lines(error, out))
}

fn write_lines<W: Waiter>(error: &WaitError<W>, out: &mut Line<'_>) -> fmt::Result {
    let report = error.report();
    out.part(LINE, |line| error.write_outcome(line))?;
    write_row(out, "operation", |line| {
        line.write_str(W::DECLARATION.operation)
    })?;
    if let Some(request) = report.request() {
        write_row(out, "request", |line| line.write_str(request))?;
    }
    write_row(out, "limits", |line| write_limits(report, line))?;
    write_seen(report, out)?;
    let Some(last) = report.last() else {
        return Ok(());
    };
    write_row(out, "last", |line| line.write_str(last.summary()))?;
    if let Some(id) = last.error().and_then(W::Access::request_id) {
        write_row(out, "request id", |line| {
            line.part(SHOWN_ID, |line| line.write_str(id))
        })?;
    }
    write_row(out, "acceptor", |line| match last.acceptor() {
        Some(acceptor) => write!(line, "{acceptor}"),
        None => line.write_str("none matches"),
    })
}

/// One more line, with its label.
fn write_row(
    out: &mut Line<'_>,
    label: &str,
    write: impl FnOnce(&mut Line<'_>) -> fmt::Result,
) -> fmt::Result {
    out.break_line()?;
    out.part(LINE, |line| {
        write!(line, "  {label:<11}")?;
        write(line)
    })
}

/// "max attempts 40, max wait 600s, delay 60s".
fn write_limits<W: Waiter>(report: &WaitReport<W>, line: &mut Line<'_>) -> fmt::Result {
    if let Some(attempts) = report.max_attempts() {
        write!(line, "max attempts {attempts}, ")?;
    }
    if let Some(max_wait) = report.max_wait() {
        write!(line, "max wait {}, ", Readable(max_wait))?;
    }
    write!(line, "delay {}", report.delay())
}

/// A line for each thing that was seen.
fn write_seen<W: Waiter>(report: &WaitReport<W>, out: &mut Line<'_>) -> fmt::Result {
    let history = report.history();
    if history.polls() == 0 && report.last().is_some() {
        // The loop was not a `Wait`'s.
        return Ok(());
    }
    let mut label = "seen";
    for entry in history.entries() {
        let (when, seen, state) = (When(entry.times()), entry.summary(), entry.state().as_str());
        write_row(out, label, |line| write!(line, "{when}: {seen}, {state}"))?;
        label = "";
    }
    if let Some(others) = history.other_times() {
        write_row(out, label, |line| {
            write!(line, "{}: other things", When(others))
        })?;
    }
    if let Some(after) = report.cut_off_after() {
        let begun = Readable(report.elapsed().saturating_sub(after));
        write_row(out, label, |line| {
            write!(
                line,
                "once, asked at {begun}: no response, cut off by the deadline"
            )
        })?;
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
