//! `not_null`.

use crate::eval::evaluation::Evaluation;
use crate::eval::same::SameKind;

/// `not_null(a, b)`: the first that is not null. Never fails; of more arguments it is a chain.
#[inline]
pub fn not_null<A, B, O>(_: &Evaluation, left: Option<A>, right: Option<B>) -> Option<O>
where
    B: SameKind<A, Out = O>,
{
    match left {
        Some(left) => Some(B::left(left)),
        None => right.map(B::right),
    }
}
