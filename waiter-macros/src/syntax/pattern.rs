//! A pattern of Rust, perhaps with a guard. It is rustc that reads it; here stands what is clear before that.

use std::fmt;

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::{Error, Result};

use super::rust_text::rust_text;

/// What an operation of the user's own gave, or its error, may look like.
pub(crate) struct Pattern(Vec<TokenTree>);

impl Pattern {
    /// `before_guard` is what may stand before an `if`.
    pub(super) fn parse(tokens: &[TokenTree], before_guard: &str) -> Result<Self> {
        if let Some(TokenTree::Ident(word)) = tokens.first()
            && word == "if"
        {
            let message = format!("a guard follows a pattern: write `{before_guard} if …`");
            return Err(Error::new(word.span(), message));
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
pub(super) fn guard_at(tokens: &[TokenTree]) -> Option<usize> {
    tokens
        .iter()
        .position(|tree| matches!(tree, TokenTree::Ident(word) if word == "if"))
}
