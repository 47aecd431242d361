//! Operators on JSON without types. Its kind is known at run time only, so a value of the wrong kind is null.

use std::cmp::Ordering;
use std::iter::{self, Map, Once};
use std::slice;

use super::classify::{Unclassified, classify};
use super::either::Either;
use super::entry::Entry;
use super::kinds::{Boolean, DocumentOf, EnumOf, ListOf, Null, Number, Projection, Text};
use super::list::{Elements, Flatten, Index};
use super::sequence::Evaluated;
use super::slice::Sliced;
use super::tree::{Tree, View, same};

#[cfg(feature = "serde_json")]
impl super::classify::Leaf for serde_json::Value {
    type Kind<'a> = DocumentOf<'a, Self>;

    #[inline]
    fn kind(&self) -> Option<DocumentOf<'_, Self>> {
        self.document()
    }
}

impl<'a, T: Tree> DocumentOf<'a, T> {
    #[inline]
    pub(super) fn text(self) -> Option<&'a str> {
        match self.0.view() {
            View::JsonText(text) => Some(text),
            _ => None,
        }
    }

    #[inline]
    pub(super) fn number(self) -> Option<Number> {
        match self.0.view() {
            View::JsonNumber(number) => Some(number),
            _ => None,
        }
    }

    #[inline]
    pub(super) fn boolean(self) -> Option<bool> {
        match self.0.view() {
            View::JsonBoolean(value) => Some(value),
            _ => None,
        }
    }

    /// `[*]`, and the start of `[]` and `[?…]`.
    #[inline]
    pub fn elements(self) -> Projection<Elements<'a, T>> {
        match self.0.view() {
            View::JsonList(items) => ListOf(items).elements(),
            _ => ListOf(&[]).elements().null_if(true),
        }
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

    /// `."key"`
    #[inline]
    pub fn key(self, key: &str) -> Option<Unclassified<'a, T>> {
        self.0.member(key).map(classify)
    }

    /// A name in a string path: see [`entry`](super::entry).
    #[inline]
    pub fn entry<E>(self, key: &str, wrap: impl FnOnce(Entry<'a, T>) -> E) -> E {
        wrap(Entry::new(self.0.member(key)))
    }
}

type DocumentItem<'a, T> = Evaluated<DocumentOf<'a, T>>;

/// The elements of a document that is a list, or the document itself.
type DocumentItems<'a, T> =
    Either<Map<slice::Iter<'a, T>, fn(&'a T) -> DocumentItem<'a, T>>, Once<DocumentItem<'a, T>>>;

impl<'a, T: Tree> Flatten for DocumentOf<'a, T> {
    type Raw = DocumentItem<'a, T>;
    type Items = DocumentItems<'a, T>;

    #[inline]
    fn items(self) -> DocumentItems<'a, T> {
        match self.0.view() {
            View::JsonList(items) => {
                Either::Left(items.iter().map(|item| Evaluated(item.document())))
            }
            _ => Either::Right(iter::once(Evaluated(Some(self)))),
        }
    }
}

/// A value that is compared with a document.
pub trait Scalar {
    /// Returns true if the document is the same value.
    fn is<T: Tree>(&self, document: DocumentOf<'_, T>) -> bool;

    /// Returns the text to search in a string.
    fn sought(&self) -> Option<&str> {
        None
    }
}

/// `[generics] kind, value, document => equality, the text to search in a string;`
macro_rules! scalar {
    ($([$($generics:tt)*] $kind:ty, $x:pat, $document:pat => $is:expr $(, $sought:expr)?;)*) => {$(
        impl<$($generics)*> Scalar for $kind {
            #[inline]
            fn is<T: Tree>(&self, $document: DocumentOf<'_, T>) -> bool {
                let $x = self;
                $is
            }

            $(#[inline]
            fn sought(&self) -> Option<&str> {
                let $x = self;
                Some($sought)
            })?
        }
    )*};
}

scalar! {
    [] Text<'_>, x, document => document.text() == Some(x.0), x.0;
    [E: AsRef<str>] EnumOf<'_, E>, x, document => document.text() == Some(x.0.as_ref()), x.0.as_ref();
    [] Number, x, document => document.number().is_some_and(|number| number.compare(*x) == Some(Ordering::Equal));
    [] Boolean, x, document => document.boolean() == Some(x.0);
    [U: Tree] DocumentOf<'_, U>, x, document => same(x.0, document.0), x.text()?;
    [] Null, x, _ => match *x {};
}
