//! Sends the SDK's requests.

use std::future::Future;

use super::status::StatusProbe;
use crate::waiter::PollFuture;

/// Sends a request without reading its status.
///
/// The future is boxed here. An `async` block in every expansion would cost each of them a millisecond of type checking.
pub fn sending<O, E>(
    send: impl Future<Output = Result<O, E>> + Send + 'static,
) -> PollFuture<O, E> {
    Box::pin(async move { (send.await, None) })
}

/// Sends a request that carries `status` as an interceptor.
///
/// The probe counts for successes only: an error has its own status, and the interceptor may have read the status of an
/// earlier attempt of the SDK.
pub fn sending_with_status<O, E>(
    send: impl Future<Output = Result<O, E>> + Send + 'static,
    status: StatusProbe,
) -> PollFuture<O, E> {
    Box::pin(async move {
        let result = send.await;
        let status = result.is_ok().then(|| status.get()).flatten();
        (result, status)
    })
}
