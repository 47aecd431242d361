//! The tokens of an expression. A lexer for Rust's tokens and a lexer for strings make the same ones.

mod cursor;
mod rust;
mod string;
mod tree;

use proc_macro2::{Span, TokenTree};

pub(super) use self::cursor::Cursor;
pub(super) use self::tree::{Dialect, Group, Kind, MAX_DEPTH, Tree};
use super::location::Result;

/// Lexes Rust's tokens.
pub(super) fn from_tokens(tokens: &[TokenTree]) -> Vec<Tree> {
    rust::trees(tokens)
}

/// Lexes a string with this span.
pub(super) fn from_string(text: &str, span: Span) -> Result<Vec<Tree>> {
    string::trees(text, span)
}
