//! The option that selects the waiters of a file and renames them: `waiters: { A, B as C, D as _, .. }`.

use proc_macro2::{Delimiter, Ident, Span, TokenTree};

use crate::diagnostics::{Error, Errors, Result};
use crate::tokens::{self, Cursor, split, trees};

/// `{ A, B as C, .. }`
pub(super) struct Selection {
    pub(super) waiters: Vec<SelectedWaiter>,
    /// `..`
    pub(super) others: bool,
}

/// `A`, `A as B`, `"a-b" as C`, `A as _`
pub(super) struct SelectedWaiter {
    /// The name in the file.
    pub(super) name: String,
    pub(super) span: Span,
    pub(super) rename: Rename,
}

/// The name of a waiter's struct.
pub(super) enum Rename {
    /// The name in the file.
    Same,
    As(Ident),
    /// `as _`: the program has no such struct.
    Omit,
}

impl Selection {
    /// Parses the option's value.
    pub(super) fn parse(tokens: &[TokenTree], end: Span, errors: &mut Errors) -> Result<Self> {
        let group = match tokens {
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Brace => group,
            _ => {
                let span = match tokens.first() {
                    Some(TokenTree::Group(group)) => group.span_open(),
                    first => first.map_or(end, TokenTree::span),
                };
                let message = "expected waiters in braces: `waiters: { A, B as C, .. }`";
                return Err(Error::new(span, message));
            }
        };
        let mut selection = Self {
            waiters: Vec::new(),
            others: false,
        };
        let trees = trees(group.stream());
        let parts = split(&trees, group.span_close(), ",");
        for (tokens, end) in parts.into_iter().filter(|(tokens, _)| !tokens.is_empty()) {
            let mut cursor = Cursor::new(tokens, end);
            if cursor.is_operator("..") && tokens.len() == 2 {
                selection.others = true;
            } else if let Some(waiter) = errors.keep(SelectedWaiter::parse(&mut cursor)) {
                selection.waiters.push(waiter);
            } else {
                // The rest of the program may need any waiter.
                selection.others = true;
            }
        }
        let is_omitted = |waiter: &SelectedWaiter| matches!(waiter.rename, Rename::Omit);
        if !selection.others && selection.waiters.iter().all(is_omitted) {
            errors.at(
                group.span_open(),
                "no waiter is selected: write `..` for all others",
            );
        }
        Ok(selection)
    }
}

impl SelectedWaiter {
    fn parse(cursor: &mut Cursor<'_>) -> Result<Self> {
        let span = cursor.span();
        let unexpected = |span| {
            let message = "expected a waiter: `A`, `A as B` to rename it, `A as _` to leave it out, or `..` for all others";
            Error::new(span, message)
        };
        let name = match cursor.next() {
            Some(TokenTree::Ident(name)) => Some(name.to_string()),
            Some(TokenTree::Literal(literal)) => tokens::string(literal),
            _ => None,
        };
        let name = name.ok_or_else(|| unexpected(span))?;
        let rename = match (cursor.ident(0), cursor.ident(1)) {
            (None, _) => Rename::Same,
            (Some(word), Some(rust)) if *word == "as" => {
                cursor.advance(2);
                if *rust == "_" {
                    Rename::Omit
                } else if tokens::is_name(rust) && *rust != "gen" {
                    Rename::As(rust.clone())
                } else {
                    let message = format!("expected a struct's name, found the keyword `{rust}`");
                    return Err(Error::new(rust.span(), message));
                }
            }
            _ => return Err(unexpected(cursor.span())),
        };
        if cursor.is_empty() {
            Ok(Self { name, span, rename })
        } else {
            Err(unexpected(cursor.span()))
        }
    }
}
