//! Comparisons: `==`, `!=` and the orderings.

use std::cmp::Ordering;

use super::kinds::{
    Boolean, Built, Bytes, EnumOf, ListOf, MapOf, Null, Number, Projection, StructureOf, Text,
    Time, Untyped,
};
use super::list::{Ready, Sequence};

/// A kind that can be compared with the kind `A`.
///
/// `Self` is the right operand, so that rustc points at what the user compared with. One impl for all types: rustc lists
/// those of a failed bound's type, and of [`Pair`] there are many.
pub trait ComparableWith<A> {
    /// Whether the two are equal.
    fn equals(&self, left: &A) -> bool;
}

impl<A, B: Pair<A>> ComparableWith<A> for B {
    #[inline]
    fn equals(&self, left: &A) -> bool {
        self.equal(left)
    }
}

/// Two kinds that have a comparison, or words for why there is none.
#[diagnostic::on_unimplemented(
    message = "these two cannot be compared",
    label = "not of the kind that the path gives"
)]
pub trait Pair<A> {
    /// Whether the two are equal.
    fn equal(&self, left: &A) -> bool;
}

/// `left == right`. Null equals null and nothing else.
#[inline]
pub fn equal<A, B: ComparableWith<A>>(left: &Option<A>, right: Option<B>) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => right.equals(left),
        (None, None) => true,
        _ => false,
    }
}

/// `null` where a value is expected.
#[inline]
pub fn null() -> Option<Null> {
    None
}

/// `value == null`, for a value of any kind.
#[inline]
pub fn is_null<A>(value: &Option<A>) -> bool {
    value.is_none()
}

macro_rules! comparable {
    ($([$($generics:tt)*] $left:ty, $right:ty, $a:ident, $b:ident => $equal:expr;)*) => {$(
        impl<$($generics)*> Pair<$left> for $right {
            #[inline]
            fn equal(&self, left: &$left) -> bool {
                let ($a, $b) = (left, self);
                $equal
            }
        }
    )*};
}

comparable! {
    [] Text<'_>, Text<'_>, a, b => a.0 == b.0;
    [] Boolean, Boolean, a, b => a.0 == b.0;
    [] Number, Number, a, b => a.compare(*b) == Some(Ordering::Equal);
    [] Time<'_>, Time<'_>, a, b => a.0 == b.0;
    [] Bytes<'_>, Bytes<'_>, a, b => a.0 == b.0;
    [S, T: SameStructure<S>] Untyped<'_, S>, Untyped<'_, T>, a, b => b.0.same(a.0);
    // A reference to such a value, as a parameter is, is classified as a structure.
    [S, T: SameStructure<S>] Untyped<'_, S>, StructureOf<'_, T>, a, b => b.0.same(a.0);
    [T: AsRef<str>] EnumOf<'_, T>, Text<'_>, a, b => a.0.as_ref() == b.0;
    [] Text<'_>, Built<'_>, a, b => *a.0 == *b.0;
    [] Built<'_>, Text<'_>, a, b => *a.0 == *b.0;
    [] Built<'_>, Built<'_>, a, b => *a.0 == *b.0;
    [T: AsRef<str>] EnumOf<'_, T>, Built<'_>, a, b => *a.0.as_ref() == *b.0;
    [S, T: SameEnum<S>] EnumOf<'_, S>, EnumOf<'_, T>, a, b => b.0.same(a.0);
    [S, T: SameStructure<S>] StructureOf<'_, S>, StructureOf<'_, T>, a, b => b.0.same(a.0);
    [A, B: SameElements<A>] ListOf<'_, A>, ListOf<'_, B>, a, b => B::same(b.0, a.0);
    [K: Eq + std::hash::Hash, V: PartialEq] MapOf<'_, K, V>, MapOf<'_, K, V>, a, b => a.0.equals(b.0);
    [A] A, Null, _a, b => match *b {};
}

/// Two lists, element by element.
impl<I, J, A, B> Pair<Projection<I>> for Projection<J>
where
    I: Sequence<Raw = Ready<A>>,
    J: Sequence<Raw = Ready<B>>,
    B: ComparableWith<A>,
{
    fn equal(&self, left: &Projection<I>) -> bool {
        let (mut left, mut right) = (left.0.clone(), self.0.clone());
        loop {
            match (left.next(), right.next()) {
                (Some(a), Some(b)) => {
                    if !equal(&a.0, b.0) {
                        return false;
                    }
                }
                (a, b) => return a.is_none() && b.is_none(),
            }
        }
    }
}

/// The same enum as `S`. Only the same type compares with an enum of the SDK: another one is a mistake that the names
/// of both explain.
#[diagnostic::on_unimplemented(
    message = "the enum `{S}` is compared with a variant of another enum, `{Self}`",
    label = "the path gives a `{S}`: write one of its variants, `{S}::…`"
)]
pub trait SameEnum<S> {
    /// Whether the two are equal.
    fn same(&self, left: &S) -> bool;
}

/// The same structure as `S`.
#[diagnostic::on_unimplemented(
    message = "a `{S}` is compared with a `{Self}`",
    label = "no `{S}`: write one, or compare their fields one by one"
)]
pub trait SameStructure<S> {
    /// Whether the two are equal.
    fn same(&self, left: &S) -> bool;
}

/// The elements of lists that compare with those of the type `A`.
#[diagnostic::on_unimplemented(
    message = "a list of `{A}` is compared with a list of `{Self}`",
    label = "not a list of `{A}`"
)]
pub trait SameElements<A>: Sized {
    /// Whether the two lists are equal.
    fn same(right: &[Self], left: &[A]) -> bool;
}

#[diagnostic::do_not_recommend]
impl<A, B: PartialEq<A>> SameElements<A> for B {
    #[inline]
    fn same(right: &[B], left: &[A]) -> bool {
        right == left
    }
}

/// A type is the same as itself, and as what a run-time value's reference refers to.
macro_rules! same {
    ($($name:ident)*) => {$(
        // Where a type of the user's is no `PartialEq`, it is this impl by which rustc comes to say so.
        impl<T: PartialEq> $name<T> for T {
            #[inline]
            fn same(&self, left: &T) -> bool {
                left == self
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T: PartialEq> $name<T> for &T {
            #[inline]
            fn same(&self, left: &T) -> bool {
                left == *self
            }
        }
    )*};
}

same! { SameEnum SameStructure }

/// A kind that has an order. Only what orders has a `Key`, so that rustc says nothing of the right side where the left
/// is at fault.
#[diagnostic::on_unimplemented(
    message = "`<`, `<=`, `>` and `>=` compare two numbers or two timestamps",
    label = "neither a number nor a timestamp; a list, map or string has a `length(…)`, a string may have a `to_number(…)`"
)]
pub trait Ordered {
    /// Which of the two it is.
    type Key;
}

/// A kind that orders against what has the key `K`.
#[diagnostic::on_unimplemented(
    message = "`<`, `<=`, `>` and `>=` compare two numbers or two timestamps",
    label = "not of the kind of the other side: a number, or a timestamp as `{{DateTime::from_secs(…)}}`"
)]
pub trait OrderedWith<A, K> {
    /// How `left` orders against this value; `None` where a NaN is involved.
    fn order(&self, left: &A) -> Option<Ordering>;
}

/// The key of numbers.
#[derive(Debug)]
pub enum OfNumbers {}

/// The key of timestamps.
#[derive(Debug)]
pub enum OfTimestamps {}

#[diagnostic::do_not_recommend]
impl Ordered for Number {
    type Key = OfNumbers;
}

#[diagnostic::do_not_recommend]
impl Ordered for Time<'_> {
    type Key = OfTimestamps;
}

#[diagnostic::do_not_recommend]
impl OrderedWith<Number, OfNumbers> for Number {
    #[inline]
    fn order(&self, left: &Number) -> Option<Ordering> {
        left.compare(*self)
    }
}

#[diagnostic::do_not_recommend]
impl OrderedWith<Time<'_>, OfTimestamps> for Time<'_> {
    #[inline]
    fn order(&self, left: &Time<'_>) -> Option<Ordering> {
        Some(left.0.cmp(self.0))
    }
}

/// No key: where the left side has no order, it is this that makes the right one fit.
#[derive(Debug)]
pub enum OfNothing {}

impl<A, B> OrderedWith<A, OfNothing> for B {
    fn order(&self, _: &A) -> Option<Ordering> {
        None
    }
}

// Never asked for: of a type with one impl alone, rustc tells where that is.
macro_rules! another {
    ($($kind:ty)*) => {$(
        #[diagnostic::do_not_recommend]
        impl OrderedWith<(), ()> for $kind {
            fn order(&self, (): &()) -> Option<Ordering> {
                None
            }
        }
    )*};
}

another! { Number Time<'_> }

/// `left < right` and its like, `test` saying which: null where either side is.
#[inline]
pub fn ordered<A: Ordered<Key = K>, B: OrderedWith<A, K>, K>(
    left: &Option<A>,
    right: Option<B>,
    test: fn(Ordering) -> bool,
) -> Option<Boolean> {
    match (left, right) {
        (Some(left), Some(right)) => right.order(left).map(|order| Boolean(test(order))),
        _ => None,
    }
}
