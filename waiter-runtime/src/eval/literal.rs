//! Warnings on string literals: one that is compared with an enum, and one that names a parameter in braces.

use std::marker::PhantomData;

use super::classify::{Any, Probe};
use super::kinds::{Boolean, DocumentOf, EnumOf, MultiSelect, Projection, each_single};
use super::sequence::{Evaluated, Sequence};

/// `probe(&value).compared_with_a_string()` warns if the value is an enum, and else does nothing.
#[inline]
pub fn probe<K>(_: &Option<K>) -> <K as Any>::Probe
where
    K: Any<Probe = Probe<K>>,
{
    Probe(PhantomData)
}

/// The kind that warns. Its method is found by value, before that of [`NoEnum`].
pub trait AnEnum: Sized {
    /// Warns. A deprecated item is the only way to a warning on stable Rust, and its note is the message.
    #[deprecated(
        note = "the value is an enum: compare it with a variant (`Type::Variant`), which the compiler can check, \
                or write `{\"text\"}` to mean the string"
    )]
    #[inline]
    fn compared_with_a_string(self) {}
}

impl<T> AnEnum for Probe<EnumOf<'_, T>> {}

/// Every other kind.
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

/// A value in which a string is searched.
pub trait Searched {
    /// The kind of its elements. It is one that does not warn if the value is not a list of one kind.
    type Element;
}

impl<I: Sequence<Raw = Evaluated<K>>, K> Searched for Projection<I> {
    type Element = K;
}

macro_rules! no_elements {
    ([$($generics:tt)*] $kind:ty) => {
        impl<$($generics)*> Searched for $kind {
            type Element = Boolean;
        }
    };
}
each_single! { no_elements }
no_elements! { ['a, T] DocumentOf<'a, T> }
no_elements! { [T] MultiSelect<T> }

/// Warns about a string that has the name of a parameter in braces.
#[deprecated(
    note = "strings are data, and this one has a parameter's name in braces: write `{name}` without the quotes, or \
            `{format!(\"…{name}…\")}` for a part of a text"
)]
#[inline]
pub fn parameter_in_a_string() {}
