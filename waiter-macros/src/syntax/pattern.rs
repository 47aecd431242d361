//! A pattern of Rust, perhaps with a guard.

use std::fmt;

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};

use super::token_text::rust_text;
use crate::tokens::{punct, starts_with_operator, trees};

/// A pattern for the output or the error of a custom operation.
#[derive(Clone)]
pub(crate) struct Pattern(Vec<TokenTree>);

impl Pattern {
    pub(crate) fn new(tokens: &[TokenTree]) -> Self {
        Self(tokens.to_vec())
    }

    pub(crate) fn stream(&self) -> TokenStream {
        self.0.iter().cloned().collect()
    }

    /// Returns true for `_` alone, which matches anything.
    pub(crate) fn is_any(&self) -> bool {
        matches!(&self.0[..], [TokenTree::Ident(word)] if *word == "_")
    }

    /// The names that the pattern binds.
    pub(crate) fn bindings(&self) -> Vec<Ident> {
        let end = guard_at(&self.0).unwrap_or(self.0.len());
        let mut names = Vec::new();
        find_bindings(&self.0[..end], &mut names);
        names
    }

    /// The tokens of the guard, without its `if`.
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

/// The position of the guard's `if`.
pub(crate) fn guard_at(tokens: &[TokenTree]) -> Option<usize> {
    tokens
        .iter()
        .position(|tree| matches!(tree, TokenTree::Ident(word) if word == "if"))
}

/// Returns true if the tokens end in `::`.
pub(super) fn ends_in_path(tokens: &[TokenTree]) -> bool {
    tokens.len() > 1 && starts_with_operator(&tokens[tokens.len() - 2..], "::")
}

/// Words of patterns that are not bindings.
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
