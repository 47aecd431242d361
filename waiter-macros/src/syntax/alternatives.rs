//! Alternatives: `A | B`.

use proc_macro2::{Span, TokenTree};

use crate::diagnostics::{Error, Result};
use crate::tokens::{find_operator, split};

/// Parses the alternatives between the `|`.
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
    let parts = split(tokens, end, "|");
    let mut parsed = Vec::with_capacity(parts.len());
    let mut errors: Option<Error> = None;
    for (tokens, end) in parts {
        match (parse(tokens, end), &mut errors) {
            (Ok(alternative), _) => parsed.push(alternative),
            (Err(error), Some(errors)) => errors.combine(error),
            (Err(error), None) => errors = Some(error),
        }
    }
    match errors {
        Some(errors) => Err(errors),
        None => Ok(parsed),
    }
}
