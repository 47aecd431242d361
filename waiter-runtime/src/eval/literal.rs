//! A string literal compared with an enum: it compiles, with a warning on the literal that says to write the variant.

use std::marker::PhantomData;

use super::classify::Any;
use super::kinds::{
    Boolean, Built, Bytes, EnumOf, MapOf, Null, Number, Projection, Selected, StructureOf, Text,
    Time, Untyped, each_leaf,
};
use super::list::{Ready, Sequence};

/// Stands for the kind `K` in method lookup.
pub struct Probe<K>(PhantomData<K>);

/// `probe(&value).compared_with_a_string()` warns where the value is an enum and does nothing elsewhere.
#[inline]
pub fn probe<K>(_: &Option<K>) -> <K as Any>::Probe
where
    K: Any<Probe = Probe<K>>,
{
    Probe(PhantomData)
}

/// The kind that warns. Its method is found by value, before that of [`NoEnum`].
pub trait AnEnum: Sized {
    /// The only way to a warning on stable Rust is a deprecated item; its note is the message.
    #[deprecated(
        note = "the value is an enum: compare it with a variant (`Type::Variant`), which the compiler can check, \
                or write `{\"text\"}` to mean the string"
    )]
    #[inline]
    fn compared_with_a_string(self) {}
}

impl<T> AnEnum for Probe<EnumOf<'_, T>> {}

/// Every other kind: nothing to say.
pub trait NoEnum {
    /// Does nothing.
    fn compared_with_a_string(&self);
}

impl<K> NoEnum for Probe<K> {
    #[inline]
    fn compared_with_a_string(&self) {}
}

/// [`probe`] for the elements of a list that a string is searched in.
#[inline]
pub fn probe_elements<S, K>(_: &Option<S>) -> <K as Any>::Probe
where
    S: Searched<Element = K>,
    K: Any<Probe = Probe<K>>,
{
    Probe(PhantomData)
}

/// Where a string is searched.
pub trait Searched {
    /// What it is compared with; where that is no element of a list, a kind that does not warn.
    type Element;
}

impl<I: Sequence<Raw = Ready<K>>, K> Searched for Projection<I> {
    type Element = K;
}

macro_rules! no_elements {
    ([$($generics:tt)*] $kind:ty $(, $walls:ident of $word:ty)?) => {
        impl<$($generics)*> Searched for $kind {
            type Element = Boolean;
        }
    };
}
each_leaf! { no_elements }
no_elements! { ['a, T] StructureOf<'a, T> }
no_elements! { ['a, K, V] MapOf<'a, K, V> }
no_elements! { [T] Selected<T> }

/// Warns of a string that has the name of a parameter in braces.
#[deprecated(
    note = "strings are data, and this one has a parameter's name in braces: write `{name}` without the quotes, or \
            `{format!(\"…{name}…\")}` for a part of a text"
)]
#[inline]
pub fn parameter_in_a_string() {}
