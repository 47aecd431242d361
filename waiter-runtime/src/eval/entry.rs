//! A name in a string path, where a field of a structure and an entry of a map look alike. The type of the value before
//! it decides.
//!
//! Only the access of a field looks for a name among the fields of a structure. So the macro writes one for either:
//!
//! ```text
//! struct __Entry<V> { queue_arn: V }
//! let node = value.entry("QueueArn", |value| __Entry { queue_arn: value });
//! classify(&node.queue_arn).__raw()
//! ```
//!
//! For a structure, `node` is the structure. For a map it is a structure with one field, which holds the [`Entry`] of that
//! key. `__raw` takes the entry out again, and leaves the value of any other field as it is.

use super::classify::{Unclassified, classify};
use super::kinds::{MapOf, StructureOf};

/// The value of a key in a map.
pub struct Entry<'a, V>(Option<&'a V>);

impl<'a, V> Entry<'a, V> {
    #[inline]
    pub(super) fn new(value: Option<&'a V>) -> Self {
        Self(value)
    }
}

impl<'a, T> StructureOf<'a, T> {
    /// Returns the structure, to take a field of.
    #[inline]
    pub fn entry<E>(self, _: &str, _: impl FnOnce(Entry<'a, ()>) -> E) -> &'a T {
        self.0
    }
}

impl<'a, K, V> MapOf<'a, K, V> {
    /// Returns the entry of a key as a structure with one field.
    #[inline]
    pub fn entry<E>(self, key: &str, wrap: impl FnOnce(Entry<'a, V>) -> E) -> E
    where
        K: AsRef<str> + 'static,
        V: 'static,
    {
        wrap(Entry(self.get(key)))
    }
}

impl<'a, V> Unclassified<'_, Entry<'a, V>> {
    /// Returns the value of the entry; null if the map has none.
    #[inline]
    pub fn __raw(self) -> Option<Unclassified<'a, V>> {
        self.get().0.map(classify)
    }
}

/// Any other value. Its method is by reference, so rustc looks for it only if the one above does not fit.
pub trait Raw: Copy {
    fn __raw(&self) -> Option<Self>;
}

impl<T> Raw for Unclassified<'_, T> {
    #[inline]
    fn __raw(&self) -> Option<Self> {
        Some(*self)
    }
}
