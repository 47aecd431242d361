//! The one kind that two sides have: those of `||` and `&&`, the arguments of `not_null`, the values of a multi-select
//! list.

use super::either::Either;
use super::kinds::{
    Boolean, Bytes, DocumentOf, EnumOf, ListOf, MapOf, MultiSelect, Null, Number, Projection,
    StructureOf, Text, Timestamp, Untyped,
};
use super::sequence::{Evaluated, Sequence};

/// A kind that fits beside the kind `A`. `Self` is the right side, so that rustc points at it.
#[diagnostic::on_unimplemented(
    message = "expected values of one kind, found another one",
    label = "the sides of `||` and `&&`, and the arguments of `not_null`, need one kind"
)]
pub trait SameKind<A>: Sized {
    type Out;
    /// A list of either of the two: [`Joined`]. It is unknown without a common kind, so rustc reports nothing that
    /// follows.
    type List<I: Sequence<Raw = Evaluated<A>>, J: Sequence<Raw = Evaluated<Self>>>: Sequence<Raw = Evaluated<Self::Out>>
        + EitherOf<I, J>;

    fn left(left: A) -> Self::Out;
    fn right(self) -> Self::Out;
}

/// A list that is made of one of two lists.
pub trait EitherOf<I, J> {
    fn from_left(left: I) -> Self;
    fn from_right(right: J) -> Self;
}

/// One list or another, with the elements of both as one kind.
#[derive(Clone)]
pub struct Joined<I, J>(Either<I, J>);

impl<I, J> EitherOf<I, J> for Joined<I, J> {
    #[inline]
    fn from_left(left: I) -> Self {
        Self(Either::Left(left))
    }

    #[inline]
    fn from_right(right: J) -> Self {
        Self(Either::Right(right))
    }
}

impl<I, J, A, B, K> Iterator for Joined<I, J>
where
    I: Sequence<Raw = Evaluated<A>>,
    J: Sequence<Raw = Evaluated<B>>,
    B: SameKind<A, Out = K>,
{
    type Item = Evaluated<K>;

    #[inline]
    fn next(&mut self) -> Option<Evaluated<K>> {
        match &mut self.0 {
            Either::Left(items) => items.next().map(left::<A, B>),
            Either::Right(items) => items.next().map(right::<A, B>),
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        match &self.0 {
            Either::Left(items) => items.size_hint(),
            Either::Right(items) => items.size_hint(),
        }
    }

    #[inline]
    fn fold<C, F: FnMut(C, Evaluated<K>) -> C>(self, init: C, f: F) -> C {
        match self.0 {
            Either::Left(items) => items.map(left::<A, B>).fold(init, f),
            Either::Right(items) => items.map(right::<A, B>).fold(init, f),
        }
    }
}

impl<I, J, A, B, K> DoubleEndedIterator for Joined<I, J>
where
    I: Sequence<Raw = Evaluated<A>>,
    J: Sequence<Raw = Evaluated<B>>,
    B: SameKind<A, Out = K>,
{
    #[inline]
    fn next_back(&mut self) -> Option<Evaluated<K>> {
        match &mut self.0 {
            Either::Left(items) => items.next_back().map(left::<A, B>),
            Either::Right(items) => items.next_back().map(right::<A, B>),
        }
    }
}

#[inline]
fn left<A, B: SameKind<A>>(element: Evaluated<A>) -> Evaluated<B::Out> {
    Evaluated(element.0.map(B::left))
}

#[inline]
fn right<A, B: SameKind<A>>(element: Evaluated<B>) -> Evaluated<B::Out> {
    Evaluated(element.0.map(B::right))
}

/// `[generics] left, right => common kind, conversion of the left value, conversion of the right one;`
macro_rules! same_kind {
    ($([$($generics:tt)*] $left:ty, $right:ty => $out:ty, $a:pat => $from_left:expr, $b:ident => $from_right:expr;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> $crate::eval::same::SameKind<$left> for $right {
            type Out = $out;
            type List<I_: Sequence<Raw = Evaluated<$left>>, J_: Sequence<Raw = Evaluated<Self>>> =
                $crate::eval::same::Joined<I_, J_>;

            #[inline]
            fn left($a: $left) -> $out {
                $from_left
            }

            #[inline]
            fn right(self) -> $out {
                let $b = self;
                $from_right
            }
        }
    )*};
}
pub(super) use same_kind;

same_kind! {
    [A] A, Null => A, a => a, b => match b {};
    ['a, T: AsRef<str>] EnumOf<'a, T>, Text<'a> => Text<'a>, a => Text::new(a.0.as_ref()), b => b;
    ['a, T: AsRef<str>] Text<'a>, EnumOf<'a, T> => Text<'a>, a => a, b => Text::new(b.0.as_ref());
    [I: Sequence<Raw = Evaluated<A>>, J: Sequence<Raw = Evaluated<B>>, A, B: SameKind<A>]
        Projection<I>, Projection<J> => Projection<B::List<I, J>>,
        a => a.with(EitherOf::from_left), b => b.with(EitherOf::from_right);
}

/// Null beside each kind.
macro_rules! with_null {
    ($([$($generics:tt)*] $kind:ty;)*) => {
        same_kind! { $([$($generics)*] Null, $kind => $kind, a => match a {}, b => b;)* }
    };
}

with_null! {
    [I: Sequence] Projection<I>;
    [T] MultiSelect<T>;
}

/// A kind beside itself, and null beside it.
macro_rules! with_itself {
    ($($generics:tt $kind:ty;)*) => {
        same_kind! { $($generics $kind, $kind => $kind, a => a, b => b;)* }
        with_null! { $($generics $kind;)* }
    };
}

with_itself! {
    ['a] Text<'a>;
    ['a] Timestamp<'a>;
    ['a] Bytes<'a>;
    ['a, T] Untyped<'a, T>;
    ['a, T] DocumentOf<'a, T>;
    ['a, T] EnumOf<'a, T>;
    ['a, T] StructureOf<'a, T>;
    ['a, T] ListOf<'a, T>;
    ['a, K, V] MapOf<'a, K, V>;
    [] Number;
    [] Boolean;
}
