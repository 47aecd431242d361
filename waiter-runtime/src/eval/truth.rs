//! JMESPath's truth: null, `false`, `""`, `[]` and `{}` are false, everything else is true, 0 included.

use std::iter::Flatten;
use std::option;

use super::kinds::{
    Boolean, Built, Bytes, EnumOf, ListOf, MapOf, Null, Number, Projection, Selected, StructureOf,
    Text, Time,
};
use super::list::Sequence;
use super::same::SameKind;

/// A kind that is true or false in a condition.
#[diagnostic::on_unimplemented(
    message = "this value is neither true nor false",
    label = "cannot stand as a condition; compare it with something"
)]
pub trait Truthy {
    /// Whether it counts as true.
    fn truthy(self) -> bool;
}

/// Whether a value counts as true.
#[inline]
pub fn truthy<K: Truthy>(value: Option<K>) -> bool {
    match value {
        Some(kind) => kind.truthy(),
        None => false,
    }
}

macro_rules! truthy {
    ($([$($generics:tt)*] $kind:ty, $x:ident => $truth:expr;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Truthy for $kind {
            #[inline]
            fn truthy(self) -> bool {
                let $x = self;
                $truth
            }
        }
    )*};
}

truthy! {
    [] Boolean, x => x.0;
    [] Text<'_>, x => !x.0.is_empty();
    [] Built<'_>, x => !x.0.is_empty();
    [] Null, x => match x {};
    // It selects something, be it null.
    [T] Selected<T>, _x => true;
    [] Bytes<'_>, x => !x.0.as_ref().is_empty();
    [] Number, _x => true;
    [] Time<'_>, _x => true;
    [T: AsRef<str>] EnumOf<'_, T>, x => !x.0.as_ref().is_empty();
    [T] StructureOf<'_, T>, _x => true;
    [T] ListOf<'_, T>, x => !x.0.is_empty();
    [K, V] MapOf<'_, K, V>, x => !x.0.is_empty();
}

#[diagnostic::do_not_recommend]
impl<I: Sequence> Truthy for Projection<I> {
    #[inline]
    fn truthy(mut self) -> bool {
        self.0.next().is_some()
    }
}

/// The value of `==`, `!=` and `!`.
#[inline]
pub fn boolean(value: bool) -> Option<Boolean> {
    Some(Boolean(value))
}

/// A whole acceptor that is one expression: only a boolean says by itself whether it matches.
#[diagnostic::on_unimplemented(
    message = "this acceptor compares nothing, and its path gives no boolean",
    label = "write what to compare it with, as `== …`; a list, map or string that is not empty is `length(…) > 0`, anything \
             else that is there `!= null`"
)]
pub trait Condition {
    /// Whether it holds.
    fn holds(self) -> bool;
}

#[diagnostic::do_not_recommend]
impl Condition for Boolean {
    #[inline]
    fn holds(self) -> bool {
        self.0
    }
}

/// Whether a bare boolean path is `true`; null is not.
#[inline]
pub fn holds<K: Condition>(value: Option<K>) -> bool {
    match value {
        Some(kind) => kind.holds(),
        None => false,
    }
}

/// `left || right` as a value: the left one if that is true, else the right one.
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

/// A kind that an empty list can stand in for.
#[diagnostic::on_unimplemented(
    message = "only a list can be empty instead",
    label = "no list stands before `` || `[]` ``"
)]
pub trait OrEmpty {
    /// The list.
    type Out;

    /// The list itself, or none of its elements.
    fn or_empty(list: Option<Self>) -> Self::Out
    where
        Self: Sized;
}

#[diagnostic::do_not_recommend]
impl<I: Sequence> OrEmpty for Projection<I> {
    type Out = Projection<Flatten<option::IntoIter<I>>>;

    #[inline]
    fn or_empty(list: Option<Self>) -> Self::Out {
        let items = list.map(|Projection(items)| items);
        Projection(items.into_iter().flatten())
    }
}

/// `` left || `[]` ``: a list that is never null.
#[inline]
pub fn or_empty<L: OrEmpty>(left: Option<L>) -> Option<L::Out> {
    Some(L::or_empty(left))
}

/// `left && right` as a value: the left one if that is false, else the right one.
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
