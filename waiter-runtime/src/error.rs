//! The error of a wait.

use std::error::Error;
use std::fmt;

use crate::report::WaitReport;
use crate::schedule::Cause;
use crate::waiter::Waiter;

/// A wait that did not succeed.
///
/// Each variant holds a [`WaitReport`]: the number of polls, the duration, the last response, and more.
///
/// `Display` prints one line for a log:
///
/// ```text
/// waiter CertificateIssued failed after 3 attempts in 120s: certificate.status = FAILED matched `path certificate.status == CertificateStatus::Failed => failure`
/// ```
///
/// `Debug` prints the report, as `anyhow` does. So does `unwrap`, and a `main` or a test that returns the error:
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
/// `{:#?}` prints the structure, with the whole last response.
///
/// The line contains the operation's error, so [`source`](Error::source) returns `None`: an error chain prints it once.
/// [`report`](Self::report)`().operation_error()` returns it with its type.
#[non_exhaustive]
pub enum WaitError<W: Waiter> {
    /// A `failure` acceptor matched the last response.
    Failure(Box<WaitReport<W>>),
    /// The operation returned an error that no acceptor matches.
    UnmatchedError(Box<WaitReport<W>>),
    /// `max_attempts` polls were made, and the last one did not end the wait.
    MaxAttemptsExceeded(Box<WaitReport<W>>),
    /// `max_wait` passed. The last poll did not end the wait, or the deadline cut it off. In both cases the report holds the
    /// last response.
    MaxWaitExceeded(Box<WaitReport<W>>),
}

impl<W: Waiter> WaitError<W> {
    pub(crate) fn new(report: WaitReport<W>) -> Self {
        let report = Box::new(report);
        match report.cause {
            Cause::Acceptor => Self::Failure(report),
            Cause::UnmatchedError => Self::UnmatchedError(report),
            Cause::MaxAttempts => Self::MaxAttemptsExceeded(report),
            Cause::MaxWait => Self::MaxWaitExceeded(report),
        }
    }

    /// Returns the report of the wait.
    pub fn report(&self) -> &WaitReport<W> {
        match self {
            Self::Failure(report)
            | Self::UnmatchedError(report)
            | Self::MaxAttemptsExceeded(report)
            | Self::MaxWaitExceeded(report) => report,
        }
    }

    /// Returns the reason of the failure, if the declaration has a path to it: see [`WaitReport::reason`].
    pub fn reason(&self) -> Option<&str> {
        self.report().reason()
    }

    /// Returns the report of the wait, owned.
    pub fn into_report(self) -> WaitReport<W> {
        match self {
            Self::Failure(report)
            | Self::UnmatchedError(report)
            | Self::MaxAttemptsExceeded(report)
            | Self::MaxWaitExceeded(report) => *report,
        }
    }
}

impl<W: Waiter<Output: Clone, Error: Clone>> Clone for WaitError<W> {
    fn clone(&self) -> Self {
        Self::new(self.report().clone())
    }
}

impl<W: Waiter> fmt::Display for WaitError<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.report().write_line(f)
    }
}

impl<W: Waiter> fmt::Debug for WaitError<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !f.alternate() {
            return fmt::Display::fmt(self.report(), f);
        }
        let variant = match self {
            Self::Failure(_) => "Failure",
            Self::UnmatchedError(_) => "UnmatchedError",
            Self::MaxAttemptsExceeded(_) => "MaxAttemptsExceeded",
            Self::MaxWaitExceeded(_) => "MaxWaitExceeded",
        };
        f.debug_tuple(variant).field(self.report()).finish()
    }
}

impl<W: Waiter> Error for WaitError<W> {}
