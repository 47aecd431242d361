//! What follows `ok` where the operation is the user's own: nothing, or a pattern of Rust, perhaps with a guard.

use proc_macro2::{Ident, Span, TokenTree};
use syn::{Error, Result};

use super::expr::Comparator;
use super::literal::is_text;
use super::pattern::{Pattern, guard_at};
use crate::tokens::{find_operator, punct, split, starts_with_operator};

/// Reads the tokens between `ok` and `=>`.
pub(super) fn parse(tokens: &[TokenTree]) -> Result<Option<Pattern>> {
    if tokens.is_empty() {
        return Ok(None);
    }
    let (pattern, guard) = tokens.split_at(guard_at(tokens).unwrap_or(tokens.len()));
    check_is_no_path(pattern)?;
    for (alternative, _) in split(pattern, Span::call_site(), |tree| punct(tree) == Some('|')) {
        check_alternative(alternative, !guard.is_empty())?;
    }
    Pattern::parse(tokens, "ok output").map(Some)
}

/// What a path has and no pattern.
fn check_is_no_path(pattern: &[TokenTree]) -> Result<()> {
    let has_generics =
        starts_with_operator(pattern, "<") || find_operator(pattern, "::<").is_some();
    for at in 0..pattern.len() {
        let operator = match Comparator::at(&pattern[at..]) {
            Some((_, comparator)) if !has_generics => comparator.as_str(),
            _ if is_dot(pattern, at) => ".",
            _ => continue,
        };
        let message = format!(
            "`ok` takes a pattern, which has no `{operator}`: write `path` to look at a value, or a guard, \
             `ok output if …`"
        );
        return Err(Error::new(pattern[at].span(), message));
    }
    Ok(())
}

/// Whether there is a dot that is no range's.
fn is_dot(pattern: &[TokenTree], at: usize) -> bool {
    let dot = |at: usize| pattern.get(at).and_then(punct) == Some('.');
    dot(at) && !dot(at + 1) && !(at > 0 && dot(at - 1))
}

fn check_alternative(tokens: &[TokenTree], has_guard: bool) -> Result<()> {
    match tokens {
        [TokenTree::Ident(word)] => check_word(word, has_guard),
        [TokenTree::Literal(text)] if is_text(text) => {
            let message = format!("no pattern matches a `String`: write `path @ == {text}`");
            Err(Error::new(text.span(), message))
        }
        _ => Ok(()),
    }
}

/// A word alone binds whatever there is, unless it is known to be something else.
fn check_word(word: &Ident, has_guard: bool) -> Result<()> {
    let name = word.to_string();
    let message = match name.as_str() {
        "_" | "true" | "false" | "None" => return Ok(()),
        name if name.starts_with(char::is_uppercase) => {
            format!("`{name}` alone would match any output: write its type too, `Type::{name}`")
        }
        _ if has_guard => return Ok(()),
        "any" => "`ok` alone is any output: write it without `any`".to_owned(),
        name => {
            format!(
                "`{name}` alone would match any output, as `ok` alone does: write a guard, `ok {name} if …`, or what \
                 it looks like"
            )
        }
    };
    Err(Error::new(word.span(), message))
}
