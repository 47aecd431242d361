//! Sends the SDK's requests.

use std::future::Future;

use super::status::StatusProbe;
use crate::waiter::InFlight;

/// Sends a request without reading its status.
pub fn sending<O, E>(
    send: impl Future<Output = Result<O, E>> + Send + 'static,
) -> InFlight<'static, O, E> {
    InFlight {
        answer: Box::pin(send),
        status: None,
    }
}

/// Sends a request that carries `status` as an interceptor.
pub fn sending_with_status<O, E>(
    send: impl Future<Output = Result<O, E>> + Send + 'static,
    status: StatusProbe,
) -> InFlight<'static, O, E> {
    InFlight {
        status: Some(status.0),
        ..sending(send)
    }
}
