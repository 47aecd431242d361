//! One poll's response, owned, with what the acceptors decided on it.

use std::fmt::{self, Write};
use std::time::Duration;

use crate::__private::Exchange;
use crate::access::{Access, Describe};
use crate::declaration::{Acceptor, State};
use crate::eval::Trace;
use crate::line::line;
use crate::response::{Decision, Response};
use crate::waiter::Waiter;

/// Errors of HTTP clients have whole pages in them.
const SHOWN_ERROR: usize = 1_024;

/// The response of one poll and the decision on it: what [`Waiter::poll_once`] returns and what
/// [`WaitOutput`](crate::WaitOutput) and [`WaitError`](crate::WaitError) keep of the last poll.
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
        // One run decides and tells what it saw, so that the two never differ.
        let mut trace = Trace::values();
        let acceptor = waiter.decide(Exchange::new(input, response(&result, status)), &mut trace);
        let summary = match &result {
            Ok(_) => match (trace.into_text(), status) {
                (text, Some(status)) if text.is_empty() => {
                    format!("a successful response (HTTP {status})")
                }
                (text, None) if text.is_empty() => "a successful response".to_owned(),
                (text, _) => text,
            },
            Err(error) => {
                let error = Describe::<_, W::Access>::new(error);
                match line(SHOWN_ERROR, |line| write!(line, "{error}")) {
                    text if text.is_empty() => "an error without a text".to_owned(),
                    text => text,
                }
            }
        };
        Self {
            decision: Decision::of::<W>(acceptor, result.is_err()),
            summary,
            result,
            status,
        }
    }

    /// What the acceptors decided.
    pub fn state(&self) -> State {
        self.decision.state()
    }

    /// The acceptor that matched. `None`: no acceptor did, which retries a success and fails an error.
    pub fn acceptor(&self) -> Option<&'static Acceptor> {
        self.decision.acceptor()
    }

    /// The output or the error.
    ///
    /// # Errors
    /// The error the operation answered with.
    pub fn result(&self) -> Result<&W::Output, &W::Error> {
        self.result.as_ref()
    }

    /// The output, if the operation succeeded.
    pub fn output(&self) -> Option<&W::Output> {
        self.result.as_ref().ok()
    }

    /// The error, if the operation failed.
    pub fn error(&self) -> Option<&W::Error> {
        self.result.as_ref().err()
    }

    /// The HTTP status of an error; of a success only where the waiter has a `status` acceptor.
    pub fn status(&self) -> Option<u16> {
        response(&self.result, self.status).status_by::<W::Access>()
    }

    /// How long the service asks to wait before the next poll, if the response is an error that says so: for
    /// [`Delay::after_hint`](crate::Delay::after_hint).
    pub fn retry_after(&self) -> Option<Duration> {
        self.error().and_then(W::Access::retry_after)
    }

    /// The output or the error, owned.
    ///
    /// # Errors
    /// The error the operation answered with.
    pub fn into_result(self) -> Result<W::Output, W::Error> {
        self.result
    }

    /// The values that the acceptors looked at, up to the one that matched, or the error, on one line:
    /// `certificate.status = PENDING_VALIDATION`. "a successful response" where they looked at no value. Of a long value it is
    /// the first 512 bytes, of all values and of an error the first 1,024, and `…`. Characters that break or disguise a line are
    /// escaped: controls, separators of lines, marks of direction and what has no width.
    ///
    /// Of a custom operation, where patterns looked at the output and no path did, it is the output as `Debug` prints
    /// it, or its name if that is more than 40 bytes: `Running { percent: 40 }`, `Job {…}`.
    ///
    /// This is also what logs and messages show, so a path to a secret does not belong into an acceptor.
    pub fn summary(&self) -> &str {
        &self.summary
    }
}

fn response<O, E>(result: &Result<O, E>, status: Option<u16>) -> Response<'_, O, E> {
    let response = Response::from(result);
    match status {
        Some(status) => response.with_status(status),
        None => response,
    }
}

// Not derived: a derive would ask for `W: Debug`.
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
