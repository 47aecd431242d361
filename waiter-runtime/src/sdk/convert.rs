//! Conversions into the types of the SDK's generated waiters, so that a declared waiter can replace one.

use std::error::Error;

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::{CreateUnhandledError, SdkError};
use aws_smithy_runtime_api::client::waiters::FinalPoll;
use aws_smithy_runtime_api::client::waiters::error::{
    ExceededMaxWait, FailureState, OperationFailed, WaiterError,
};

use crate::error::WaitError;
use crate::observation::Observation;
use crate::output::WaitOutput;
use crate::schedule::Cause;
use crate::waiter::Waiter;

impl<W, E> From<WaitOutput<W>> for FinalPoll<W::Output, SdkError<E, HttpResponse>>
where
    W: Waiter<Error = SdkError<E, HttpResponse>>,
{
    fn from(waited: WaitOutput<W>) -> Self {
        Self::new(result(waited.into_observation()))
    }
}

/// Returns the output or the error. The SDK's types have no poll without one.
#[allow(clippy::result_large_err)] // the SDK's own
fn result<W, E>(observation: Observation<W>) -> Result<W::Output, SdkError<E, HttpResponse>>
where
    W: Waiter<Error = SdkError<E, HttpResponse>>,
{
    let summary = observation.summary().to_owned();
    let result = observation.into_result();
    result.unwrap_or_else(|| Err(SdkError::timeout_error(summary)))
}

/// Converts as the SDK's waiters do. A failure acceptor is a `FailureState`, an error that no acceptor matches is
/// `OperationFailed`, and both limits are `ExceededMaxWait`, which has no response.
impl<W, E> From<WaitError<W>> for WaiterError<W::Output, E>
where
    W: Waiter<Error = SdkError<E, HttpResponse>>,
    E: CreateUnhandledError + Error + Send + Sync + 'static,
{
    fn from(error: WaitError<W>) -> Self {
        let report = error.into_report();
        let cause = report.cause;
        let exceeded = ExceededMaxWait::new(
            report.max_wait().unwrap_or(report.elapsed()),
            report.elapsed(),
            report.attempts(),
        );
        match (cause, report.timed_out.or(report.last).map(result)) {
            (Cause::Acceptor, Some(result)) => Self::FailureState(FailureState::new(
                FinalPoll::new(result.map_err(SdkError::into_service_error)),
            )),
            (Cause::UnmatchedError, Some(Err(error))) => {
                Self::OperationFailed(OperationFailed::new(error))
            }
            _ => Self::ExceededMaxWait(exceeded),
        }
    }
}
