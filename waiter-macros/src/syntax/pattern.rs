//! A pattern of Rust, perhaps with a guard. It is rustc that reads it; here stands what is clear before that.

use std::fmt;

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};

use super::expr::Comparator;
use super::expr_rules::check_value;
use super::messages;
use super::rust_text::rust_text;
use crate::diagnostics::{Error, Result};
use crate::tokens::{find_operator, punct, starts_with_operator, trees, unclosed_generics};

/// What a custom operation gave, or its error, may look like.
pub(crate) struct Pattern(Vec<TokenTree>);

/// What follows `ok` or `error`.
pub(super) struct Subject {
    /// The matcher.
    pub(super) keyword: &'static str,
    /// A name for what it looks at.
    pub(super) name: &'static str,
}

impl Pattern {
    pub(super) fn parse(tokens: &[TokenTree], subject: &Subject) -> Result<Self> {
        let (pattern, guard) = tokens.split_at(guard_at(tokens).unwrap_or(tokens.len()));
        check_begins(pattern, guard, subject)?;
        check_is_no_expression(pattern, subject)?;
        check_ends(tokens, pattern)?;
        check_value(guard)?;
        if let Some(open) = unclosed_generics(tokens) {
            return Err(Error::new(open, messages::UNCLOSED_GENERICS));
        }
        Ok(Self(tokens.to_vec()))
    }

    pub(crate) fn stream(&self) -> TokenStream {
        self.0.iter().cloned().collect()
    }

    /// Whether it is `_` alone, which is like anything.
    pub(crate) fn is_any(&self) -> bool {
        matches!(&self.0[..], [TokenTree::Ident(word)] if *word == "_")
    }

    /// The names that it gives to parts of what it looks at.
    pub(crate) fn bindings(&self) -> Vec<Ident> {
        let end = guard_at(&self.0).unwrap_or(self.0.len());
        let mut names = Vec::new();
        find_bindings(&self.0[..end], &mut names);
        names
    }

    /// The guard without its `if`, if there is one.
    pub(crate) fn guard(&self) -> &[TokenTree] {
        guard_at(&self.0).map_or(&[], |at| &self.0[at + 1..])
    }

    pub(crate) fn span(&self) -> Span {
        self.0.first().map_or_else(Span::call_site, TokenTree::span)
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&rust_text(self.stream()))
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.to_string() == other.to_string()
    }
}

/// Where the guard begins, which is any expression of Rust.
pub(crate) fn guard_at(tokens: &[TokenTree]) -> Option<usize> {
    tokens
        .iter()
        .position(|tree| matches!(tree, TokenTree::Ident(word) if word == "if"))
}

/// What no pattern begins with.
fn check_begins(pattern: &[TokenTree], guard: &[TokenTree], subject: &Subject) -> Result<()> {
    let Subject { keyword, name } = subject;
    let message = match pattern {
        [] => format!("a guard follows a pattern: write `{keyword} {name} if …`"),
        // Alternatives may begin with a bar, too.
        [bar, TokenTree::Ident(word), end, ..]
            if [bar, end].map(punct) == [Some('|'); 2]
                && word.to_string().starts_with(char::is_lowercase) =>
        {
            format!("a guard is no closure: write `{keyword} {word} if …`")
        }
        [TokenTree::Ident(word), bang, ..] if word == "matches" && punct(bang) == Some('!') => {
            format!("a condition is a guard: write `{keyword} {name} if matches!(…)`")
        }
        _ => return Ok(()),
    };
    let first = pattern.first().or(guard.first());
    let at = first.map_or_else(Span::call_site, TokenTree::span);
    Err(Error::new(at, message))
}

/// What an expression has and no pattern.
fn check_is_no_expression(pattern: &[TokenTree], subject: &Subject) -> Result<()> {
    let Subject { keyword, name } = subject;
    let has_generics =
        starts_with_operator(pattern, "<") || find_operator(pattern, "::<").is_some();
    for at in 0..pattern.len() {
        let operator = match (&pattern[at], Comparator::at(&pattern[at..])) {
            (TokenTree::Ident(word), _) if at > 0 && (word == "where" || word == "when") => {
                let message = format!("write `if` for `{word}`");
                return Err(Error::new(word.span(), message));
            }
            (_, Some((_, comparator))) if !has_generics => comparator.as_str(),
            _ if is_dot(pattern, at) => ".",
            _ => continue,
        };
        let path = match *keyword {
            "ok" => "`path` to look at a value, or ",
            _ => "",
        };
        let message = format!(
            "`{keyword}` takes a pattern, which has no `{operator}`: write {path}a guard, `{keyword} {name} if …`"
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

/// What is half typed: rustc would say that it did not expect the `=>`, and where the pattern begins.
fn check_ends(tokens: &[TokenTree], pattern: &[TokenTree]) -> Result<()> {
    let Some(last) = tokens.last() else {
        return Ok(());
    };
    let has_guard = tokens.len() > pattern.len();
    let message = match last {
        TokenTree::Ident(word) if word == "if" => "a guard is missing after `if`".to_owned(),
        TokenTree::Punct(_) if ends_in_path(tokens) => "a name is missing after `::`".to_owned(),
        TokenTree::Punct(operator) if has_guard => {
            format!("something is missing after `{operator}`")
        }
        _ => return Ok(()),
    };
    Err(Error::new(last.span(), message))
}

/// Whether tokens end in `::`.
fn ends_in_path(tokens: &[TokenTree]) -> bool {
    tokens.len() > 1 && starts_with_operator(&tokens[tokens.len() - 2..], "::")
}

/// Words that bind nothing.
const WORDS: &[&str] = &["_", "ref", "mut", "true", "false", "self", "box"];

fn find_bindings(pattern: &[TokenTree], names: &mut Vec<Ident>) {
    for (at, tree) in pattern.iter().enumerate() {
        let rest = &pattern[at + 1..];
        match tree {
            TokenTree::Group(group) => find_bindings(&trees(group.stream()), names),
            TokenTree::Ident(word) => {
                let text = word.to_string();
                let is_part = ends_in_path(&pattern[..at]) || starts_with_operator(rest, "::");
                let is_constructor = matches!(rest.first(), Some(TokenTree::Group(group))
                    if group.delimiter() != Delimiter::Bracket);
                let is_field = rest.first().and_then(punct) == Some(':');
                let is_macro = rest.first().and_then(punct) == Some('!');
                let is_name =
                    !WORDS.contains(&text.as_str()) && !text.starts_with(char::is_uppercase);
                if is_name && !(is_part || is_constructor || is_field || is_macro) {
                    names.push(word.clone());
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bindings(pattern: &str) -> String {
        let stream: TokenStream = pattern.parse().expect("tokens");
        let names = Pattern(stream.into_iter().collect()).bindings();
        names
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn names_are_those_that_bind() {
        for (pattern, names) in [
            ("_", ""),
            ("job if other == 3", "job"),
            (
                "Job { name, phase: Phase::Done { failures: n @ 1..=9 }, .. }",
                "name n",
            ),
            (
                "crate::Job(ref mut a, &b) | self::Job(a, (b, _))",
                "a b a b",
            ),
            ("[first, .., last]", "first last"),
            ("Phase::Ready | LIMIT | some::path | true", ""),
        ] {
            assert_eq!(bindings(pattern), names, "{pattern}");
        }
    }
}
