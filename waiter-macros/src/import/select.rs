//! The waiters of a file that the program selects, and the names of their structs.

use jsonc_parser::common::Ranged;
use proc_macro2::{Ident, Span, TokenTree};

use super::fields::Fields;
use super::invocation::Invocation;
use super::selection::{Rename, SelectedWaiter};
use super::waiter::{Entry, Imported};
use crate::diagnostics::{Error, Errors, nearest, unknown};
use crate::syntax::operation::MODULE;
use crate::tokens;

/// Parses the selected waiters of a file.
pub(super) fn select(
    entries: &[Entry<'_>],
    file: &Fields<'_>,
    invocation: &Invocation,
    errors: &mut Errors,
) -> Vec<Imported> {
    let names: Vec<&str> = entries.iter().map(|entry| entry.name).collect();
    let selection = invocation.selection.as_ref();
    let mut renames: Vec<(&str, &Rename)> = Vec::new();
    let mut waiters = Vec::new();
    for selected in selection.iter().flat_map(|selection| &selection.waiters) {
        let (name, span) = (selected.name.as_str(), selected.span);
        let meant = if names.contains(&name) {
            name
        } else if let Some(meant) = nearest(name, &names) {
            errors.at(span, unknown("waiter", name, &names));
            meant
        } else {
            waiters.extend(missing(selected, &names, file, errors));
            continue;
        };
        if renames.iter().any(|(other, _)| *other == meant) {
            errors.at(span, format!("`{name}` is selected twice"));
        } else {
            renames.push((meant, &selected.rename));
        }
    }
    let unnamed = match selection {
        Some(selection) if !selection.others => &Rename::Omit,
        _ => &Rename::Same,
    };
    let mut used: Vec<(Ident, &str)> = Vec::new();
    for entry in entries {
        let rename = renames.iter().find(|(name, _)| *name == entry.name);
        let rename = rename.map_or(unnamed, |(_, rename)| rename);
        let Some(name) = struct_name(entry, rename, invocation, errors) else {
            continue;
        };
        if let Some((_, other)) = used.iter().find(|(other, _)| *other == name) {
            errors.push(name_conflict(entry, &name, other));
        } else {
            waiters.push(Imported::parse(entry, &name, invocation));
            used.push((name, entry.name));
        }
    }
    waiters
}

/// Declares a waiter that is not in the file, so that the rest of the program gets no errors for it.
fn missing(
    selected: &SelectedWaiter,
    names: &[&str],
    file: &Fields<'_>,
    errors: &mut Errors,
) -> Option<Imported> {
    let SelectedWaiter { name, span, rename } = selected;
    let ident = match rename {
        Rename::Same => tokens::name(name, *span),
        Rename::As(ident) => Some(ident.clone()),
        Rename::Omit => None,
    };
    let error = Error::new(*span, unknown("waiter", name, names));
    match ident {
        Some(ident) => Some(Imported::missing(&ident, file, error)),
        None => {
            errors.push(error);
            None
        }
    }
}

fn name_conflict(entry: &Entry<'_>, name: &Ident, other: &str) -> Error {
    let message = if other == entry.name {
        "two operations have a waiter of this name, and only one can be declared".to_owned()
    } else {
        format!(
            "the waiter `{other}` has the name `{name}`, too: rename one of them, as in `waiters: {{ A as B, .. }}`"
        )
    };
    entry.location.error(entry.value.range(), message)
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
                    "a struct cannot have this name: rename it, as in `waiters: {{ {:?} as Name, .. }}`",
                    entry.name
                );
                errors.push(entry.location.error(entry.value.range(), message));
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
