//! Maps: `.*` and `."key"`.

use std::any::Any;
use std::collections::{BTreeMap, HashMap, btree_map, hash_map};

use super::classify::{Place, place};
use super::kinds::{
    AnyMap, Boolean, Built, Bytes, EnumOf, ListOf, MapOf, Null, Number, Projection, Selected,
    StructureOf, Text, Time, Untyped, each_leaf,
};
use super::list::{Ready, Sequence};
use super::same::Either;
use super::wall::{self, never};
use super::words::Named;

/// The keys or the values of a map from both ends: a map has no order, but what is at its end is not at its front too.
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
    // From the front each time, as a hash map can be walked only that way; maps in responses are small.
    #[inline]
    fn next_back(&mut self) -> Option<I::Item> {
        self.remaining = self.remaining.checked_sub(1)?;
        self.items.clone().nth(self.remaining)
    }
}

/// The values of a map, to be classified.
pub struct Values<'a, K, V>(
    BothEnds<Either<hash_map::Values<'a, K, V>, btree_map::Values<'a, K, V>>>,
);

impl<K, V> Clone for Values<'_, K, V> {
    #[inline]
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<'a, K, V> Iterator for Values<'a, K, V> {
    type Item = Place<'a, V>;

    #[inline]
    fn next(&mut self) -> Option<Place<'a, V>> {
        self.0.next().map(place)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }

    #[inline]
    fn fold<B, F: FnMut(B, Place<'a, V>) -> B>(self, init: B, mut f: F) -> B {
        self.0.fold(init, move |acc, x| f(acc, place(x)))
    }
}

impl<'a, K, V> DoubleEndedIterator for Values<'a, K, V> {
    #[inline]
    fn next_back(&mut self) -> Option<Place<'a, V>> {
        self.0.next_back().map(place)
    }
}

impl<'a, K, V> MapOf<'a, K, V> {
    /// `.*`
    #[inline]
    pub fn values(self) -> Projection<Values<'a, K, V>> {
        Projection(Values(BothEnds::new(self.0.values())))
    }

    /// `."key"`, in a map whose keys are strings or an enum of the SDK.
    #[inline]
    pub fn key(self, key: &str) -> Option<Place<'a, V>>
    where
        K: AsRef<str> + 'static,
        V: 'static,
    {
        self.get(key).map(place)
    }

    /// The value of a key.
    ///
    /// An enum cannot be looked up by its text, so such a map is scanned; it has no more entries than the enum has
    /// variants. Which of the two it is, is known when the program is compiled.
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

macro_rules! not_a_map {
    ([$($generics:tt)*] $kind:ty, $walls:ident of $word:ty) => {
        impl<$($generics)*> $kind {
            /// Wall: only a map has values.
            pub fn values<O>(self) -> O
            where
                for<'x> $word: wall::$walls::Values<'x, Out = O>,
            {
                never()
            }

            /// Wall: only a map has keys.
            pub fn key<O>(self, _: &str) -> Option<O>
            where
                for<'x> $word: wall::$walls::Key<'x, Out = O>,
            {
                never()
            }
        }
    };
}
each_leaf! { not_a_map }
not_a_map! { ['a, T] StructureOf<'a, T>, structure of T }
not_a_map! { ['a, T] ListOf<'a, T>, list of T }
not_a_map! { [I: Sequence<Raw = Ready<K>>, K: Named] Projection<I>, list of K::Word }
not_a_map! { [T] Selected<T>, list of T }
