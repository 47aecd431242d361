//! `length`.

use crate::eval::evaluation::Evaluation;
use crate::eval::kinds::{EnumOf, ListOf, MapOf, MultiSelect, Number, Projection, Text, implement};
use crate::eval::select::Arity;
use crate::eval::sequence::Sequence;

/// A kind that `length` measures.
#[diagnostic::on_unimplemented(
    message = "expected a string, a list or a map, found another value",
    label = "`length` does not measure this"
)]
pub trait Length {
    /// Returns the number of code points, elements or entries.
    fn length(self) -> usize;
}

/// `length(value)`: the code points of a string, the elements of a list, the entries of a map. It fails on null.
#[inline]
pub fn length<K: Length>(evaluation: &Evaluation, value: Option<K>) -> Option<Number> {
    Some(evaluation.required(value)?.length().into())
}

implement! {
    Length: fn length(self) -> usize {
        [] Text<'_>, x => x.0.chars().count();
        [T: AsRef<str>] EnumOf<'_, T>, x => x.0.as_ref().chars().count();
        [T] ListOf<'_, T>, x => x.0.len();
        [K, V] MapOf<'_, K, V>, x => x.0.len();
        [T: Arity] MultiSelect<T>, _ => T::COUNT;
        [I: Sequence] Projection<I>, x => x.0.count();
    }
}
