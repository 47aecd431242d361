//! The result of a case, by our waiter or the SDK's own, in the words that `tests/conformance/compare.py` compares.

use std::fmt;
use std::time::Duration;

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_runtime_api::client::waiters::FinalPoll;
use aws_smithy_runtime_api::client::waiters::error::WaiterError;
use waiter_runtime::{Acceptor, Observation, WaitError, WaitOutput, Waiter};

/// Longer than any scripted wait: the SDK's own waiters do not have a limit of attempts.
pub const FOREVER: Duration = Duration::from_hours(24 * 365);

/// An answer: the outcome, the index of the acceptor that decided, and the duration of a wait on Tokio's clock.
#[derive(Debug)]
pub struct Answer {
    outcome: String,
    acceptor: Option<usize>,
    elapsed: Duration,
}

impl Answer {
    fn new(outcome: impl Into<String>, acceptor: Option<usize>) -> Self {
        Self {
            outcome: outcome.into(),
            acceptor,
            elapsed: Duration::ZERO,
        }
    }

    fn after(self, elapsed: Duration) -> Self {
        Self { elapsed, ..self }
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\t", self.outcome)?;
        match self.acceptor {
            Some(acceptor) => write!(f, "{acceptor}")?,
            None => f.write_str("-")?,
        }
        write!(f, "\t{}", self.elapsed.as_secs())
    }
}

/// Returns the acceptor's index in the declaration. The acceptors of a waiter are all different, since an equal second
/// one could not be reached.
fn index<W: Waiter>(acceptor: Option<&Acceptor>) -> Option<usize> {
    let acceptors = W::DECLARATION.acceptors;
    acceptor.map(|acceptor| {
        acceptors
            .iter()
            .position(|declared| declared == acceptor)
            .expect("it was declared")
    })
}

/// Answers with one poll.
pub fn polled<W: Waiter>(observation: &Observation<W>) -> Answer {
    let acceptor = index::<W>(observation.acceptor());
    Answer::new(observation.state().as_str(), acceptor)
}

/// Answers with one poll, and the response on the same line.
pub fn shown<W: Waiter>(observation: &Observation<W>) -> Answer {
    let Answer {
        outcome, acceptor, ..
    } = polled(observation);
    let result = observation.result();
    let result = result.map_or_else(String::new, |result| format!("{result:?}"));
    Answer::new(
        format!("{outcome} {result}").replace(['\t', '\n'], " "),
        acceptor,
    )
}

/// Answers with a whole wait by our waiter.
pub fn waited<W: Waiter>(result: &Result<WaitOutput<W>, WaitError<W>>) -> Answer {
    match result {
        Ok(waited) => {
            let acceptor = waited.observation().acceptor();
            Answer::new("success", index::<W>(acceptor)).after(waited.elapsed())
        }
        Err(error) => {
            let outcome = match error {
                WaitError::Failure(_) => "failure",
                WaitError::UnmatchedError(_) => "unmatched",
                WaitError::MaxAttemptsExceeded(_) => "max attempts",
                WaitError::MaxWaitExceeded(_) => "max wait",
                _ => "unknown",
            };
            let report = error.report();
            Answer::new(outcome, index::<W>(report.acceptor())).after(report.elapsed())
        }
    }
}

/// The result of the SDK's own waiters.
type SdkWait<O, E> = Result<FinalPoll<O, SdkError<E, HttpResponse>>, WaiterError<O, E>>;

/// Answers with a whole wait by the SDK's own waiter. It has no limit of attempts, so the end of the script ends it.
pub fn sdk_waited<O, E>(result: &SdkWait<O, E>) -> Answer {
    let outcome = match result {
        Ok(_) => "success",
        Err(WaiterError::FailureState(_)) => "failure",
        Err(WaiterError::OperationFailed(failed)) if failed.error().raw_response().is_none() => {
            "script is over"
        }
        Err(WaiterError::OperationFailed(_)) => "unmatched",
        Err(WaiterError::ExceededMaxWait(_)) => "max wait",
        Err(WaiterError::ConstructionFailure(_)) => "not constructed",
        Err(_) => "unknown",
    };
    Answer::new(outcome, None)
}
