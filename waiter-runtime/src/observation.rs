//! One poll: the response with the acceptors' decision on it.

use std::fmt::{self, Write};
use std::time::Duration;

use crate::decision::Decision;
use crate::declaration::{Acceptor, State};
use crate::error_info::ErrorInfo;
use crate::eval::Trace;
use crate::line::line;
use crate::response::Response;
use crate::waiter::{PollContext, Waiter};

/// The most bytes of an error's text. Errors of HTTP clients contain whole pages.
const SHOWN_ERROR: usize = 1_024;

/// The response of one poll, with the acceptors' decision on it.
///
/// [`Waiter::poll_once`] returns it. [`WaitOutput`](crate::WaitOutput) and [`WaitReport`](crate::WaitReport) keep the last
/// one, and [`Poll`](crate::Poll) dereferences to it.
pub struct Observation<W: Waiter> {
    result: Result<W::Output, W::Error>,
    status: Option<u16>,
    decision: Decision,
    summary: String,
}

impl<W: Waiter> Observation<W> {
    pub(crate) fn new(
        waiter: &W,
        input: Option<&W::Input>,
        result: Result<W::Output, W::Error>,
        status: Option<u16>,
    ) -> Self {
        let response = Response {
            result: result.as_ref(),
            status,
        };
        let context = PollContext::<W>::new(input, response);
        let status = context.status;
        // One run decides and writes the trace, so that the two never differ.
        let mut trace = Trace::values();
        let acceptor = waiter.decide(context, &mut trace);
        let summary = match &result {
            Ok(_) => success_summary(trace.into_text(), status),
            Err(error) => error_summary::<W>(error),
        };
        Self {
            decision: Decision::new(&W::DECLARATION, acceptor, result.is_err()),
            summary,
            result,
            status,
        }
    }

    /// Returns the acceptors' decision.
    pub fn decision(&self) -> Decision {
        self.decision
    }

    /// Returns the state that the acceptors decided on.
    pub fn state(&self) -> State {
        self.decision.state()
    }

    /// Returns the acceptor that matched. If none did, a success retries and an error fails the wait.
    pub fn acceptor(&self) -> Option<&'static Acceptor> {
        self.decision.acceptor()
    }

    /// Returns the output or the error.
    ///
    /// # Errors
    /// The operation's error.
    pub fn result(&self) -> Result<&W::Output, &W::Error> {
        self.result.as_ref()
    }

    /// Returns the output, if the operation succeeded.
    pub fn output(&self) -> Option<&W::Output> {
        self.result.as_ref().ok()
    }

    /// Returns the error, if the operation failed.
    pub fn error(&self) -> Option<&W::Error> {
        self.result.as_ref().err()
    }

    /// Returns the HTTP status of an error. The status of a success is known only if the waiter has a `status` acceptor.
    pub fn status(&self) -> Option<u16> {
        self.status
    }

    /// Returns the delay before the next poll that an error response asks for.
    ///
    /// [`Delay::next_delay`](crate::Delay::next_delay) takes it.
    pub fn retry_after(&self) -> Option<Duration> {
        self.error().and_then(W::ErrorInfo::retry_after)
    }

    /// Returns the output or the error, owned.
    ///
    /// # Errors
    /// The operation's error.
    pub fn into_result(self) -> Result<W::Output, W::Error> {
        self.result
    }

    /// Returns the values that the acceptors compared, up to the one that matched, or the error:
    /// `certificate.status = PENDING_VALIDATION`.
    ///
    /// - It is "a successful response" if the acceptors compared no value.
    /// - It is one line of at most 1,024 bytes, with at most 512 bytes for each value. `…` marks a cut. Characters that break
    ///   or disguise a line are escaped.
    /// - If only patterns looked at the output of a custom operation, it is the output as `Debug` prints it, or its name if
    ///   that is more than 40 bytes: `Running { percent: 40 }`, `Job {…}`.
    ///
    /// Logs and messages show it, so do not compare a secret in an acceptor.
    pub fn summary(&self) -> &str {
        &self.summary
    }
}

fn success_summary(values: String, status: Option<u16>) -> String {
    match status {
        _ if !values.is_empty() => values,
        Some(status) => format!("a successful response (HTTP {status})"),
        None => "a successful response".to_owned(),
    }
}

fn error_summary<W: Waiter>(error: &W::Error) -> String {
    let description = fmt::from_fn(|f| W::ErrorInfo::describe(error, f));
    match line(SHOWN_ERROR, |line| write!(line, "{description}")) {
        text if text.is_empty() => "an error without a text".to_owned(),
        text => text,
    }
}

impl<W: Waiter<Output: Clone, Error: Clone>> Clone for Observation<W> {
    fn clone(&self) -> Self {
        Self {
            result: self.result.clone(),
            status: self.status,
            decision: self.decision,
            summary: self.summary.clone(),
        }
    }
}

// Not derived: a derive would require `W: Debug`.
impl<W: Waiter> fmt::Debug for Observation<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Observation")
            .field("result", &self.result)
            .field("status", &self.status)
            .field("decision", &self.decision)
            .field("summary", &self.summary)
            .finish()
    }
}
