//! Which waiters of a file are taken, and what they are called: `waiters: { A, B as C, D as _, .. }`.

use std::collections::HashMap;

use proc_macro2::{Delimiter, Ident, Span, TokenTree};
use syn::{Error, Result};

use super::Imported;
use super::invocation::Invocation;
use super::place::Place;
use super::waiter::{Waiter, unknown};
use crate::report::{Errors, nearest};
use crate::tokens::{self, Cursor, punct, split, trees};

/// `{ A, B as C, .. }`
pub(super) struct Picks {
    at: Span,
    list: Vec<Pick>,
    /// Whether all others are taken too: `..`.
    others: bool,
}

/// `A`, `A as B`, `"a-b" as C`, `A as _`
#[derive(Clone)]
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
        let (mut list, mut others) = (Vec::new(), false);
        let parts = split(&trees, group.span_close(), |tree| punct(tree) == Some(','));
        for (tokens, end) in parts.into_iter().filter(|(tokens, _)| !tokens.is_empty()) {
            let mut cursor = Cursor::new(tokens, end);
            if cursor.is_operator("..") && tokens.len() == 2 {
                others = true;
            } else {
                let pick = errors.keep(pick(&mut cursor));
                // Whichever it was, the program may need it.
                others |= pick.is_none();
                list.extend(pick);
            }
        }
        Ok(Self {
            at: group.span_open(),
            list,
            others,
        })
    }
}

impl Picks {
    /// What a waiter becomes.
    fn of(&self, waiter: &str) -> Becomes {
        match self.list.iter().find(|pick| pick.name == waiter) {
            Some(pick) => pick.becomes.clone(),
            None if self.others => Becomes::Itself,
            None => Becomes::Nothing,
        }
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
                let message = format!("`{rust}` is a keyword of Rust, and no struct's name");
                return Err(Error::new(rust.span(), message));
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
            Becomes::Struct(name) => Some(name),
            Becomes::Itself => errors.keep(struct_name(&waiter, place)),
        };
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
