//! Why a wait ended without success.

use std::error::Error;
use std::fmt::{self, Write};
use std::time::Duration;

use aws_smithy_types::error::metadata::{
    EMPTY_ERROR_METADATA, ErrorMetadata, ProvideErrorMetadata,
};

use crate::access::Access;
use crate::declaration::Acceptor;
use crate::delay::Delay;
use crate::history::History;
use crate::line::{LINE, Line, write_line};
use crate::observation::Observation;
use crate::readable::Readable;
use crate::report;
use crate::schedule::Schedule;
use crate::waiter::Waiter;

/// A wait that did not succeed.
///
/// Each variant carries a [`WaitReport`]: how many polls were made, how long it took, and the last response or error.
/// `Display` says the end of it on one line:
///
/// ```text
/// waiter CertificateIssued failed after 3 attempts in 120s: certificate.status = FAILED matched `path certificate.status == CertificateStatus::Failed => failure`
/// ```
///
/// `{error:#}` says all of it on several, for whoever has to act on it:
///
/// ```text
/// waiter CertificateIssued failed after 3 attempts in 120s
///   operation  DescribeCertificate
///   request    certificate_arn: "arn:aws:acm:eu-central-1:123456789012:certificate/example"
///   limits     max attempts 40, delay 60s
///   seen       2 times from 0ms to 60s: certificate.status = PENDING_VALIDATION, retry
///              once at 120s: certificate.status = FAILED, failure
///   last       certificate.status = FAILED
///   acceptor   path certificate.status == CertificateStatus::Failed => failure
/// ```
///
/// Times count from the beginning of the wait. The same is there as data: [`report`](Self::report).
///
/// The line has at most 2 KiB and the report 16 KiB, whatever a service or a type sends. `…` marks a cut. Characters that break
/// or disguise a line are escaped.
#[non_exhaustive]
pub enum WaitError<W: Waiter> {
    /// A `failure` acceptor matched the last response.
    Failure(Box<WaitReport<W>>),
    /// The operation answered with an error that no acceptor names.
    UnmatchedError(Box<WaitReport<W>>),
    /// `max_attempts` polls were made, and the last one still said retry.
    MaxAttemptsExceeded(Box<WaitReport<W>>),
    /// `max_wait` is used up. The last poll still said retry, or it was in flight when its time ended and was dropped. The report
    /// holds the last response there was.
    MaxWaitExceeded(Box<WaitReport<W>>),
}

/// What is known of a wait that did not succeed.
pub struct WaitReport<W: Waiter> {
    pub(crate) last: Option<Observation<W>>,
    pub(crate) attempts: u32,
    pub(crate) elapsed: Duration,
    pub(crate) schedule: Schedule,
    pub(crate) history: History,
    pub(crate) request: Option<String>,
    pub(crate) cut_off_after: Option<Duration>,
}

impl<W: Waiter> WaitReport<W> {
    /// The waiter's name.
    pub fn waiter(&self) -> &'static str {
        W::DECLARATION.name
    }

    /// The last response and the decision on it. `None` only if the deadline cut off the very first poll.
    pub fn last(&self) -> Option<&Observation<W>> {
        self.last.as_ref()
    }

    /// The last response and the decision on it, owned.
    pub fn into_last(self) -> Option<Observation<W>> {
        self.last
    }

    /// What was asked for: the members of the request, on one line (`certificate_arn: "arn:aws:acm:…"`), their first 256 bytes.
    /// What the SDK's model marks as sensitive is masked. Or what [`Wait::label`](crate::Wait::label) says. `None` where the
    /// operation is not the SDK's and nothing was told, and from [`Observation::next_step`].
    pub fn request(&self) -> Option<&str> {
        self.request.as_deref()
    }

    /// How many polls were made, one that the deadline cut off included.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// How long the last poll had been in flight when the deadline cut it off. `None`: it was answered.
    pub fn cut_off_after(&self) -> Option<Duration> {
        self.cut_off_after
    }

    /// How long the wait took.
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// The deadline the wait had, if it had one.
    pub fn max_wait(&self) -> Option<Duration> {
        self.schedule.max_wait
    }

    /// How many polls the wait could make, if that was limited.
    pub fn max_attempts(&self) -> Option<u32> {
        self.schedule.max_attempts
    }

    /// The delay between two polls that the wait had.
    pub fn delay(&self) -> Delay {
        self.schedule.delay
    }

    /// What was seen on the way, and how often.
    pub fn history(&self) -> &History {
        &self.history
    }
}

impl<W: Waiter> WaitError<W> {
    /// What is known of the wait.
    pub fn report(&self) -> &WaitReport<W> {
        match self {
            Self::Failure(report)
            | Self::UnmatchedError(report)
            | Self::MaxAttemptsExceeded(report)
            | Self::MaxWaitExceeded(report) => report,
        }
    }

    /// What is known of the wait, owned.
    pub fn into_report(self) -> WaitReport<W> {
        match self {
            Self::Failure(report)
            | Self::UnmatchedError(report)
            | Self::MaxAttemptsExceeded(report)
            | Self::MaxWaitExceeded(report) => *report,
        }
    }

    /// The waiter's name.
    pub fn waiter(&self) -> &'static str {
        self.report().waiter()
    }

    /// How many polls were made, one that the deadline cut off included.
    pub fn attempts(&self) -> u32 {
        self.report().attempts()
    }

    /// How long the wait took.
    pub fn elapsed(&self) -> Duration {
        self.report().elapsed()
    }

    /// The last response and the decision on it. `None` only if the deadline cut off the very first poll.
    pub fn last(&self) -> Option<&Observation<W>> {
        self.report().last()
    }

    /// The acceptor that matched the last response, if any did.
    pub fn acceptor(&self) -> Option<&'static Acceptor> {
        self.last().and_then(Observation::acceptor)
    }

    /// The last output, if the last response was one.
    pub fn output(&self) -> Option<&W::Output> {
        self.last().and_then(Observation::output)
    }

    /// The operation's error, if the last response was one.
    pub fn operation_error(&self) -> Option<&W::Error> {
        self.last().and_then(Observation::error)
    }
}

impl<W: Waiter> WaitError<W> {
    /// "waiter Issued failed after 3 attempts in 120s".
    pub(crate) fn write_outcome(&self, f: &mut Line<'_>) -> fmt::Result {
        let spent = Spent {
            attempts: self.attempts(),
            elapsed: self.elapsed(),
            cut_off_after: self.report().cut_off_after(),
        };
        write!(f, "waiter {} failed", self.waiter())?;
        match self {
            Self::Failure(_) | Self::UnmatchedError(_) => write!(f, " after {spent}"),
            Self::MaxAttemptsExceeded(_) => write!(f, ": max attempts exceeded ({spent})"),
            Self::MaxWaitExceeded(_) => write!(f, ": max wait exceeded ({spent})"),
        }
    }
}

impl<W: Waiter> fmt::Display for WaitError<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() {
            return report::write(self, f);
        }
        write_line(f, LINE, |f| {
            self.write_outcome(f)?;
            f.write_str(": ")?;
            let Some(last) = self.last() else {
                return f.write_str("no response");
            };
            f.write_str(last.summary())?;
            match last.acceptor() {
                Some(acceptor) => write!(f, " matched `{acceptor}`"),
                None => f.write_str(", which no acceptor matches"),
            }
        })
    }
}

/// "3 attempts in 120s", "4 attempts in 600s, the last one cut off after 59.8s".
struct Spent {
    attempts: u32,
    elapsed: Duration,
    cut_off_after: Option<Duration>,
}

impl fmt::Display for Spent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let elapsed = Readable(self.elapsed);
        match self.attempts {
            1 => write!(f, "1 attempt in {elapsed}")?,
            attempts => write!(f, "{attempts} attempts in {elapsed}")?,
        }
        let Some(after) = self.cut_off_after.map(Readable) else {
            return Ok(());
        };
        match self.attempts {
            1 => write!(f, ", cut off"),
            _ => write!(f, ", the last one cut off after {after}"),
        }
    }
}

impl<W: Waiter> fmt::Debug for WaitError<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let variant = match self {
            Self::Failure(_) => "Failure",
            Self::UnmatchedError(_) => "UnmatchedError",
            Self::MaxAttemptsExceeded(_) => "MaxAttemptsExceeded",
            Self::MaxWaitExceeded(_) => "MaxWaitExceeded",
        };
        f.debug_tuple(variant).field(self.report()).finish()
    }
}

impl<W: Waiter> fmt::Debug for WaitReport<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WaitReport")
            .field("waiter", &self.waiter())
            .field("last", &self.last)
            .field("attempts", &self.attempts)
            .field("elapsed", &self.elapsed)
            .field("schedule", &self.schedule)
            .field("history", &self.history)
            .field("request", &self.request)
            .field("cut_off_after", &self.cut_off_after)
            .finish()
    }
}

impl<W: Waiter> Error for WaitError<W> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.operation_error().and_then(W::Access::source)
    }
}

/// The code, message and request id of the last response, if that was an error; empty otherwise.
///
/// `aws_types::request_id::RequestId` is for the metadata too: `error.meta().request_id()`.
impl<W> ProvideErrorMetadata for WaitError<W>
where
    W: Waiter<Error: ProvideErrorMetadata>,
{
    fn meta(&self) -> &ErrorMetadata {
        match self.operation_error() {
            Some(error) => error.meta(),
            None => const { &EMPTY_ERROR_METADATA },
        }
    }
}
