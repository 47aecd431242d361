//! The acceptors' decision on one response.

use crate::declaration::{Acceptor, Declaration, State};

/// The acceptors' decision on one response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decision {
    state: State,
    acceptor: Option<&'static Acceptor>,
}

impl Decision {
    /// The decision by the index of the acceptor that matched.
    pub(crate) fn new(declaration: &Declaration, acceptor: Option<usize>, is_error: bool) -> Self {
        let acceptor = acceptor.map(|index| &declaration.acceptors[index]);
        let state = match acceptor {
            Some(acceptor) => acceptor.state,
            None if is_error => State::Failure,
            None => State::Retry,
        };
        Self { state, acceptor }
    }

    /// Returns the state: success, failure or retry.
    pub fn state(&self) -> State {
        self.state
    }

    /// Returns the acceptor that matched. If none did, a success retries and an error fails the wait.
    pub fn acceptor(&self) -> Option<&'static Acceptor> {
        self.acceptor
    }
}
