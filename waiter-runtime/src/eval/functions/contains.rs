//! `contains`.

use crate::eval::document::Scalar;
use crate::eval::equality::{ComparableWith, SameEnum, SameStructure};
use crate::eval::evaluation::Evaluation;
use crate::eval::kinds::{
    Boolean, Bytes, DocumentOf, EnumOf, Kind, MapOf, Null, Number, Projection, StructureOf, Text,
    Timestamp, Untyped,
};
use crate::eval::sequence::{Evaluated, Sequence};
use crate::eval::tree::{Tree, View};
use crate::eval::unsupported::unreachable_by_type;

/// `contains(subject, needle)`. It fails if the subject is null.
#[inline]
pub fn contains<S: Searchable, N: SoughtIn<S>>(
    evaluation: &Evaluation,
    subject: Option<S>,
    needle: Option<N>,
) -> Option<Boolean> {
    let found = N::sought(needle, evaluation.present(subject)?);
    evaluation.required(found.map(Boolean))
}

/// A kind that can be searched.
#[diagnostic::on_unimplemented(
    message = "expected a list or a string, found another value",
    label = "`contains` searches a list or a string"
)]
pub trait Searchable: Kind {}

/// A kind that is searched in the kind `S`. `Self` is the needle, so that rustc points at it. It has one impl for all
/// types, because rustc lists the impls of a failed bound's trait.
pub trait SoughtIn<S>: Sized {
    fn sought(needle: Option<Self>, subject: S) -> Option<bool>;
}

impl<S: Contains<N>, N> SoughtIn<S> for N {
    #[inline]
    fn sought(needle: Option<N>, subject: S) -> Option<bool> {
        subject.contains(needle)
    }
}

/// A kind in which `contains` searches an `N`.
#[diagnostic::on_unimplemented(
    message = "expected a value that `contains` can find, found another kind",
    label = "in a list, write a value of the kind of its elements; in a string, write a string"
)]
pub trait Contains<N> {
    /// Returns `None` for a document that cannot be searched.
    fn contains(self, needle: Option<N>) -> Option<bool>;
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
    [T] DocumentOf<'_, T>;
}

/// The kinds that cannot be searched. Only [`Searchable`] reports them, and nothing is reported about the needle.
macro_rules! not_searchable {
    ($([$($generics:tt)*] $kind:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)* N> Contains<N> for $kind {
            fn contains(self, _: Option<N>) -> Option<bool> {
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
    fn contains(mut self, needle: Option<N>) -> Option<bool> {
        Some(match needle {
            Some(needle) => self
                .items
                .any(|element| element.0.is_some_and(|value| needle.is(&value))),
            None => self.items.any(|element| element.0.is_none()),
        })
    }
}

#[diagnostic::do_not_recommend]
impl<T, N> Contains<N> for DocumentOf<'_, T>
where
    T: Tree,
    N: Scalar,
{
    fn contains(self, needle: Option<N>) -> Option<bool> {
        match self.0.view() {
            View::JsonList(items) => {
                Some(items.iter().any(|item| match (&needle, item.document()) {
                    (Some(needle), Some(item)) => needle.is(item),
                    (needle, item) => needle.is_none() && item.is_none(),
                }))
            }
            View::JsonText(text) => {
                let part = needle.as_ref().and_then(Scalar::sought);
                Some(part.is_some_and(|part| text.contains(part)))
            }
            _ => None,
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
    [S: Tree, T: Tree] DocumentOf<'_, T>, DocumentOf<'_, S>;
    [T: Tree] DocumentOf<'_, T>, Text<'_>;
    [T: Tree] DocumentOf<'_, T>, Number;
    [T: Tree] DocumentOf<'_, T>, Boolean;
    [T: Tree, E: AsRef<str>] DocumentOf<'_, T>, EnumOf<'_, E>;
    [T: Tree] Text<'_>, DocumentOf<'_, T>;
    [T: Tree] Number, DocumentOf<'_, T>;
    [T: Tree] Boolean, DocumentOf<'_, T>;
    [T: Tree, E: AsRef<str>] EnumOf<'_, E>, DocumentOf<'_, T>;
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
            fn contains(self, needle: Option<Text<'_>>) -> Option<bool> {
                let subject: &str = self.0.as_ref();
                Some(needle.is_some_and(|needle| subject.contains(needle.0)))
            }
        }

        // No string contains a null. Without this impl, rustc would take the other one for the only possible one, and
        // report a type mismatch inside of the expansion.
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Contains<Null> for $subject {
            fn contains(self, _: Option<Null>) -> Option<bool> {
                Some(false)
            }
        }
    )*};
}

/// A string that may contain a document's.
macro_rules! contains_document {
    ($([$($generics:tt)*] $subject:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T: Tree, $($generics)*> Contains<DocumentOf<'_, T>> for $subject {
            #[inline]
            fn contains(self, needle: Option<DocumentOf<'_, T>>) -> Option<bool> {
                let (subject, needle): (&str, _) = (self.0.as_ref(), needle.and_then(DocumentOf::text));
                Some(needle.is_some_and(|needle| subject.contains(needle)))
            }
        }
    )*};
}

contains_document! {
    [] Text<'_>;
    [E: AsRef<str>] EnumOf<'_, E>;
}

contains_text! {
    [] Text<'_>;
    [T: AsRef<str>] EnumOf<'_, T>;
}
