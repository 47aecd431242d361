//! Lists and projections: `[]`, `[*]`, `[?…]`, `[n]` and `[a:b:c]`.

use std::iter::{self, FilterMap};
use std::slice;

use super::classify::{Unclassified, classify};
use super::either::Either;
use super::kinds::{Kind, ListOf, Projection, StructureOf, each_single, non_null};
use super::sequence::{Evaluated, Sequence};
use super::slice::{Bounds, Sliced};

/// `[n]`. It is a constant, because it decides on the kind of the value that it takes from a multi-select list.
#[derive(Clone, Copy, Debug)]
pub struct Index<const N: i64>;

/// The elements of a list, to be classified.
pub type Elements<'a, T> = Classified<slice::Iter<'a, T>>;

/// The values of an iterator, to be classified. `Map` with a function pointer would call it for each value.
#[derive(Clone)]
pub struct Classified<I>(pub(super) I);

impl<'a, T: 'a, I: Iterator<Item = &'a T>> Iterator for Classified<I> {
    type Item = Unclassified<'a, T>;

    #[inline]
    fn next(&mut self) -> Option<Unclassified<'a, T>> {
        self.0.next().map(classify)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }

    #[inline]
    fn nth(&mut self, n: usize) -> Option<Unclassified<'a, T>> {
        self.0.nth(n).map(classify)
    }

    #[inline]
    fn count(self) -> usize {
        self.0.count()
    }

    // Internal iteration makes `all`, `any` and `count` over nested lists as fast as nested loops.
    #[inline]
    fn fold<B, F: FnMut(B, Unclassified<'a, T>) -> B>(self, init: B, mut f: F) -> B {
        self.0.fold(init, move |acc, x| f(acc, classify(x)))
    }
}

impl<'a, T: 'a, I: DoubleEndedIterator<Item = &'a T>> DoubleEndedIterator for Classified<I> {
    #[inline]
    fn next_back(&mut self) -> Option<Unclassified<'a, T>> {
        self.0.next_back().map(classify)
    }

    #[inline]
    fn nth_back(&mut self, n: usize) -> Option<Unclassified<'a, T>> {
        self.0.nth_back(n).map(classify)
    }
}

impl<'a, T> StructureOf<'a, T> {
    /// Returns the structure, to take a field of.
    #[inline]
    pub fn node(self) -> &'a T {
        self.0
    }
}

impl<'a, T> ListOf<'a, T> {
    /// `[*]`, and the start of `[]` and `[?…]`.
    #[inline]
    pub fn elements(self) -> Projection<Elements<'a, T>> {
        Projection::new(Classified(self.0.iter()))
    }

    /// `[n]`; a negative index counts from the end.
    #[inline]
    pub fn index<const N: i64>(self, index: Index<N>) -> Option<Unclassified<'a, T>> {
        self.elements().index(index)
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
}

impl<I: Sequence> Projection<I> {
    /// Returns the projection itself: it is a list already.
    #[inline]
    pub fn elements(self) -> Self {
        self
    }

    /// `[n]` of the list that was projected, after `|`; a negative index counts from the end.
    #[inline]
    pub fn index<const N: i64>(mut self, _: Index<N>) -> Option<I::Raw> {
        match usize::try_from(N) {
            Ok(index) => self.items.nth(index),
            Err(_) => {
                let back = usize::try_from(N.unsigned_abs()).ok()?;
                self.items.nth_back(back - 1)
            }
        }
    }

    /// `[start:stop:step]`. A projection is walked once more for its length.
    #[inline]
    pub fn slice(self, start: Option<i64>, stop: Option<i64>, step: i64) -> Projection<Sliced<I>> {
        let len = self.items.clone().count();
        self.with(|items| Sliced::new(items, Bounds::new(len, start, stop, step)))
    }

    /// One level of `[]`: a list gives its own elements, null is dropped, and any other element is kept. It is for a right
    /// side that gives null for null, which the projection drops anyway.
    ///
    /// `classify` is `|raw| raw.__get()`, written where the type of the elements is known.
    #[inline]
    pub fn flatten<K: Flatten>(
        self,
        classify: impl Fn(I::Raw) -> Option<K> + Clone,
    ) -> Projection<impl Sequence<Raw = K::Raw>> {
        self.with(|items| items.filter_map(classify).flat_map(K::items))
    }

    /// One level of `[]` that keeps null as an element, for a right side that may make something else of it.
    ///
    /// Both arguments are `|raw| raw.__get()`: for the elements, and for the elements of those.
    #[inline]
    pub fn flatten_nulls<K: Flatten + Kind, E: Clone>(
        self,
        classify: impl Fn(I::Raw) -> Option<K> + Clone,
        inner: impl Fn(K::Raw) -> Option<E> + Clone,
    ) -> Projection<impl Sequence<Raw = Evaluated<E>>> {
        self.with(|items| {
            items.flat_map(move |raw| match non_null(classify(raw)) {
                Some(kind) => {
                    let inner = inner.clone();
                    Either::Left(kind.items().map(move |raw| Evaluated(inner(raw))))
                }
                None => Either::Right(iter::once(Evaluated(None))),
            })
        })
    }

    /// The right side of a projection, with a filter's condition in it. Null results are dropped.
    #[inline]
    pub fn project<K, F>(self, right: F) -> Projection<FilterMap<I, F>>
    where
        F: Fn(I::Raw) -> Option<Evaluated<K>> + Clone,
    {
        self.with(|items| items.filter_map(right))
    }
}

/// The items that `[]` makes of one element.
pub trait Flatten {
    type Raw;
    type Items: Sequence<Raw = Self::Raw>;

    /// Returns the elements of a list, or the value itself.
    fn items(self) -> Self::Items;
}

impl<'a, T> Flatten for ListOf<'a, T> {
    type Raw = Unclassified<'a, T>;
    type Items = Elements<'a, T>;

    #[inline]
    fn items(self) -> Elements<'a, T> {
        Classified(self.0.iter())
    }
}

impl<I: Sequence> Flatten for Projection<I> {
    type Raw = I::Raw;
    type Items = I;

    #[inline]
    fn items(self) -> I {
        self.items
    }
}

macro_rules! one_item {
    ([$($generics:tt)*] $kind:ty) => {
        impl<$($generics)*> Flatten for $kind {
            type Raw = Evaluated<Self>;
            type Items = iter::Once<Evaluated<Self>>;

            #[inline]
            fn items(self) -> Self::Items {
                iter::once(Evaluated(Some(self)))
            }
        }
    };
}
each_single! { one_item }

/// The left side of `path_all` and `path_any`: a kind whose [items](Flatten::items) are its elements.
#[diagnostic::on_unimplemented(
    message = "expected a list, found a single value",
    label = "`path_all` and `path_any` need a list: reach into one with `[]`, or write `path` to compare the value itself"
)]
pub trait Listed: Flatten + Kind {}

#[diagnostic::do_not_recommend]
impl<T> Listed for ListOf<'_, T> {}

#[diagnostic::do_not_recommend]
impl<I: Sequence> Listed for Projection<I> {}
