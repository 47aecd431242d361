//! Expressions that fail while they are evaluated.

use std::cell::Cell;

/// Whether an expression failed while it was evaluated, as `length(null)` does: its acceptor then does not match.
///
/// A flag beside the evaluation, not a `Result` through all of it: the value that could not be computed becomes null.
#[derive(Default)]
pub struct Evaluation(Cell<bool>);

impl Evaluation {
    /// A fresh evaluation.
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes that the expression failed.
    #[cold]
    pub(super) fn fail<K>(&self) -> Option<K> {
        self.0.set(true);
        None
    }

    /// Whether the expression failed so far.
    #[inline]
    pub fn has_failed(&self) -> bool {
        self.0.get()
    }

    /// Goes back to where it had or had not failed.
    #[inline]
    pub fn restart(&self, failed: bool) {
        self.0.set(failed);
    }

    /// What the acceptor says: `matched`, unless its evaluation failed.
    #[inline]
    pub fn finish(&self, matched: bool) -> bool {
        matched && !self.0.get()
    }
}
