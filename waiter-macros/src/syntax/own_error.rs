//! What follows `error` where the operation is the user's own: a pattern of Rust, perhaps with a guard.

use proc_macro2::{Ident, Span, TokenTree};
use syn::{Error, Lit, Result};

use super::error_form::{CLASSES, ErrorForm};
use super::pattern::Pattern;

/// Reads the tokens between `error` and `=>`.
pub(super) fn parse(tokens: &[TokenTree], end: Span) -> Result<Vec<ErrorForm>> {
    let form = match tokens {
        [] => return Err(Error::new(end, EXPECTED)),
        [TokenTree::Ident(word)] => word_form(word, tokens)?,
        [TokenTree::Literal(literal)] => {
            let message = match Lit::new(literal.clone()) {
                Lit::Str(_) => {
                    "the codes of errors are the SDK's: write a pattern, as in `error Error::NotFound(_)`"
                }
                _ => EXPECTED,
            };
            return Err(Error::new(literal.span(), message));
        }
        _ => pattern(tokens)?,
    };
    Ok(vec![form])
}

const EXPECTED: &str =
    "expected a pattern of the operation's error, as in `error Error::NotFound(_)`, or `any`";

/// A word alone binds whatever there is, unless it is known to be something else.
fn word_form(word: &Ident, tokens: &[TokenTree]) -> Result<ErrorForm> {
    let name = word.to_string();
    let message = match name.as_str() {
        "any" => return Ok(ErrorForm::Class(word.clone())),
        "_" => return pattern(tokens),
        class if CLASSES.contains(&class) => format!(
            "`{class}` is a class of the SDK's errors: write a pattern, as in `error Error::Timeout(_)`, or `any`"
        ),
        _ => format!("`{name}` alone would match any error: write its type too, `Error::{name}`"),
    };
    Err(Error::new(word.span(), message))
}

fn pattern(tokens: &[TokenTree]) -> Result<ErrorForm> {
    Pattern::parse(tokens, "error problem").map(ErrorForm::Pattern)
}
