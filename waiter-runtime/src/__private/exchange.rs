//! What the acceptors of a waiter are asked about.

use crate::response::Response;
use crate::waiter::Waiter;

/// A request and its response. One type over the waiter and plain fields: that is what an expansion pays least for.
pub struct Exchange<'r, W: Waiter> {
    /// What was sent, where an acceptor looks at it.
    pub input: Option<&'r W::Input>,
    /// What was answered.
    pub result: Result<&'r W::Output, &'r W::Error>,
    /// The HTTP status, where it is known.
    pub status: Option<u16>,
}

impl<'r, W: Waiter> Exchange<'r, W> {
    /// A response to that input.
    #[inline]
    pub(crate) fn new(
        input: Option<&'r W::Input>,
        response: Response<'r, W::Output, W::Error>,
    ) -> Self {
        Self {
            input,
            result: response.result(),
            status: response.status_by::<W::Access>(),
        }
    }
}
