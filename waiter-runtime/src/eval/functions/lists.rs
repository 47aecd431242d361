//! `map`, `reverse` and `to_array`.

use std::iter::{self, Once, Rev};

use super::elements::{ClassifyIter, Items, items};
use crate::eval::either::Either;
use crate::eval::evaluation::Evaluation;
use crate::eval::kinds::{EnumOf, Kind, Projection, Text, non_null};
use crate::eval::list::Flatten;
use crate::eval::sequence::{Evaluated, Sequence};

/// `map(&expression, list)`: the value of the expression for each element, nulls included. It fails on null.
#[inline]
pub fn map<L, I, E, K, F>(
    evaluation: &Evaluation,
    expression: F,
    list: Option<L>,
) -> Option<Projection<ClassifyIter<I, F>>>
where
    L: Items<Items = I, Kind = E>,
    F: Fn(Evaluated<E>) -> Option<K> + Clone,
{
    let items = items(evaluation, list)?;
    Some(Projection::new(ClassifyIter(items, expression)))
}

/// A kind that `reverse` turns around.
#[diagnostic::on_unimplemented(
    message = "expected a list or a string, found another value",
    label = "`reverse` needs a list or a string"
)]
pub trait Reverse<'e>: Kind {
    type Out;

    /// Returns the value with the last element first.
    fn reverse(self, evaluation: &'e Evaluation) -> Self::Out;
}

#[diagnostic::do_not_recommend]
impl<I: Sequence> Reverse<'_> for Projection<I> {
    type Out = Projection<Rev<I>>;

    #[inline]
    fn reverse(self, _: &Evaluation) -> Self::Out {
        Projection::new(self.items.rev())
    }
}

#[diagnostic::do_not_recommend]
impl<'e> Reverse<'e> for Text<'_> {
    type Out = Text<'e>;

    fn reverse(self, evaluation: &'e Evaluation) -> Text<'e> {
        evaluation.text(self.0.chars().rev().collect())
    }
}

#[diagnostic::do_not_recommend]
impl<'e, T: AsRef<str>> Reverse<'e> for EnumOf<'_, T> {
    type Out = Text<'e>;

    fn reverse(self, evaluation: &'e Evaluation) -> Text<'e> {
        Text::new(self.0.as_ref()).reverse(evaluation)
    }
}

/// `reverse(list)` or `reverse(string)`. It fails on null.
#[inline]
pub fn reverse<'e, A, O>(evaluation: &'e Evaluation, argument: Option<A>) -> Option<O>
where
    A: Reverse<'e, Out = O>,
{
    Some(evaluation.present(argument)?.reverse(evaluation))
}

/// `to_array(value)`: a list as it is, anything else as the only element of one, null included.
#[inline]
pub fn to_array<A, I, K>(
    _: &Evaluation,
    argument: Option<A>,
) -> Option<Projection<Either<I, Once<Evaluated<K>>>>>
where
    A: Flatten<Items = I, Raw = Evaluated<K>> + Kind,
{
    Some(Projection::new(match non_null(argument) {
        Some(argument) => Either::Left(argument.items()),
        None => Either::Right(iter::once(Evaluated(None))),
    }))
}
