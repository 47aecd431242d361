//! What a kind is called in rustc's messages.
//!
//! A bound that fails names the type it is on. So the bounds of walls and mismatches are on the types here, which a user
//! has seen in the SDK's documentation: ``a list of `DomainValidation` has no fields``. Scalars that have no such type
//! have messages of their own.

use std::collections::HashMap;

use aws_smithy_types::{Blob, DateTime};

use super::kinds::{
    Boolean, Built, Bytes, EnumOf, ListOf, MapOf, Null, Number, Projection, Selected, StructureOf,
    Text, Time, Untyped,
};
use super::list::{Ready, Sequence};

/// A kind that has a type of the user's.
pub trait Named {
    /// The type.
    type Word;
}

macro_rules! named {
    ($([$($generics:tt)*] $kind:ty => $word:ty;)*) => {$(
        impl<$($generics)*> Named for $kind {
            type Word = $word;
        }
    )*};
}

named! {
    [] Text<'_> => String;
    [] Built<'_> => String;
    [] Number => aws_smithy_types::Number;
    [] Boolean => bool;
    [] Time<'_> => DateTime;
    [] Bytes<'_> => Blob;
    [T] Untyped<'_, T> => T;
    [] Null => Null;
    [T] EnumOf<'_, T> => T;
    [T] StructureOf<'_, T> => T;
    [T] ListOf<'_, T> => Vec<T>;
    [K, V] MapOf<'_, K, V> => HashMap<K, V>;
    [I: Sequence<Raw = Ready<K>>, K: Named] Projection<I> => Vec<K::Word>;
    [T] Selected<T> => T;
}
