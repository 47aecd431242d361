//! What follows `ok` for a custom operation: nothing, or a pattern of Rust, perhaps with a guard.

use proc_macro2::{Ident, Span, TokenTree};

use super::literal::is_text;
use super::pattern::{Pattern, Subject, guard_at};
use crate::diagnostics::{Error, Result};
use crate::tokens::{punct, split};

const OUTPUT: Subject = Subject {
    keyword: "ok",
    name: "output",
};

/// Reads the tokens between `ok` and `=>`.
pub(super) fn parse(tokens: &[TokenTree]) -> Result<Option<Pattern>> {
    if tokens.is_empty() {
        return Ok(None);
    }
    let parsed = Pattern::parse(tokens, &OUTPUT)?;
    let (pattern, guard) = tokens.split_at(guard_at(tokens).unwrap_or(tokens.len()));
    for (alternative, _) in split(pattern, Span::call_site(), |tree| punct(tree) == Some('|')) {
        check_alternative(alternative, !guard.is_empty())?;
    }
    Ok(Some(parsed))
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
    let is_constant = name.chars().all(|c| c.is_uppercase() || c == '_');
    let message = match name.as_str() {
        "_" | "true" | "false" | "None" => return Ok(()),
        _ if is_constant => {
            format!("`{name}` alone would match any output: write its path, `self::{name}`")
        }
        name if name.starts_with(char::is_uppercase) => {
            format!(
                "`{name}` alone would match any output: write its type too, `Type::{name}`; a type is `{name} {{ .. }}`"
            )
        }
        "any" if has_guard => {
            "`any` is a word of `error`: take another name for the output".to_owned()
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
