//! Maps: `.*` and `."key"`.

use std::any::Any;
use std::collections::{BTreeMap, HashMap, btree_map, hash_map};

use super::classify::{Unclassified, classify};
use super::either::Either;
use super::kinds::{AnyMap, MapOf, Projection};
use super::list::Classified;

/// The keys or the values of a map from both ends. A map has no order, but an item must not be at both ends.
#[derive(Clone)]
pub struct BothEnds<I> {
    items: I,
    remaining: usize,
}

impl<I: ExactSizeIterator + Clone> BothEnds<I> {
    #[inline]
    pub(super) fn new(items: I) -> Self {
        let remaining = items.len();
        Self { items, remaining }
    }
}

impl<I: Iterator + Clone> Iterator for BothEnds<I> {
    type Item = I::Item;

    #[inline]
    fn next(&mut self) -> Option<I::Item> {
        self.remaining = self.remaining.checked_sub(1)?;
        self.items.next()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.remaining, Some(self.remaining))
    }

    #[inline]
    fn fold<B, F: FnMut(B, I::Item) -> B>(self, init: B, f: F) -> B {
        self.items.take(self.remaining).fold(init, f)
    }
}

impl<I: Iterator + Clone> DoubleEndedIterator for BothEnds<I> {
    // It starts at the front each time, because a hash map can be walked only that way. Maps in responses are small.
    #[inline]
    fn next_back(&mut self) -> Option<I::Item> {
        self.remaining = self.remaining.checked_sub(1)?;
        self.items.clone().nth(self.remaining)
    }
}

/// The values of a map, to be classified.
pub type Values<'a, K, V> =
    Classified<BothEnds<Either<hash_map::Values<'a, K, V>, btree_map::Values<'a, K, V>>>>;

impl<'a, K, V> MapOf<'a, K, V> {
    /// `.*`
    #[inline]
    pub fn values(self) -> Projection<Values<'a, K, V>> {
        Projection::new(Classified(BothEnds::new(self.0.values())))
    }

    /// `."key"`, in a map whose keys are strings or an enum of the SDK.
    #[inline]
    pub fn key(self, key: &str) -> Option<Unclassified<'a, V>>
    where
        K: AsRef<str> + 'static,
        V: 'static,
    {
        self.get(key).map(classify)
    }

    /// Returns the value of a key.
    ///
    /// An enum cannot be looked up by its text, so a map with such keys is scanned. It has no more entries than the enum
    /// has variants. The type of the keys is known at compile time.
    #[inline]
    pub(super) fn get(self, key: &str) -> Option<&'a V>
    where
        K: AsRef<str> + 'static,
        V: 'static,
    {
        let by_text = match self.0 {
            AnyMap::Hashed(map) => (map as &dyn Any)
                .downcast_ref::<HashMap<String, V>>()
                .map(|map| map.get(key)),
            AnyMap::Sorted(map) => (map as &dyn Any)
                .downcast_ref::<BTreeMap<String, V>>()
                .map(|map| map.get(key)),
        };
        by_text.unwrap_or_else(|| {
            let mut entries = self.0.iter();
            entries.find(|(k, _)| (*k).as_ref() == key).map(|(_, v)| v)
        })
    }
}
