//! From a place in the SDK's output (a field, an element, a map's value) to a value of a kind.
//!
//! `place(&x).__get()` must be written where the type of `x` is concrete: method lookup tries, in this order,
//!
//! 1. [`Leaf`]: strings, numbers, booleans, lists, maps, …, and `Option`s of and references to them;
//! 2. an enum ([`GetEnum`]), or an `Option` of one ([`GetOptionalEnum`]): anything that is `AsRef<str>`;
//!    JSON without types ([`GetJson`]), or an `Option` of it ([`GetOptionalJson`]);
//! 3. an `Option` of a structure ([`GetOptionalStruct`]);
//! 4. a structure: anything else.
//!
//! 1 and 2 are two steps of method lookup on [`Place`] (by value, by reference); 3 and 4 are the same two steps on what
//! it dereferences to. So no two ever compete, and uninferred integers (`{3}`) still find step 1.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::ops::{Deref, Index};
use std::rc::Rc;
use std::sync::Arc;

use aws_smithy_types::{Blob, DateTime, Document};

use super::kinds::{
    AnyMap, Boolean, Bytes, Doc, EnumOf, ListOf, MapOf, Number, StructureOf, Text, Time, Untyped,
};
use super::literal::Probe;

/// A place to be classified.
pub struct Place<'a, T>(Unknown<'a, T>);

/// The same place, once it is known to be neither a leaf nor an enum.
pub struct Unknown<'a, T>(&'a T);

impl<T> Clone for Place<'_, T> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Place<'_, T> {}

impl<T> Clone for Unknown<'_, T> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Unknown<'_, T> {}

impl<'a, T> Place<'a, T> {
    /// What is there.
    #[inline]
    pub(super) fn get(self) -> &'a T {
        self.0.0
    }
}

impl<'a, T> Deref for Place<'a, T> {
    type Target = Unknown<'a, T>;

    #[inline]
    fn deref(&self) -> &Unknown<'a, T> {
        &self.0
    }
}

/// Every type. The detour keeps a mistake to one error: where the type of a place is already an error, so is this
/// projection of it, and rustc stays silent about what follows.
pub trait Any {
    /// [`Place`] of the type.
    type Place<'a>
    where
        Self: 'a;
    /// [`Probe`] of the type.
    type Probe;
}

impl<T> Any for T {
    type Place<'a>
        = Place<'a, T>
    where
        T: 'a;
    type Probe = Probe<T>;
}

/// The first half of `place(&x).__get()`.
#[inline]
pub fn place<'a, T>(x: &'a T) -> <T as Any>::Place<'a>
where
    T: Any<Place<'a> = Place<'a, T>>,
{
    Place(Unknown(x))
}

/// The second half for what is a number, whatever its type: that of a literal in `{…}` may not be known yet.
#[inline]
pub fn number<T: Copy + Into<Number>>(place: Place<'_, T>) -> Option<Number> {
    Some((*place.get()).into())
}

/// Step 1: a type whose kind is known.
pub trait Leaf {
    /// Its kind.
    type Kind<'a>
    where
        Self: 'a;

    /// The value; null for `None`.
    fn kind(&self) -> Option<Self::Kind<'_>>;
}

/// Step 1, as a method.
pub trait GetLeaf<'a> {
    /// The kind.
    type Kind;

    /// The value; null for `None`.
    fn __get(self) -> Option<Self::Kind>;
}

impl<'a, T: Leaf> GetLeaf<'a> for Place<'a, T> {
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
    [] str => Text<'a>, x => Text(x);
    [] String => Text<'a>, x => Text(x);
    [] Box<str> => Text<'a>, x => Text(x);
    [] Arc<str> => Text<'a>, x => Text(x);
    [] Rc<str> => Text<'a>, x => Text(x);
    ['c] Cow<'c, str> => Text<'a>, x => Text(x);
    [] bool => Boolean, x => Boolean(*x);
    [] i8 => Number, x => (*x).into();
    [] i16 => Number, x => (*x).into();
    [] i32 => Number, x => (*x).into();
    [] i64 => Number, x => (*x).into();
    [] i128 => Number, x => (*x).into();
    [] isize => Number, x => (*x).into();
    [] u8 => Number, x => (*x).into();
    [] u16 => Number, x => (*x).into();
    [] u32 => Number, x => (*x).into();
    [] u64 => Number, x => (*x).into();
    [] usize => Number, x => (*x).into();
    [] f32 => Number, x => (*x).into();
    [] f64 => Number, x => (*x).into();
    [] DateTime => Time<'a>, x => Time(x);
    [] Blob => Bytes<'a>, x => Bytes(x);
    [] Document => Doc<'a>, x => Untyped(x);
    [T] [T] => ListOf<'a, T>, x => ListOf(x);
    [T, const N: usize] [T; N] => ListOf<'a, T>, x => ListOf(x);
    [T] Vec<T> => ListOf<'a, T>, x => ListOf(x);
    [K, V] HashMap<K, V> => MapOf<'a, K, V>, x => MapOf(AnyMap::Hashed(x));
    [K, V] BTreeMap<K, V> => MapOf<'a, K, V>, x => MapOf(AnyMap::Sorted(x));
    // The SDK boxes recursive structures.
    [T] Box<T> => StructureOf<'a, T>, x => StructureOf(x);
}

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

/// Step 2: an enum of the SDK.
pub trait GetEnum<'a> {
    /// The enum.
    type Enum;

    /// The value.
    fn __get(&self) -> Option<EnumOf<'a, Self::Enum>>;
}

impl<'a, T: AsRef<str>> GetEnum<'a> for Place<'a, T> {
    type Enum = T;

    #[inline]
    fn __get(&self) -> Option<EnumOf<'a, T>> {
        Some(EnumOf(self.0.0))
    }
}

/// Step 2: an enum that may be missing.
pub trait GetOptionalEnum<'a> {
    /// The enum.
    type Enum;

    /// The value; null for `None`.
    fn __get(&self) -> Option<EnumOf<'a, Self::Enum>>;
}

impl<'a, T: AsRef<str>> GetOptionalEnum<'a> for Place<'a, Option<T>> {
    type Enum = T;

    #[inline]
    fn __get(&self) -> Option<EnumOf<'a, T>> {
        self.0.0.as_ref().map(EnumOf)
    }
}

/// A type that holds any JSON, as `serde_json::Value` does. Such a type is known by what it can be made of, and by being
/// indexed into more of itself.
pub trait Json:
    for<'k> Index<&'k str, Output = Self> + From<bool> + From<f64> + From<String>
{
}

impl<T> Json for T where
    T: for<'k> Index<&'k str, Output = T> + From<bool> + From<f64> + From<String>
{
}

/// Step 2: JSON without types.
pub trait GetJson<'a> {
    /// The type.
    type Json;

    /// The value.
    fn __get(&self) -> Option<Untyped<'a, Self::Json>>;
}

impl<'a, T: Json> GetJson<'a> for Place<'a, T> {
    type Json = T;

    #[inline]
    fn __get(&self) -> Option<Untyped<'a, T>> {
        Some(Untyped(self.0.0))
    }
}

/// Step 2: JSON without types that may be missing.
pub trait GetOptionalJson<'a> {
    /// The type.
    type Json;

    /// The value; null for `None`.
    fn __get(&self) -> Option<Untyped<'a, Self::Json>>;
}

impl<'a, T: Json> GetOptionalJson<'a> for Place<'a, Option<T>> {
    type Json = T;

    #[inline]
    fn __get(&self) -> Option<Untyped<'a, T>> {
        self.0.0.as_ref().map(Untyped)
    }
}

/// Step 3: a structure that may be missing.
pub trait GetOptionalStruct<'a> {
    /// The structure.
    type Struct;

    /// The value; null for `None`.
    fn __get(self) -> Option<StructureOf<'a, Self::Struct>>;
}

impl<'a, T> GetOptionalStruct<'a> for Unknown<'a, Option<T>> {
    type Struct = T;

    #[inline]
    fn __get(self) -> Option<StructureOf<'a, T>> {
        self.0.as_ref().map(StructureOf)
    }
}

/// Step 4.
impl<'a, T> Unknown<'a, T> {
    /// The value.
    #[inline]
    pub fn __get(&self) -> Option<StructureOf<'a, T>> {
        Some(StructureOf(self.0))
    }
}
