//! From a field, an element or a value of a map in the SDK's output to a value of a kind.
//!
//! `classify(&x).__get()` must be written where the type of `x` is concrete. Method lookup tries, in this order,
//!
//! 1. [`Leaf`]: strings, numbers, booleans, lists, maps, …, and `Option`s of and references to them;
//! 2. an enum ([`GetEnum`]), which is anything that is `AsRef<str>`, or JSON without types ([`GetJson`]), or an `Option`
//!    of one of them ([`GetOptionalEnum`], [`GetOptionalJson`]);
//! 3. an `Option` of a structure ([`GetOptionalStruct`]);
//! 4. a structure: anything else.
//!
//! 1 and 2 are two steps of method lookup on [`Unclassified`] (by value, by reference). 3 and 4 are the same two steps on
//! the [`Other`] that it dereferences to. So no two ever compete, and uninferred integers (`{3}`) still find step 1.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::marker::PhantomData;
use std::ops::{Deref, Index};
use std::rc::Rc;
use std::sync::Arc;

use super::kinds::{
    AnyMap, Boolean, Bytes, EnumOf, ListOf, MapOf, Number, StructureOf, Text, Timestamp, Untyped,
    copied,
};
use crate::sdk_types::{Blob, DateTime};

copied! {
    /// A value that is not classified yet.
    Unclassified<'a, T>(Other<'a, T>);
    /// The same value, once it is known to be neither a leaf nor an enum.
    Other<'a, T>(&'a T);
}

impl<'a, T> Unclassified<'a, T> {
    #[inline]
    pub(super) fn get(self) -> &'a T {
        self.0.0
    }
}

impl<'a, T> Deref for Unclassified<'a, T> {
    type Target = Other<'a, T>;

    #[inline]
    fn deref(&self) -> &Other<'a, T> {
        &self.0
    }
}

/// Stands for the kind `K` in method lookup.
pub struct Probe<K>(pub(super) PhantomData<K>);

/// Every type. The detour keeps a mistake to one error: if the type of a value is already an error, so is this
/// projection of it, and rustc stays silent about what follows.
pub trait Any {
    type Unclassified<'a>
    where
        Self: 'a;
    type Probe;
}

impl<T> Any for T {
    type Unclassified<'a>
        = Unclassified<'a, T>
    where
        T: 'a;
    type Probe = Probe<T>;
}

/// The first half of `classify(&x).__get()`.
#[inline]
pub fn classify<'a, T>(x: &'a T) -> <T as Any>::Unclassified<'a>
where
    T: Any<Unclassified<'a> = Unclassified<'a, T>>,
{
    Unclassified(Other(x))
}

/// The second half for a number of any type: the type of a literal in `{…}` may not be known yet.
#[inline]
pub fn number<T: Copy + Into<Number>>(value: Unclassified<'_, T>) -> Option<Number> {
    Some((*value.get()).into())
}

/// Step 1: a type whose kind is known.
pub trait Leaf {
    type Kind<'a>
    where
        Self: 'a;

    fn kind(&self) -> Option<Self::Kind<'_>>;
}

/// Step 1, as a method.
pub trait GetLeaf<'a> {
    type Kind;

    fn __get(self) -> Option<Self::Kind>;
}

impl<'a, T: Leaf> GetLeaf<'a> for Unclassified<'a, T> {
    type Kind = T::Kind<'a>;

    #[inline]
    fn __get(self) -> Option<T::Kind<'a>> {
        self.0.0.kind()
    }
}

macro_rules! leaf {
    ($([$($generics:tt)*] $ty:ty => $kind:ty, $x:ident => $value:expr;)*) => {$(
        impl<$($generics)*> Leaf for $ty {
            type Kind<'a> = $kind where Self: 'a;

            #[inline]
            fn kind(&self) -> Option<Self::Kind<'_>> {
                let $x = self;
                Some($value)
            }
        }
    )*};
}

leaf! {
    [] str => Text<'a>, x => Text::new(x);
    [] String => Text<'a>, x => Text::new(x);
    [] Box<str> => Text<'a>, x => Text::new(x);
    [] Arc<str> => Text<'a>, x => Text::new(x);
    [] Rc<str> => Text<'a>, x => Text::new(x);
    ['c] Cow<'c, str> => Text<'a>, x => Text::new(x);
    [] bool => Boolean, x => Boolean(*x);
    [] DateTime => Timestamp<'a>, x => Timestamp(x);
    [] Blob => Bytes<'a>, x => Bytes(x);
    [T] [T] => ListOf<'a, T>, x => ListOf(x);
    [T, const N: usize] [T; N] => ListOf<'a, T>, x => ListOf(x);
    [T] Vec<T> => ListOf<'a, T>, x => ListOf(x);
    [K, V] HashMap<K, V> => MapOf<'a, K, V>, x => MapOf(AnyMap::Hashed(x));
    [K, V] BTreeMap<K, V> => MapOf<'a, K, V>, x => MapOf(AnyMap::Sorted(x));
    // The SDK boxes recursive structures.
    [T] Box<T> => StructureOf<'a, T>, x => StructureOf(x);
}

macro_rules! numbers {
    ($($ty:ty)*) => {
        leaf! { $([] $ty => Number, x => (*x).into();)* }
    };
}

numbers! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 usize f32 f64 }

impl<T: Leaf> Leaf for Option<T> {
    type Kind<'a>
        = T::Kind<'a>
    where
        T: 'a;

    #[inline]
    fn kind(&self) -> Option<T::Kind<'_>> {
        match self {
            Some(x) => x.kind(),
            None => None,
        }
    }
}

impl<T: Leaf + ?Sized> Leaf for &T {
    type Kind<'a>
        = T::Kind<'a>
    where
        Self: 'a;

    #[inline]
    fn kind(&self) -> Option<T::Kind<'_>> {
        (**self).kind()
    }
}

/// A type that holds any JSON, as `serde_json::Value` does. It is known by the types that it can be made of, and by being
/// indexed into more of itself.
pub trait Json:
    for<'k> Index<&'k str, Output = Self> + From<bool> + From<f64> + From<String>
{
}

impl<T> Json for T where
    T: for<'k> Index<&'k str, Output = T> + From<bool> + From<f64> + From<String>
{
}

/// The traits of the steps 2 and 3: `Trait: bound, type that has it, self => kind, value`.
macro_rules! get {
    ($($(#[$doc:meta])* $name:ident: [T $(: $bound:path)?] $ty:ty, $self:ident: $receiver:ty => $kind:ident, $value:expr;)*) => {$(
        $(#[$doc])*
        pub trait $name<'a> {
            type Type;

            fn __get(self: $receiver) -> Option<$kind<'a, Self::Type>>;
        }

        impl<'a, T $(: $bound)?> $name<'a> for $ty {
            type Type = T;

            #[inline]
            fn __get($self: $receiver) -> Option<$kind<'a, T>> {
                $value
            }
        }
    )*};
}

get! {
    /// Step 2: an enum of the SDK.
    GetEnum: [T: AsRef<str>] Unclassified<'a, T>, self: &Self => EnumOf, Some(EnumOf(self.get()));
    /// Step 2: an enum that may be missing.
    GetOptionalEnum: [T: AsRef<str>] Unclassified<'a, Option<T>>, self: &Self => EnumOf, self.get().as_ref().map(EnumOf);
    /// Step 2: JSON without types.
    GetJson: [T: Json] Unclassified<'a, T>, self: &Self => Untyped, Some(Untyped(self.get()));
    /// Step 2: JSON without types that may be missing.
    GetOptionalJson: [T: Json] Unclassified<'a, Option<T>>, self: &Self => Untyped, self.get().as_ref().map(Untyped);
    /// Step 3: a structure that may be missing.
    GetOptionalStruct: [T] Other<'a, Option<T>>, self: Self => StructureOf, self.0.as_ref().map(StructureOf);
}

/// Step 4.
impl<'a, T> Other<'a, T> {
    #[inline]
    pub fn __get(&self) -> Option<StructureOf<'a, T>> {
        Some(StructureOf(self.0))
    }
}
