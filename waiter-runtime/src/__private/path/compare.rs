//! Comparisons: `==`, `!=` and the orderings.

use std::cmp::Ordering;

use super::kinds::{Bool, Bytes, Enum, Number, Text, Time};

/// A kind that can be compared with the kind `A`.
///
/// `Self` is the right operand, so that rustc points at what the user compared with.
#[diagnostic::on_unimplemented(
    message = "a `{A}` cannot be compared with a `{Self}`",
    label = "this is a `{Self}`, and the path gives a `{A}`"
)]
pub trait ComparableWith<A> {
    /// Whether the two are equal.
    fn equals(&self, left: &A) -> bool;
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

/// `null` where a value is expected; its kind is of no account.
#[inline]
pub fn null() -> Option<Bool> {
    None
}

/// `value == null`, for a value of any kind.
#[inline]
pub fn is_null<A>(value: &Option<A>) -> bool {
    value.is_none()
}

macro_rules! comparable {
    ($([$($generics:tt)*] $left:ty, $right:ty, $a:ident, $b:ident => $equal:expr;)*) => {$(
        impl<$($generics)*> ComparableWith<$left> for $right {
            #[inline]
            fn equals(&self, left: &$left) -> bool {
                let ($a, $b) = (left, self);
                $equal
            }
        }
    )*};
}

comparable! {
    [] Text<'_>, Text<'_>, a, b => a.0 == b.0;
    [] Bool, Bool, a, b => a.0 == b.0;
    [] Number, Number, a, b => a.compare(*b) == Some(Ordering::Equal);
    [] Time<'_>, Time<'_>, a, b => a.0 == b.0;
    [] Bytes<'_>, Bytes<'_>, a, b => a.0 == b.0;
    [T: PartialEq] Enum<'_, T>, Enum<'_, T>, a, b => a.0 == b.0;
    // A run-time value that is a reference to an enum.
    [T: PartialEq] Enum<'_, T>, Enum<'_, &T>, a, b => a.0 == *b.0;
    [T: AsRef<str>] Enum<'_, T>, Text<'_>, a, b => a.0.as_ref() == b.0;
    [T: AsRef<str>] Text<'_>, Enum<'_, T>, a, b => a.0 == b.0.as_ref();
}

/// A kind that orders against the kind `A`; `Self` is the right operand, as in [`ComparableWith`].
#[diagnostic::on_unimplemented(
    message = "`<`, `<=`, `>` and `>=` order two numbers or two timestamps, not a `{A}` and a `{Self}`",
    label = "this is a `{Self}`, and the path gives a `{A}`"
)]
pub trait OrderedWith<A> {
    /// How `left` orders against this value; `None` where a NaN is involved.
    fn order(&self, left: &A) -> Option<Ordering>;
}

impl OrderedWith<Number> for Number {
    #[inline]
    fn order(&self, left: &Number) -> Option<Ordering> {
        left.compare(*self)
    }
}

impl OrderedWith<Time<'_>> for Time<'_> {
    #[inline]
    fn order(&self, left: &Time<'_>) -> Option<Ordering> {
        Some(left.0.cmp(self.0))
    }
}

/// `left < right` and its like, `test` saying which: null where either side is.
#[inline]
pub fn ordered<A, B: OrderedWith<A>>(
    left: &Option<A>,
    right: Option<B>,
    test: fn(Ordering) -> bool,
) -> Option<Bool> {
    match (left, right) {
        (Some(left), Some(right)) => right.order(left).map(|order| Bool(test(order))),
        _ => None,
    }
}
