//! The kinds of values a path can have. A value is an `Option` of one of these; `None` is null.
//!
//! All of them are local types, so that every operator after the first classification is a plain method or trait.

use std::ops::Deref;
use std::rc::Rc;

use aws_smithy_types::{Blob, DateTime, Document};

pub use super::any_map::AnyMap;
pub use super::number::Number;

/// Kinds are passed by value and often twice (`@` used twice), whatever is inside.
macro_rules! kinds {
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

kinds! {
    /// A string.
    Text<'a>(&'a str);
    /// A timestamp.
    Time<'a>(&'a DateTime);
    /// A blob.
    Bytes<'a>(&'a Blob);
    /// JSON without types: a document of the SDK's, or a value of `serde_json` and the like.
    Untyped<'a, T>(&'a T);
    /// An enum of the SDK: whatever is `AsRef<str>` and no string.
    EnumOf<'a, T>(&'a T);
    /// A structure or a union.
    StructureOf<'a, T>(&'a T);
    /// A list whose elements are not looked at yet.
    ListOf<'a, T>(&'a [T]);
    /// A map.
    MapOf<'a, K, V>(AnyMap<'a, K, V>);
}

/// A document: JSON whose shape the model does not say.
pub type Doc<'a> = Untyped<'a, Document>;

/// A boolean.
#[derive(Clone, Copy)]
pub struct Boolean(pub bool);

/// A string that an expression may have built.
#[derive(Clone)]
pub struct Built<'a>(pub AnyText<'a>);

/// A string of either origin.
#[derive(Clone)]
pub enum AnyText<'a> {
    /// Part of the response or the declaration. Beside strings that are built, it need not be copied.
    Borrowed(&'a str),
    /// Built by an expression.
    Shared(Rc<str>),
}

impl Deref for AnyText<'_> {
    type Target = str;

    #[inline]
    fn deref(&self) -> &str {
        match self {
            Self::Borrowed(text) => text,
            Self::Shared(text) => text,
        }
    }
}

impl<'a> From<&'a str> for AnyText<'a> {
    #[inline]
    fn from(text: &'a str) -> Self {
        Self::Borrowed(text)
    }
}

impl From<String> for AnyText<'_> {
    #[inline]
    fn from(text: String) -> Self {
        Self::Shared(text.into())
    }
}

/// The kind of a `null` that was written: no value is of it.
#[derive(Clone, Copy, Debug)]
pub enum Null {}

/// What `[a, b]` selects, a tuple of values. A list, if all of them are of one kind.
#[derive(Clone)]
pub struct Selected<T>(pub T);

/// A list that is not a field: what projections, slices and functions give. Most are computed as they are read.
#[derive(Clone)]
pub struct Projection<I>(pub I);

/// Calls `$each! { [generics] Kind, walls of word }` for every kind without structure of its own: those that have no
/// fields, no elements and no entries. `walls` is a module of [`wall`](super::wall), `word` the type that they blame.
macro_rules! each_leaf {
    ($each:ident) => {
        $each! { ['a] Text<'a>, text of String }
        $each! { ['a] Built<'a>, text of String }
        $each! { [] Number, number of ::aws_smithy_types::Number }
        $each! { [] Boolean, boolean of bool }
        $each! { ['a] Time<'a>, timestamp of ::aws_smithy_types::DateTime }
        $each! { ['a] Bytes<'a>, value of ::aws_smithy_types::Blob }
        $each! { ['a, T] Untyped<'a, T>, untyped of T }
        $each! { [] Null, value of Null }
        $each! { ['a, T] EnumOf<'a, T>, enumeration of T }
    };
}
pub(crate) use each_leaf;
