//! One response of the operation, borrowed.

/// One response of an operation: the result, and the HTTP status where you know it. Or a poll without one, which took too long.
///
/// It converts from `&Result<Output, Error>`, so that [`Waiter::evaluate`](crate::Waiter::evaluate) takes `&result`.
/// The status of an SDK error is read from the error. The SDK does not keep the status of a success: a test that needs one
/// sets it by [`with_status`](Self::with_status).
#[derive(Debug)]
pub struct Response<'r, O, E> {
    /// `None` if the poll took too long.
    pub(crate) result: Option<&'r Result<O, E>>,
    pub(crate) status: Option<u16>,
}

impl<O, E> Clone for Response<'_, O, E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<O, E> Copy for Response<'_, O, E> {}

impl<'r, O, E> From<&'r Result<O, E>> for Response<'r, O, E> {
    #[inline]
    fn from(result: &'r Result<O, E>) -> Self {
        Self {
            result: Some(result),
            status: None,
        }
    }
}

impl<O, E> Response<'_, O, E> {
    /// A poll that took longer than `poll_timeout`: `error timeout` matches it.
    ///
    /// ```
    /// use waiter_runtime::{Response, State, Waiter, waiter};
    ///
    /// waiter! {
    ///     struct Ready;
    ///     operation: Result<bool, std::io::Error>,
    ///     delay: 10s,
    ///     poll_timeout: 20s,
    ///     max_wait: 10m,
    ///     acceptors: {
    ///         ok true => success,
    ///         error timeout => retry,
    ///     },
    /// }
    ///
    /// assert_eq!(Ready.evaluate(Response::timed_out()).state(), State::Retry);
    /// ```
    pub fn timed_out() -> Self {
        Self {
            result: None,
            status: None,
        }
    }

    /// Sets the HTTP status that the response came with.
    #[must_use]
    pub fn with_status(self, status: u16) -> Self {
        Self {
            status: Some(status),
            ..self
        }
    }
}
