//! Expressions that fail while they are evaluated.

use std::cell::Cell;

/// Records that an expression failed, as `length(null)` does. Its acceptor then does not match.
///
/// It is a flag beside the evaluation, so that values need not be `Result`s. A value that failed is null.
#[derive(Default)]
pub struct Evaluation(Cell<bool>);

impl Evaluation {
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    #[cold]
    pub(super) fn fail<K>(&self) -> Option<K> {
        self.0.set(true);
        None
    }

    /// Returns the value. Null is recorded as a failure.
    #[inline]
    pub(super) fn required<K>(&self, value: Option<K>) -> Option<K> {
        match value {
            Some(value) => Some(value),
            None => self.fail(),
        }
    }

    /// Returns true if the expression has failed so far.
    #[inline]
    pub fn has_failed(&self) -> bool {
        self.0.get()
    }

    /// Goes back to an earlier state.
    #[inline]
    pub fn restart(&self, failed: bool) {
        self.0.set(failed);
    }

    /// Returns the acceptor's result: `matched`, unless the evaluation failed.
    #[inline]
    pub fn finish(&self, matched: bool) -> bool {
        matched && !self.0.get()
    }
}
