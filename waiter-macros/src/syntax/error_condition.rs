//! The parser of the condition on an error of the SDK, `error NAME if CONDITION`: a condition on paths, as after `path`.

use proc_macro2::{Delimiter, Span, TokenTree};

use super::condition::Condition;
use super::functions;
use super::literal::lone_string;
use crate::diagnostics::{Error, Result};
use crate::tokens::{punct, string, trees};

pub(super) fn parse(tokens: &[TokenTree], end: Span) -> Result<Condition> {
    check_is_not_text(tokens)?;
    check_is_path(tokens)?;
    let mut condition = Condition::parse(tokens, end)?;
    for expr in condition.exprs_mut() {
        // The summary of an error is its code and its message, without the values of a condition.
        expr.forget_text();
    }
    Ok(condition)
}

const RUST: &str = "expected a path, found Rust: write `contains(message, \"…\")`, or a pattern with a guard, `error problem if …`";

/// Rejects a string that is the text to find: `error "Code" if "does not exist"`.
fn check_is_not_text(tokens: &[TokenTree]) -> Result<()> {
    let Some(literal) = lone_string(tokens) else {
        return Ok(());
    };
    let text = string(literal).unwrap_or_default();
    if !text.trim().contains(' ') || text.contains(['=', '<', '>', '(', '[', '&', '|', '!']) {
        return Ok(());
    }
    let message = format!("expected a condition, found text: write `contains(message, {literal})`");
    Err(Error::new(literal.span(), message))
}

/// Checks that the tokens are not a guard of Rust or another language.
fn check_is_path(tokens: &[TokenTree]) -> Result<()> {
    for (at, tree) in tokens.iter().enumerate() {
        if let Some(message) = fault(tokens, at) {
            return Err(Error::new(tree.span(), message));
        }
        match tree {
            // A value of Rust.
            TokenTree::Group(group) if group.delimiter() != Delimiter::Brace => {
                check_is_path(&trees(group.stream()))?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// The message for a token that is not part of a path.
fn fault(tokens: &[TokenTree], at: usize) -> Option<String> {
    let is = |at: Option<usize>, c: char| at.and_then(|at| punct(tokens.get(at)?)) == Some(c);
    let (before, next) = (at.checked_sub(1), Some(at + 1));
    let is_call = matches!(tokens.get(at + 1), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis);
    match &tokens[at] {
        TokenTree::Ident(word) => {
            let name = word.to_string();
            let after_next = tokens.get(at + 2);
            let is_macro = is(next, '!') && matches!(after_next, Some(TokenTree::Group(_)));
            if is_call && (name == "message" || name == "code") {
                return Some(format!(
                    "`{name}` is not a method here: write `{name} == …` or `contains({name}, \"…\")`"
                ));
            }
            if let ("contains" | "starts_with" | "ends_with", Some(TokenTree::Literal(text))) =
                (&name[..], tokens.get(at + 1))
            {
                return Some(format!("write `{name}(message, {text})`"));
            }
            let is_method = is_call && is(before, '.') && functions::find(&name).is_none();
            (is_method || is_macro || name == "let").then(|| RUST.to_owned())
        }
        TokenTree::Punct(mark) if mark.as_char() == '~' => {
            Some("write `contains(…)`, `starts_with(…)` or `ends_with(…)` for `~`".to_owned())
        }
        // A closure begins.
        TokenTree::Punct(mark) if mark.as_char() == '|' && at == 0 => Some(RUST.to_owned()),
        _ => None,
    }
}
