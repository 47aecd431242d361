//! `map`, `reverse` and `to_array`.

use std::iter::{self, Rev};

use super::elements::{Classified, Items};
use crate::eval::evaluation::Evaluation;
use crate::eval::kinds::{
    Boolean, Built, Bytes, EnumOf, MapOf, Null, Number, Projection, StructureOf, Text, Time,
    Untyped, each_leaf,
};
use crate::eval::list::{Ready, Sequence};
use crate::eval::same::Either;

/// `map(&expression, list)`: what the expression gives for each element, nulls among them. Fails on null.
#[inline]
pub fn map<L, I, E, K, F>(
    evaluation: &Evaluation,
    expression: F,
    list: Option<L>,
) -> Option<Projection<Classified<I, F>>>
where
    L: Items<Items = I, Kind = E>,
    F: Fn(Ready<E>) -> Option<K> + Clone,
{
    match list {
        Some(list) => Some(Projection(Classified(list.items(), expression))),
        None => evaluation.fail(),
    }
}

/// What `reverse` turns around.
#[diagnostic::on_unimplemented(message = "`reverse` takes a list or a string", label = "neither")]
pub trait Reverse {
    /// The result.
    type Out;

    /// The last first.
    fn reverse(self) -> Self::Out;
}

#[diagnostic::do_not_recommend]
impl<I: Sequence> Reverse for Projection<I> {
    type Out = Projection<Rev<I>>;

    #[inline]
    fn reverse(self) -> Self::Out {
        Projection(self.0.rev())
    }
}

macro_rules! reverse_text {
    ($([$($generics:tt)*] $kind:ty, $x:ident => $text:expr;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Reverse for $kind {
            type Out = Built<'static>;

            fn reverse(self) -> Built<'static> {
                let $x = self;
                let text: &str = $text;
                Built(text.chars().rev().collect::<String>().into())
            }
        }
    )*};
}

reverse_text! {
    [] Text<'_>, x => x.0;
    [] Built<'_>, x => &x.0;
    [T: AsRef<str>] EnumOf<'_, T>, x => x.0.as_ref();
}

/// `reverse(list)` or `reverse(string)`. Fails on null.
#[inline]
pub fn reverse<A, O>(evaluation: &Evaluation, argument: Option<A>) -> Option<O>
where
    A: Reverse<Out = O>,
{
    match argument {
        Some(argument) => Some(argument.reverse()),
        None => evaluation.fail(),
    }
}

/// What `to_array` makes of each kind.
pub trait ToArray: Sized {
    /// The elements.
    type Items: Sequence;

    /// A list as it is, anything else as the only element of one.
    fn to_array(argument: Option<Self>) -> Self::Items;
}

#[diagnostic::do_not_recommend]
impl<I: Sequence<Raw = Ready<K>>, K: Clone> ToArray for Projection<I> {
    type Items = Either<I, iter::Once<Ready<K>>>;

    #[inline]
    fn to_array(argument: Option<Self>) -> Self::Items {
        match argument {
            Some(list) => Either::Left(list.0),
            None => Either::Right(iter::once(Ready(None))),
        }
    }
}

macro_rules! one_element {
    ([$($generics:tt)*] $kind:ty $(, $walls:ident of $word:ty)?) => {
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> ToArray for $kind {
            type Items = iter::Once<Ready<Self>>;

            #[inline]
            fn to_array(argument: Option<Self>) -> Self::Items {
                iter::once(Ready(argument))
            }
        }
    };
}
each_leaf! { one_element }
one_element! { ['a, T] StructureOf<'a, T> }
one_element! { ['a, K, V] MapOf<'a, K, V> }

/// `to_array(value)`: a list as it is, anything else, null too, as the only element of one.
#[inline]
pub fn to_array<A, I>(_: &Evaluation, argument: Option<A>) -> Option<Projection<I>>
where
    A: ToArray<Items = I>,
{
    Some(Projection(A::to_array(argument)))
}
