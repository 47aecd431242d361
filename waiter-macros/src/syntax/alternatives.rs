//! Alternatives: `A | B`.

use proc_macro2::{Span, TokenTree};
use syn::{Error, Result};

use crate::tokens::{find_operator, punct, split};

/// What `|` separates.
pub(super) fn alternatives<T>(
    tokens: &[TokenTree],
    end: Span,
    parse: impl Fn(&[TokenTree], Span) -> Result<T>,
) -> Result<Vec<T>> {
    if let Some(at) = find_operator(tokens, "||") {
        return Err(Error::new(
            tokens[at].span(),
            "alternatives are joined by a single `|`",
        ));
    }
    split(tokens, end, |tree| punct(tree) == Some('|'))
        .into_iter()
        .map(|(tokens, end)| parse(tokens, end))
        .collect()
}
