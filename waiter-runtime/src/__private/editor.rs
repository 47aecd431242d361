//! Items for the macro's editor section (`expand/editor` of the macro): the words of the language with their
//! documentation, and values of every type. A compiler never uses them.
//!
//! Each module at the end contains the words of one kind, as constants. The section imports the words that were typed, so
//! an editor completes them and shows their documentation.
#![allow(non_camel_case_types, non_upper_case_globals)] // the language's own words, and names that are no user's

use std::ops::Deref;

use crate::eval::classify::Unclassified;
use crate::eval::kinds::{
    Boolean, Bytes, DocumentOf, EnumOf, ListOf, MapOf, MultiSelect, Null, Number, Projection,
    StructureOf, Text, Timestamp, Untyped,
};
use crate::eval::list::Flatten;

/// The steps of a declaration's paths.
pub trait Steps {
    /// Never called.
    fn steps(&self);
}

/// A value of any type. The code that calls it never runs.
pub fn __any<T>() -> T {
    unreachable!("an editor runs nothing")
}

/// The value, if it is not null.
pub fn __some<K: Clone>(_: &Option<K>) -> K {
    __any()
}

/// The beginning of a path in a value.
pub fn __scope<K: Inside>(_: &Option<K>) -> __Scope<K::Fields> {
    __any()
}

/// The fields that can follow a dot.
pub fn __node<K: Inside>(_: &Option<K>) -> K::Fields {
    __any()
}

/// The fields of a value of a kind.
pub trait Inside {
    /// A reference to a structure; `()` for other kinds.
    type Fields;
}

impl<'a, T> Inside for StructureOf<'a, T> {
    type Fields = &'a T;
}

macro_rules! nothing_inside {
    ($([$($generics:tt)*] $kind:ty;)*) => {$(
        impl<$($generics)*> Inside for $kind {
            type Fields = ();
        }
    )*};
}

nothing_inside! {
    [] Text<'_>;
    [] Number;
    [] Boolean;
    [] Timestamp<'_>;
    [] Bytes<'_>;
    [T] Untyped<'_, T>;
    [T] DocumentOf<'_, T>;
    [] Null;
    [T] EnumOf<'_, T>;
    [T] ListOf<'_, T>;
    [K, V] MapOf<'_, K, V>;
    [T] MultiSelect<T>;
    [I] Projection<I>;
}

/// An element of a list, or the value itself for other kinds. It is not classified yet.
pub fn __element<K: Flatten<Raw = R>, R>(_: &Option<K>) -> R {
    __any()
}

/// A value of a map, not classified yet.
pub fn __values<'a, K, V>(_: &Option<MapOf<'a, K, V>>) -> Unclassified<'a, V> {
    __any()
}

/// An error of the SDK, and the fields of a modelled one.
#[derive(Debug)]
pub struct __Failed<T> {
    /// The error's message, or null.
    pub message: Option<String>,
    /// The error's wire code, or null.
    pub code: Option<String>,
    fields: T,
}

impl<T> Deref for __Failed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.fields
    }
}

/// The beginning of a path in an error.
pub fn __failed<T>(_: T) -> __Scope<__Failed<T>> {
    __any()
}

/// The types that were typed. They are not compiled, but an editor completes them.
#[macro_export]
#[doc(hidden)]
macro_rules! __typed {
    ($({ $($ty:tt)* })*) => {
        #[cfg(any())]
        fn typed() {
            $(let _: $($ty)*;)*
        }
    };
}

pub use __typed as typed;

/// The beginning of a path: the fields of the value, and JMESPath's functions.
#[derive(Debug)]
pub struct __Scope<T>(T);

impl<T> Deref for __Scope<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

waiter_macros::editor_words! { keys matchers states streaks errors functions }
