//! Sequences: what a projection runs over.

use super::kinds::{Kind, non_null};

/// A sequence of raw items. It is `Clone` because `@` may be used twice, and double-ended for `[-1]`.
///
/// A raw item is [`Unclassified`](super::classify::Unclassified) or [`Evaluated`]. Both have a `__get()`, which the
/// expansion calls in a closure, where their type is concrete.
pub trait Sequence: DoubleEndedIterator<Item = Self::Raw> + Clone {
    type Raw;
}

impl<I: DoubleEndedIterator + Clone> Sequence for I {
    type Raw = I::Item;
}

/// A value that needs no classification.
#[derive(Clone)]
pub struct Evaluated<K>(pub Option<K>);

impl<K> Evaluated<K> {
    #[inline]
    pub fn __get(self) -> Option<K> {
        self.0
    }
}

/// Returns the value that the right side of a projection gives for an element. Null is dropped.
#[inline]
pub fn kept<K: Kind>(value: Option<K>) -> Option<Evaluated<K>> {
    non_null(value).map(|value| Evaluated(Some(value)))
}
