//! The parser of the tokens after `error` where the error is the SDK's: its names with an optional condition, or a pattern
//! of Rust.

use proc_macro2::{Delimiter, Span, TokenTree};

use super::acceptor::{Matcher, Side};
use super::alternatives::alternatives;
use super::condition::Condition;
use super::custom_operation::SDK_ERROR;
use super::error_form::ErrorForm;
use super::expr::Comparator;
use super::free_names::mentions;
use super::language::{ErrorClass, Word};
use super::pattern::guard_at;
use super::token_text::text;
use super::{error_condition, functions, pattern_parser};
use crate::diagnostics::{Error, Result};
use crate::tokens::{find_operator, punct, starts_with_operator};

/// The variants of `SdkError`. Patterns name them, and names of modelled errors are different ones.
const VARIANTS: &[&str] = &[
    "ConstructionFailure",
    "DispatchFailure",
    "ResponseError",
    "ServiceError",
    "TimeoutError",
];

/// Words that people write for the `if` before a condition.
const CONJUNCTIONS: &[&str] = &["where", "when", "with", "and", "unless"];

/// The tokens before and after the `if` of an error.
#[derive(Clone, Copy)]
pub(crate) struct Parts<'t> {
    pub(crate) head: &'t [TokenTree],
    /// The `if`, and the tokens after it.
    guard: Option<(&'t TokenTree, &'t [TokenTree])>,
}

impl<'t> Parts<'t> {
    pub(crate) fn of(tokens: &'t [TokenTree]) -> Self {
        match guard_at(tokens) {
            Some(at) => Self {
                head: &tokens[..at],
                guard: Some((&tokens[at], &tokens[at + 1..])),
            },
            None => Self {
                head: tokens,
                guard: None,
            },
        }
    }

    /// The tokens after the `if`.
    pub(crate) fn guard(self) -> Option<&'t [TokenTree]> {
        self.guard.map(|(_, guard)| guard)
    }

    /// Returns true for a pattern. A name, a string and a class are not one.
    pub(crate) fn is_pattern(self) -> bool {
        let mut alternatives = self.alternatives();
        self.is_closure() || self.is_binding() || alternatives.any(is_part_of_pattern)
    }

    /// Returns true for the parameters of a closure. The parser of patterns has a message for them.
    fn is_closure(self) -> bool {
        matches!(self.head, [a, _, b, ..] if [a, b].map(punct) == [Some('|'); 2])
    }

    /// Returns true for `problem if …`, where the guard is about `problem`.
    fn is_binding(self) -> bool {
        match (self.head, self.guard()) {
            ([TokenTree::Ident(word)], Some(guard)) => {
                let name = word.to_string();
                let is_class = ErrorClass::find(&name).is_some();
                !is_class && name.starts_with(char::is_lowercase) && mentions(guard, &name)
            }
            _ => false,
        }
    }

    fn alternatives(self) -> impl Iterator<Item = &'t [TokenTree]> {
        self.head.split(|tree| punct(tree) == Some('|'))
    }
}

/// Parses the tokens between `error` and `=>`.
pub(super) fn parse(tokens: &[TokenTree], end: Span) -> Result<Matcher> {
    let parts = Parts::of(tokens);
    check_conjunction(parts.head)?;
    check_is_error(parts)?;
    if parts.is_pattern() {
        check_names(parts)?;
        let pattern = pattern_parser::parse(tokens, Side::Error)?;
        return Ok(Matcher::Pattern {
            side: Side::Error,
            pattern,
        });
    }
    let end_of_names = parts.guard.map_or(end, |(word, _)| word.span());
    Ok(Matcher::Error {
        forms: alternatives(parts.head, end_of_names, ErrorForm::parse)?,
        condition: condition(parts, end)?,
    })
}

fn condition(parts: Parts<'_>, end: Span) -> Result<Option<Condition>> {
    let Some((word, tokens)) = parts.guard else {
        return Ok(None);
    };
    if tokens.is_empty() {
        let message = "expected a condition after `if`: `contains(message, \"…\")`";
        return Err(Error::new(word.span(), message));
    }
    error_condition::parse(tokens, end).map(Some)
}

/// Rejects a condition without `if` before it: `error X where …`, `error X && …`, `error X contains(message, "y")`.
fn check_conjunction(head: &[TokenTree]) -> Result<()> {
    let is_word = |at: &usize| matches!(&head[*at], TokenTree::Ident(word) if CONJUNCTIONS.iter().any(|it| word == it));
    let is_call = |at: &usize| match &head[*at..] {
        [TokenTree::Ident(word), TokenTree::Group(_), ..] => {
            functions::find(&word.to_string()).is_some()
                && !matches!(punct(&head[at - 1]), Some('|' | ':'))
        }
        _ => false,
    };
    let word = (1..head.len()).find(is_word);
    let operator = find_operator(head, "&&").filter(|at| *at > 0);
    let (at, instead) = match (word, operator, (1..head.len()).find(is_call)) {
        (Some(at), ..) => (at, format!(" for `{}`", head[at])),
        (_, Some(at), _) => (at, " for `&&`".to_owned()),
        (.., Some(at)) => (at, String::new()),
        _ => return Ok(()),
    };
    let error = text(&head[..at]);
    let message = format!("write `if`{instead} before the condition: `error {error} if …`");
    Err(Error::new(head[at].span(), message))
}

/// Checks that an error comes first, not a condition: `error code == "X"`, `error if …`.
fn check_is_error(parts: Parts<'_>) -> Result<()> {
    let written = match (parts.head, parts.guard) {
        ([], Some((word, _))) => {
            let message = "expected an error before `if`: write `error any if …` for any error of the service";
            return Err(Error::new(word.span(), message));
        }
        ([TokenTree::Ident(word), rest @ ..], _) => {
            let is_compared = Comparator::at(rest).is_some()
                || matches!(rest.first().and_then(punct), Some('=' | '~'));
            let is_call = matches!(rest, [TokenTree::Group(group)] if group.delimiter() == Delimiter::Parenthesis)
                && functions::find(&word.to_string()).is_some();
            (is_compared || is_call).then_some(word)
        }
        _ => None,
    };
    let Some(word) = written else {
        return Ok(());
    };
    let name = word.to_string();
    let example = if name.starts_with(char::is_uppercase) {
        format!("error {name} if message == …")
    } else {
        format!("error any if {}", text(parts.head))
    };
    let message = format!("expected an error, found a condition: write it after `if`, `{example}`");
    Err(Error::new(word.span(), message))
}

/// Returns true for an alternative that is not a name, a string or a class.
fn is_part_of_pattern(alternative: &[TokenTree]) -> bool {
    let is_mark = |tree: &TokenTree| match tree {
        TokenTree::Group(_) => true,
        tree => matches!(punct(tree), Some('@' | '!' | '&' | '.')),
    };
    match alternative {
        [TokenTree::Literal(_), ..] | [] => false,
        [TokenTree::Ident(word), ..] if *word == "_" || *word == "ref" || *word == "mut" => true,
        tokens => tokens.iter().any(is_mark) || find_operator(tokens, "::").is_some(),
    }
}

/// Checks the names in a pattern: modelled errors are named alone, and not joined to patterns.
fn check_names(parts: Parts<'_>) -> Result<()> {
    for alternative in parts.alternatives() {
        check_alone(alternative, parts.guard.is_some())?;
    }
    let is_name = |tokens: &&[TokenTree]| match tokens {
        [TokenTree::Literal(_)] => true,
        [TokenTree::Ident(word)] => *word != "_",
        _ => false,
    };
    match parts.alternatives().find(is_name) {
        Some([name]) if parts.alternatives().count() > 1 && !parts.is_closure() => {
            let message = format!(
                "a pattern cannot be joined to a name: write `error {name}` in another acceptor"
            );
            Err(Error::new(name.span(), message))
        }
        _ => Ok(()),
    }
}

/// Rejects the path and the payload of a modelled error: a pattern matches the whole `SdkError`.
fn check_alone(alternative: &[TokenTree], has_guard: bool) -> Result<()> {
    let (mut name, mut length) = (None, 0);
    while let Some(TokenTree::Ident(word)) = alternative.get(length) {
        (name, length) = (Some(word), length + 1);
        if starts_with_operator(&alternative[length..], "::") {
            length += 2;
        }
    }
    let (Some(name), Some(first)) = (name, alternative.first()) else {
        return Ok(());
    };
    let payload = alternative.get(length);
    let is_payload = matches!(payload, Some(TokenTree::Group(_)));
    let name = name.to_string();
    let is_modelled =
        name.starts_with(char::is_uppercase) && name != SDK_ERROR && !VARIANTS.contains(&&name[..]);
    if !is_modelled || payload.is_some() && !is_payload || length == 1 && !is_payload {
        return Ok(());
    }
    let at = payload.filter(|_| length == 1).unwrap_or(first);
    let condition = if has_guard { " if field == …" } else { "" };
    let message = format!("write the error's name alone: `error {name}{condition}`");
    Err(Error::new(at.span(), message))
}
