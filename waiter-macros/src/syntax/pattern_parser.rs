//! The parser of patterns, `ok PATTERN if GUARD`. rustc parses the pattern, too: here are the mistakes that it would not
//! explain.

use proc_macro2::{Ident, Literal, Span, TokenTree};

use super::acceptor::Side;
use super::expr::Comparator;
use super::expr_rules::check_value;
use super::free_names::mentions;
use super::language::{ErrorClass, Word};
use super::literal::is_text;
use super::messages;
use super::pattern::{Pattern, ends_in_path, guard_at};
use crate::diagnostics::{Error, Result};
use crate::tokens::{find_operator, punct, split, starts_with_operator, unclosed_generics};

/// Parses the tokens between `ok` and `=>`, if there are any.
pub(super) fn output(tokens: &[TokenTree]) -> Result<Option<Pattern>> {
    match tokens {
        [] => Ok(None),
        tokens => parse(tokens, Side::Success).map(Some),
    }
}

/// Parses the tokens between a custom operation's `error` and `=>`: a pattern, or `any`.
pub(super) fn error(tokens: &[TokenTree], end: Span) -> Result<Option<Pattern>> {
    match tokens {
        [] => Err(Error::new(
            end,
            "expected a pattern of the operation's error, such as `error Error::NotFound(_)`, or `any`",
        )),
        [TokenTree::Ident(word)] if word == "any" => Ok(None),
        tokens => parse(tokens, Side::Error).map(Some),
    }
}

/// Parses a pattern with an optional guard.
pub(super) fn parse(tokens: &[TokenTree], side: Side) -> Result<Pattern> {
    let (pattern, guard) = tokens.split_at(guard_at(tokens).unwrap_or(tokens.len()));
    check_is_pattern(pattern, guard, side)?;
    check_ends(tokens, !guard.is_empty())?;
    check_value(guard)?;
    if let Some(open) = unclosed_generics(tokens) {
        return Err(Error::new(open, messages::UNCLOSED_GENERICS));
    }
    let alternatives = split(pattern, Span::call_site(), "|");
    // A name alone is useful with a guard only. A class that the guard does not use is meant for the class.
    let is_class = match pattern {
        [TokenTree::Ident(word)] => {
            let name = word.to_string();
            ErrorClass::find(&name).is_some() && !mentions(guard, &name)
        }
        _ => false,
    };
    let may_bind = !guard.is_empty() && alternatives.len() == 1 && !is_class;
    for (alternative, _) in &alternatives {
        check_alternative(alternative, side, may_bind)?;
    }
    Ok(Pattern::new(tokens))
}

/// The beginning of an example: the keyword, and a name for the value.
fn example(side: Side) -> &'static str {
    match side {
        Side::Success => "ok output",
        Side::Error => "error problem",
    }
}

fn keyword(side: Side) -> &'static str {
    match side {
        Side::Success => "ok",
        Side::Error => "error",
    }
}

/// Checks that there is a pattern, and that it does not have a token of an expression.
fn check_is_pattern(pattern: &[TokenTree], guard: &[TokenTree], side: Side) -> Result<()> {
    let example = example(side);
    if let ([], [first, ..]) = (pattern, guard) {
        let message = format!("expected a pattern before the guard: write `{example} if …`");
        return Err(Error::new(first.span(), message));
    }
    let Some((at, found)) = find_expression(pattern) else {
        return Ok(());
    };
    if found == "where" || found == "when" {
        let message = format!("expected `if`, found `{found}`");
        return Err(Error::new(pattern[at].span(), message));
    }
    let path = match side {
        Side::Success => "use `path` to test a value, or ",
        Side::Error => "",
    };
    let message =
        format!("expected a pattern, found `{found}`: {path}write a guard, `{example} if …`");
    Err(Error::new(pattern[at].span(), message))
}

/// Finds a token that a pattern cannot have.
fn find_expression(pattern: &[TokenTree]) -> Option<(usize, String)> {
    let is = |at: usize, c: char| pattern.get(at).and_then(punct) == Some(c);
    let has_generics =
        starts_with_operator(pattern, "<") || find_operator(pattern, "::<").is_some();
    (0..pattern.len()).find_map(|at| {
        let found = match (&pattern[at], Comparator::at(&pattern[at..])) {
            (TokenTree::Ident(word), _) if at > 0 && (word == "where" || word == "when") => {
                word.to_string()
            }
            (TokenTree::Ident(word), _) if word == "matches" && is(at + 1, '!') => {
                "matches!".to_owned()
            }
            // Alternatives may begin with a bar. The parameters of a closure end in one, too.
            (TokenTree::Punct(_), _) if at == 0 && is(0, '|') && is(2, '|') => match &pattern[1] {
                TokenTree::Ident(word) if word.to_string().starts_with(char::is_lowercase) => {
                    format!("|{word}|")
                }
                _ => return None,
            },
            (_, Some((_, comparator))) if !has_generics => comparator.as_str().to_owned(),
            // A dot that does not belong to a range.
            _ if is(at, '.') && !is(at + 1, '.') && !(at > 0 && is(at - 1, '.')) => ".".to_owned(),
            _ => return None,
        };
        Some((at, found))
    })
}

/// Checks that the tokens are complete: rustc would report the `=>` after them.
fn check_ends(tokens: &[TokenTree], has_guard: bool) -> Result<()> {
    let Some(last) = tokens.last() else {
        return Ok(());
    };
    let message = match last {
        TokenTree::Ident(word) if word == "if" => "expected a guard after `if`".to_owned(),
        TokenTree::Punct(_) if ends_in_path(tokens) => "expected a name after `::`".to_owned(),
        TokenTree::Punct(operator) if has_guard => {
            format!("expected an operand after `{operator}`")
        }
        _ => return Ok(()),
    };
    Err(Error::new(last.span(), message))
}

fn check_alternative(tokens: &[TokenTree], side: Side, may_bind: bool) -> Result<()> {
    match (tokens, side) {
        ([TokenTree::Ident(word)], _) => check_word(word, side, may_bind),
        ([TokenTree::Literal(text)], Side::Success) if is_text(text) => {
            let message = format!("a pattern cannot match a `String`: write `path @ == {text}`");
            Err(Error::new(text.span(), message))
        }
        ([TokenTree::Literal(literal)], Side::Error) => check_code(literal),
        _ => Ok(()),
    }
}

/// Checks that a literal is not meant for a wire code.
fn check_code(literal: &Literal) -> Result<()> {
    if !is_text(literal) {
        return Ok(());
    }
    let message = "only an `SdkError<…>` has wire codes: write it in `operation`, or match this error by a pattern, such as \
         `error Error::NotFound(_)`";
    Err(Error::new(literal.span(), message))
}

/// Checks a word alone: it would bind any value, unless it is known to be something else.
fn check_word(word: &Ident, side: Side, may_bind: bool) -> Result<()> {
    let name = word.to_string();
    if ["_", "true", "false", "None"].contains(&name.as_str()) {
        return Ok(());
    }
    let (value, ty, any) = match side {
        Side::Success => ("output", "Type", "ok"),
        Side::Error => ("error", "Error", "error any"),
    };
    let alone = format!("`{name}` alone would match any {value}");
    let is_type = name.starts_with(char::is_uppercase);
    let message = match (name.as_str(), ErrorClass::find(&name), side) {
        ("any", ..) => format!(
            "write `{any}` alone for any {value}, or a guard, `{} if …`",
            example(side)
        ),
        _ if may_bind && !is_type => return Ok(()),
        (_, Some(ErrorClass::Timeout), Side::Error) => {
            "only an `SdkError<…>` has classes of errors: write a pattern, such as `error Error::Timeout(_)`; for a poll longer \
              than `poll_timeout`, write `error timeout` by itself"
                .to_owned()
        }
        (_, Some(_), Side::Error) => "only an `SdkError<…>` has classes of errors: write it in `operation`, or match this error by \
             a pattern, such as `error Error::Timeout(_)`"
            .to_owned(),
        (_, _, Side::Error) if name.ends_with("Exception") || name.ends_with("Fault") => format!(
            "{alone}: write its type too, `Error::{name}`; if it is the SDK's, write `SdkError<…>` in `operation`"
        ),
        _ if name.chars().all(|c| c.is_uppercase() || c == '_') => {
            format!("{alone}: write its path, `self::{name}`")
        }
        _ if is_type => {
            format!("{alone}: write its type too, `{ty}::{name}`; a type is `{name} {{ .. }}`")
        }
        _ => format!(
            "{alone}: write `{any}` for that, or a guard, `{} {name} if …`",
            keyword(side)
        ),
    };
    Err(Error::new(word.span(), message))
}
