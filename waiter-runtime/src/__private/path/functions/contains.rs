//! `contains`.

use super::super::compare::{ComparableWith, SameEnum};
use super::super::evaluation::Evaluation;
use super::super::kinds::{Bool, Built, Bytes, Enum, Null, Number, Projection, Struct, Text, Time};
use super::super::list::{Ready, Sequence};
use super::texts::AsText;

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
impl<I, K, N> Contains<N> for Projection<I>
where
    I: Sequence<Raw = Ready<K>>,
    N: SearchedIn<K>,
{
    #[inline]
    fn contains(mut self, needle: Option<N>) -> bool {
        match needle {
            Some(needle) => self
                .0
                .any(|element| element.0.is_some_and(|value| needle.is(&value))),
            None => self.0.any(|element| element.0.is_none()),
        }
    }
}

/// A kind that is searched among elements of the kind `K`.
pub trait SearchedIn<K> {
    /// Whether `element` is what is searched.
    fn is(&self, element: &K) -> bool;
}

macro_rules! searched {
    ($([$($generics:tt)*] $needle:ty, $element:ty;)*) => {$(
        impl<$($generics)*> SearchedIn<$element> for $needle {
            #[inline]
            fn is(&self, element: &$element) -> bool {
                self.equals(element)
            }
        }
    )*};
}

searched! {
    [] Text<'_>, Text<'_>;
    [] Text<'_>, Built;
    [] Built, Text<'_>;
    [] Built, Built;
    [T: AsRef<str>] Text<'_>, Enum<'_, T>;
    [T: AsRef<str>] Built, Enum<'_, T>;
    [S, T: SameEnum<S>] Enum<'_, T>, Enum<'_, S>;
    [] Number, Number;
    [] Bool, Bool;
    [] Time<'_>, Time<'_>;
    [] Bytes<'_>, Bytes<'_>;
    [T: PartialEq] Struct<'_, T>, Struct<'_, T>;
    [A] Null, A;
}

/// Strings that an enum is searched among, as in `contains(["READY", "PENDING"], status)`: data, as all strings are.
impl<T: AsRef<str>> SearchedIn<Text<'_>> for Enum<'_, T> {
    #[inline]
    fn is(&self, element: &Text<'_>) -> bool {
        element.equals(self)
    }
}

macro_rules! contains_text {
    ($([$($generics:tt)*] $subject:ty, $needle:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Contains<$needle> for $subject {
            #[inline]
            fn contains(self, needle: Option<$needle>) -> bool {
                needle.is_some_and(|needle| self.as_text().contains(needle.as_text()))
            }
        }
    )*};
}

contains_text! {
    [] Text<'_>, Text<'_>;
    [] Text<'_>, Built;
    [] Built, Text<'_>;
    [] Built, Built;
    [T: AsRef<str>] Enum<'_, T>, Text<'_>;
    [T: AsRef<str>] Enum<'_, T>, Built;
}

/// No string contains a null. Without these, rustc would take the one impl of a string for the only possible one, and
/// report a type mismatch inside of the expansion instead of the words above.
macro_rules! contains_null {
    ($([$($generics:tt)*] $subject:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Contains<Null> for $subject {
            fn contains(self, _: Option<Null>) -> bool {
                false
            }
        }
    )*};
}

contains_null! {
    [] Text<'_>;
    [] Built;
    [T: AsRef<str>] Enum<'_, T>;
}
