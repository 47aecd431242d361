//! The parser of the errors after `error`.

use proc_macro2::{Ident, Literal, Span, TokenTree};
use syn::Lit;

use super::error_names;
use super::expr::Comparator;
use super::language::{ErrorClass, Word};
use super::suggestions;
use crate::diagnostics::{Error, Result, one_of};
use crate::names;
use crate::tokens::Cursor;

/// One alternative of `error`.
#[derive(Clone)]
pub(crate) enum ErrorForm {
    /// `ResourceNotFoundException`: the variant of the operation's error enum.
    Modelled(Ident),
    /// `"ThrottlingException"`: a wire code.
    Code(Literal),
    /// The name of a shape in a file: a variant of the error enum, or a wire code.
    Shape(Literal),
    /// `any`, `throttling`, …
    Class(ErrorClass, Span),
}

impl ErrorForm {
    pub(super) fn parse(tokens: &[TokenTree], end: Span) -> Result<Self> {
        let mut cursor = Cursor::new(tokens, end);
        let span = cursor.span();
        if Comparator::at(tokens).is_some() {
            let message = "expected an error: `error ResourceNotFoundException`; for a field of that name, write \
                           `path error == …`";
            return Err(Error::new(span, message));
        }
        let form = match cursor.next() {
            Some(TokenTree::Ident(word)) => Self::word(word)?,
            Some(TokenTree::Literal(code)) => Self::code(code)?,
            _ => {
                let message = format!(
                    "expected the name of a modelled error, a wire code as a string, or {}",
                    one_of(&ErrorClass::words())
                );
                return Err(Error::new(span, message));
            }
        };
        let message = match cursor.peek() {
            None => return Ok(form),
            Some(TokenTree::Group(_)) => {
                "write the error's name alone: `error ResourceNotFoundException`"
            }
            Some(TokenTree::Ident(_)) if Comparator::at(&cursor.rest()[1..]).is_some() => {
                "write `if` before the condition: `error any if message == …`"
            }
            Some(_) => "errors are joined by `|`: `error A | \"B\"`",
        };
        Err(Error::new(cursor.span(), message))
    }

    /// The error, if the alternatives are one modelled error, whose fields a condition may test.
    pub(crate) fn only_modelled(forms: &[Self]) -> Option<&Ident> {
        match forms {
            [Self::Modelled(variant)] => Some(variant),
            _ => None,
        }
    }

    fn code(literal: &Literal) -> Result<Self> {
        let message = match Lit::new(literal.clone()) {
            Lit::Str(text) if ErrorClass::find(&text.value()).is_some() => {
                format!("write `{}` without quotes", text.value())
            }
            Lit::Str(text) if text.value().is_empty() => "a wire code cannot be empty".to_owned(),
            Lit::Str(_) => return Ok(Self::Code(literal.clone())),
            Lit::Int(status) => format!("write `status {status}` for an HTTP status"),
            _ => "expected a wire code as a string".to_owned(),
        };
        Err(Error::new(literal.span(), message))
    }

    fn word(word: &Ident) -> Result<Self> {
        let name = word.to_string();
        if name == "Unhandled" {
            let message = "write `error any` for any error of the service, or a wire code as a string, `error \"Code\"`";
            return Err(Error::new(word.span(), message));
        }
        if let Some(class) = ErrorClass::find(&name) {
            return Ok(Self::Class(class, word.span()));
        }
        if name.starts_with(char::is_uppercase) {
            return Ok(Self::Modelled(names::error_variant(word)));
        }
        let message = match name.as_str() {
            "true" => "write `error any` for any service error".to_owned(),
            "false" => "write `ok` for any successful response".to_owned(),
            _ => suggestions::unknown::<ErrorClass>(&name).message,
        };
        Err(Error::new(word.span(), message))
    }

    /// Returns true if the operation may not model the error of this name: it may be a wire code.
    pub(crate) fn may_be_a_code(variant: &Ident) -> bool {
        error_names::may_be_a_code(&variant.to_string())
    }

    /// Returns true if a variant's name ends as those of modelled errors do.
    pub(crate) fn has_modelled_ending(variant: &Ident) -> bool {
        error_names::ends_as_modelled(&variant.to_string().to_lowercase())
    }

    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Modelled(name) => name.span(),
            Self::Class(_, span) => *span,
            Self::Code(text) | Self::Shape(text) => text.span(),
        }
    }
}

impl PartialEq for ErrorForm {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Modelled(a), Self::Modelled(b)) => a == b,
            (Self::Class(a, _), Self::Class(b, _)) => a == b,
            (Self::Code(a), Self::Code(b)) | (Self::Shape(a), Self::Shape(b)) => {
                a.to_string() == b.to_string()
            }
            _ => false,
        }
    }
}
