//! One value or the other: what `||`, `&&` and `not_null` give, and the one kind that their two sides have.

use std::marker::PhantomData;

use super::kinds::{
    Boolean, Built, Bytes, EnumOf, ListOf, MapOf, Null, Number, Projection, Selected, StructureOf,
    Text, Time, Untyped,
};
use super::list::{Ready, Sequence};
use super::select::Uniform;

/// A kind that may stand beside the kind `A`. `Self` is the right side, so that rustc points at it.
#[diagnostic::on_unimplemented(
    message = "the sides of `||` and `&&`, and the arguments of `not_null`, are of one kind",
    label = "not of the kind of what stands before it"
)]
pub trait SameKind<A>: Sized {
    /// The kind of both.
    type Out;
    /// A list of either of the two: [`Joined`]. Without a common kind it is not known, so that rustc says nothing of
    /// what is done with it.
    type List<I: Sequence<Raw = Ready<A>>, J: Sequence<Raw = Ready<Self>>>: Sequence<Raw = Ready<Self::Out>>
        + EitherOf<I, J>;

    /// The left value as that.
    fn left(left: A) -> Self::Out;
    /// The right value as that.
    fn right(self) -> Self::Out;
}

macro_rules! same {
    ($([$($generics:tt)*] $kind:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> SameKind<$kind> for $kind {
            type Out = $kind;
            type List<I_: Sequence<Raw = Ready<$kind>>, J_: Sequence<Raw = Ready<Self>>> = Joined<I_, J_, Self::Out>;

            #[inline]
            fn left(left: $kind) -> $kind {
                left
            }

            #[inline]
            fn right(self) -> $kind {
                self
            }
        }

        #[diagnostic::do_not_recommend]
        impl<$($generics)*> SameKind<Null> for $kind {
            type Out = $kind;
            type List<I_: Sequence<Raw = Ready<Null>>, J_: Sequence<Raw = Ready<Self>>> = Joined<I_, J_, Self::Out>;

            #[inline]
            fn left(left: Null) -> $kind {
                match left {}
            }

            #[inline]
            fn right(self) -> $kind {
                self
            }
        }
    )*};
}

same! {
    ['a] Text<'a>;
    ['a] Built<'a>;
    ['a] Time<'a>;
    ['a] Bytes<'a>;
    ['a, T] Untyped<'a, T>;
    ['a, T] EnumOf<'a, T>;
    ['a, T] StructureOf<'a, T>;
    ['a, T] ListOf<'a, T>;
    ['a, K, V] MapOf<'a, K, V>;
    [] Number;
    [] Boolean;
}

#[diagnostic::do_not_recommend]
impl<A> SameKind<A> for Null {
    type Out = A;
    type List<I_: Sequence<Raw = Ready<A>>, J_: Sequence<Raw = Ready<Self>>> =
        Joined<I_, J_, Self::Out>;

    #[inline]
    fn left(left: A) -> A {
        left
    }

    #[inline]
    fn right(self) -> A {
        match self {}
    }
}

/// Strings of different origin.
macro_rules! strings {
    ($([$($generics:tt)*] $a:ty, $b:ty => $out:ty, $left:expr, $right:expr;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> SameKind<$a> for $b {
            type Out = $out;
            type List<I_: Sequence<Raw = Ready<$a>>, J_: Sequence<Raw = Ready<Self>>> = Joined<I_, J_, Self::Out>;

            #[inline]
            fn left(left: $a) -> $out {
                let convert: fn($a) -> $out = $left;
                convert(left)
            }

            #[inline]
            fn right(self) -> $out {
                let convert: fn($b) -> $out = $right;
                convert(self)
            }
        }
    )*};
}

strings! {
    ['a, T: AsRef<str>] EnumOf<'a, T>, Text<'a> => Text<'a>, |a| Text(a.0.as_ref()), |b| b;
    ['a, T: AsRef<str>] Text<'a>, EnumOf<'a, T> => Text<'a>, |a| a, |b| Text(b.0.as_ref());
    ['a] Text<'a>, Built<'a> => Built<'a>, |a| Built(a.0.into()), |b| b;
    ['a] Built<'a>, Text<'a> => Built<'a>, |a| a, |b| Built(b.0.into());
    ['a, T: AsRef<str>] EnumOf<'a, T>, Built<'a> => Built<'a>, |a| Built(a.0.as_ref().into()), |b| b;
    ['a, T: AsRef<str>] Built<'a>, EnumOf<'a, T> => Built<'a>, |a| a, |b| Built(b.0.as_ref().into());
}

/// One sequence or another over the same elements.
#[derive(Clone)]
pub enum Either<I, J> {
    /// The one.
    Left(I),
    /// The other.
    Right(J),
}

impl<R, I: Iterator<Item = R>, J: Iterator<Item = R>> Iterator for Either<I, J> {
    type Item = R;

    #[inline]
    fn next(&mut self) -> Option<R> {
        match self {
            Self::Left(items) => items.next(),
            Self::Right(items) => items.next(),
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        match self {
            Self::Left(items) => items.size_hint(),
            Self::Right(items) => items.size_hint(),
        }
    }

    #[inline]
    fn fold<B, F: FnMut(B, R) -> B>(self, init: B, f: F) -> B {
        match self {
            Self::Left(items) => items.fold(init, f),
            Self::Right(items) => items.fold(init, f),
        }
    }
}

impl<R, I, J> ExactSizeIterator for Either<I, J>
where
    I: ExactSizeIterator<Item = R>,
    J: ExactSizeIterator<Item = R>,
{
}

impl<R, I, J> DoubleEndedIterator for Either<I, J>
where
    I: DoubleEndedIterator<Item = R>,
    J: DoubleEndedIterator<Item = R>,
{
    #[inline]
    fn next_back(&mut self) -> Option<R> {
        match self {
            Self::Left(items) => items.next_back(),
            Self::Right(items) => items.next_back(),
        }
    }
}

/// One list or another, the elements of both as the kind `K`, which follows from the other two.
pub struct Joined<I, J, K>(Either<I, J>, PhantomData<fn() -> K>);

/// Made of one of two things.
pub trait EitherOf<I, J> {
    /// Made of the one.
    fn one(one: I) -> Self;
    /// Made of the other.
    fn other(other: J) -> Self;
}

impl<I, J, K> EitherOf<I, J> for Joined<I, J, K> {
    #[inline]
    fn one(one: I) -> Self {
        Self(Either::Left(one), PhantomData)
    }

    #[inline]
    fn other(other: J) -> Self {
        Self(Either::Right(other), PhantomData)
    }
}

impl<I: Clone, J: Clone, K> Clone for Joined<I, J, K> {
    #[inline]
    fn clone(&self) -> Self {
        Self(self.0.clone(), PhantomData)
    }
}

impl<I, J, A, B, K> Iterator for Joined<I, J, K>
where
    I: Sequence<Raw = Ready<A>>,
    J: Sequence<Raw = Ready<B>>,
    B: SameKind<A, Out = K>,
{
    type Item = Ready<K>;

    #[inline]
    fn next(&mut self) -> Option<Ready<K>> {
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
    fn nth(&mut self, n: usize) -> Option<Ready<K>> {
        match &mut self.0 {
            Either::Left(items) => items.nth(n).map(left::<A, B>),
            Either::Right(items) => items.nth(n).map(right::<A, B>),
        }
    }

    #[inline]
    fn fold<C, F: FnMut(C, Ready<K>) -> C>(self, init: C, mut f: F) -> C {
        match self.0 {
            Either::Left(items) => items.fold(init, |acc, element| f(acc, left::<A, B>(element))),
            Either::Right(items) => items.fold(init, |acc, element| f(acc, right::<A, B>(element))),
        }
    }
}

impl<I, J, A, B, K> DoubleEndedIterator for Joined<I, J, K>
where
    I: Sequence<Raw = Ready<A>>,
    J: Sequence<Raw = Ready<B>>,
    B: SameKind<A, Out = K>,
{
    #[inline]
    fn next_back(&mut self) -> Option<Ready<K>> {
        match &mut self.0 {
            Either::Left(items) => items.next_back().map(left::<A, B>),
            Either::Right(items) => items.next_back().map(right::<A, B>),
        }
    }
}

#[inline]
fn left<A, B: SameKind<A>>(element: Ready<A>) -> Ready<B::Out> {
    Ready(element.0.map(B::left))
}

#[inline]
fn right<A, B: SameKind<A>>(element: Ready<B>) -> Ready<B::Out> {
    Ready(element.0.map(B::right))
}

#[diagnostic::do_not_recommend]
impl<I, J, A, B> SameKind<Projection<I>> for Projection<J>
where
    I: Sequence<Raw = Ready<A>>,
    J: Sequence<Raw = Ready<B>>,
    B: SameKind<A>,
{
    type Out = Projection<B::List<I, J>>;
    type List<I_: Sequence<Raw = Ready<Projection<I>>>, J_: Sequence<Raw = Ready<Self>>> =
        Joined<I_, J_, Self::Out>;

    #[inline]
    fn left(left: Projection<I>) -> Self::Out {
        Projection(EitherOf::one(left.0))
    }

    #[inline]
    fn right(self) -> Self::Out {
        Projection(EitherOf::other(self.0))
    }
}

/// A multi-select list after another list.
#[diagnostic::do_not_recommend]
impl<I, T, A> SameKind<Projection<I>> for Selected<T>
where
    I: Sequence<Raw = Ready<A>>,
    T: Uniform<Kind: SameKind<A>>,
{
    type Out = Projection<<T::Kind as SameKind<A>>::List<I, T::Items>>;
    type List<I_: Sequence<Raw = Ready<Projection<I>>>, J_: Sequence<Raw = Ready<Self>>> =
        Joined<I_, J_, Self::Out>;

    #[inline]
    fn left(left: Projection<I>) -> Self::Out {
        Projection(EitherOf::one(left.0))
    }

    #[inline]
    fn right(self) -> Self::Out {
        Projection(EitherOf::other(self.0.items()))
    }
}

/// A multi-select list before another list.
#[diagnostic::do_not_recommend]
impl<J, T, B> SameKind<Selected<T>> for Projection<J>
where
    J: Sequence<Raw = Ready<B>>,
    T: Uniform,
    B: SameKind<T::Kind>,
{
    type Out = Projection<B::List<T::Items, J>>;
    type List<I_: Sequence<Raw = Ready<Selected<T>>>, J_: Sequence<Raw = Ready<Self>>> =
        Joined<I_, J_, Self::Out>;

    #[inline]
    fn left(left: Selected<T>) -> Self::Out {
        Projection(EitherOf::one(left.0.items()))
    }

    #[inline]
    fn right(self) -> Self::Out {
        Projection(EitherOf::other(self.0))
    }
}

#[diagnostic::do_not_recommend]
impl<I: Sequence> SameKind<Null> for Projection<I> {
    type Out = Self;
    type List<I_: Sequence<Raw = Ready<Null>>, J_: Sequence<Raw = Ready<Self>>> =
        Joined<I_, J_, Self::Out>;

    #[inline]
    fn left(left: Null) -> Self {
        match left {}
    }

    #[inline]
    fn right(self) -> Self {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<T> SameKind<Null> for Selected<T> {
    type Out = Self;
    type List<I_: Sequence<Raw = Ready<Null>>, J_: Sequence<Raw = Ready<Self>>> =
        Joined<I_, J_, Self::Out>;

    #[inline]
    fn left(left: Null) -> Self {
        match left {}
    }

    #[inline]
    fn right(self) -> Self {
        self
    }
}
