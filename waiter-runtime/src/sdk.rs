//! Into the SDK's own waiter types, so that a declared waiter can stand where a generated one stood.

use std::error::Error;

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::{CreateUnhandledError, SdkError};
use aws_smithy_runtime_api::client::waiters::FinalPoll;
use aws_smithy_runtime_api::client::waiters::error::{
    ExceededMaxWait, FailureState, OperationFailed, WaiterError,
};

use crate::error::WaitError;
use crate::output::WaitOutput;
use crate::waiter::Waiter;

impl<W, E> From<WaitOutput<W>> for FinalPoll<W::Output, SdkError<E, HttpResponse>>
where
    W: Waiter<Error = SdkError<E, HttpResponse>>,
{
    fn from(waited: WaitOutput<W>) -> Self {
        Self::new(waited.into_result())
    }
}

/// As the SDK's own waiters report: a failure acceptor is a `FailureState`, an error that no acceptor names is
/// `OperationFailed`, and both limits are `ExceededMaxWait`, which keeps no response.
impl<W, E> From<WaitError<W>> for WaiterError<W::Output, E>
where
    W: Waiter<Error = SdkError<E, HttpResponse>>,
    E: CreateUnhandledError + Error + Send + Sync + 'static,
{
    fn from(error: WaitError<W>) -> Self {
        let is_failure = matches!(error, WaitError::Failure(_));
        let report = error.into_report();
        let exceeded = ExceededMaxWait::new(
            report.max_wait().unwrap_or(report.elapsed()),
            report.elapsed(),
            report.attempts(),
        );
        match report
            .into_last()
            .map(|last| (last.acceptor(), last.into_result()))
        {
            Some((_, result)) if is_failure => Self::FailureState(FailureState::new(
                FinalPoll::new(result.map_err(SdkError::into_service_error)),
            )),
            Some((None, Err(error))) => Self::OperationFailed(OperationFailed::new(error)),
            _ => Self::ExceededMaxWait(exceeded),
        }
    }
}
