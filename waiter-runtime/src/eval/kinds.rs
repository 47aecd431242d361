//! The kinds of values that a path can have. A value is an `Option` of a kind, and `None` is null.
//!
//! All kinds are types of this crate, so every operator after the classification is a plain method or trait. Their names
//! are rare on purpose: rustc prints the whole path of a type if another one has its name, and the user's types should
//! stay short in its messages.

pub use super::any_map::AnyMap;
pub use super::number::Number;
use crate::sdk_types::{Blob, DateTime};

/// Declares types that are copied, whatever type is inside.
macro_rules! copied {
    ($($(#[$doc:meta])* $name:ident<$lifetime:lifetime $(, $param:ident)*>($inner:ty);)*) => {$(
        $(#[$doc])*
        pub struct $name<$lifetime $(, $param)*>(pub $inner);

        #[allow(clippy::expl_impl_clone_on_copy)] // a derive would ask for `T: Clone`
        impl<$lifetime $(, $param)*> Clone for $name<$lifetime $(, $param)*> {
            #[inline]
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<$lifetime $(, $param)*> Copy for $name<$lifetime $(, $param)*> {}
    )*};
}
pub(super) use copied;

copied! {
    /// A timestamp.
    Timestamp<'a>(&'a DateTime);
    /// A blob.
    Bytes<'a>(&'a Blob);
    /// JSON without types: a document of the SDK, or a value of `serde_json` with that feature.
    DocumentOf<'a, T>(&'a T);
    /// JSON of a type whose members are not known.
    Untyped<'a, T>(&'a T);
    /// An enum of the SDK: a type that is `AsRef<str>` and not a string.
    EnumOf<'a, T>(&'a T);
    /// A structure or a union.
    StructureOf<'a, T>(&'a T);
    /// A list whose elements are not classified yet.
    ListOf<'a, T>(&'a [T]);
    /// A map.
    MapOf<'a, K, V>(AnyMap<'a, K, V>);
}

/// A string of the response or the declaration, or one that the [`Evaluation`](super::evaluation::Evaluation) keeps.
#[derive(Clone, Copy)]
pub struct Text<'a>(pub &'a str);

impl<'a> Text<'a> {
    #[inline]
    pub fn new(text: &'a str) -> Self {
        Self(text)
    }
}

/// A boolean.
#[derive(Clone, Copy)]
pub struct Boolean(pub bool);

/// The kind of a `null` in the declaration. It has no values.
#[derive(Clone, Copy, Debug)]
pub enum Null {}

/// `Enum::Variant` on the right side of a comparison.
pub struct VariantOf<T>(pub T);

/// The result of `[a, b]`, a tuple of values. It is a list if all of them are of one kind.
#[derive(Clone)]
pub struct MultiSelect<T>(pub T);

/// A list that is not a field: the result of a projection, a slice or a function. Most are computed as they are read.
#[derive(Clone)]
pub struct Projection<I> {
    pub(super) items: I,
    /// `true` if it is null and has no items: one of a document that is not a list.
    is_null: bool,
}

impl<I> Projection<I> {
    #[inline]
    pub(super) fn new(items: I) -> Self {
        Self {
            items,
            is_null: false,
        }
    }

    /// Returns null, which has no items, if `is_null` is true.
    #[inline]
    pub(super) fn null_if(self, is_null: bool) -> Self {
        Self { is_null, ..self }
    }

    /// Returns the items. Null has none.
    #[inline]
    pub fn into_items(self) -> I {
        self.items
    }

    /// Returns another list of the items, or null.
    #[inline]
    pub(super) fn with<J>(self, list: impl FnOnce(I) -> J) -> Projection<J> {
        Projection {
            items: list(self.items),
            is_null: self.is_null,
        }
    }
}

/// Every kind.
pub trait Kind {
    /// Returns true for the projection of a document that is not a list. Any other null is `None`.
    #[inline]
    fn is_null(&self) -> bool {
        false
    }
}

impl<I> Kind for Projection<I> {
    #[inline]
    fn is_null(&self) -> bool {
        self.is_null
    }
}

macro_rules! never_null {
    ([$($generics:tt)*] $kind:ty) => {
        impl<$($generics)*> Kind for $kind {}
    };
}

/// Calls `$each! { [generics] kind }` for every kind that is not a list.
macro_rules! each_single {
    ($each:ident) => {
        $each! { ['a] $crate::eval::kinds::Text<'a> }
        $each! { [] $crate::eval::kinds::Number }
        $each! { [] $crate::eval::kinds::Boolean }
        $each! { ['a] $crate::eval::kinds::Timestamp<'a> }
        $each! { ['a] $crate::eval::kinds::Bytes<'a> }
        $each! { ['a, T] $crate::eval::kinds::Untyped<'a, T> }
        $each! { [] $crate::eval::kinds::Null }
        $each! { ['a, T] $crate::eval::kinds::EnumOf<'a, T> }
        $each! { ['a, T] $crate::eval::kinds::StructureOf<'a, T> }
        $each! { ['a, X, V] $crate::eval::kinds::MapOf<'a, X, V> }
    };
}
pub(super) use each_single;

each_single! { never_null }
never_null! { ['a, T] DocumentOf<'a, T> }
never_null! { ['a, T] ListOf<'a, T> }
never_null! { [T] MultiSelect<T> }

/// Returns the value, unless it is null.
#[inline]
pub fn non_null<K: Kind>(value: Option<K>) -> Option<K> {
    value.filter(|value| !value.is_null())
}

/// Implements a trait with one method for several kinds:
/// `Trait: fn method(self) -> Type { [generics] kind, value => result; }`.
macro_rules! implement {
    ($trait:path: fn $method:ident(self) -> $out:ty {
        $([$($generics:tt)*] $kind:ty, $value:pat => $result:expr;)*
    }) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> $trait for $kind {
            #[inline]
            fn $method(self) -> $out {
                let $value = self;
                $result
            }
        }
    )*};
}
pub(super) use implement;
