//! Maps: `.*` and `."key"`.

use std::any::Any;
use std::collections::{HashMap, hash_map};

use super::classify::{Place, place};
use super::kinds::{
    Bool, Built, Bytes, Doc, Enum, List, Map, Null, Number, Projection, Selected, Struct, Text,
    Time, each_leaf,
};
use super::list::Sequence;
use super::wall::{NoKeys, NotAMap, never};

/// The values of a map, to be classified. A map has no order, so its end may be its front.
pub struct Values<'a, K, V>(hash_map::Values<'a, K, V>);

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
        self.next()
    }
}

impl<'a, K, V> Map<'a, K, V> {
    /// `.*`
    #[inline]
    pub fn values(self) -> Projection<Values<'a, K, V>> {
        Projection(Values(self.0.values()))
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
        match (self.0 as &dyn Any).downcast_ref::<HashMap<String, V>>() {
            Some(by_text) => by_text.get(key),
            None => self
                .0
                .iter()
                .find(|(k, _)| (*k).as_ref() == key)
                .map(|(_, v)| v),
        }
    }
}

macro_rules! not_a_map {
    ([$($generics:tt)*] $kind:ty) => {
        impl<$($generics)*> $kind {
            /// Wall: only a map has values.
            pub fn values<O>(self) -> O
            where
                for<'x> Self: NotAMap<'x, Out = O>,
            {
                never()
            }

            /// Wall: only a map has keys.
            pub fn key<O>(self, _: &str) -> Option<O>
            where
                for<'x> Self: NoKeys<'x, Out = O>,
            {
                never()
            }
        }
    };
}
each_leaf! { not_a_map }
not_a_map! { ['a, T] Struct<'a, T> }
not_a_map! { ['a, T] List<'a, T> }
not_a_map! { [I: Sequence] Projection<I> }
not_a_map! { [T] Selected<T> }
