//! What follows `error` where the operation is the user's own: a pattern of Rust, perhaps with a guard.

use proc_macro2::{Ident, Span, TokenTree};
use syn::{Error, Lit, Result};

use super::error_form::{CLASSES, ErrorForm};
use super::pattern::{Pattern, guard_at};
use crate::tokens::{punct, split};

/// Reads the tokens between `error` and `=>`.
pub(super) fn parse(tokens: &[TokenTree], end: Span) -> Result<Vec<ErrorForm>> {
    let form = match tokens {
        [] => return Err(Error::new(end, EXPECTED)),
        [TokenTree::Ident(word)] => word_form(word, tokens)?,
        [bar, TokenTree::Ident(word), ..] if punct(bar) == Some('|') => {
            let message = format!("a guard is no closure: write `error {word} if …`");
            return Err(Error::new(bar.span(), message));
        }
        [TokenTree::Ident(name), bang, ..] if punct(bang) == Some('!') => {
            let message = format!("a condition is a guard: write `error problem if {name}!(…)`");
            return Err(Error::new(name.span(), message));
        }
        [TokenTree::Literal(literal)] => {
            let message = match Lit::new(literal.clone()) {
                Lit::Str(_) => {
                    "the codes of errors are the SDK's: write a pattern, as in `error Error::NotFound(_)`"
                }
                _ => EXPECTED,
            };
            return Err(Error::new(literal.span(), message));
        }
        _ => {
            check_alternatives(tokens)?;
            pattern(tokens)?
        }
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
        class if CLASSES.contains(&class) => of_the_sdk(class),
        _ if name.starts_with(char::is_uppercase) => {
            format!("`{name}` alone would match any error: write its type too, `Error::{name}`")
        }
        _ => format!(
            "`{name}` alone would match any error: write `any` for that, or a guard, `error {name} if …`"
        ),
    };
    Err(Error::new(word.span(), message))
}

/// A word among alternatives would bind whatever there is, and has to be in all of them.
fn check_alternatives(tokens: &[TokenTree]) -> Result<()> {
    let pattern = &tokens[..guard_at(tokens).unwrap_or(tokens.len())];
    let alternatives = split(pattern, Span::call_site(), |tree| punct(tree) == Some('|'));
    if alternatives.len() == 1 {
        return Ok(());
    }
    for (alternative, _) in alternatives {
        let [TokenTree::Ident(word)] = alternative else {
            continue;
        };
        let message = match word.to_string().as_str() {
            "any" => "`any` is every error: it stands alone".to_owned(),
            class if CLASSES.contains(&class) => of_the_sdk(class),
            _ => continue,
        };
        return Err(Error::new(word.span(), message));
    }
    Ok(())
}

fn of_the_sdk(class: &str) -> String {
    format!(
        "`{class}` is a class of the SDK's errors: write a pattern, as in `error Error::Timeout(_)`, or `any`"
    )
}

fn pattern(tokens: &[TokenTree]) -> Result<ErrorForm> {
    Pattern::parse(tokens, "error problem").map(ErrorForm::Pattern)
}
