//! `contains`.

use super::super::compare::ComparableWith;
use super::super::evaluation::Evaluation;
use super::super::kinds::{Bool, Built, Enum, Null, Projection, Text};
use super::super::list::{Ready, Sequence};
use super::texts::AsText;

/// What `contains` searches for an `N`.
#[diagnostic::on_unimplemented(
    message = "`contains` takes a list and a value, or two strings",
    label = "cannot be searched for the second argument"
)]
pub trait Contains<N> {
    /// Whether `needle` is in it.
    fn contains(self, needle: Option<N>) -> bool;
}

/// `contains(subject, needle)`. Fails where the subject is null.
#[inline]
pub fn contains<S: Contains<N>, N>(
    evaluation: &Evaluation,
    subject: Option<S>,
    needle: Option<N>,
) -> Option<Bool> {
    match subject {
        Some(subject) => Some(Bool(subject.contains(needle))),
        None => evaluation.fail(),
    }
}

#[diagnostic::do_not_recommend]
impl<I, K, N> Contains<N> for Projection<I>
where
    I: Sequence<Raw = Ready<K>>,
    N: ComparableWith<K>,
{
    #[inline]
    fn contains(mut self, needle: Option<N>) -> bool {
        match needle {
            Some(needle) => self
                .0
                .any(|element| element.0.is_some_and(|value| needle.equals(&value))),
            None => self.0.any(|element| element.0.is_none()),
        }
    }
}

macro_rules! contains_text {
    ($([$($generics:tt)*] $subject:ty, $needle:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Contains<$needle> for $subject {
            #[inline]
            fn contains(self, needle: Option<$needle>) -> bool {
                needle.is_some_and(|needle| self.as_text().contains(needle.as_text()))
            }
        }
    )*};
}

contains_text! {
    [] Text<'_>, Text<'_>;
    [] Text<'_>, Built;
    [] Built, Text<'_>;
    [] Built, Built;
    [T: AsRef<str>] Enum<'_, T>, Text<'_>;
    [T: AsRef<str>] Enum<'_, T>, Built;
}

/// No string contains a null. Without these, rustc would take the one impl of a string for the only possible one, and
/// report a type mismatch inside of the expansion instead of the words above.
macro_rules! contains_null {
    ($([$($generics:tt)*] $subject:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Contains<Null> for $subject {
            fn contains(self, _: Option<Null>) -> bool {
                false
            }
        }
    )*};
}

contains_null! {
    [] Text<'_>;
    [] Built;
    [T: AsRef<str>] Enum<'_, T>;
}
