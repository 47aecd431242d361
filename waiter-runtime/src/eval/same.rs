//! The one kind that two sides have: those of `||` and `&&`, the arguments of `not_null`, the values of a multi-select
//! list.

use std::iter::Map;

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
pub type Joined<I, J, A, B> = Either<
    Map<I, fn(Evaluated<A>) -> Evaluated<<B as SameKind<A>>::Out>>,
    Map<J, fn(Evaluated<B>) -> Evaluated<<B as SameKind<A>>::Out>>,
>;

impl<I, J, A, B, K> EitherOf<I, J>
    for Either<Map<I, fn(Evaluated<A>) -> Evaluated<K>>, Map<J, fn(Evaluated<B>) -> Evaluated<K>>>
where
    I: Sequence<Raw = Evaluated<A>>,
    J: Sequence<Raw = Evaluated<B>>,
    B: SameKind<A, Out = K>,
{
    #[inline]
    fn from_left(left: I) -> Self {
        Self::Left(left.map(|element| Evaluated(element.0.map(B::left))))
    }

    #[inline]
    fn from_right(right: J) -> Self {
        Self::Right(right.map(|element| Evaluated(element.0.map(B::right))))
    }
}

/// `[generics] left, right => common kind, conversion of the left value, conversion of the right one;`
macro_rules! same_kind {
    ($([$($generics:tt)*] $left:ty, $right:ty => $out:ty, $a:pat => $from_left:expr, $b:ident => $from_right:expr;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> $crate::eval::same::SameKind<$left> for $right {
            type Out = $out;
            type List<I_: Sequence<Raw = Evaluated<$left>>, J_: Sequence<Raw = Evaluated<Self>>> =
                $crate::eval::same::Joined<I_, J_, $left, Self>;

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
