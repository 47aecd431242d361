//! One response of the operation, borrowed, and what the acceptors say of it.

use crate::access::{Access, Sdk};
use crate::declaration::{Acceptor, State};
use crate::operation_error::OperationError;
use crate::waiter::Waiter;

/// One response of an operation as the acceptors look at it: the result and, where it is known, the HTTP status.
///
/// It borrows a `Result<Output, Error>` and converts from a reference to one, so that
/// [`Waiter::evaluate`](crate::Waiter::evaluate) takes `&result`. The status of an error is read from the error; the
/// SDK does not keep the status of a success, so a test that needs one gives it with [`with_status`](Self::with_status).
#[derive(Debug)]
pub struct Response<'r, O, E> {
    result: Result<&'r O, &'r E>,
    status: Option<u16>,
}

impl<O, E> Clone for Response<'_, O, E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<O, E> Copy for Response<'_, O, E> {}

impl<'r, O, E> From<&'r Result<O, E>> for Response<'r, O, E> {
    fn from(result: &'r Result<O, E>) -> Self {
        Self {
            result: result.as_ref(),
            status: None,
        }
    }
}

// Without bounds: rustc would prove them again in every waiter.
impl<'r, O, E> Response<'r, O, E> {
    /// The output or the error.
    ///
    /// # Errors
    /// The error the operation answered with.
    pub fn result(&self) -> Result<&'r O, &'r E> {
        self.result
    }

    /// The output, if the operation succeeded.
    pub fn output(&self) -> Option<&'r O> {
        self.result.ok()
    }

    /// The error, if the operation failed.
    pub fn error(&self) -> Option<&'r E> {
        self.result.err()
    }
}

impl<O, E> Response<'_, O, E> {
    /// The same response with the HTTP status it came with.
    #[must_use]
    pub fn with_status(self, status: u16) -> Self {
        Self {
            status: Some(status),
            ..self
        }
    }

    /// The HTTP status, where it is known: that of an error by its access, that of a success as it was given.
    pub(crate) fn status_by<A: Access<E>>(&self) -> Option<u16> {
        match self.result {
            Ok(_) => self.status,
            Err(error) => A::status(error).or(self.status),
        }
    }
}

impl<O, E: OperationError> Response<'_, O, E> {
    /// The HTTP status, where there was a response and its status is known.
    pub fn status(&self) -> Option<u16> {
        self.status_by::<Sdk>()
    }
}

/// What the acceptors decided on one response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decision {
    state: State,
    acceptor: Option<&'static Acceptor>,
}

impl Decision {
    /// What the index of the acceptor that matches means: `None` retries a success and fails an error.
    pub(crate) fn of<W: Waiter>(acceptor: Option<usize>, is_error: bool) -> Self {
        let acceptor = acceptor.map(|index| &W::DECLARATION.acceptors[index]);
        let state = match acceptor {
            Some(acceptor) => acceptor.state,
            None if is_error => State::Failure,
            None => State::Retry,
        };
        Self { state, acceptor }
    }

    /// Success, failure or retry.
    pub fn state(&self) -> State {
        self.state
    }

    /// The acceptor that matched. `None`: no acceptor did, which retries a success and fails an error.
    pub fn acceptor(&self) -> Option<&'static Acceptor> {
        self.acceptor
    }
}
