//! Functions of strings: `starts_with`, `ends_with`, `join` and `to_string`.

use super::elements::Items;
use crate::eval::evaluation::Evaluation;
use crate::eval::kinds::{Boolean, Built, EnumOf, Number, Text};

/// A string, or an enum, which is one in JSON.
#[diagnostic::on_unimplemented(
    message = "this function takes strings",
    label = "given something that is no string"
)]
pub trait AsText {
    /// The string.
    fn as_text(&self) -> &str;
}

#[diagnostic::do_not_recommend]
impl AsText for Text<'_> {
    #[inline]
    fn as_text(&self) -> &str {
        self.0
    }
}

#[diagnostic::do_not_recommend]
impl AsText for Built<'_> {
    #[inline]
    fn as_text(&self) -> &str {
        &self.0
    }
}

#[diagnostic::do_not_recommend]
impl<T: AsRef<str>> AsText for EnumOf<'_, T> {
    #[inline]
    fn as_text(&self) -> &str {
        self.0.as_ref()
    }
}

/// A list of strings. A bound on the list, so that rustc points at it.
#[diagnostic::on_unimplemented(message = "this function takes a list here", label = "no list")]
pub trait Texts: Items<Kind: AsText> {}

impl<L: Items<Kind: AsText>> Texts for L {}

/// `starts_with(string, prefix)`. Fails where one of them is null.
#[inline]
pub fn starts_with<A: AsText, B: AsText>(
    evaluation: &Evaluation,
    subject: Option<A>,
    prefix: Option<B>,
) -> Option<Boolean> {
    match (subject, prefix) {
        (Some(subject), Some(prefix)) => {
            Some(Boolean(subject.as_text().starts_with(prefix.as_text())))
        }
        _ => evaluation.fail(),
    }
}

/// `ends_with(string, suffix)`. Fails where one of them is null.
#[inline]
pub fn ends_with<A: AsText, B: AsText>(
    evaluation: &Evaluation,
    subject: Option<A>,
    suffix: Option<B>,
) -> Option<Boolean> {
    match (subject, suffix) {
        (Some(subject), Some(suffix)) => {
            Some(Boolean(subject.as_text().ends_with(suffix.as_text())))
        }
        _ => evaluation.fail(),
    }
}

/// `join(glue, list)`. Fails where one of them or an element is null.
pub fn join<A: AsText, L: Texts>(
    evaluation: &Evaluation,
    glue: Option<A>,
    list: Option<L>,
) -> Option<Built<'static>> {
    let (Some(glue), Some(list)) = (glue, list) else {
        return evaluation.fail();
    };
    let mut joined = String::new();
    for (position, element) in list.items().enumerate() {
        let Some(text) = element.0 else {
            return evaluation.fail();
        };
        if position > 0 {
            joined.push_str(glue.as_text());
        }
        joined.push_str(text.as_text());
    }
    Some(Built(joined.into()))
}

/// What `to_string` takes.
#[diagnostic::on_unimplemented(
    message = "`to_string` takes a string, a number or a boolean",
    label = "none of these"
)]
pub trait ToText: Sized {
    /// The result.
    type Out;

    /// The value as JSON writes it; a string as it is.
    fn to_text(argument: Option<Self>) -> Self::Out;
}

/// What JSON writes for null.
const NULL: &str = "null";

#[diagnostic::do_not_recommend]
impl ToText for Text<'_> {
    type Out = Self;

    #[inline]
    fn to_text(argument: Option<Self>) -> Self {
        argument.unwrap_or(Text(NULL))
    }
}

#[diagnostic::do_not_recommend]
impl<'a, T: AsRef<str>> ToText for EnumOf<'a, T> {
    type Out = Text<'a>;

    #[inline]
    fn to_text(argument: Option<Self>) -> Text<'a> {
        Text(argument.map_or(NULL, |value| value.0.as_ref()))
    }
}

#[diagnostic::do_not_recommend]
impl ToText for Built<'_> {
    type Out = Self;

    #[inline]
    fn to_text(argument: Option<Self>) -> Self {
        argument.unwrap_or(Built(NULL.into()))
    }
}

macro_rules! written {
    ($($kind:ty, $x:ident => $text:expr;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl ToText for $kind {
            type Out = Built<'static>;

            fn to_text(argument: Option<Self>) -> Built<'static> {
                match argument {
                    Some($x) => Built($text.into()),
                    None => Built(NULL.into()),
                }
            }
        }
    )*};
}

written! {
    Number, x => x.to_string();
    Boolean, x => x.0.to_string();
}

/// `to_string(value)`: a string as it is, a number or a boolean as JSON writes it, and null as "null".
#[inline]
pub fn to_string<A, O>(_: &Evaluation, argument: Option<A>) -> Option<O>
where
    A: ToText<Out = O>,
{
    Some(A::to_text(argument))
}
