//! The state of an evaluation: its failure, and the strings that it built.

use std::borrow::Cow;
use std::cell::{Cell, OnceCell};

use super::built::Built;
use super::kinds::{Kind, Text, non_null};

/// The state beside an evaluation, which lives as long as its values.
#[derive(Default)]
pub struct Evaluation {
    /// `true` if an expression failed, as `length(null)` does. Its acceptor then does not match.
    ///
    /// It is a flag, so that values need not be `Result`s. A value that failed is null.
    failed: Cell<bool>,
    built: OnceCell<Built>,
}

impl Evaluation {
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    #[cold]
    fn fail(&self) {
        self.failed.set(true);
    }

    /// Returns the value. Null is recorded as a failure.
    #[inline]
    pub(super) fn required<K>(&self, value: Option<K>) -> Option<K> {
        if value.is_none() {
            self.fail();
        }
        value
    }

    /// Returns the value. Null is recorded as a failure, and so is the projection of a document that is not a list.
    #[inline]
    pub(super) fn present<K: Kind>(&self, value: Option<K>) -> Option<K> {
        self.required(non_null(value))
    }

    /// Returns true if the expression has failed so far.
    #[inline]
    pub fn has_failed(&self) -> bool {
        self.failed.get()
    }

    /// Goes back to an earlier state.
    #[inline]
    pub fn restart(&self, failed: bool) {
        self.failed.set(failed);
    }

    /// Returns a string as a value. One that a function built is kept.
    #[inline]
    pub(super) fn text<'e>(&'e self, text: Cow<'e, str>) -> Text<'e> {
        Text(match text {
            Cow::Borrowed(text) => text,
            Cow::Owned(text) => self.built.get_or_init(Built::default).keep(text),
        })
    }

    /// Returns the acceptor's result: `matched`, unless the evaluation failed.
    #[inline]
    pub fn finish(&self, matched: bool) -> bool {
        matched && !self.failed.get()
    }
}
