//! Functions that use an order: `sort`, `sort_by`, `max`, `max_by`, `min` and `min_by`.

use std::cmp::Ordering;
use std::vec;

use super::elements::{Items, items};
use crate::eval::evaluation::Evaluation;
use crate::eval::kinds::{EnumOf, Number, Projection, Text, Timestamp};
use crate::eval::sequence::Evaluated;

/// A kind that has an order.
///
/// Without one, the type of the key is not known either, and rustc reports nothing that follows.
#[diagnostic::on_unimplemented(
    message = "expected numbers, strings or timestamps, found other values",
    label = "these do not have an order"
)]
pub trait Sortable: Clone {
    /// The kind that is compared.
    type Key: Order;

    fn key(self) -> Self::Key;
}

/// An order of two values.
pub trait Order {
    fn order(&self, other: &Self) -> Ordering;
}

macro_rules! sortable {
    ($([$($generics:tt)*] $kind:ty, $a:ident, $b:ident => $order:expr;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Sortable for $kind {
            type Key = Self;

            #[inline]
            fn key(self) -> Self {
                self
            }
        }

        impl<$($generics)*> Order for $kind {
            #[inline]
            fn order(&self, other: &Self) -> Ordering {
                let ($a, $b) = (self, other);
                $order
            }
        }
    )*};
}

sortable! {
    [] Number, a, b => a.total_order(*b);
    [] Text<'_>, a, b => a.0.cmp(b.0);
    [T: AsRef<str>] EnumOf<'_, T>, a, b => a.0.as_ref().cmp(b.0.as_ref());
    [] Timestamp<'_>, a, b => a.0.cmp(b.0);
}

/// Returns the value of `&key` for an element. It is a call of its own, so that rustc reports there that the value does
/// not have an order.
#[inline]
pub fn key<S: Sortable<Key = O>, O>(value: Option<S>) -> Option<O> {
    value.map(S::key)
}

/// A list whose elements have an order. The bound is on the list, so that rustc points at it.
#[diagnostic::on_unimplemented(
    message = "expected a list, found a single value",
    label = "this function needs a list here"
)]
pub trait SortableItems: Items<Kind: Sortable> {}

impl<L: Items<Kind: Sortable>> SortableItems for L {}

/// The elements of a sorted list.
type Sorted<K> = Projection<vec::IntoIter<Evaluated<K>>>;

/// `sort(list)`. It fails on null and on null elements.
pub fn sort<L, K>(evaluation: &Evaluation, list: Option<L>) -> Option<Sorted<K>>
where
    L: SortableItems<Kind = K>,
{
    sort_by(evaluation, list, |element| key(element.0))
}

/// `sort_by(list, &key)`: elements with equal keys keep their order. It fails on null and if a key is null.
pub fn sort_by<L, K, S>(
    evaluation: &Evaluation,
    list: Option<L>,
    key: impl Fn(Evaluated<K>) -> Option<S>,
) -> Option<Sorted<K>>
where
    L: Items<Kind = K>,
    K: Clone,
    S: Order,
{
    let mut keyed = Vec::new();
    for element in items(evaluation, list)? {
        keyed.push((evaluation.required(key(element.clone()))?, element));
    }
    keyed.sort_by(|(a, _), (b, _)| a.order(b));
    let sorted: Vec<_> = keyed.into_iter().map(|(_, element)| element).collect();
    Some(Projection::new(sorted.into_iter()))
}

macro_rules! extremes {
    ($($(#[$doc:meta])* $name:ident, $(#[$by_doc:meta])* $by_name:ident: $wanted:expr;)*) => {$(
        $(#[$doc])*
        #[inline]
        pub fn $name<L, K>(evaluation: &Evaluation, list: Option<L>) -> Option<K>
        where
            L: SortableItems<Kind = K>,
        {
            extreme(evaluation, list, |element| key(element.0), $wanted)
        }

        $(#[$by_doc])*
        #[inline]
        pub fn $by_name<L, K, S>(
            evaluation: &Evaluation,
            list: Option<L>,
            key: impl Fn(Evaluated<K>) -> Option<S>,
        ) -> Option<K>
        where
            L: Items<Kind = K>,
            K: Clone,
            S: Order,
        {
            extreme(evaluation, list, key, $wanted)
        }
    )*};
}

extremes! {
    /// `max(list)`: null for an empty list. It fails on null and on null elements.
    max,
    /// `max_by(list, &key)`: null for an empty list. It fails on null and if a key is null.
    max_by: Ordering::Greater;
    /// `min(list)`: null for an empty list. It fails on null and on null elements.
    min,
    /// `min_by(list, &key)`: null for an empty list. It fails on null and if a key is null.
    min_by: Ordering::Less;
}

/// Returns the first element whose key has the `wanted` order against the keys of all others.
#[inline]
fn extreme<L, K, S>(
    evaluation: &Evaluation,
    list: Option<L>,
    key: impl Fn(Evaluated<K>) -> Option<S>,
    wanted: Ordering,
) -> Option<K>
where
    L: Items<Kind = K>,
    K: Clone,
    S: Order,
{
    let mut best: Option<(S, Evaluated<K>)> = None;
    for element in items(evaluation, list)? {
        let key = evaluation.required(key(element.clone()))?;
        if best
            .as_ref()
            .is_none_or(|(other, _)| key.order(other) == wanted)
        {
            best = Some((key, element));
        }
    }
    best.and_then(|(_, element)| element.0)
}
