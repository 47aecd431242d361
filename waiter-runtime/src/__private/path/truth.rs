//! JMESPath's truth: null, `false`, `""`, `[]` and `{}` are false, everything else is true, 0 included.

use super::kinds::{Bool, Bytes, Enum, List, Map, Number, Projection, Struct, Text, Time};
use super::list::Sequence;

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
    [] Bool, x => x.0;
    [] Text<'_>, x => !x.0.is_empty();
    [] Bytes<'_>, x => !x.0.as_ref().is_empty();
    [] Number, _x => true;
    [] Time<'_>, _x => true;
    [T: AsRef<str>] Enum<'_, T>, x => !x.0.as_ref().is_empty();
    [T] Struct<'_, T>, _x => true;
    [T] List<'_, T>, x => !x.0.is_empty();
    [K, V] Map<'_, K, V>, x => !x.0.is_empty();
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
pub fn boolean(value: bool) -> Option<Bool> {
    Some(Bool(value))
}

/// A whole acceptor that is one expression: only a boolean says by itself whether it matches.
#[diagnostic::on_unimplemented(
    message = "this acceptor compares nothing, and its path gives no boolean",
    label = "write what to compare it with: `== …`, `!= …`, `> …`"
)]
pub trait Condition {
    /// Whether it holds.
    fn holds(self) -> bool;
}

#[diagnostic::do_not_recommend]
impl Condition for Bool {
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

/// The other side of a `||` or `&&` that is used as a value: it has to be of the same kind.
#[diagnostic::on_unimplemented(
    message = "the two sides of `||` and `&&` are of different kinds",
    label = "not of the kind of the side before it"
)]
pub trait SameKind<K> {
    /// The same value.
    fn same(self) -> K;
}

#[diagnostic::do_not_recommend]
impl<K> SameKind<K> for K {
    #[inline]
    fn same(self) -> K {
        self
    }
}

/// `left || right` as a value: the left one if that is true, else the right one.
#[inline]
pub fn or<A, B>(left: Option<A>, right: impl FnOnce() -> Option<B>) -> Option<A>
where
    A: Truthy + Clone,
    B: SameKind<A>,
{
    if truthy(left.clone()) {
        left
    } else {
        right().map(B::same)
    }
}

/// `left && right` as a value: the left one if that is false, else the right one.
#[inline]
pub fn and<A, B>(left: Option<A>, right: impl FnOnce() -> Option<B>) -> Option<A>
where
    A: Truthy + Clone,
    B: SameKind<A>,
{
    if truthy(left.clone()) {
        right().map(B::same)
    } else {
        left
    }
}
