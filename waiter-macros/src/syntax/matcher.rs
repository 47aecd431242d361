//! The parser of matchers: a keyword and the tokens after it.

use proc_macro2::{Span, TokenTree};

use super::acceptor::{Matcher, OperationKind, Side, Subject};
use super::alternatives::alternatives;
use super::condition::{Condition, comparison_of_elements};
use super::error_form::ErrorForm;
use super::expr::Comparator;
use super::language::{ErrorClass, Keyword, Quantifier, Word};
use super::literal::lone_string;
use super::pattern::Pattern;
use super::status::Status;
use super::{pattern_parser, sdk_error, suggestions};
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
    } else if name == "any" && cursor.rest().is_empty() {
        // Not `path_any`, which has a path.
        (
            suggestions::matcher("_").unwrap_or(&expected).to_owned(),
            None,
        )
    } else if ErrorClass::find(&name).is_some_and(|class| class != ErrorClass::Any) {
        (format!("write `error {name}` for a class of errors"), None)
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
    match Form::new(keyword) {
        Form::Path(Subject::InputOutput, _) if kind.is_custom() => {
            Err(Error::new(at, "a custom operation does not have an input"))
        }
        Form::Path(subject, quantifier) => {
            let mut test = match quantifier {
                Some(quantifier) => {
                    comparison_of_elements(keyword.as_str(), quantifier, tokens, end)?
                }
                None => Condition::parse(tokens, end)?,
            };
            if kind.is_custom() {
                for expr in test.exprs_mut() {
                    expr.keep_field_names();
                }
            }
            Ok(Matcher::Path { subject, test })
        }
        Form::Status if !kind.has_sdk_error() => Err(Error::new(at, NO_STATUS)),
        Form::Status => {
            let statuses = alternatives(tokens, end, Status::parse)?;
            check_statuses(&statuses, kind)?;
            Ok(Matcher::Status(statuses))
        }
        Form::Error if kind.has_sdk_error() => sdk_error::parse(tokens, end),
        Form::Error => custom_error(tokens, at, end),
        Form::Ok => {
            check_output(tokens, kind)?;
            let pattern = pattern_parser::output(tokens)?;
            Ok(pattern.map_or(Matcher::Ok, |pattern| of_pattern(Side::Success, pattern)))
        }
    }
}

/// Checks that a custom operation's status can be one of an error.
fn check_statuses(statuses: &[Status], kind: OperationKind) -> Result<()> {
    let is_success = |status: &&Status| (200..=299).contains(status.range.end());
    match statuses.iter().find(is_success) {
        Some(status) if kind.is_custom() => Err(Error::new(status.span, NO_STATUS_OF_SUCCESS)),
        _ => Ok(()),
    }
}

/// Checks that the tokens after `ok` are not a string: the SDK's outputs are structures.
fn check_output(tokens: &[TokenTree], kind: OperationKind) -> Result<()> {
    match lone_string(tokens) {
        Some(text) if !kind.is_custom() => {
            let message =
                format!("compare a field of the output with a string: `path field == {text}`");
            Err(Error::new(text.span(), message))
        }
        _ => Ok(()),
    }
}

/// Parses the error of a custom operation: a pattern, `any`, or `timeout`, which `poll_timeout` makes.
fn custom_error(tokens: &[TokenTree], at: Span, end: Span) -> Result<Matcher> {
    let class = |class, span| Matcher::Error {
        forms: vec![ErrorForm::Class(class, span)],
        condition: None,
    };
    if let [TokenTree::Ident(word)] = tokens
        && word == ErrorClass::Timeout.as_str()
    {
        return Ok(class(ErrorClass::Timeout, word.span()));
    }
    Ok(match pattern_parser::error(tokens, end)? {
        Some(pattern) => of_pattern(Side::Error, pattern),
        None => class(ErrorClass::Any, at),
    })
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

const NO_STATUS: &str = "only an `SdkError<…>` has an HTTP status: write it in `operation`, or match this error by a pattern, such as \
                         `error Error::Http(404)`";

const NO_STATUS_OF_SUCCESS: &str =
    "a custom operation has the status of an error only: write `ok` for a success";

fn of_pattern(side: Side, pattern: Pattern) -> Matcher {
    Matcher::Pattern { side, pattern }
}
