//! `contains`.

use super::texts::AsText;
use crate::eval::equality::{ComparableWith, SameEnum, SameStructure};
use crate::eval::evaluation::Evaluation;
use crate::eval::kinds::{
    Boolean, Bytes, EnumOf, MapOf, Null, Number, Projection, StructureOf, Text, Timestamp, Untyped,
};
use crate::eval::sequence::{Evaluated, Sequence};
use crate::eval::unsupported::unreachable_by_type;

/// `contains(subject, needle)`. It fails if the subject is null.
#[inline]
pub fn contains<S: Searchable, N: SoughtIn<S>>(
    evaluation: &Evaluation,
    subject: Option<S>,
    needle: Option<N>,
) -> Option<Boolean> {
    Some(Boolean(N::sought(needle, evaluation.required(subject)?)))
}

/// A kind that can be searched.
#[diagnostic::on_unimplemented(
    message = "expected a list or a string, found another value",
    label = "`contains` searches a list or a string"
)]
pub trait Searchable {}

/// A kind that is searched in the kind `S`. `Self` is the needle, so that rustc points at it. It has one impl for all
/// types, because rustc lists the impls of a failed bound's trait.
pub trait SoughtIn<S>: Sized {
    fn sought(needle: Option<Self>, subject: S) -> bool;
}

impl<S: Contains<N>, N> SoughtIn<S> for N {
    #[inline]
    fn sought(needle: Option<N>, subject: S) -> bool {
        subject.contains(needle)
    }
}

/// A kind in which `contains` searches an `N`.
#[diagnostic::on_unimplemented(
    message = "expected a value that `contains` can find, found another kind",
    label = "in a list, write a value of the kind of its elements; in a string, write a string"
)]
pub trait Contains<N> {
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
    [T: AsRef<str>] EnumOf<'_, T>;
    [I: Sequence<Raw = Evaluated<K>>, K] Projection<I>;
}

/// The kinds that cannot be searched. Only [`Searchable`] reports them, and nothing is reported about the needle.
macro_rules! not_searchable {
    ($([$($generics:tt)*] $kind:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)* N> Contains<N> for $kind {
            fn contains(self, _: Option<N>) -> bool {
                unreachable_by_type()
            }
        }
    )*};
}

not_searchable! {
    [] Number;
    [] Boolean;
    [] Timestamp<'_>;
    [] Bytes<'_>;
    [T,] Untyped<'_, T>;
    [] Null;
    [T,] StructureOf<'_, T>;
    [K, V,] MapOf<'_, K, V>;
}

#[diagnostic::do_not_recommend]
impl<I, K, N> Contains<N> for Projection<I>
where
    I: Sequence<Raw = Evaluated<K>>,
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
    [T: AsRef<str>] Text<'_>, EnumOf<'_, T>;
    [S, T: SameEnum<S>] EnumOf<'_, T>, EnumOf<'_, S>;
    [] Number, Number;
    [] Boolean, Boolean;
    [] Timestamp<'_>, Timestamp<'_>;
    [] Bytes<'_>, Bytes<'_>;
    [S, T: SameStructure<S>] StructureOf<'_, T>, StructureOf<'_, S>;
    [S, T: SameStructure<S>] Untyped<'_, T>, Untyped<'_, S>;
    [S, T: SameStructure<S>] StructureOf<'_, T>, Untyped<'_, S>;
    [A] Null, A;
}

/// An enum among strings, as in `contains(["READY", "PENDING"], status)`.
impl<T: AsRef<str>> SearchedIn<Text<'_>> for EnumOf<'_, T> {
    #[inline]
    fn is(&self, element: &Text<'_>) -> bool {
        element.equals(self)
    }
}

macro_rules! contains_text {
    ($([$($generics:tt)*] $subject:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Contains<Text<'_>> for $subject {
            #[inline]
            fn contains(self, needle: Option<Text<'_>>) -> bool {
                needle.is_some_and(|needle| self.as_text().contains(needle.as_text()))
            }
        }

        // No string contains a null. Without this impl, rustc would take the other one for the only possible one, and
        // report a type mismatch inside of the expansion.
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Contains<Null> for $subject {
            fn contains(self, _: Option<Null>) -> bool {
                false
            }
        }
    )*};
}

contains_text! {
    [] Text<'_>;
    [T: AsRef<str>] EnumOf<'_, T>;
}
