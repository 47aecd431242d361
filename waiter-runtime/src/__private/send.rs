//! One poll in flight, as every waiter's `send` returns it.

use std::future::Future;
use std::pin::Pin;

use super::StatusProbe;
use crate::waiter::Waiter;

/// A poll in flight: the operation's result, and the HTTP status of a success where an acceptor asks for it.
///
/// Boxed, and made by the two functions below: an `async` block in every expansion would cost each of them a
/// millisecond of type checking.
pub type Sending<W> = Boxed<<W as Waiter>::Output, <W as Waiter>::Error>;

type Boxed<O, E> = Pin<Box<dyn Future<Output = (Result<O, E>, Option<u16>)> + Send>>;

/// A poll whose status nobody asks for.
pub fn sending<O, E>(send: impl Future<Output = Result<O, E>> + Send + 'static) -> Boxed<O, E> {
    Box::pin(async move { (send.await, None) })
}

/// A poll that carries `status` as an interceptor. An error tells its own status; that of an earlier attempt of the
/// SDK's, which the interceptor saw too, is not that of an error that came without a response.
pub fn sending_with_status<O, E>(
    send: impl Future<Output = Result<O, E>> + Send + 'static,
    status: StatusProbe,
) -> Boxed<O, E> {
    Box::pin(async move {
        let result = send.await;
        let status = result.is_ok().then(|| status.get()).flatten();
        (result, status)
    })
}
