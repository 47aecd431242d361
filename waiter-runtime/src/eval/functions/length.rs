//! `length`.

use crate::eval::evaluation::Evaluation;
use crate::eval::kinds::{
    DocumentOf, EnumOf, Kind, ListOf, MapOf, MultiSelect, Number, Projection, Text, implement,
};
use crate::eval::select::Arity;
use crate::eval::sequence::Sequence;
use crate::eval::tree::{Tree, View};

/// A kind that `length` measures.
#[diagnostic::on_unimplemented(
    message = "expected a string, a list or a map, found another value",
    label = "`length` does not measure this"
)]
pub trait Length: Kind {
    /// Returns the number of code points, elements or entries; `None` for a document that has none of them.
    fn length(self) -> Option<usize>;
}

/// `length(value)`: the code points of a string, the elements of a list, the entries of a map. It fails on null.
#[inline]
pub fn length<K: Length>(evaluation: &Evaluation, value: Option<K>) -> Option<Number> {
    let length = evaluation.present(value)?.length();
    Some(evaluation.required(length)?.into())
}

/// `length(list)` beside a number. It counts at most one element more than `most`.
#[inline]
pub fn length_until<I: Sequence>(
    evaluation: &Evaluation,
    list: Option<Projection<I>>,
    most: usize,
) -> Option<Number> {
    let mut count = 0;
    evaluation.present(list)?.items.all(|_| {
        count += 1;
        count <= most
    });
    Some(count.into())
}

implement! {
    Length: fn length(self) -> Option<usize> {
        [] Text<'_>, x => Some(x.0.chars().count());
        [T: AsRef<str>] EnumOf<'_, T>, x => Some(x.0.as_ref().chars().count());
        [T] ListOf<'_, T>, x => Some(x.0.len());
        [K, V] MapOf<'_, K, V>, x => Some(x.0.len());
        [T: Arity] MultiSelect<T>, _ => Some(T::COUNT);
        [I: Sequence] Projection<I>, x => Some(x.items.count());
        [T: Tree] DocumentOf<'_, T>, x => match x.0.view() {
            View::JsonText(text) => Some(text.chars().count()),
            View::JsonList(items) => Some(items.len()),
            View::JsonObject(members) => Some(members),
            View::JsonNull | View::JsonBoolean(_) | View::JsonNumber(_) => None,
        };
    }
}
