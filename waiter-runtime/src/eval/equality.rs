//! `==` and `!=`.

use std::cmp::Ordering;
use std::hash::Hash;

use super::document::Scalar;
use super::kinds::{
    Boolean, Bytes, DocumentOf, EnumOf, Kind, ListOf, MapOf, Null, Number, Projection, StructureOf,
    Text, Timestamp, Untyped, VariantOf, non_null,
};
use super::sequence::{Evaluated, Sequence};
use super::tree::{Tree, View};

/// A kind that can be compared with the kind `A`.
///
/// `Self` is the right operand, so that rustc points at it. It has one impl for all types, because rustc lists the impls
/// of a failed bound's trait, and [`Pair`] has many.
pub trait ComparableWith<A> {
    fn equals(&self, left: &A) -> bool;
}

impl<A, B: Pair<A>> ComparableWith<A> for B {
    #[inline]
    fn equals(&self, left: &A) -> bool {
        self.equal(left)
    }
}

/// Two kinds that have a comparison, or a [message](super::mismatch) that says why not.
#[diagnostic::on_unimplemented(
    message = "expected values that can be compared, found different kinds",
    label = "this is not of the kind that the path gives"
)]
pub trait Pair<A> {
    fn equal(&self, left: &A) -> bool;
}

/// `left == right`. Null equals null and nothing else.
#[inline]
pub fn equal<A: Kind, B: ComparableWith<A> + Kind>(left: &Option<A>, right: Option<B>) -> bool {
    match (present(left.as_ref()), non_null(right)) {
        (Some(left), Some(right)) => right.equals(left),
        (None, None) => true,
        _ => false,
    }
}

/// `left == Enum::Variant`. Most acceptors are that, and it is cheaper to compile than [`equal`]: rustc does not look up the
/// right kind. The right side comes first, so that rustc knows its type when it reports a left side that does not fit.
#[inline]
pub fn is<T, A: Kind>(right: T, left: &Option<A>) -> bool
where
    VariantOf<T>: ComparableWith<A>,
{
    matches!(left, Some(left) if VariantOf(right).equals(left))
}

/// `null` in the place of a value.
#[inline]
pub fn null() -> Option<Null> {
    None
}

/// `value == null`, for a value of any kind.
#[inline]
pub fn is_null<A: Kind>(value: &Option<A>) -> bool {
    present(value.as_ref()).is_none()
}

#[inline]
fn present<A: Kind>(value: Option<&A>) -> Option<&A> {
    value.filter(|value| !value.is_null())
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
    [] Timestamp<'_>, Timestamp<'_>, a, b => a.0 == b.0;
    [] Bytes<'_>, Bytes<'_>, a, b => a.0 == b.0;
    [S, T: SameStructure<S>] Untyped<'_, S>, Untyped<'_, T>, a, b => b.0.same(a.0);
    // A reference to such a value, as a parameter is, is classified as a structure.
    [S, T: SameStructure<S>] Untyped<'_, S>, StructureOf<'_, T>, a, b => b.0.same(a.0);
    [T: AsRef<str>] EnumOf<'_, T>, Text<'_>, a, b => a.0.as_ref() == b.0;
    [S, T: SameEnum<S>] EnumOf<'_, S>, EnumOf<'_, T>, a, b => b.0.same(a.0);
    [S, T: SameStructure<S>] StructureOf<'_, S>, StructureOf<'_, T>, a, b => b.0.same(a.0);
    [S, T: SameEnum<S>] EnumOf<'_, S>, VariantOf<T>, a, b => b.0.same(a.0);
    // An enum that is not the SDK's is a structure.
    [S, T: SameValue<S>] StructureOf<'_, S>, VariantOf<T>, a, b => b.0.same(a.0);
    [S, T: SameValue<S>] Untyped<'_, S>, VariantOf<T>, a, b => b.0.same(a.0);
    [S: Tree, T: AsRef<str>] DocumentOf<'_, S>, VariantOf<T>, a, b => EnumOf(&b.0).is(*a);
    [A, B: SameElements<A>] ListOf<'_, A>, ListOf<'_, B>, a, b => B::same(b.0, a.0);
    [K: Eq + Hash, V: PartialEq] MapOf<'_, K, V>, MapOf<'_, K, V>, a, b => a.0.equals(b.0);
    [A] A, Null, _a, b => match *b {};
    [S: Tree, T: Tree] DocumentOf<'_, S>, DocumentOf<'_, T>, a, b => b.is(*a);
    [T: Tree] DocumentOf<'_, T>, Text<'_>, a, b => b.is(*a);
    [T: Tree] DocumentOf<'_, T>, Number, a, b => b.is(*a);
    [T: Tree] DocumentOf<'_, T>, Boolean, a, b => b.is(*a);
    [T: Tree, E: AsRef<str>] DocumentOf<'_, T>, EnumOf<'_, E>, a, b => b.is(*a);
    [T: Tree] Text<'_>, DocumentOf<'_, T>, a, b => a.is(*b);
    [T: Tree] Number, DocumentOf<'_, T>, a, b => a.is(*b);
    [T: Tree] Boolean, DocumentOf<'_, T>, a, b => a.is(*b);
    [T: Tree, E: AsRef<str>] EnumOf<'_, E>, DocumentOf<'_, T>, a, b => a.is(*b);
}

/// Two lists, element by element.
impl<I, J, A, B> Pair<Projection<I>> for Projection<J>
where
    I: Sequence<Raw = Evaluated<A>>,
    J: Sequence<Raw = Evaluated<B>>,
    A: Kind,
    B: ComparableWith<A> + Kind,
{
    fn equal(&self, left: &Projection<I>) -> bool {
        let (left, right) = (left.items.clone(), self.items.clone());
        all_equal(left, right, |a, b| equal(&a.0, b.0))
    }
}

/// A document that is a list, element by element.
impl<'a, T: Tree, J, B> Pair<DocumentOf<'a, T>> for Projection<J>
where
    J: Sequence<Raw = Evaluated<B>>,
    B: ComparableWith<DocumentOf<'a, T>> + Kind,
{
    fn equal(&self, left: &DocumentOf<'a, T>) -> bool {
        match left.0.view() {
            View::JsonList(left) => all_equal(left.iter(), self.items.clone(), |a, b| {
                equal(&a.document(), b.0)
            }),
            _ => false,
        }
    }
}

/// Returns true if both lists have the same length and their elements are equal.
fn all_equal<A, B>(
    mut left: impl Iterator<Item = A>,
    mut right: impl Iterator<Item = B>,
    equal: impl Fn(A, B) -> bool,
) -> bool {
    let is_equal = left.all(|a| right.next().is_some_and(|b| equal(a, b)));
    is_equal && right.next().is_none()
}

/// The same enum as `S`. An enum of the SDK compares only with its own type.
#[diagnostic::on_unimplemented(
    message = "expected a variant of the enum `{S}`, found one of `{Self}`",
    label = "the path gives a `{S}`: write one of its variants, `{S}::…`"
)]
pub trait SameEnum<S> {
    fn same(&self, left: &S) -> bool;
}

/// The same structure as `S`.
#[diagnostic::on_unimplemented(
    message = "expected a `{S}`, found a `{Self}`",
    label = "write a `{S}`, or compare their fields one by one"
)]
pub trait SameStructure<S> {
    fn same(&self, left: &S) -> bool;
}

/// The same enum as `S`, which is not one of the SDK's.
#[diagnostic::on_unimplemented(
    message = "expected a `{S}`, found a `{Self}`",
    label = "the path gives a `{S}`: go on to a field, or by `as` to a variant of a union; or write one of its values"
)]
pub trait SameValue<S> {
    fn same(&self, left: &S) -> bool;
}

/// The elements of lists that compare with those of the type `A`.
#[diagnostic::on_unimplemented(
    message = "expected a list of `{A}`, found a list of `{Self}`",
    label = "this is not a list of `{A}`"
)]
pub trait SameElements<A>: Sized {
    fn same(right: &[Self], left: &[A]) -> bool;
}

#[diagnostic::do_not_recommend]
impl<A, B: PartialEq<A>> SameElements<A> for B {
    #[inline]
    fn same(right: &[B], left: &[A]) -> bool {
        right == left
    }
}

/// A type is the same as itself, and as the type that a run-time value refers to.
macro_rules! same {
    ($($name:ident)*) => {$(
        // If a type of the user's is not `PartialEq`, this impl makes rustc say so.
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

same! { SameEnum SameStructure SameValue }
