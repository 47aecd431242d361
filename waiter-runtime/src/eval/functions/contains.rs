//! `contains`.

use super::texts::AsText;
use crate::eval::compare::{ComparableWith, SameEnum, SameStructure};
use crate::eval::evaluation::Evaluation;
use crate::eval::kinds::{
    Boolean, Built, Bytes, EnumOf, MapOf, Null, Number, Projection, StructureOf, Text, Time,
    Untyped,
};
use crate::eval::list::{Ready, Sequence};
use crate::eval::wall::never;

/// `contains(subject, needle)`. Fails where the subject is null.
#[inline]
pub fn contains<S: Searchable, N: SoughtIn<S>>(
    evaluation: &Evaluation,
    subject: Option<S>,
    needle: Option<N>,
) -> Option<Boolean> {
    match subject {
        Some(subject) => Some(Boolean(N::sought(needle, subject))),
        None => evaluation.fail(),
    }
}

/// A kind that can be searched.
#[diagnostic::on_unimplemented(
    message = "`contains` searches a list or a string",
    label = "neither a list nor a string"
)]
pub trait Searchable {}

/// A kind that is searched in the kind `S`. `Self` is what is sought, so that rustc points at it. One impl for all
/// types: rustc lists those of a failed bound's type.
pub trait SoughtIn<S>: Sized {
    /// Whether `subject` contains the needle.
    fn sought(needle: Option<Self>, subject: S) -> bool;
}

impl<S: Contains<N>, N> SoughtIn<S> for N {
    #[inline]
    fn sought(needle: Option<N>, subject: S) -> bool {
        subject.contains(needle)
    }
}

/// What `contains` searches for an `N`.
#[diagnostic::on_unimplemented(
    message = "`contains` can never find this",
    label = "not of the kind of the list's elements; in a string, only strings are searched"
)]
pub trait Contains<N> {
    /// Whether `needle` is in it.
    fn contains(self, needle: Option<N>) -> bool;
}

macro_rules! searchable {
    ($([$($generics:tt)*] $kind:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Searchable for $kind {}
    )*};
}

searchable! {
    [] Text<'_>;
    [] Built<'_>;
    [T: AsRef<str>] EnumOf<'_, T>;
    [I: Sequence<Raw = Ready<K>>, K] Projection<I>;
}

/// What cannot be searched: [`Searchable`] says so, and nothing is said of what is sought in it.
macro_rules! not_searchable {
    ($([$($generics:tt)*] $kind:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)* N> Contains<N> for $kind {
            fn contains(self, _: Option<N>) -> bool {
                never()
            }
        }
    )*};
}

not_searchable! {
    [] Number;
    [] Boolean;
    [] Time<'_>;
    [] Bytes<'_>;
    [T,] Untyped<'_, T>;
    [] Null;
    [T,] StructureOf<'_, T>;
    [K, V,] MapOf<'_, K, V>;
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
    [] Text<'_>, Built<'_>;
    [] Built<'_>, Text<'_>;
    [] Built<'_>, Built<'_>;
    [T: AsRef<str>] Text<'_>, EnumOf<'_, T>;
    [T: AsRef<str>] Built<'_>, EnumOf<'_, T>;
    [S, T: SameEnum<S>] EnumOf<'_, T>, EnumOf<'_, S>;
    [] Number, Number;
    [] Boolean, Boolean;
    [] Time<'_>, Time<'_>;
    [] Bytes<'_>, Bytes<'_>;
    [S, T: SameStructure<S>] StructureOf<'_, T>, StructureOf<'_, S>;
    [S, T: SameStructure<S>] Untyped<'_, T>, Untyped<'_, S>;
    [S, T: SameStructure<S>] StructureOf<'_, T>, Untyped<'_, S>;
    [A] Null, A;
}

/// Strings that an enum is searched among, as in `contains(["READY", "PENDING"], status)`: data, as all strings are.
impl<T: AsRef<str>> SearchedIn<Text<'_>> for EnumOf<'_, T> {
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
    [] Text<'_>, Built<'_>;
    [] Built<'_>, Text<'_>;
    [] Built<'_>, Built<'_>;
    [T: AsRef<str>] EnumOf<'_, T>, Text<'_>;
    [T: AsRef<str>] EnumOf<'_, T>, Built<'_>;
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
    [] Built<'_>;
    [T: AsRef<str>] EnumOf<'_, T>;
}
