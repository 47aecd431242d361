//! The waiters of a file that are asked for, under the names they are to have.

use std::collections::HashMap;

use proc_macro2::{Ident, Span, TokenTree};

use super::invocation::Invocation;
use super::picks::{Becomes, Pick, Picks};
use super::place::Place;
use super::waiter::{Imported, Waiter};
use crate::diagnostics::{Error, Errors, Result, nearest, unknown};
use crate::syntax::operation::MODULE;
use crate::tokens;

/// The declarations of those waiters.
pub(super) fn declared(
    waiters: Vec<Waiter>,
    invocation: &Invocation,
    errors: &mut Errors,
) -> Vec<Imported> {
    let (picks, mut declared) = found(&waiters, invocation, errors);
    let place = Place::file(&invocation.file, invocation.at);
    let mut names = HashMap::new();
    for waiter in waiters {
        let place = place.waiter(&waiter.name);
        let becomes = match &picks {
            None => Becomes::Itself,
            Some(picks) => picks.of(&waiter.name),
        };
        let name = match becomes {
            Becomes::Nothing => continue,
            Becomes::Struct(name) if is_taken(&name, invocation) => {
                let message = format!("the expansion uses `{name}` itself: choose another name");
                Err(Error::new(name.span(), message))
            }
            Becomes::Struct(name) => Ok(name),
            Becomes::Itself => struct_name(&waiter, place, invocation),
        };
        let name = errors.keep(name);
        let Some(name) = name else { continue };
        match names.insert(name.to_string(), waiter.name.clone()) {
            None => declared.push(waiter.declare(name, invocation)),
            Some(other) => {
                let message = if other == waiter.name {
                    "two operations have a waiter of this name: only one of them can be declared"
                        .to_owned()
                } else {
                    format!("`{name}` is what `{other}` is called, too: rename one, `{other} as …`")
                };
                errors.push(place.error(waiter.line, message));
            }
        }
    }
    declared
}

fn struct_name(waiter: &Waiter, place: Place<'_>, invocation: &Invocation) -> Result<Ident> {
    let at = Span::call_site().located_at(place.at);
    // A keyword since the edition of 2024, and this one may be older.
    let name = tokens::name(&waiter.name, at).filter(|name| name != "gen");
    let name = name.filter(|name| !is_taken(name, invocation));
    name.ok_or_else(|| {
        let message = format!(
            "this cannot be a struct's name: rename it, `waiters: {{ {:?} as Name, .. }}`",
            waiter.name
        );
        place.error(waiter.line, message)
    })
}

/// Returns true for a name that means something else in the expansion, or would hide what the expansion means by it.
fn is_taken(name: &Ident, invocation: &Invocation) -> bool {
    let crate_path = invocation.crate_path.clone().into_iter().next();
    let text = name.to_string();
    text.starts_with("__")
        || text.ends_with("FluentBuilder")
        || text == MODULE
        // By this name the program calls the macro.
        || text == "waiter_runtime"
        || matches!(crate_path, Some(TokenTree::Ident(first)) if first == *name)
}

/// The picks by the names of the waiters that they mean. What cannot be told is declared all the same, so that the rest of
/// the program gets no errors for it.
fn found(
    waiters: &[Waiter],
    invocation: &Invocation,
    errors: &mut Errors,
) -> (Option<Picks>, Vec<Imported>) {
    let Some(picks) = &invocation.picks else {
        return (None, Vec::new());
    };
    let takes_none = |pick: &Pick| matches!(pick.becomes, Becomes::Nothing);
    if !picks.others && picks.list.iter().all(takes_none) {
        errors.at(picks.at, "no waiter is taken: write `..` for all others");
    }
    let names: Vec<&str> = waiters.iter().map(|waiter| waiter.name.as_str()).collect();
    let (mut found, mut missing) = (Vec::<Pick>::new(), Vec::new());
    for pick in &picks.list {
        let Pick { name, at, becomes } = pick;
        let meant = nearest(name, &names).filter(|_| !names.contains(&name.as_str()));
        if found.iter().any(|other| other.name == *name) {
            errors.at(*at, format!("`{name}` is taken twice"));
        } else if names.contains(&name.as_str()) {
            found.push(pick.clone());
        } else if let Some(meant) = meant {
            errors.at(*at, unknown("waiter", name, &names));
            found.push(Pick {
                name: meant.to_owned(),
                ..pick.clone()
            });
        } else {
            let mut waiter = Waiter::new(name, 1);
            waiter.errors.at(*at, unknown("waiter", name, &names));
            let name = match becomes {
                Becomes::Itself => tokens::name(name, *at),
                Becomes::Struct(name) => Some(name.clone()),
                Becomes::Nothing => None,
            };
            match name {
                Some(name) => missing.push(waiter.declare(name, invocation)),
                None => errors.extend(waiter.errors),
            }
        }
    }
    let picks = Picks {
        list: found,
        ..*picks
    };
    (Some(picks), missing)
}
