//! The acceptors' decision on one response.

use crate::declaration::{Acceptor, Declaration, State};
use crate::streak::Streak;

/// The acceptors' decision on one response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decision {
    pub(crate) state: State,
    acceptor: Option<&'static Acceptor>,
    /// The index of the acceptor, if one matched.
    pub(crate) index: u16,
}

impl Decision {
    /// The decision by the index of the acceptor that matched.
    #[inline]
    pub(crate) fn new(declaration: &Declaration, acceptor: Option<usize>, is_error: bool) -> Self {
        let index = acceptor.map_or(u16::MAX, |index| u16::try_from(index).unwrap_or(u16::MAX));
        let acceptor = acceptor.map(|index| &declaration.acceptors[index]);
        let state = match acceptor {
            Some(acceptor) => acceptor.state,
            None if is_error => State::Failure,
            None => State::Retry,
        };
        Self {
            state,
            acceptor,
            index,
        }
    }

    /// Returns the state: success, failure or retry.
    ///
    /// A decision sees one response. If the acceptor needs a [`streak`](Self::streak), the state takes effect after it.
    #[inline]
    pub fn state(&self) -> State {
        self.state
    }

    /// Returns the streak after which the state takes effect (`for 3 polls => success`).
    pub fn streak(&self) -> Option<Streak> {
        self.acceptor.and_then(|acceptor| acceptor.streak)
    }

    /// Returns the index of the acceptor that matched.
    pub(crate) fn matched(&self) -> Option<usize> {
        self.acceptor.map(|_| self.index.into())
    }

    /// Returns the acceptor that matched. If none did, a success retries and an error fails the wait.
    pub fn acceptor(&self) -> Option<&'static Acceptor> {
        self.acceptor
    }
}
