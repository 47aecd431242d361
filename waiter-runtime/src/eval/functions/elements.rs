//! List arguments: they arrive through [`elements`], so that their elements are classified where their type is known.

use crate::eval::classify::Place;
use crate::eval::kinds::{
    Boolean, Built, Bytes, EnumOf, ListOf, MapOf, Null, Number, Projection, Selected, StructureOf,
    Text, Time, Untyped, each_leaf,
};
use crate::eval::list::{Elements, Ready, Sequence};
use crate::eval::select::Uniform;

/// A list argument with its elements classified by `classify`, which is `|raw| raw.__get()`; other kinds as they are.
#[inline]
pub fn elements<A, K, F>(argument: Option<A>, classify: F) -> Option<A::Out<K, F>>
where
    A: Argument,
    F: Fn(A::Raw) -> Option<K> + Clone,
{
    argument.map(|argument| argument.elements(classify))
}

/// What [`elements`] makes of each kind.
pub trait Argument {
    /// The raw elements.
    type Raw;
    /// The result.
    type Out<K, F: Fn(Self::Raw) -> Option<K> + Clone>;

    /// The argument with its elements classified.
    fn elements<K, F: Fn(Self::Raw) -> Option<K> + Clone>(self, classify: F) -> Self::Out<K, F>;
}

/// A sequence with its elements classified; null elements stay.
#[derive(Clone)]
pub struct Classified<I, F>(pub(super) I, pub(super) F);

impl<I: Sequence, K, F: Fn(I::Raw) -> Option<K>> Iterator for Classified<I, F> {
    type Item = Ready<K>;

    #[inline]
    fn next(&mut self) -> Option<Ready<K>> {
        self.0.next().map(|raw| Ready((self.1)(raw)))
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }

    #[inline]
    fn fold<B, G: FnMut(B, Ready<K>) -> B>(self, init: B, mut g: G) -> B {
        let classify = self.1;
        self.0
            .fold(init, move |acc, raw| g(acc, Ready(classify(raw))))
    }
}

impl<I: Sequence, K, F: Fn(I::Raw) -> Option<K>> DoubleEndedIterator for Classified<I, F> {
    #[inline]
    fn next_back(&mut self) -> Option<Ready<K>> {
        self.0.next_back().map(|raw| Ready((self.1)(raw)))
    }
}

impl<'a, T> Argument for ListOf<'a, T> {
    type Raw = Place<'a, T>;
    type Out<K, F: Fn(Place<'a, T>) -> Option<K> + Clone> =
        Projection<Classified<Elements<'a, T>, F>>;

    #[inline]
    fn elements<K, F>(self, classify: F) -> Self::Out<K, F>
    where
        F: Fn(Place<'a, T>) -> Option<K> + Clone,
    {
        Projection(Classified(self.elements().0, classify))
    }
}

impl<I: Sequence> Argument for Projection<I> {
    type Raw = I::Raw;
    type Out<K, F: Fn(I::Raw) -> Option<K> + Clone> = Projection<Classified<I, F>>;

    #[inline]
    fn elements<K, F>(self, classify: F) -> Self::Out<K, F>
    where
        F: Fn(I::Raw) -> Option<K> + Clone,
    {
        Projection(Classified(self.0, classify))
    }
}

macro_rules! no_elements {
    ([$($generics:tt)*] $kind:ty $(, $walls:ident of $word:ty)?) => {
        impl<$($generics)*> Argument for $kind {
            type Raw = Ready<Self>;
            type Out<K, F: Fn(Ready<Self>) -> Option<K> + Clone> = Self;

            #[inline]
            fn elements<K, F: Fn(Ready<Self>) -> Option<K> + Clone>(self, _: F) -> Self {
                self
            }
        }
    };
}
each_leaf! { no_elements }
no_elements! { ['a, T] StructureOf<'a, T> }
no_elements! { ['a, K_, V] MapOf<'a, K_, V> }

impl<T: Uniform> Argument for Selected<T> {
    type Raw = Ready<T::Kind>;
    type Out<K, F: Fn(Ready<T::Kind>) -> Option<K> + Clone> = Projection<Classified<T::Items, F>>;

    #[inline]
    fn elements<K, F>(self, classify: F) -> Self::Out<K, F>
    where
        F: Fn(Ready<T::Kind>) -> Option<K> + Clone,
    {
        Projection(Classified(self.0.items(), classify))
    }
}

/// A value of a multi-select list: a list with its elements classified, so that it may stand beside any other list of
/// their kind; other kinds as they are.
#[inline]
pub fn item<A, K, F>(value: Option<A>, classify: F) -> Option<A::Out<K, F>>
where
    A: Item,
    F: Fn(A::Raw) -> Option<K> + Clone,
{
    value.map(|value| value.item(classify))
}

/// The result of [`item`] for each kind.
///
/// It differs from [`Argument`] for a multi-select list only. That stays one, since its values may be of several kinds.
pub trait Item {
    /// The raw elements.
    type Raw;
    /// The result.
    type Out<K, F: Fn(Self::Raw) -> Option<K> + Clone>;

    /// The value with its elements classified.
    fn item<K, F: Fn(Self::Raw) -> Option<K> + Clone>(self, classify: F) -> Self::Out<K, F>;
}

macro_rules! as_an_argument {
    ([$($generics:tt)*] $kind:ty $(, $walls:ident of $word:ty)?) => {
        impl<$($generics)*> Item for $kind {
            type Raw = <Self as Argument>::Raw;
            type Out<K, F: Fn(Self::Raw) -> Option<K> + Clone> = <Self as Argument>::Out<K, F>;

            #[inline]
            fn item<K, F: Fn(Self::Raw) -> Option<K> + Clone>(self, classify: F) -> Self::Out<K, F> {
                Argument::elements(self, classify)
            }
        }
    };
}
each_leaf! { as_an_argument }
as_an_argument! { ['a, T] StructureOf<'a, T> }
as_an_argument! { ['a, T] ListOf<'a, T> }
as_an_argument! { ['a, K_, V] MapOf<'a, K_, V> }
as_an_argument! { [I: Sequence] Projection<I> }

impl<T> Item for Selected<T> {
    type Raw = Ready<Null>;
    type Out<K, F: Fn(Ready<Null>) -> Option<K> + Clone> = Self;

    #[inline]
    fn item<K, F: Fn(Ready<Null>) -> Option<K> + Clone>(self, _: F) -> Self {
        self
    }
}

/// A list argument whose elements are classified.
#[diagnostic::on_unimplemented(message = "this function takes a list here", label = "no list")]
pub trait Items {
    /// The kind of the elements.
    type Kind;
    /// The elements, nulls among them.
    type Items: Sequence<Raw = Ready<Self::Kind>>;

    /// The elements.
    fn items(self) -> Self::Items;
}

#[diagnostic::do_not_recommend]
impl<I: Sequence<Raw = Ready<K>>, K> Items for Projection<I> {
    type Kind = K;
    type Items = I;

    #[inline]
    fn items(self) -> I {
        self.0
    }
}
