//! What an editor offers inside of a declaration: its words with their documentation, and values for the macro's editor
//! section, which no compiler sees (see `expand/editor.rs` of the macro).
//!
//! Each module holds the words that may stand at one kind of place, as constants: the section imports those that were
//! written, so that the one under the cursor completes, and shows its documentation.
#![allow(non_camel_case_types, non_upper_case_globals)] // the language's own words, and names that are no user's

use std::ops::Deref;

use crate::eval::classify::Unclassified;
use crate::eval::kinds::{
    Boolean, Bytes, EnumOf, ListOf, MapOf, MultiSelect, Null, Number, Projection, StructureOf,
    Text, Timestamp, Untyped,
};
use crate::eval::list::Flatten;

/// The steps of a declaration's paths.
pub trait Steps {
    /// Nobody calls it.
    fn steps(&self);
}

/// Any value. Nothing that calls it ever runs.
pub fn __any<T>() -> T {
    unreachable!("an editor runs nothing")
}

/// What is there, if it is not null.
pub fn __some<K: Clone>(_: &Option<K>) -> K {
    __any()
}

/// Where a path begins: in what is there.
pub fn __scope<K: Inside>(_: &Option<K>) -> __Scope<K::Fields> {
    __any()
}

/// Where a path goes on after a dot.
pub fn __node<K: Inside>(_: &Option<K>) -> K::Fields {
    __any()
}

/// What a path can go on to in a value of a kind.
pub trait Inside {
    /// A reference to a structure, or nothing.
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
    [] Null;
    [T] EnumOf<'_, T>;
    [T] ListOf<'_, T>;
    [K, V] MapOf<'_, K, V>;
    [T] MultiSelect<T>;
    [I] Projection<I>;
}

/// An element of a list, not classified yet; of anything else, itself.
pub fn __element<K: Flatten<Raw = R>, R>(_: &Option<K>) -> R {
    __any()
}

/// A value of a map, not classified yet.
pub fn __values<'a, K, V>(_: &Option<MapOf<'a, K, V>>) -> Unclassified<'a, V> {
    __any()
}

/// Types as they were typed: nothing compiles them, an editor completes them.
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

/// Where a path begins: the fields of what it is in, and JMESPath's functions beside them.
#[derive(Debug)]
pub struct __Scope<T>(T);

impl<T> Deref for __Scope<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

waiter_macros::editor_words! { keys matchers states errors functions }
