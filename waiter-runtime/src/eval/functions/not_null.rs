//! `not_null`.

use crate::eval::evaluation::Evaluation;
use crate::eval::kinds::{self, Kind};
use crate::eval::same::SameKind;

/// `not_null(a, b)`: the first value that is not null. It never fails. More arguments are a chain of calls.
#[inline]
pub fn not_null<A, B, O>(_: &Evaluation, left: Option<A>, right: Option<B>) -> Option<O>
where
    A: Kind,
    B: SameKind<A, Out = O>,
{
    match kinds::non_null(left) {
        Some(left) => Some(B::left(left)),
        None => right.map(B::right),
    }
}
