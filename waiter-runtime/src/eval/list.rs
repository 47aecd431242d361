//! Lists and projections: `[]`, `[*]`, `[?…]`, `[n]`, `[a:b:c]`, and a structure's fields beside them.

use std::iter::{self, FilterMap};
use std::slice;

use super::classify::{Place, place};
use super::kinds::{
    Boolean, Built, Bytes, EnumOf, ListOf, MapOf, Null, Number, Projection, StructureOf, Text,
    Time, Untyped, each_leaf,
};
use super::same::Either;
use super::slice::{Bounds, Sliced};
use super::wall::{self, never};
use super::words::Named;

/// What a projection runs over. `Clone` because `@` may be used twice, double-ended for `[-1]`.
///
/// Its items are *raw*: a [`Place`] still to be classified, or a [`Ready`] value. Both have a `__get()`, which the
/// expansion calls in a closure, where their type is concrete.
pub trait Sequence: DoubleEndedIterator<Item = Self::Raw> + Clone {
    /// The items.
    type Raw;
}

impl<I: DoubleEndedIterator + Clone> Sequence for I {
    type Raw = I::Item;
}

/// A value that needs no classification.
#[derive(Clone)]
pub struct Ready<K>(pub Option<K>);

impl<K> Ready<K> {
    /// The value.
    #[inline]
    pub fn __get(self) -> Option<K> {
        self.0
    }
}

/// The value that the right side of a projection gives for an element. Null is dropped.
#[inline]
pub fn kept<K>(value: Option<K>) -> Option<Ready<K>> {
    value.map(|value| Ready(Some(value)))
}

/// `[n]`. A constant, since it decides on the kind of what it takes from a multi-select list.
#[derive(Clone, Copy, Debug)]
pub struct Index<const N: i64>;

/// The elements of a list, to be classified.
pub struct Elements<'a, T>(slice::Iter<'a, T>);

impl<T> Clone for Elements<'_, T> {
    #[inline]
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<'a, T> Iterator for Elements<'a, T> {
    type Item = Place<'a, T>;

    #[inline]
    fn next(&mut self) -> Option<Place<'a, T>> {
        self.0.next().map(place)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }

    #[inline]
    fn nth(&mut self, n: usize) -> Option<Place<'a, T>> {
        self.0.nth(n).map(place)
    }

    #[inline]
    fn count(self) -> usize {
        self.0.len()
    }

    // Internal iteration is what makes `all`, `any` and `count` over nested lists as fast as nested loops.
    #[inline]
    fn fold<B, F: FnMut(B, Place<'a, T>) -> B>(self, init: B, mut f: F) -> B {
        self.0.fold(init, move |acc, x| f(acc, place(x)))
    }
}

impl<'a, T> DoubleEndedIterator for Elements<'a, T> {
    #[inline]
    fn next_back(&mut self) -> Option<Place<'a, T>> {
        self.0.next_back().map(place)
    }

    #[inline]
    fn nth_back(&mut self, n: usize) -> Option<Place<'a, T>> {
        self.0.nth_back(n).map(place)
    }
}

impl<'a, T> StructureOf<'a, T> {
    /// The structure, to take a field of.
    #[inline]
    pub fn node(self) -> &'a T {
        self.0
    }
}

impl<'a, T> ListOf<'a, T> {
    /// `[*]`, and the start of `[]` and `[?…]`.
    #[inline]
    pub fn elements(self) -> Projection<Elements<'a, T>> {
        Projection(Elements(self.0.iter()))
    }

    /// `[n]`; a negative index counts from the end.
    #[inline]
    pub fn index<const N: i64>(self, _: Index<N>) -> Option<Place<'a, T>> {
        match usize::try_from(N) {
            Ok(index) => self.0.get(index),
            Err(_) => {
                let back = usize::try_from(N.unsigned_abs()).ok()?;
                self.0.get(self.0.len().checked_sub(back)?)
            }
        }
        .map(place)
    }

    /// `[start:stop:step]`
    #[inline]
    pub fn slice(
        self,
        start: Option<i64>,
        stop: Option<i64>,
        step: i64,
    ) -> Projection<Sliced<Elements<'a, T>>> {
        self.elements().slice(start, stop, step)
    }

    /// Wall: a list has no fields.
    pub fn node<O>(self) -> O
    where
        for<'x> T: wall::list::Field<'x, Out = O>,
    {
        never()
    }
}

impl<I: Sequence> Projection<I> {
    /// The projection itself: it is a list already.
    #[inline]
    pub fn elements(self) -> Self {
        self
    }

    /// `[n]` of the list that was projected, after `|`; a negative index counts from the end.
    #[inline]
    pub fn index<const N: i64>(mut self, _: Index<N>) -> Option<I::Raw> {
        match usize::try_from(N) {
            Ok(index) => self.0.nth(index),
            Err(_) => {
                let back = usize::try_from(N.unsigned_abs()).ok()?;
                self.0.nth_back(back - 1)
            }
        }
    }

    /// `[start:stop:step]`. What it is counted from may be a projection, which is then walked once more for its length.
    #[inline]
    pub fn slice(self, start: Option<i64>, stop: Option<i64>, step: i64) -> Projection<Sliced<I>> {
        let len = self.0.clone().count();
        Projection(Sliced::new(self.0, Bounds::new(len, start, stop, step)))
    }

    /// One level of `[]`: an element that is a list gives its own elements, null is dropped, anything else is kept.
    /// For a right side that gives null for null: the projection drops that anyway.
    ///
    /// `classify` is `|raw| raw.__get()`, written where the type of the elements is known.
    #[inline]
    pub fn flatten<K: Flatten>(
        self,
        classify: impl Fn(I::Raw) -> Option<K> + Clone,
    ) -> Projection<impl Sequence<Raw = K::Raw>> {
        Projection(self.0.filter_map(classify).flat_map(K::items))
    }

    /// One level of `[]` that keeps null as an element, for a right side that may make something else of it.
    ///
    /// Both arguments are `|raw| raw.__get()`: of the elements, and of the elements of those.
    #[inline]
    pub fn flatten_nulls<K: Flatten, E: Clone>(
        self,
        classify: impl Fn(I::Raw) -> Option<K> + Clone,
        inner: impl Fn(K::Raw) -> Option<E> + Clone,
    ) -> Projection<impl Sequence<Raw = Ready<E>>> {
        Projection(self.0.flat_map(move |raw| match classify(raw) {
            Some(kind) => {
                let inner = inner.clone();
                Either::Left(kind.items().map(move |raw| Ready(inner(raw))))
            }
            None => Either::Right(iter::once(Ready(None))),
        }))
    }

    /// The right side of a projection, with a filter's condition in it: what gives null is dropped.
    #[inline]
    pub fn project<K, F>(self, right: F) -> Projection<FilterMap<I, F>>
    where
        F: Fn(I::Raw) -> Option<Ready<K>> + Clone,
    {
        Projection(self.0.filter_map(right))
    }

    /// Wall: a list has no fields.
    pub fn node<K: Named, O>(self) -> O
    where
        I: Sequence<Raw = Ready<K>>,
        for<'x> K::Word: wall::list::Field<'x, Out = O>,
    {
        never()
    }
}

/// What `[]` makes of one element.
pub trait Flatten {
    /// The items.
    type Raw;
    /// Their sequence.
    type Items: Sequence<Raw = Self::Raw>;

    /// The elements of a list, or the value itself.
    fn items(self) -> Self::Items;
}

impl<'a, T> Flatten for ListOf<'a, T> {
    type Raw = Place<'a, T>;
    type Items = Elements<'a, T>;

    #[inline]
    fn items(self) -> Elements<'a, T> {
        Elements(self.0.iter())
    }
}

impl<I: Sequence> Flatten for Projection<I> {
    type Raw = I::Raw;
    type Items = I;

    #[inline]
    fn items(self) -> I {
        self.0
    }
}

macro_rules! not_a_list {
    ([$($generics:tt)*] $kind:ty, $walls:ident of $word:ty) => {
        impl<$($generics)*> $kind {
            /// Wall: only a list has elements.
            pub fn elements<O>(self) -> O
            where
                for<'x> $word: wall::$walls::Elements<'x, Out = O>,
            {
                never()
            }

            /// Wall: only a list has an index.
            pub fn index<O, const N: i64>(self, _: Index<N>) -> Option<O>
            where
                for<'x> $word: wall::$walls::Elements<'x, Out = O>,
            {
                never()
            }

            /// Wall: only a list has slices.
            pub fn slice<O>(self, _: Option<i64>, _: Option<i64>, _: i64) -> O
            where
                for<'x> $word: wall::$walls::Elements<'x, Out = O>,
            {
                never()
            }
        }

        impl<$($generics)*> Flatten for $kind {
            type Raw = Ready<Self>;
            type Items = iter::Once<Ready<Self>>;

            #[inline]
            fn items(self) -> Self::Items {
                iter::once(Ready(Some(self)))
            }
        }
    };
}
each_leaf! { not_a_list }
not_a_list! { ['a, T] StructureOf<'a, T>, structure of T }
not_a_list! { ['a, K, V] MapOf<'a, K, V>, map of V }

macro_rules! no_fields {
    ([$($generics:tt)*] $kind:ty, $walls:ident of $word:ty) => {
        impl<$($generics)*> $kind {
            /// Wall: no structure, no fields.
            pub fn node<O>(self) -> O
            where
                for<'x> $word: wall::$walls::Field<'x, Out = O>,
            {
                never()
            }
        }
    };
}
each_leaf! { no_fields }
no_fields! { ['a, K, V] MapOf<'a, K, V>, map of V }
