//! List arguments. They arrive through [`elements`], so that their elements are classified where their type is known.

use crate::eval::evaluation::Evaluation;
use crate::eval::kinds::{DocumentOf, Kind, ListOf, MultiSelect, Null, Projection, each_single};
use crate::eval::list::Flatten;
use crate::eval::select::Homogeneous;
use crate::eval::sequence::{Evaluated, Sequence};
use crate::eval::tree::{Tree, View};

/// Classifies the elements of a list argument with `classify`, which is `|raw| raw.__get()`. Other kinds stay as they are.
#[inline]
pub fn elements<A, K, F>(argument: Option<A>, classify: F) -> Option<A::Out<K, F>>
where
    A: Argument,
    F: Fn(A::Raw) -> Option<K> + Clone,
{
    argument.map(|argument| argument.elements(classify))
}

/// A kind that can be an argument: every kind, except a multi-select list of different kinds.
pub trait Argument {
    type Raw;
    type Out<K, F: Fn(Self::Raw) -> Option<K> + Clone>;

    fn elements<K, F: Fn(Self::Raw) -> Option<K> + Clone>(self, classify: F) -> Self::Out<K, F>;
}

/// A sequence with its elements classified, nulls included.
#[derive(Clone)]
pub struct ClassifyIter<I, F>(pub(super) I, pub(super) F);

impl<I: Sequence, K, F: Fn(I::Raw) -> Option<K>> Iterator for ClassifyIter<I, F> {
    type Item = Evaluated<K>;

    #[inline]
    fn next(&mut self) -> Option<Evaluated<K>> {
        self.0.next().map(|raw| Evaluated((self.1)(raw)))
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }

    #[inline]
    fn fold<B, G: FnMut(B, Evaluated<K>) -> B>(self, init: B, mut g: G) -> B {
        let classify = self.1;
        self.0
            .fold(init, move |acc, raw| g(acc, Evaluated(classify(raw))))
    }
}

impl<I: Sequence, K, F: Fn(I::Raw) -> Option<K>> DoubleEndedIterator for ClassifyIter<I, F> {
    #[inline]
    fn next_back(&mut self) -> Option<Evaluated<K>> {
        self.0.next_back().map(|raw| Evaluated((self.1)(raw)))
    }
}

macro_rules! list {
    ([$($generics:tt)*] $list:ty) => {
        impl<$($generics)*> Argument for $list {
            type Raw = <Self as Flatten>::Raw;
            type Out<K, F: Fn(Self::Raw) -> Option<K> + Clone> =
                Projection<ClassifyIter<<Self as Flatten>::Items, F>>;

            #[inline]
            fn elements<K, F: Fn(Self::Raw) -> Option<K> + Clone>(self, classify: F) -> Self::Out<K, F> {
                let is_null = self.is_null();
                Projection::new(ClassifyIter(self.items(), classify)).null_if(is_null)
            }
        }
    };
}
list! { ['a, T] ListOf<'a, T> }
list! { [I: Sequence] Projection<I> }
list! { [T: Homogeneous] MultiSelect<T> }

macro_rules! no_list {
    ([$($generics:tt)*] $kind:ty) => {
        impl<$($generics)*> Argument for $kind {
            type Raw = Evaluated<Self>;
            type Out<K, F: Fn(Evaluated<Self>) -> Option<K> + Clone> = Self;

            #[inline]
            fn elements<K, F: Fn(Evaluated<Self>) -> Option<K> + Clone>(self, _: F) -> Self {
                self
            }
        }
    };
}
each_single! { no_list }
no_list! { ['a, T] DocumentOf<'a, T> }

/// Classifies the elements of a list in a multi-select list, so that it fits beside any other list of their kind. Other
/// kinds stay as they are.
#[inline]
pub fn item<A, K, F>(value: Option<A>, classify: F) -> Option<A::Out<K, F>>
where
    A: Item,
    F: Fn(A::Raw) -> Option<K> + Clone,
{
    value.map(|value| value.item(classify))
}

/// A kind that can be in a multi-select list. It differs from [`Argument`] only for a multi-select list, which stays one,
/// because its values may be of several kinds.
pub trait Item {
    type Raw;
    type Out<K, F: Fn(Self::Raw) -> Option<K> + Clone>;

    fn item<K, F: Fn(Self::Raw) -> Option<K> + Clone>(self, classify: F) -> Self::Out<K, F>;
}

macro_rules! as_an_argument {
    ([$($generics:tt)*] $kind:ty) => {
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
each_single! { as_an_argument }
as_an_argument! { ['a, T] DocumentOf<'a, T> }
as_an_argument! { ['a, T] ListOf<'a, T> }
as_an_argument! { [I: Sequence] Projection<I> }

impl<T> Item for MultiSelect<T> {
    type Raw = Evaluated<Null>;
    type Out<K, F: Fn(Evaluated<Null>) -> Option<K> + Clone> = Self;

    #[inline]
    fn item<K, F: Fn(Evaluated<Null>) -> Option<K> + Clone>(self, _: F) -> Self {
        self
    }
}

/// A list argument whose elements are classified.
#[diagnostic::on_unimplemented(
    message = "expected a list, found a single value",
    label = "this function needs a list here"
)]
pub trait Items: Kind {
    type Kind;
    type Items: Sequence<Raw = Evaluated<Self::Kind>>;

    /// Returns the elements, nulls included.
    fn items(self) -> Self::Items;

    /// Returns false for a document of another kind.
    #[inline]
    fn is_list(&self) -> bool {
        true
    }
}

#[diagnostic::do_not_recommend]
impl<I: Sequence<Raw = Evaluated<K>>, K> Items for Projection<I> {
    type Kind = K;
    type Items = I;

    #[inline]
    fn items(self) -> I {
        self.items
    }
}

/// A document that is a list. A function fails if it is not.
#[diagnostic::do_not_recommend]
impl<T: Tree> Items for DocumentOf<'_, T> {
    type Kind = Self;
    type Items = <Self as Flatten>::Items;

    #[inline]
    fn items(self) -> Self::Items {
        Flatten::items(self)
    }

    #[inline]
    fn is_list(&self) -> bool {
        matches!(self.0.view(), View::JsonList(_))
    }
}

/// Returns the elements of a list argument. Anything else is recorded as a failure.
#[inline]
pub(super) fn items<L: Items>(evaluation: &Evaluation, list: Option<L>) -> Option<L::Items> {
    let list = evaluation.present(list)?;
    evaluation.required(list.is_list().then(|| list.items()))
}
