//! `<`, `<=`, `>` and `>=`.

use std::cmp::Ordering;

use super::kinds::{Boolean, DocumentOf, Number, Timestamp};
use super::tree::Tree;

/// A kind that has an order. Only such a kind has a `Key`, so rustc reports nothing about the right side if the left one
/// is at fault.
#[diagnostic::on_unimplemented(
    message = "expected two numbers or two timestamps, found another value",
    label = "`<`, `<=`, `>` and `>=` do not compare this; a list, map or string has a `length(…)`, a string may have a \
             `to_number(…)`"
)]
pub trait Ordered {
    /// Stands for numbers or for timestamps.
    type Key;
}

/// A kind that orders against a kind with the key `K`.
#[diagnostic::on_unimplemented(
    message = "expected two numbers or two timestamps, found different kinds",
    label = "write a value of the kind of the other side: a number, or a timestamp as `{{DateTime::from_secs(…)}}`"
)]
pub trait OrderedWith<A, K> {
    /// Orders `left` against this value; `None` if one of them is a NaN.
    fn order(&self, left: &A) -> Option<Ordering>;
}

/// The key of a kind without an order. It makes any right side fit.
#[derive(Debug)]
pub enum OfNothing {}

impl<A, B> OrderedWith<A, OfNothing> for B {
    fn order(&self, _: &A) -> Option<Ordering> {
        None
    }
}

macro_rules! ordered {
    ($($(#[$doc:meta])* $key:ident: $kind:ty, $a:ident, $b:ident => $order:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub enum $key {}

        #[diagnostic::do_not_recommend]
        impl Ordered for $kind {
            type Key = $key;
        }

        #[diagnostic::do_not_recommend]
        impl OrderedWith<$kind, $key> for $kind {
            #[inline]
            fn order(&self, left: &$kind) -> Option<Ordering> {
                let ($a, $b) = (left, self);
                $order
            }
        }

        // Never used: if a type has only one impl, rustc prints where that is.
        #[diagnostic::do_not_recommend]
        impl OrderedWith<(), ()> for $kind {
            fn order(&self, (): &()) -> Option<Ordering> {
                None
            }
        }
    )*};
}

ordered! {
    OfNumbers: Number, a, b => a.compare(*b);
    OfTimestamps: Timestamp<'_>, a, b => Some(a.0.cmp(b.0));
}

#[diagnostic::do_not_recommend]
impl<T: Tree> Ordered for DocumentOf<'_, T> {
    type Key = OfNumbers;
}

/// `[generics] left, right => numbers to compare;`
macro_rules! documents {
    ($([$($generics:tt)*] $left:ty, $right:ty, $a:ident, $b:ident => $numbers:expr;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> OrderedWith<$left, OfNumbers> for $right {
            #[inline]
            fn order(&self, left: &$left) -> Option<Ordering> {
                let ($a, $b) = (left, self);
                let (left, right): (Option<Number>, Option<Number>) = $numbers;
                left?.compare(right?)
            }
        }
    )*};
}

documents! {
    [T: Tree] DocumentOf<'_, T>, Number, a, b => (a.number(), Some(*b));
    [T: Tree] Number, DocumentOf<'_, T>, a, b => (Some(*a), b.number());
    [S: Tree, T: Tree] DocumentOf<'_, S>, DocumentOf<'_, T>, a, b => (a.number(), b.number());
}

/// `left < right` and its like, by `test`. It is null if one side is null.
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
