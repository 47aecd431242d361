//! `||` and `&&` as values.

use std::iter::Flatten;
use std::option;

use super::kinds::Projection;
use super::same::SameKind;
use super::sequence::Sequence;
use super::truth::{Truthy, truthy};

/// `left || right`: the left value if that is true, else the right one.
#[inline]
pub fn or<A, B, O>(left: Option<A>, right: impl FnOnce() -> Option<B>) -> Option<O>
where
    A: Truthy + Clone,
    B: SameKind<A, Out = O>,
{
    if truthy(left.clone()) {
        left.map(B::left)
    } else {
        right().map(B::right)
    }
}

/// `left && right`: the left value if that is false, else the right one.
#[inline]
pub fn and<A, B, O>(left: Option<A>, right: impl FnOnce() -> Option<B>) -> Option<O>
where
    A: Truthy + Clone,
    B: SameKind<A, Out = O>,
{
    if truthy(left.clone()) {
        right().map(B::right)
    } else {
        left.map(B::left)
    }
}

/// A kind that an empty list can replace.
#[diagnostic::on_unimplemented(
    message = "expected a list, found a single value",
    label = "`` || `[]` `` needs a list before it"
)]
pub trait OrEmpty {
    type Out;

    /// Returns the list; an empty one for null.
    fn or_empty(list: Option<Self>) -> Self::Out
    where
        Self: Sized;
}

#[diagnostic::do_not_recommend]
impl<I: Sequence> OrEmpty for Projection<I> {
    type Out = Projection<Flatten<option::IntoIter<I>>>;

    #[inline]
    fn or_empty(list: Option<Self>) -> Self::Out {
        let items = list.map(|list| list.items);
        Projection::new(items.into_iter().flatten())
    }
}

/// `` left || `[]` ``: a list that is never null.
#[inline]
pub fn or_empty<L: OrEmpty>(left: Option<L>) -> Option<L::Out> {
    Some(L::or_empty(left))
}
