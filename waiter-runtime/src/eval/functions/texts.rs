//! Functions of strings: `starts_with`, `ends_with`, `join` and `to_string`.

use std::borrow::Cow;

use super::elements::{Items, items};
use crate::eval::evaluation::Evaluation;
use crate::eval::kinds::{Boolean, DocumentOf, EnumOf, Number, Text, implement};
use crate::eval::tree::Tree;

/// A string, or an enum, which is one in JSON.
#[diagnostic::on_unimplemented(
    message = "expected a string, found another value",
    label = "this function needs strings"
)]
pub trait AsText {
    /// Returns `None` for a document that is not a string.
    fn as_text(&self) -> Option<&str>;
}

#[diagnostic::do_not_recommend]
impl AsText for Text<'_> {
    #[inline]
    fn as_text(&self) -> Option<&str> {
        Some(self.0)
    }
}

#[diagnostic::do_not_recommend]
impl<T: AsRef<str>> AsText for EnumOf<'_, T> {
    #[inline]
    fn as_text(&self) -> Option<&str> {
        Some(self.0.as_ref())
    }
}

#[diagnostic::do_not_recommend]
impl<T: Tree> AsText for DocumentOf<'_, T> {
    #[inline]
    fn as_text(&self) -> Option<&str> {
        self.text()
    }
}

/// A list of strings. The bound is on the list, so that rustc points at it.
#[diagnostic::on_unimplemented(
    message = "expected a list, found a single value",
    label = "this function needs a list here"
)]
pub trait Texts: Items<Kind: AsText> {}

impl<L: Items<Kind: AsText>> Texts for L {}

/// `starts_with(string, prefix)`. It fails if one of them is null.
#[inline]
pub fn starts_with<A: AsText, B: AsText>(
    evaluation: &Evaluation,
    subject: Option<A>,
    prefix: Option<B>,
) -> Option<Boolean> {
    compared(evaluation, subject, prefix, |a, b| a.starts_with(b))
}

/// `ends_with(string, suffix)`. It fails if one of them is null.
#[inline]
pub fn ends_with<A: AsText, B: AsText>(
    evaluation: &Evaluation,
    subject: Option<A>,
    suffix: Option<B>,
) -> Option<Boolean> {
    compared(evaluation, subject, suffix, |a, b| a.ends_with(b))
}

/// Returns the result of `test`. It fails if one of the strings is null.
#[inline]
fn compared<A: AsText, B: AsText>(
    evaluation: &Evaluation,
    a: Option<A>,
    b: Option<B>,
    test: impl Fn(&str, &str) -> bool,
) -> Option<Boolean> {
    let (a, b) = (evaluation.required(a)?, evaluation.required(b)?);
    let a = evaluation.required(a.as_text())?;
    Some(Boolean(test(a, evaluation.required(b.as_text())?)))
}

/// `join(glue, list)`. It fails if one of them or an element is null.
pub fn join<A: AsText, L: Texts>(
    evaluation: &Evaluation,
    glue: Option<A>,
    list: Option<L>,
) -> Option<Text<'_>> {
    let (glue, list) = (evaluation.required(glue)?, items(evaluation, list)?);
    let glue = evaluation.required(glue.as_text())?;
    let mut joined = String::new();
    for (position, element) in list.enumerate() {
        if position > 0 {
            joined.push_str(glue);
        }
        let element = evaluation.required(element.0)?;
        joined.push_str(evaluation.required(element.as_text())?);
    }
    Some(evaluation.text(joined.into()))
}

/// A kind that `to_string` converts.
#[diagnostic::on_unimplemented(
    message = "expected a string, a number or a boolean, found another value",
    label = "`to_string` does not convert this"
)]
pub trait ToText<'a> {
    /// Returns the value as JSON writes it, and a string as it is.
    fn to_text(self) -> Cow<'a, str>;
}

implement! {
    ToText<'a>: fn to_text(self) -> Cow<'a, str> {
        ['a] Text<'a>, x => x.0.into();
        ['a, T: AsRef<str>] EnumOf<'a, T>, x => x.0.as_ref().into();
        ['a] Number, x => x.to_string().into();
        ['a] Boolean, x => x.0.to_string().into();
    }
}

/// `to_string(value)`: a string as it is, a number or a boolean as JSON writes it, and null as "null".
#[inline]
pub fn to_string<'e, A: ToText<'e>>(
    evaluation: &'e Evaluation,
    argument: Option<A>,
) -> Option<Text<'e>> {
    Some(evaluation.text(argument.map_or("null".into(), A::to_text)))
}
