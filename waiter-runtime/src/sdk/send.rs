//! Sends the SDK's requests.

use std::future::Future;
use std::pin::Pin;

use super::status::StatusProbe;

/// A poll in flight: the operation's result, and the HTTP status of a success where an acceptor needs it.
///
/// The two functions below box it. An `async` block in every expansion would cost each of them a millisecond of type
/// checking.
pub(crate) type PollFuture<O, E> =
    Pin<Box<dyn Future<Output = (Result<O, E>, Option<u16>)> + Send>>;

/// Sends a request without reading its status.
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
