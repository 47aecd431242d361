//! `length`.

use crate::eval::evaluation::Evaluation;
use crate::eval::kinds::{Built, EnumOf, ListOf, MapOf, Number, Projection, Selected, Text};
use crate::eval::list::Sequence;
use crate::eval::select::Selection;

/// What `length` measures.
#[diagnostic::on_unimplemented(
    message = "`length` takes a string, a list or a map",
    label = "none of these"
)]
pub trait Length {
    /// Code points, elements or entries.
    fn length(self) -> usize;
}

/// `length(value)`: the code points of a string, the elements of a list, the entries of a map. Fails on null.
#[inline]
pub fn length<K: Length>(evaluation: &Evaluation, value: Option<K>) -> Option<Number> {
    match value {
        Some(kind) => Some(kind.length().into()),
        None => evaluation.fail(),
    }
}

#[diagnostic::do_not_recommend]
impl Length for Text<'_> {
    fn length(self) -> usize {
        self.0.chars().count()
    }
}

#[diagnostic::do_not_recommend]
impl Length for Built<'_> {
    fn length(self) -> usize {
        self.0.chars().count()
    }
}

#[diagnostic::do_not_recommend]
impl<T: AsRef<str>> Length for EnumOf<'_, T> {
    fn length(self) -> usize {
        self.0.as_ref().chars().count()
    }
}

#[diagnostic::do_not_recommend]
impl<T> Length for ListOf<'_, T> {
    #[inline]
    fn length(self) -> usize {
        self.0.len()
    }
}

#[diagnostic::do_not_recommend]
impl<K, V> Length for MapOf<'_, K, V> {
    #[inline]
    fn length(self) -> usize {
        self.0.len()
    }
}

#[diagnostic::do_not_recommend]
impl<T: Selection> Length for Selected<T> {
    #[inline]
    fn length(self) -> usize {
        T::COUNT
    }
}

#[diagnostic::do_not_recommend]
impl<I: Sequence> Length for Projection<I> {
    #[inline]
    fn length(self) -> usize {
        self.0.count()
    }
}
