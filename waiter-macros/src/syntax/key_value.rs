//! The tokens of keys and their values: where one begins and ends.

use std::ops::Range;

use proc_macro2::TokenTree;
use quote::ToTokens;

use super::custom_operation;
use super::language::Key;
use crate::diagnostics::{Error, Result};
use crate::tokens::{Cursor, punct, starts_with_operator};

/// Returns true if a key begins at a position after which no value continues.
pub(super) fn begins_key(tokens: &[TokenTree], at: usize) -> bool {
    key_at(&tokens[at..]).is_some() && punct(&tokens[at - 1]) != Some(':')
}

/// The key that the tokens begin with, if its `:` does not begin a `::`.
fn key_at(tokens: &[TokenTree]) -> Option<Key> {
    let is_path = tokens.len() > 1 && starts_with_operator(&tokens[1..], "::");
    Key::given_at(tokens).filter(|_| !is_path)
}

/// The range of the value of `operation` if that is a type, not a path.
pub(super) fn operation_types(trees: &[TokenTree]) -> Range<usize> {
    let is_operation = |at: &usize| Key::given_at(&trees[*at..]) == Some(Key::Operation);
    let Some(start) = (0..trees.len()).find(is_operation).map(|key| key + 2) else {
        return 0..0;
    };
    let end = start + custom_operation::extent(&trees[start..]);
    if custom_operation::is_custom(&trees[start..end]) {
        start..end
    } else {
        0..0
    }
}

/// Checks that nothing follows the value of a key.
pub(super) fn key_ends(cursor: &Cursor<'_>) -> Result<()> {
    match cursor.peek() {
        None => Ok(()),
        Some(tree) => {
            let message = format!(
                "unexpected `{}`; write `,` between two keys",
                tree.to_token_stream()
            );
            Err(Error::new(tree.span(), message))
        }
    }
}
