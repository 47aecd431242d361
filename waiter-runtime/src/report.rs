//! The report of a failed wait.

use std::fmt::{self, Write};
use std::time::Duration;

use crate::declaration::Acceptor;
use crate::delay::Delay;
use crate::error_info::ErrorInfo;
use crate::first_poll::FirstPoll;
use crate::history::{History, Times};
use crate::line::{LINE, Line, REPORT, write_line};
use crate::observation::Observation;
use crate::readable::Readable;
use crate::schedule::{Cause, Schedule};
use crate::waiter::Waiter;

/// The most bytes of a request id.
const SHOWN_ID: usize = 256;

/// The report of a wait that did not succeed. [`WaitError::report`](crate::WaitError::report) returns it.
///
/// `Display` prints it in several lines, as [`WaitError`](crate::WaitError) shows. Times count from the beginning of the wait.
/// Each line has at most 2 KiB and the whole report 16 KiB. `…` marks a cut. Characters that break or disguise a line are
/// escaped.
pub struct WaitReport<W: Waiter> {
    pub(crate) cause: Cause,
    /// The last response.
    pub(crate) last: Option<Observation<W>>,
    /// The last poll, if it took longer than `poll_timeout`.
    pub(crate) timed_out: Option<Observation<W>>,
    pub(crate) attempts: u32,
    pub(crate) elapsed: Duration,
    pub(crate) schedule: Schedule,
    pub(crate) history: History,
    pub(crate) request: Option<String>,
    pub(crate) cut_off_after: Option<Duration>,
}

impl<W: Waiter> WaitReport<W> {
    /// Returns the waiter's name.
    pub fn waiter(&self) -> &'static str {
        W::DECLARATION.name
    }

    /// Returns the last response with the decision on it. It is `None` if no poll had a response.
    ///
    /// A poll that the deadline cut off, or that took longer than `poll_timeout`, has no response. After such a last poll,
    /// [`Observation::next_step`] has no response from before either.
    pub fn last(&self) -> Option<&Observation<W>> {
        self.last.as_ref()
    }

    /// Returns the last response with the decision on it, owned.
    pub fn into_last(self) -> Option<Observation<W>> {
        self.last
    }

    /// Returns true if the last poll took longer than `poll_timeout`.
    pub fn timed_out(&self) -> bool {
        self.timed_out.is_some()
    }

    /// Returns the last poll that was not cut off by the deadline.
    fn last_poll(&self) -> Option<&Observation<W>> {
        self.timed_out.as_ref().or(self.last.as_ref())
    }

    /// Returns the acceptor that matched the last response, if one did.
    pub fn acceptor(&self) -> Option<&'static Acceptor> {
        self.last_poll().and_then(Observation::acceptor)
    }

    /// Returns the reason of the failure in the last output, as the declaration's `reason` or `failure(PATH)` finds it.
    ///
    /// - It is one line of at most 1,024 bytes. `…` marks a cut. Characters that break or disguise a line are escaped.
    /// - The texts of a list are joined by `; `, at most eight of them.
    /// - It is `None` if the text is null or empty, if its evaluation fails, and if the last response is an error.
    ///
    /// ```
    /// # use waiter_runtime::waiter;
    /// use aws_sdk_acm::types::CertificateStatus;
    ///
    /// waiter! {
    ///     struct CertificateIssued;
    ///     operation: aws_sdk_acm::DescribeCertificate,
    ///     delay: 60s,
    ///     max_attempts: 40,
    ///     reason: certificate.failure_reason,
    ///     acceptors: {
    ///         path certificate.status == CertificateStatus::Issued => success,
    ///         path certificate.status == CertificateStatus::Failed => failure,
    ///     },
    /// }
    ///
    /// # async fn example(client: aws_sdk_acm::Client, arn: &str) {
    /// let waited = CertificateIssued.wait(client.describe_certificate().certificate_arn(arn)).await;
    /// if let Err(error) = waited {
    ///     println!("{}", error.report().reason().unwrap_or("unknown")); // CAA_ERROR
    /// }
    /// # }
    /// ```
    pub fn reason(&self) -> Option<&str> {
        self.last().and_then(Observation::reason)
    }

    /// Returns the last output, if the last response was one.
    pub fn output(&self) -> Option<&W::Output> {
        self.last().and_then(Observation::output)
    }

    /// Returns the operation's error, if the last response was one. For an operation of the SDK, a poll that took longer than
    /// `poll_timeout` is one, too.
    pub fn operation_error(&self) -> Option<&W::Error> {
        self.last_poll().and_then(Observation::error)
    }

    /// Returns the label of the wait ([`Wait::label`](crate::Wait::label)), or the members of the request on one line of at
    /// most 256 bytes: `certificate_arn: "arn:aws:acm:…"`. Members that the SDK's model marks as sensitive are masked.
    ///
    /// It is `None` for a custom operation without a label. From [`Observation::next_step`], it is only the label.
    pub fn request(&self) -> Option<&str> {
        self.request.as_deref()
    }

    /// Returns the number of polls. A poll that the deadline cut off counts.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Returns the time that the last poll was in flight when the deadline cut it off. It is `None` if the poll ended.
    pub fn cut_off_after(&self) -> Option<Duration> {
        self.cut_off_after
    }

    /// Returns the duration of the wait.
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// Returns the limit of the duration, if there was one.
    pub fn max_wait(&self) -> Option<Duration> {
        self.schedule.max_wait
    }

    /// Returns the limit of polls, if there was one.
    pub fn max_attempts(&self) -> Option<u32> {
        self.schedule.max_attempts
    }

    /// Returns the limit of one poll, if there was one.
    pub fn poll_timeout(&self) -> Option<Duration> {
        self.schedule.poll_timeout
    }

    /// Returns the delay between two polls.
    pub fn delay(&self) -> Delay {
        self.schedule.delay
    }

    /// Returns the responses of the wait, counted.
    pub fn history(&self) -> &History {
        &self.history
    }
}

impl<W: Waiter> WaitReport<W> {
    /// Writes the report as one line: the outcome, the last response and the acceptor.
    pub(crate) fn write_line(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_line(f, LINE, |line| {
            self.write_outcome(line)?;
            let Some(last) = self.last_poll() else {
                return line.write_str(": no response");
            };
            write!(line, ": {}", last.summary())?;
            if let Some(reason) = self.reason() {
                write!(line, " (reason: {reason})")?;
            }
            match last.acceptor() {
                Some(acceptor) => write!(line, " matched `{acceptor}`")?,
                None => line.write_str(", which no acceptor matches")?,
            }
            match last.streak() {
                Some(streak) => write!(line, ", {}", streak.in_words()),
                None => Ok(()),
            }
        })
    }

    /// Writes "waiter Issued failed after 3 attempts in 120s".
    fn write_outcome(&self, line: &mut Line<'_>) -> fmt::Result {
        let duration = fmt::from_fn(|f| self.write_duration(f));
        write!(line, "waiter {} failed", self.waiter())?;
        match self.cause {
            Cause::Acceptor | Cause::UnmatchedError => write!(line, " after {duration}"),
            Cause::MaxAttempts => write!(line, ": max attempts exceeded ({duration})"),
            Cause::MaxWait if self.schedule.has_deadline => {
                write!(line, ": deadline exceeded ({duration})")
            }
            Cause::MaxWait => write!(line, ": max wait exceeded ({duration})"),
        }
    }

    /// Writes "3 attempts in 120s" or "4 attempts in 600s, the last one cut off after 59.8s".
    fn write_duration(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let elapsed = Readable(self.elapsed);
        match self.attempts {
            1 => write!(f, "1 attempt in {elapsed}")?,
            attempts => write!(f, "{attempts} attempts in {elapsed}")?,
        }
        match (self.cut_off_after, self.attempts) {
            (None, _) => Ok(()),
            (Some(_), 1) => f.write_str(", cut off"),
            (Some(after), _) => write!(f, ", the last one cut off after {}", Readable(after)),
        }
    }

    fn write_lines(&self, out: &mut Line<'_>) -> fmt::Result {
        out.part(LINE, |line| self.write_outcome(line))?;
        write_row(out, "operation", |line| {
            line.write_str(W::DECLARATION.operation)
        })?;
        if let Some(request) = self.request() {
            write_row(out, "request", |line| line.write_str(request))?;
        }
        write_row(out, "limits", |line| self.write_limits(line))?;
        self.write_history(out)?;
        if let Some(last) = self.last() {
            write_row(out, "last", |line| line.write_str(last.summary()))?;
            if let Some(reason) = last.reason() {
                write_row(out, "reason", |line| line.write_str(reason))?;
            }
            if let Some(id) = last.error().and_then(W::ErrorInfo::request_id) {
                write_row(out, "request id", |line| {
                    line.part(SHOWN_ID, |line| line.write_str(id))
                })?;
            }
        }
        let Some(last) = self.last_poll() else {
            return Ok(());
        };
        if last.timed_out() {
            write_row(out, "last poll", |line| line.write_str(last.summary()))?;
        }
        write_row(out, "acceptor", |line| match last.acceptor() {
            Some(acceptor) => write!(line, "{acceptor}"),
            None => line.write_str("none matches"),
        })?;
        match last.streak() {
            Some(streak) => write_row(out, "streak", |line| write!(line, "{}", streak.in_words())),
            None => Ok(()),
        }
    }

    /// Writes "max attempts 40, max wait 600s, delay 60s".
    fn write_limits(&self, line: &mut Line<'_>) -> fmt::Result {
        if let Some(attempts) = self.max_attempts() {
            write!(line, "max attempts {attempts}, ")?;
        }
        if let Some(max_wait) = self.max_wait() {
            let name = if self.schedule.has_deadline {
                "deadline after"
            } else {
                "max wait"
            };
            write!(line, "{name} {}, ", Readable(max_wait))?;
        }
        if self.schedule.first_poll != FirstPoll::AT_ONCE {
            write!(line, "first poll after {}, ", self.schedule.first_poll)?;
        }
        write!(line, "delay {}", self.delay())?;
        if let Some(limit) = self.poll_timeout() {
            write!(line, ", poll timeout {}", Readable(limit))?;
        }
        if self.schedule.without_streaks {
            line.write_str(", without streaks")?;
        }
        Ok(())
    }

    /// Writes a row for each entry of the history.
    fn write_history(&self, out: &mut Line<'_>) -> fmt::Result {
        let history = self.history();
        let mut label = "seen";
        for entry in history.entries() {
            write_row(out, label, |line| {
                write_times(line, entry.times)?;
                write!(line, ": {}, {}", entry.summary(), entry.state())
            })?;
            label = "";
        }
        if let Some(times) = history.evicted_times() {
            write_row(out, label, |line| {
                write_times(line, times)?;
                line.write_str(": other things")
            })?;
        }
        if let Some(after) = self.cut_off_after {
            let begun = Readable(self.elapsed.saturating_sub(after));
            write_row(out, label, |line| {
                write!(
                    line,
                    "once, asked at {begun}: no response, cut off by the deadline"
                )
            })?;
        }
        Ok(())
    }
}

/// Writes one more line with its label.
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

/// Writes "3 times from 0ms to 120s" or "once at 180s".
fn write_times(line: &mut Line<'_>, times: Times) -> fmt::Result {
    let (first, last) = (Readable(times.first_seen), Readable(times.last_seen));
    match times.count {
        1 => write!(line, "once at {first}"),
        count => write!(line, "{count} times from {first} to {last}"),
    }
}

impl<W: Waiter> fmt::Display for WaitReport<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_line(f, REPORT, |out| self.write_lines(out))
    }
}

impl<W: Waiter<Output: Clone, Error: Clone>> Clone for WaitReport<W> {
    fn clone(&self) -> Self {
        Self {
            last: self.last.clone(),
            timed_out: self.timed_out.clone(),
            history: self.history.clone(),
            request: self.request.clone(),
            ..*self
        }
    }
}

impl<W: Waiter> fmt::Debug for WaitReport<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WaitReport")
            .field("waiter", &self.waiter())
            .field("cause", &self.cause)
            .field("last", &self.last)
            .field("timed_out", &self.timed_out)
            .field("attempts", &self.attempts)
            .field("elapsed", &self.elapsed)
            .field("schedule", &self.schedule)
            .field("history", &self.history)
            .field("request", &self.request)
            .field("cut_off_after", &self.cut_off_after)
            .finish()
    }
}
