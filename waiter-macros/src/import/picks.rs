//! Which waiters of a file are taken, and what they are called: `waiters: { A, B as C, D as _, .. }`.

use std::collections::HashSet;

use proc_macro2::{Delimiter, Ident, Span, TokenTree};
use syn::{Error, Result};

use super::Imported;
use super::invocation::Invocation;
use super::place::Place;
use super::waiter::Waiter;
use crate::report::{Errors, did_you_mean};
use crate::tokens::{self, Cursor, punct, split, trees};

/// `{ A, B as C, .. }`
pub(super) struct Picks {
    picks: Vec<Pick>,
    /// Whether all others are taken too: `..`.
    others: bool,
}

/// `A`, `A as B`, `"a-b" as C`, `A as _`
struct Pick {
    /// The name in the file.
    name: String,
    at: Span,
    becomes: Becomes,
}

/// What a waiter of the file becomes.
#[derive(Clone)]
enum Becomes {
    /// A struct of the same name.
    Itself,
    /// A struct of another name.
    Struct(Ident),
    /// Nothing: `as _`.
    Nothing,
}

/// The first character of a token: a group's opening delimiter.
fn first_span(tree: &TokenTree) -> Span {
    match tree {
        TokenTree::Group(group) => group.span_open(),
        tree => tree.span(),
    }
}

impl Picks {
    /// Reads the option's value.
    pub(super) fn parse(tokens: &[TokenTree], end: Span, errors: &mut Errors) -> Result<Self> {
        let group = match tokens {
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Brace => group,
            _ => {
                let at = tokens.first().map_or(end, first_span);
                let message = "waiters stand in braces: `waiters: { A, B as C, .. }`";
                return Err(Error::new(at, message));
            }
        };
        let trees = trees(group.stream());
        let (mut picks, mut others) = (Vec::new(), false);
        let parts = split(&trees, group.span_close(), |tree| punct(tree) == Some(','));
        for (tokens, end) in parts.into_iter().filter(|(tokens, _)| !tokens.is_empty()) {
            let mut cursor = Cursor::new(tokens, end);
            if cursor.is_operator("..") && tokens.len() == 2 {
                others = true;
            } else if let Some(pick) = errors.keep(pick(&mut cursor)) {
                picks.push(pick);
            }
        }
        Ok(Self { picks, others })
    }
}

fn pick(cursor: &mut Cursor<'_>) -> Result<Pick> {
    let at = cursor.span();
    let wrong = |at| {
        Error::new(
            at,
            "write a waiter's name, `A`, one with another name here, `A as B`, one to leave out, `A as _`, or `..` for \
             all others",
        )
    };
    let name = match cursor.next() {
        Some(TokenTree::Ident(name)) => Some(name.to_string()),
        Some(TokenTree::Literal(literal)) => tokens::string(literal),
        _ => None,
    };
    let Some(name) = name else {
        return Err(wrong(at));
    };
    let becomes = match (cursor.ident(0), cursor.ident(1)) {
        (None, _) => Becomes::Itself,
        (Some(word), Some(rust)) if *word == "as" => {
            cursor.advance(1);
            if *rust == "_" {
                Becomes::Nothing
            } else if tokens::is_name(rust) {
                Becomes::Struct(rust.clone())
            } else {
                return Err(wrong(rust.span()));
            }
        }
        _ => return Err(wrong(cursor.span())),
    };
    cursor.advance(usize::from(!matches!(becomes, Becomes::Itself)));
    if cursor.is_empty() {
        Ok(Pick { name, at, becomes })
    } else {
        Err(wrong(cursor.span()))
    }
}

/// The waiters that are asked for, under the names they are to have.
pub(super) fn declared(
    waiters: Vec<Waiter>,
    invocation: &Invocation,
    errors: &mut Errors,
) -> Vec<Imported> {
    let place = Place::file(&invocation.file, invocation.at);
    let mut declared = missing(&waiters, invocation, errors);
    let mut names = HashSet::new();
    for waiter in waiters {
        let place = place.waiter(&waiter.name);
        let name = match becomes(&waiter, invocation) {
            Becomes::Nothing => continue,
            Becomes::Struct(name) => Some(name),
            Becomes::Itself => errors.keep(struct_name(&waiter, place)),
        };
        let Some(name) = name else { continue };
        if names.insert(name.to_string()) {
            declared.push(waiter.declare(name, invocation));
        } else {
            let message = format!(
                "another waiter is called `{name}`, too: rename one, `{} as …`",
                waiter.name
            );
            errors.push(place.error(waiter.line, message));
        }
    }
    declared
}

fn becomes(waiter: &Waiter, invocation: &Invocation) -> Becomes {
    let Some(picks) = &invocation.picks else {
        return Becomes::Itself;
    };
    let pick = picks.picks.iter().find(|pick| pick.name == waiter.name);
    match pick {
        Some(pick) => pick.becomes.clone(),
        None if picks.others => Becomes::Itself,
        None => Becomes::Nothing,
    }
}

fn struct_name(waiter: &Waiter, place: Place<'_>) -> Result<Ident> {
    let at = Span::call_site().located_at(place.at);
    tokens::name(&waiter.name, at).ok_or_else(|| {
        let message = format!(
            "this cannot be a struct's name: rename it, `waiters: {{ {:?} as Name, .. }}`",
            waiter.name
        );
        place.error(waiter.line, message)
    })
}

/// Each pick is of a waiter in the file, and of one that no other is of. What is not there is declared all the same, so
/// that the rest of the program gets no errors for it.
fn missing(waiters: &[Waiter], invocation: &Invocation, errors: &mut Errors) -> Vec<Imported> {
    let picks = invocation.picks.iter().flat_map(|picks| &picks.picks);
    let names: Vec<&str> = waiters.iter().map(|waiter| waiter.name.as_str()).collect();
    let (mut picked, mut missing) = (HashSet::new(), Vec::new());
    for Pick { name, at, becomes } in picks {
        if !picked.insert(name) {
            errors.at(*at, format!("`{name}` is taken twice"));
        } else if !names.contains(&name.as_str()) {
            let mut waiter = Waiter::new(name, 1);
            let hint = did_you_mean(name, &names);
            waiter.errors.at(
                *at,
                format!("no waiter of this file is called `{name}`{hint}"),
            );
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
    missing
}
