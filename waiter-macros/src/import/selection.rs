//! The option that selects the waiters of a file and renames them: `waiters: { A, B as C, D as _, .. }`.

use std::collections::HashMap;

use proc_macro2::{Delimiter, Ident, Span, TokenTree};

use super::fields::Fields;
use super::invocation::Invocation;
use super::waiter::{Entry, Imported};
use crate::diagnostics::{Error, Errors, Result, nearest, unknown};
use crate::syntax::operation::MODULE;
use crate::tokens::{self, Cursor, punct, split, trees};

/// `{ A, B as C, .. }`
pub(super) struct Selection {
    span: Span,
    waiters: Vec<SelectedWaiter>,
    /// `..`
    others: bool,
}

/// `A`, `A as B`, `"a-b" as C`, `A as _`
struct SelectedWaiter {
    /// The name in the file.
    name: String,
    span: Span,
    rename: Rename,
}

/// The name of a waiter's struct.
enum Rename {
    /// The name in the file.
    Same,
    As(Ident),
    /// `as _`: there is no struct.
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
            span: group.span_open(),
            waiters: Vec::new(),
            others: false,
        };
        let trees = trees(group.stream());
        let parts = split(&trees, group.span_close(), |tree| punct(tree) == Some(','));
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
                selection.span,
                "no waiter is selected: write `..` for all others",
            );
        }
        Ok(selection)
    }

    /// The names of these waiters' structs. A waiter that is not among them is an error, and is read as the nearest one
    /// or is `missing`.
    fn renames<'s>(
        &'s self,
        names: &[&'s str],
        errors: &mut Errors,
    ) -> (HashMap<&'s str, &'s Rename>, Vec<&'s SelectedWaiter>) {
        let (mut renames, mut missing) = (HashMap::new(), Vec::new());
        for waiter in &self.waiters {
            let name = waiter.name.as_str();
            let meant = match nearest(name, names) {
                _ if names.contains(&name) => name,
                Some(meant) => {
                    errors.at(waiter.span, unknown("waiter", name, names));
                    meant
                }
                None => {
                    missing.push(waiter);
                    continue;
                }
            };
            if renames.contains_key(meant) {
                errors.at(waiter.span, format!("`{name}` is selected twice"));
            } else {
                renames.insert(meant, &waiter.rename);
            }
        }
        (renames, missing)
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

/// Parses the selected waiters of a file. A selected waiter that is not in it is declared all the same, so that the rest
/// of the program gets no errors for it.
pub(super) fn select(
    entries: &[Entry<'_>],
    file: &Fields<'_>,
    invocation: &Invocation,
    errors: &mut Errors,
) -> Vec<Imported> {
    let names: Vec<&str> = entries.iter().map(|entry| entry.name).collect();
    let selection = invocation.selection.as_ref();
    let (renames, missing) = selection.map_or_else(Default::default, |selection| {
        selection.renames(&names, errors)
    });
    let mut waiters = Vec::new();
    for SelectedWaiter { name, span, rename } in missing {
        let mut error = Errors::default();
        error.at(*span, unknown("waiter", name, &names));
        let ident = match rename {
            Rename::Same => tokens::name(name, *span),
            Rename::As(ident) => Some(ident.clone()),
            Rename::Omit => None,
        };
        match ident {
            Some(ident) => waiters.push(Imported::missing(ident, file, error)),
            None => errors.extend(error),
        }
    }
    let unnamed = match selection {
        Some(selection) if !selection.others => &Rename::Omit,
        _ => &Rename::Same,
    };
    let mut used = HashMap::new();
    for entry in entries {
        let rename = renames.get(entry.name).copied().unwrap_or(unnamed);
        let Some(name) = struct_name(entry, rename, invocation, errors) else {
            continue;
        };
        let message = match used.insert(name.to_string(), entry.name) {
            None => {
                waiters.push(Imported::parse(entry, name, invocation));
                continue;
            }
            Some(other) if other == entry.name => {
                "two operations have a waiter of this name, and only one can be declared".to_owned()
            }
            Some(other) => format!(
                "`{name}` is already the name of `{other}`: rename one of them, as in `waiters: {{ A as B, .. }}`"
            ),
        };
        errors.push(entry.location.error(entry.value, message));
    }
    waiters
}

/// The name of the struct, if there is one.
fn struct_name(
    entry: &Entry<'_>,
    rename: &Rename,
    invocation: &Invocation,
    errors: &mut Errors,
) -> Option<Ident> {
    match rename {
        Rename::Omit => None,
        Rename::As(name) if is_reserved(name, invocation) => {
            let message = format!("the expansion uses `{name}` itself: choose another name");
            errors.at(name.span(), message);
            None
        }
        Rename::As(name) => Some(name.clone()),
        Rename::Same => {
            let span = Span::call_site().located_at(entry.location.span());
            let name = tokens::name(entry.name, span)
                // A keyword since the edition of 2024, and this one may be older.
                .filter(|name| name != "gen" && !is_reserved(name, invocation));
            if name.is_none() {
                let message = format!(
                    "this cannot be a struct's name: rename it, `waiters: {{ {:?} as Name, .. }}`",
                    entry.name
                );
                errors.push(entry.location.error(entry.value, message));
            }
            name
        }
    }
}

/// Returns true for a name that the expansion needs for something else.
fn is_reserved(name: &Ident, invocation: &Invocation) -> bool {
    let crate_path = invocation.crate_path.clone().into_iter().next();
    let text = name.to_string();
    text.starts_with("__")
        || text.ends_with("FluentBuilder")
        || text == MODULE
        // By this name the program calls the macro.
        || text == "waiter_runtime"
        || matches!(crate_path, Some(TokenTree::Ident(first)) if first == *name)
}
