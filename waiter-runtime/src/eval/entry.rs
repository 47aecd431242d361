//! A name in a verbatim path, where a structure's field and a map's entry look alike: the type of the value before it
//! decides.
//!
//! Only a field's access asks for a name among those of a structure, so that is what the macro writes, for either:
//!
//! ```text
//! struct __Entry<V> { queue_arn: V }
//! let node = value.entry("QueueArn", |value| __Entry { queue_arn: value });
//! place(&node.queue_arn).__raw()
//! ```
//!
//! Of a structure, `node` is itself. Of a map it is a structure with one field, which holds the [`Entry`] of that key;
//! `__raw` takes that out again, and leaves the place of any other field as it is.

use super::classify::{Place, place};
use super::kinds::{
    Boolean, Built, Bytes, EnumOf, ListOf, MapOf, Null, Number, Projection, Selected, StructureOf,
    Text, Time, Untyped, each_leaf,
};
use super::list::{Ready, Sequence};
use super::wall::{self, never};
use super::words::Named;

/// What a map has for a key.
pub struct Entry<'a, V>(Option<&'a V>);

impl<'a, T> StructureOf<'a, T> {
    /// The structure, to take a field of.
    #[inline]
    pub fn entry<E>(self, _: &str, _: impl FnOnce(Entry<'a, ()>) -> E) -> &'a T {
        self.0
    }
}

impl<'a, K, V> MapOf<'a, K, V> {
    /// The entry of a key as a structure with one field.
    #[inline]
    pub fn entry<E>(self, key: &str, wrap: impl FnOnce(Entry<'a, V>) -> E) -> E
    where
        K: AsRef<str> + 'static,
        V: 'static,
    {
        wrap(Entry(self.get(key)))
    }
}

macro_rules! no_entries {
    ([$($generics:tt)*] $kind:ty, $walls:ident of $word:ty) => {
        impl<$($generics)*> $kind {
            /// Wall: neither fields nor entries.
            pub fn entry<E, O>(self, _: &str, _: impl FnOnce(Entry<'static, ()>) -> E) -> O
            where
                for<'x> $word: wall::$walls::Field<'x, Out = O>,
            {
                never()
            }
        }
    };
}
each_leaf! { no_entries }
no_entries! { ['a, T] ListOf<'a, T>, list of T }
no_entries! { [I: Sequence<Raw = Ready<K>>, K: Named] Projection<I>, list of K::Word }
no_entries! { [T] Selected<T>, list of T }

impl<'a, V> Place<'_, Entry<'a, V>> {
    /// The value of the entry; null where the map has none.
    #[inline]
    pub fn __raw(self) -> Option<Place<'a, V>> {
        self.get().0.map(place)
    }
}

/// Any other place. A method by reference, which rustc looks for only where the one above does not fit.
pub trait Raw: Copy {
    /// The place itself.
    fn __raw(&self) -> Option<Self>;
}

impl<T> Raw for Place<'_, T> {
    #[inline]
    fn __raw(&self) -> Option<Self> {
        Some(*self)
    }
}
