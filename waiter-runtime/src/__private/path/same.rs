//! One value or the other: what `||`, `&&` and `not_null` give, and the one kind that their two sides have.

use super::kinds::{
    Boolean, Built, Bytes, EnumOf, ListOf, MapOf, Null, Number, Projection, Selected, StructureOf,
    Text, Time, Untyped,
};
use super::list::{Ready, Sequence};

/// A kind that may stand beside the kind `A`. `Self` is the right side, so that rustc points at it.
#[diagnostic::on_unimplemented(
    message = "the sides of `||` and `&&`, and the arguments of `not_null`, are of one kind",
    label = "not of the kind of what stands before it"
)]
pub trait SameKind<A> {
    /// The kind of both.
    type Out;

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
    [] Built;
    ['a] Time<'a>;
    ['a] Bytes<'a>;
    ['a, T] Untyped<'a, T>;
    ['a, T] EnumOf<'a, T>;
    ['a, T] StructureOf<'a, T>;
    ['a, T] ListOf<'a, T>;
    ['a, K, V] MapOf<'a, K, V>;
    [T] Selected<T>;
    [] Number;
    [] Boolean;
}

#[diagnostic::do_not_recommend]
impl<A> SameKind<A> for Null {
    type Out = A;

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
    ['a] Text<'a>, Built => Built, |a| Built(a.0.into()), |b| b;
    ['a] Built, Text<'a> => Built, |a| a, |b| Built(b.0.into());
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

#[diagnostic::do_not_recommend]
impl<I, J, K> SameKind<Projection<I>> for Projection<J>
where
    I: Sequence<Raw = Ready<K>>,
    J: Sequence<Raw = Ready<K>>,
{
    type Out = Projection<Either<I, J>>;

    #[inline]
    fn left(left: Projection<I>) -> Self::Out {
        Projection(Either::Left(left.0))
    }

    #[inline]
    fn right(self) -> Self::Out {
        Projection(Either::Right(self.0))
    }
}

#[diagnostic::do_not_recommend]
impl<I: Sequence> SameKind<Null> for Projection<I> {
    type Out = Self;

    #[inline]
    fn left(left: Null) -> Self {
        match left {}
    }

    #[inline]
    fn right(self) -> Self {
        self
    }
}
