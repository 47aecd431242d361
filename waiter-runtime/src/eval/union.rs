//! `as`: the value of a union's variant. A union of the SDK has a method for each, as in `as_s(&self) -> Result<&String, &Self>`.

use super::classify::{Unclassified, classify};
use super::kinds::StructureOf;

impl<'a, T> StructureOf<'a, T> {
    /// Returns the union, to call the method of a variant.
    #[inline]
    pub fn union(self) -> &'a T {
        self.0
    }
}

/// Returns the value of a variant, or null if the union holds another one.
#[inline]
pub fn member<M: Member, U>(value: Result<M, U>) -> Option<M::Value> {
    value.ok().map(M::value)
}

/// The result of a variant's method.
pub trait Member {
    type Value;

    fn value(self) -> Self::Value;
}

impl<'a, T> Member for &'a T {
    type Value = Unclassified<'a, T>;

    #[inline]
    fn value(self) -> Self::Value {
        classify(self)
    }
}

/// A variant without a value. It is not null.
impl Member for () {
    type Value = Unclassified<'static, ()>;

    #[inline]
    fn value(self) -> Self::Value {
        classify(&())
    }
}

/// The body of a method that no program can call: its bound is never met.
pub fn unknown_variant() -> ! {
    super::unsupported::unreachable_by_type()
}
