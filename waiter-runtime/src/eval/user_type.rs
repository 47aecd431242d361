//! The types of the user that rustc's messages name.
//!
//! A bound that fails names the type that it is on. So the bounds of [unsupported operators](super::unsupported) and
//! [mismatches](super::mismatch) are on these types, which the user knows from the SDK's documentation: ``expected a
//! structure, found a list of `DomainValidation` ``. Scalars that have no such type have messages of their own.

use std::collections::HashMap;

use super::kinds::{
    Boolean, Bytes, DocumentOf, EnumOf, ListOf, MapOf, MultiSelect, Null, Number, Projection,
    StructureOf, Text, Timestamp, Untyped,
};
use super::sequence::{Evaluated, Sequence};
use crate::sdk_types::{Blob, DateTime};

/// Stands for a number of any width. It is not [`Number`]: rustc does not print our message if the type of a failed bound is
/// also that of the right operand.
#[derive(Debug)]
pub enum AnyNumber {}

/// A kind that has a type of the user's.
pub trait UserType {
    type Type;
}

macro_rules! user_type {
    ($([$($generics:tt)*] $kind:ty => $type:ty;)*) => {$(
        impl<$($generics)*> UserType for $kind {
            type Type = $type;
        }
    )*};
}

user_type! {
    [] Text<'_> => String;
    [] Number => AnyNumber;
    [] Boolean => bool;
    [] Timestamp<'_> => DateTime;
    [] Bytes<'_> => Blob;
    [T] Untyped<'_, T> => T;
    [T] DocumentOf<'_, T> => T;
    [] Null => Null;
    [T] EnumOf<'_, T> => T;
    [T] StructureOf<'_, T> => T;
    [T] ListOf<'_, T> => Vec<T>;
    [K, V] MapOf<'_, K, V> => HashMap<K, V>;
    [I: Sequence<Raw = Evaluated<K>>, K: UserType] Projection<I> => Vec<K::Type>;
    [T] MultiSelect<T> => T;
}
