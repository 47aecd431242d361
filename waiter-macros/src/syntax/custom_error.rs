//! What follows `error` for a custom operation: a pattern of Rust, perhaps with a guard.

use proc_macro2::{Ident, Literal, Span, TokenTree};
use syn::Lit;

use super::language::{ErrorClass, Word};
use super::pattern::{Pattern, Subject, guard_at};
use crate::diagnostics::{Error, Result};
use crate::names;
use crate::tokens::{punct, split};

const ERROR: Subject = Subject {
    keyword: "error",
    name: "problem",
};

const EXPECTED: &str =
    "expected a pattern of the operation's error, as in `error Error::NotFound(_)`, or `any`";

/// Parses the tokens between `error` and `=>`: a pattern, or `any`.
pub(super) fn parse(tokens: &[TokenTree], end: Span) -> Result<Option<Pattern>> {
    if tokens.is_empty() {
        return Err(Error::new(end, EXPECTED));
    }
    if let [TokenTree::Ident(word)] = tokens
        && word == "any"
    {
        return Ok(None);
    }
    let parsed = Pattern::parse(tokens, &ERROR)?;
    let (pattern, guard) = tokens.split_at(guard_at(tokens).unwrap_or(tokens.len()));
    let alternatives = split(pattern, Span::call_site(), |tree| punct(tree) == Some('|'));
    for (alternative, _) in &alternatives {
        check_alternative(alternative, alternatives.len() > 1, !guard.is_empty())?;
    }
    Ok(Some(parsed))
}

fn check_alternative(tokens: &[TokenTree], is_one_of: bool, has_guard: bool) -> Result<()> {
    match tokens {
        [TokenTree::Ident(word)] => check_word(word, is_one_of, has_guard),
        [TokenTree::Literal(literal)] => check_literal(literal),
        _ => Ok(()),
    }
}

/// The number of an error may be a pattern.
fn check_literal(literal: &Literal) -> Result<()> {
    let Lit::Str(text) = Lit::new(literal.clone()) else {
        return Ok(());
    };
    let text = text.value();
    let message = format!(
        "custom operations have no wire codes: write a pattern, as in `error Error::NotFound(_)`, or a guard; of an \
         `SdkError` that is {}",
        with_code(&text)
    );
    Err(Error::new(literal.span(), message))
}

/// The error of an SDK that has this code, as an acceptor that compiles without an import.
fn with_code(code: &str) -> String {
    format!(
        "`error problem if problem.as_service_error().is_some_and(|it| it.meta().code() == Some({code:?}))`"
    )
}

/// An SDK's error of this class, as far as an acceptor can say it.
fn of_class(class: ErrorClass) -> String {
    match class {
        ErrorClass::Any => "`error any`".to_owned(),
        ErrorClass::Timeout => "`error SdkError::TimeoutError(_)`".to_owned(),
        ErrorClass::Dispatch => "`error SdkError::DispatchFailure(_)`".to_owned(),
        ErrorClass::Transient => "`error problem if problem.raw_response().is_some_and(|it| it.status().as_u16() >= 500)`".to_owned(),
        ErrorClass::Throttling => with_code("ThrottlingException"),
    }
}

/// A word alone binds whatever there is, unless it is known to be something else.
fn check_word(word: &Ident, is_one_of: bool, has_guard: bool) -> Result<()> {
    let name = word.to_string();
    let message = match (name.as_str(), ErrorClass::find(&name)) {
        ("any", _) if has_guard => {
            "`any` is every error and takes no guard: write `error problem if …`".to_owned()
        }
        ("any", _) => "`any` is every error: it stands alone".to_owned(),
        ("_", _) => return Ok(()),
        _ if has_guard && !is_one_of && !name.starts_with(char::is_uppercase) => return Ok(()),
        (_, Some(class)) => format!(
            "custom operations have no classes of errors: write a pattern, as in `error Error::Timeout(_)`, or `any`; \
             of an `SdkError` write {}",
            of_class(class)
        ),
        _ if ["Exception", "Fault"].iter().any(|end| name.ends_with(end)) => format!(
            "`{name}` alone would match any error: write its type too, `Error::{name}`; of an `SdkError` write \
             `error problem if problem.as_service_error().is_some_and(|it| it.is_{}())`",
            names::snake(&name)
        ),
        _ if name.starts_with(char::is_uppercase) => {
            format!(
                "`{name}` alone would match any error: write its type too, `Error::{name}`; a type is `{name} {{ .. }}`"
            )
        }
        _ => format!(
            "`{name}` alone would match any error: write `any` for that, or a guard, `error {name} if …`"
        ),
    };
    Err(Error::new(word.span(), message))
}
