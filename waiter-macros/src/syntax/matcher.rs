//! The parser of matchers: a keyword and the tokens after it.

use proc_macro2::{Span, TokenTree};

use super::acceptor::{Matcher, OperationKind, Side, Subject};
use super::alternatives::alternatives;
use super::condition::{Condition, comparison_of_elements};
use super::error_form::ErrorForm;
use super::expr::Comparator;
use super::language::{ErrorClass, Keyword, Quantifier, Word};
use super::pattern::Pattern;
use super::status::Status;
use super::{custom_pattern, suggestions};
use crate::diagnostics::{Error, Errors, Result, one_of};
use crate::tokens::{Cursor, punct, starts_with_operator};

/// Parses the keyword. An unknown one is an error, and is parsed as the one that was meant, if that is clear.
pub(super) fn keyword(cursor: &mut Cursor<'_>, errors: &mut Errors) -> Option<(Keyword, Span)> {
    let expected = format!("expected a matcher: {}", one_of(&Keyword::words()));
    let Some(word) = cursor.ident(0) else {
        errors.at(cursor.span(), expected);
        return None;
    };
    cursor.advance(1);
    let (name, span) = (word.to_string(), word.span());
    if let Some(keyword) = Keyword::find(&name) {
        return Some((keyword, span));
    }
    let unknown = suggestions::unknown(&name);
    let (message, meant) = if cursor.punct() == Some('.') || Comparator::at(cursor.rest()).is_some()
    {
        (format!("{expected}; write `path {name}…`"), None)
    } else if let Some(message) = suggestions::matcher(&name) {
        (message.to_owned(), None)
    } else {
        (unknown.message, unknown.meant)
    };
    errors.at(span, message);
    meant.map(|meant| (meant, span))
}

/// The form of the tokens after a keyword.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Form {
    Path(Subject, Option<Quantifier>),
    Status,
    Error,
    Ok,
}

impl Form {
    pub(crate) fn new(keyword: Keyword) -> Self {
        match keyword {
            Keyword::Path => Self::Path(Subject::Output, None),
            Keyword::PathAll => Self::Path(Subject::Output, Some(Quantifier::All)),
            Keyword::PathAny => Self::Path(Subject::Output, Some(Quantifier::Any)),
            Keyword::InputOutput => Self::Path(Subject::InputOutput, None),
            Keyword::Status => Self::Status,
            Keyword::Error => Self::Error,
            Keyword::Ok => Self::Ok,
        }
    }
}

/// Parses the tokens after the keyword, which is at `at`.
pub(super) fn matcher(
    (keyword, at): (Keyword, Span),
    tokens: &[TokenTree],
    end: Span,
    kind: OperationKind,
) -> Result<Matcher> {
    check_colon(keyword, tokens)?;
    match (Form::new(keyword), kind) {
        (Form::Path(Subject::InputOutput, _), OperationKind::Custom) => {
            Err(Error::new(at, "a custom operation does not have an input"))
        }
        (Form::Path(subject, quantifier), _) => {
            let mut test = match quantifier {
                Some(quantifier) => {
                    comparison_of_elements(keyword.as_str(), quantifier, tokens, end)?
                }
                None => Condition::parse(tokens, end)?,
            };
            if kind == OperationKind::Custom {
                for expr in test.exprs_mut() {
                    expr.keep_field_names();
                }
            }
            Ok(Matcher::Path { subject, test })
        }
        (Form::Status, OperationKind::Sdk) => {
            alternatives(tokens, end, Status::parse).map(Matcher::Status)
        }
        (Form::Status, OperationKind::Custom) => Err(Error::new(at, NO_STATUS)),
        (Form::Error, OperationKind::Sdk) => {
            alternatives(tokens, end, ErrorForm::parse).map(Matcher::Error)
        }
        (Form::Error, OperationKind::Custom) => {
            let any = || Matcher::Error(vec![ErrorForm::Class(ErrorClass::Any, at)]);
            let pattern = custom_pattern::error(tokens, end)?;
            Ok(pattern.map_or_else(any, |pattern| of_pattern(Side::Error, pattern)))
        }
        (Form::Ok, OperationKind::Sdk) => match tokens.first() {
            None => Ok(Matcher::Ok),
            Some(tree) => Err(Error::new(tree.span(), OK_ALONE)),
        },
        (Form::Ok, OperationKind::Custom) => {
            let pattern = custom_pattern::output(tokens)?;
            Ok(pattern.map_or(Matcher::Ok, |pattern| of_pattern(Side::Success, pattern)))
        }
    }
}

/// Checks that no `:` follows the keyword, as it follows a key.
fn check_colon(keyword: Keyword, tokens: &[TokenTree]) -> Result<()> {
    match tokens.first() {
        Some(colon) if punct(colon) == Some(':') && !starts_with_operator(tokens, "::") => {
            let message = format!("unexpected `:` after `{}`", keyword.as_str());
            Err(Error::new(colon.span(), message))
        }
        _ => Ok(()),
    }
}

const OK_ALONE: &str = "expected `=>` after `ok`, which matches any successful response; write `path` to test its values";

const NO_STATUS: &str = "a custom operation does not have an HTTP status: match its error by a pattern, \
                         `error Error::Http(404)`; for an `SdkError`, write \
                         `error problem if problem.raw_response().is_some_and(|it| it.status().as_u16() == 404)`";

fn of_pattern(side: Side, pattern: Pattern) -> Matcher {
    Matcher::Pattern { side, pattern }
}
