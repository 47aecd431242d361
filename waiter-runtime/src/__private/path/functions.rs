//! JMESPath's functions. Each takes the evaluation it may fail in and its arguments.
//!
//! A list argument arrives through [`elements`], so that its elements are classified where their type is known.

use super::classify::Place;
use super::compare::ComparableWith;
use super::evaluation::Evaluation;
use super::kinds::{
    Bool, Bytes, Doc, Enum, List, Map, Number, Projection, Struct, Text, Time, each_leaf,
};
use super::list::{Elements, Ready, Sequence};

/// A list argument with its elements classified by `classify`, which is `|raw| raw.__get()`; other kinds as they are.
#[inline]
pub fn elements<A, K, F>(argument: Option<A>, classify: F) -> Option<A::Out<K, F>>
where
    A: Argument,
    F: Fn(A::Raw) -> Option<K> + Clone,
{
    argument.map(|argument| argument.elements(classify))
}

/// What [`elements`] makes of each kind.
pub trait Argument {
    /// The raw elements.
    type Raw;
    /// The result.
    type Out<K, F: Fn(Self::Raw) -> Option<K> + Clone>;

    /// The argument with its elements classified.
    fn elements<K, F: Fn(Self::Raw) -> Option<K> + Clone>(self, classify: F) -> Self::Out<K, F>;
}

/// A sequence with its elements classified; null elements stay.
#[derive(Clone)]
pub struct Classified<I, F>(I, F);

impl<I: Sequence, K, F: Fn(I::Raw) -> Option<K>> Iterator for Classified<I, F> {
    type Item = Ready<K>;

    #[inline]
    fn next(&mut self) -> Option<Ready<K>> {
        self.0.next().map(|raw| Ready((self.1)(raw)))
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }

    #[inline]
    fn fold<B, G: FnMut(B, Ready<K>) -> B>(self, init: B, mut g: G) -> B {
        let classify = self.1;
        self.0
            .fold(init, move |acc, raw| g(acc, Ready(classify(raw))))
    }
}

impl<I: Sequence, K, F: Fn(I::Raw) -> Option<K>> DoubleEndedIterator for Classified<I, F> {
    #[inline]
    fn next_back(&mut self) -> Option<Ready<K>> {
        self.0.next_back().map(|raw| Ready((self.1)(raw)))
    }
}

impl<'a, T> Argument for List<'a, T> {
    type Raw = Place<'a, T>;
    type Out<K, F: Fn(Place<'a, T>) -> Option<K> + Clone> =
        Projection<Classified<Elements<'a, T>, F>>;

    #[inline]
    fn elements<K, F>(self, classify: F) -> Self::Out<K, F>
    where
        F: Fn(Place<'a, T>) -> Option<K> + Clone,
    {
        Projection(Classified(self.elements().0, classify))
    }
}

impl<I: Sequence> Argument for Projection<I> {
    type Raw = I::Raw;
    type Out<K, F: Fn(I::Raw) -> Option<K> + Clone> = Projection<Classified<I, F>>;

    #[inline]
    fn elements<K, F>(self, classify: F) -> Self::Out<K, F>
    where
        F: Fn(I::Raw) -> Option<K> + Clone,
    {
        Projection(Classified(self.0, classify))
    }
}

macro_rules! no_elements {
    ([$($generics:tt)*] $kind:ty) => {
        impl<$($generics)*> Argument for $kind {
            type Raw = Ready<Self>;
            type Out<K, F: Fn(Ready<Self>) -> Option<K> + Clone> = Self;

            #[inline]
            fn elements<K, F: Fn(Ready<Self>) -> Option<K> + Clone>(self, _: F) -> Self {
                self
            }
        }
    };
}
each_leaf! { no_elements }
no_elements! { ['a, T] Struct<'a, T> }
no_elements! { ['a, K_, V] Map<'a, K_, V> }

/// What `length` measures.
#[diagnostic::on_unimplemented(
    message = "`length` takes a string, a list or a map",
    label = "none of these"
)]
pub trait Length {
    /// Code points, elements or entries.
    fn length(self) -> usize;
}

/// `length(value)`: the code points of a string, the elements of a list, the entries of a map. Fails on null.
#[inline]
pub fn length<K: Length>(evaluation: &Evaluation, value: Option<K>) -> Option<Number> {
    match value {
        Some(kind) => Some(kind.length().into()),
        None => evaluation.fail(),
    }
}

#[diagnostic::do_not_recommend]
impl Length for Text<'_> {
    fn length(self) -> usize {
        self.0.chars().count()
    }
}

#[diagnostic::do_not_recommend]
impl<T: AsRef<str>> Length for Enum<'_, T> {
    fn length(self) -> usize {
        self.0.as_ref().chars().count()
    }
}

#[diagnostic::do_not_recommend]
impl<T> Length for List<'_, T> {
    #[inline]
    fn length(self) -> usize {
        self.0.len()
    }
}

#[diagnostic::do_not_recommend]
impl<K, V> Length for Map<'_, K, V> {
    #[inline]
    fn length(self) -> usize {
        self.0.len()
    }
}

#[diagnostic::do_not_recommend]
impl<I: Sequence> Length for Projection<I> {
    #[inline]
    fn length(self) -> usize {
        self.0.count()
    }
}

/// What `contains` searches for an `N`.
#[diagnostic::on_unimplemented(
    message = "`contains` takes a list and a value, or two strings",
    label = "cannot be searched for the second argument"
)]
pub trait Contains<N> {
    /// Whether `needle` is in it.
    fn contains(self, needle: Option<N>) -> bool;
}

/// `contains(subject, needle)`. Fails where the subject is null.
#[inline]
pub fn contains<S: Contains<N>, N>(
    evaluation: &Evaluation,
    subject: Option<S>,
    needle: Option<N>,
) -> Option<Bool> {
    match subject {
        Some(subject) => Some(Bool(subject.contains(needle))),
        None => evaluation.fail(),
    }
}

#[diagnostic::do_not_recommend]
impl Contains<Text<'_>> for Text<'_> {
    #[inline]
    fn contains(self, needle: Option<Text<'_>>) -> bool {
        needle.is_some_and(|needle| self.0.contains(needle.0))
    }
}

#[diagnostic::do_not_recommend]
impl<T: AsRef<str>> Contains<Text<'_>> for Enum<'_, T> {
    #[inline]
    fn contains(self, needle: Option<Text<'_>>) -> bool {
        needle.is_some_and(|needle| self.0.as_ref().contains(needle.0))
    }
}

#[diagnostic::do_not_recommend]
impl<I, K, N> Contains<N> for Projection<I>
where
    I: Sequence<Raw = Ready<K>>,
    N: ComparableWith<K>,
{
    #[inline]
    fn contains(mut self, needle: Option<N>) -> bool {
        match needle {
            Some(needle) => self
                .0
                .any(|element| element.0.is_some_and(|value| needle.equals(&value))),
            None => self.0.any(|element| element.0.is_none()),
        }
    }
}

/// Without it rustc would take the one impl of a string for the only possible one, and report a type mismatch inside
/// of the expansion instead of the words above.
#[derive(Debug)]
pub enum Nothing {}

#[diagnostic::do_not_recommend]
impl Contains<Nothing> for Text<'_> {
    fn contains(self, _: Option<Nothing>) -> bool {
        false
    }
}

#[diagnostic::do_not_recommend]
impl<T: AsRef<str>> Contains<Nothing> for Enum<'_, T> {
    fn contains(self, _: Option<Nothing>) -> bool {
        false
    }
}
