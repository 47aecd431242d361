//! Functions that put in order: `sort`, `sort_by`, `max`, `max_by`, `min` and `min_by`.

use std::cmp::Ordering;
use std::vec;

use super::super::evaluation::Evaluation;
use super::super::kinds::{Built, Enum, Number, Projection, Text, Time};
use super::super::list::Ready;
use super::elements::Items;

/// A kind that has an order of its own.
#[diagnostic::on_unimplemented(
    message = "only numbers, strings and timestamps have an order",
    label = "these elements, or what the expression gives for them, are none of these"
)]
pub trait Sortable {
    /// How this value orders against another.
    fn order(&self, other: &Self) -> Ordering;
}

macro_rules! sortable {
    ($([$($generics:tt)*] $kind:ty, $a:ident, $b:ident => $order:expr;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Sortable for $kind {
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
    [] Built, a, b => a.0.cmp(&b.0);
    [T: AsRef<str>] Enum<'_, T>, a, b => a.0.as_ref().cmp(b.0.as_ref());
    [] Time<'_>, a, b => a.0.cmp(b.0);
}

/// The elements of a sorted list.
type Sorted<K> = Projection<vec::IntoIter<Ready<K>>>;

/// `sort(list)`. Fails on null and on null elements.
pub fn sort<L, K>(evaluation: &Evaluation, list: Option<L>) -> Option<Sorted<K>>
where
    L: Items<Kind = K>,
    K: Sortable + Clone,
{
    sort_by(evaluation, list, |element| element.0)
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
    S: Sortable,
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
    L: Items<Kind = K>,
    K: Sortable + Clone,
{
    extreme(evaluation, list, |element| element.0, Ordering::Greater)
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
    S: Sortable,
{
    extreme(evaluation, list, key, Ordering::Greater)
}

/// `min(list)`: null of an empty list. Fails on null and on null elements.
#[inline]
pub fn min<L, K>(evaluation: &Evaluation, list: Option<L>) -> Option<K>
where
    L: Items<Kind = K>,
    K: Sortable + Clone,
{
    extreme(evaluation, list, |element| element.0, Ordering::Less)
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
    S: Sortable,
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
    S: Sortable,
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
