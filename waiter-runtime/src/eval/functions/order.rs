//! Functions that put in order: `sort`, `sort_by`, `max`, `max_by`, `min` and `min_by`.

use std::cmp::Ordering;
use std::vec;

use super::elements::Items;
use crate::eval::evaluation::Evaluation;
use crate::eval::kinds::{Built, EnumOf, Number, Projection, Text, Time};
use crate::eval::list::Ready;

/// A kind that has an order of its own.
///
/// Where there is none, the key's type is not known either, and rustc says nothing of what is done with it.
#[diagnostic::on_unimplemented(
    message = "only numbers, strings and timestamps have an order",
    label = "none of these"
)]
pub trait Sortable: Clone {
    /// What is compared.
    type Key: Order;

    /// The value as that.
    fn key(self) -> Self::Key;
}

/// How two values order.
pub trait Order {
    /// How this value orders against another.
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
    [] Built<'_>, a, b => a.0.cmp(&*b.0);
    [T: AsRef<str>] EnumOf<'_, T>, a, b => a.0.as_ref().cmp(b.0.as_ref());
    [] Time<'_>, a, b => a.0.cmp(b.0);
}

/// What `&key` gives for an element, in a call of its own: that is where rustc says that it has no order.
#[inline]
pub fn key<S: Sortable<Key = O>, O>(value: Option<S>) -> Option<O> {
    value.map(S::key)
}

/// A list whose elements have an order. A bound on the list, so that rustc points at it.
#[diagnostic::on_unimplemented(message = "this function takes a list here", label = "no list")]
pub trait SortableItems {
    /// The kind of the elements.
    type Kind;

    /// The elements in their order.
    fn sort(self, evaluation: &Evaluation) -> Option<Sorted<Self::Kind>>;
    /// The first element that orders so against all others.
    fn extreme(self, evaluation: &Evaluation, wanted: Ordering) -> Option<Self::Kind>;
}

impl<L: Items<Kind = K>, K: Sortable> SortableItems for L {
    type Kind = K;

    #[inline]
    fn sort(self, evaluation: &Evaluation) -> Option<Sorted<K>> {
        sort_by(evaluation, Some(self), |element| key(element.0))
    }

    #[inline]
    fn extreme(self, evaluation: &Evaluation, wanted: Ordering) -> Option<K> {
        extreme(evaluation, Some(self), |element| key(element.0), wanted)
    }
}

/// The elements of a sorted list.
type Sorted<K> = Projection<vec::IntoIter<Ready<K>>>;

/// `sort(list)`. Fails on null and on null elements.
pub fn sort<L, K>(evaluation: &Evaluation, list: Option<L>) -> Option<Sorted<K>>
where
    L: SortableItems<Kind = K>,
{
    match list {
        Some(list) => list.sort(evaluation),
        None => evaluation.fail(),
    }
}

/// `sort_by(list, &key)`: elements with equal keys keep their order. Fails on null and where a key is null.
pub fn sort_by<L, K, S>(
    evaluation: &Evaluation,
    list: Option<L>,
    key: impl Fn(Ready<K>) -> Option<S>,
) -> Option<Sorted<K>>
where
    L: Items<Kind = K>,
    K: Clone,
    S: Order,
{
    let Some(list) = list else {
        return evaluation.fail();
    };
    let mut keyed = Vec::new();
    for element in list.items() {
        match key(element.clone()) {
            Some(key) => keyed.push((key, element)),
            None => return evaluation.fail(),
        }
    }
    keyed.sort_by(|(a, _), (b, _)| a.order(b));
    let sorted: Vec<_> = keyed.into_iter().map(|(_, element)| element).collect();
    Some(Projection(sorted.into_iter()))
}

/// `max(list)`: null of an empty list. Fails on null and on null elements.
#[inline]
pub fn max<L, K>(evaluation: &Evaluation, list: Option<L>) -> Option<K>
where
    L: SortableItems<Kind = K>,
{
    match list {
        Some(list) => list.extreme(evaluation, Ordering::Greater),
        None => evaluation.fail(),
    }
}

/// `max_by(list, &key)`: the first of several; null of an empty list. Fails on null and where a key is null.
#[inline]
pub fn max_by<L, K, S>(
    evaluation: &Evaluation,
    list: Option<L>,
    key: impl Fn(Ready<K>) -> Option<S>,
) -> Option<K>
where
    L: Items<Kind = K>,
    K: Clone,
    S: Order,
{
    extreme(evaluation, list, key, Ordering::Greater)
}

/// `min(list)`: null of an empty list. Fails on null and on null elements.
#[inline]
pub fn min<L, K>(evaluation: &Evaluation, list: Option<L>) -> Option<K>
where
    L: SortableItems<Kind = K>,
{
    match list {
        Some(list) => list.extreme(evaluation, Ordering::Less),
        None => evaluation.fail(),
    }
}

/// `min_by(list, &key)`: the first of several; null of an empty list. Fails on null and where a key is null.
#[inline]
pub fn min_by<L, K, S>(
    evaluation: &Evaluation,
    list: Option<L>,
    key: impl Fn(Ready<K>) -> Option<S>,
) -> Option<K>
where
    L: Items<Kind = K>,
    K: Clone,
    S: Order,
{
    extreme(evaluation, list, key, Ordering::Less)
}

/// The first element whose key orders so against those of all before it and against no later one's.
#[inline]
fn extreme<L, K, S>(
    evaluation: &Evaluation,
    list: Option<L>,
    key: impl Fn(Ready<K>) -> Option<S>,
    wanted: Ordering,
) -> Option<K>
where
    L: Items<Kind = K>,
    K: Clone,
    S: Order,
{
    let Some(list) = list else {
        return evaluation.fail();
    };
    let mut best: Option<(S, Ready<K>)> = None;
    for element in list.items() {
        let Some(key) = key(element.clone()) else {
            return evaluation.fail();
        };
        if best
            .as_ref()
            .is_none_or(|(other, _)| key.order(other) == wanted)
        {
            best = Some((key, element));
        }
    }
    best.and_then(|(_, element)| element.0)
}
