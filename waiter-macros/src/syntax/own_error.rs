//! What follows `error` where the operation is the user's own: a pattern of Rust, perhaps with a guard.

use proc_macro2::{Ident, Literal, Span, TokenTree};
use syn::{Error, Lit, Result};

use super::error_form::{CLASSES, ErrorForm};
use super::pattern::{Pattern, Subject, guard_at};
use crate::tokens::{punct, split};

const ERROR: Subject = Subject {
    keyword: "error",
    name: "problem",
};

const EXPECTED: &str =
    "expected a pattern of the operation's error, as in `error Error::NotFound(_)`, or `any`";

/// Reads the tokens between `error` and `=>`.
pub(super) fn parse(tokens: &[TokenTree], end: Span) -> Result<Vec<ErrorForm>> {
    if tokens.is_empty() {
        return Err(Error::new(end, EXPECTED));
    }
    if let [TokenTree::Ident(word)] = tokens
        && word == "any"
    {
        return Ok(vec![ErrorForm::Class(word.clone())]);
    }
    let parsed = Pattern::parse(tokens, &ERROR)?;
    let (pattern, guard) = tokens.split_at(guard_at(tokens).unwrap_or(tokens.len()));
    let alternatives = split(pattern, Span::call_site(), |tree| punct(tree) == Some('|'));
    for (alternative, _) in &alternatives {
        check_alternative(alternative, alternatives.len() > 1, !guard.is_empty())?;
    }
    Ok(vec![ErrorForm::Pattern(parsed)])
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
        "the codes of errors are the SDK's: write a pattern, as in `error Error::NotFound(_)`, or a guard, \
         `error problem if problem == {text:?}`"
    );
    Err(Error::new(literal.span(), message))
}

/// A word alone binds whatever there is, unless it is known to be something else.
fn check_word(word: &Ident, is_one_of: bool, has_guard: bool) -> Result<()> {
    let name = word.to_string();
    let message = match name.as_str() {
        "any" if has_guard => {
            "`any` is every error and takes no guard: write `error problem if …`".to_owned()
        }
        "any" => "`any` is every error: it stands alone".to_owned(),
        "_" => return Ok(()),
        _ if has_guard && !is_one_of && !name.starts_with(char::is_uppercase) => return Ok(()),
        class if CLASSES.contains(&class) => format!(
            "`{class}` is a class of the SDK's errors: write a pattern, as in `error Error::Timeout(_)`, or `any`"
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
