//! A waiter of a file, as far as it could be read, and the declaration that it is.

use std::time::Duration;

use proc_macro2::{Ident, Span};
use syn::{Visibility, parse_quote_spanned};

use super::fields::{Fields, Located};
use super::invocation::Invocation;
use super::matcher::Written;
use super::place::Place;
use super::prose;
use crate::check;
use crate::diagnostics::{Errors, Result, printable, unknown};
use crate::markdown::code;
use crate::names;
use crate::syntax::acceptor::Acceptor;
use crate::syntax::declaration::{Completeness, Declaration};
use crate::syntax::item::Item;
use crate::syntax::language::{Key, State, Word};
use crate::syntax::limits::{Delay, Limit};
use crate::syntax::operation::{Operation, SdkOperation};
use crate::tokens;

/// A waiter of a file.
pub(super) struct Waiter {
    pub(super) name: String,
    /// Where it begins.
    pub(super) line: usize,
    pub(super) docs: Option<Located<String>>,
    pub(super) operation: Option<Located<String>>,
    /// The shortest and the longest.
    pub(super) delay: Option<(Duration, Duration)>,
    pub(super) max_attempts: Option<u32>,
    pub(super) acceptors: Vec<Acceptor>,
    /// What was wrong with it.
    pub(super) errors: Errors,
}

/// The declaration of a waiter of a file.
pub(crate) struct Imported {
    pub(crate) declaration: Declaration,
    /// Its own documentation, as Markdown.
    pub(super) docs: Option<String>,
    /// What is wrong with it.
    pub(crate) errors: Errors,
}

impl Waiter {
    pub(super) fn new(name: &str, line: usize) -> Self {
        Self {
            name: name.to_owned(),
            line,
            docs: None,
            operation: None,
            delay: None,
            max_attempts: None,
            acceptors: Vec::new(),
            errors: Errors::default(),
        }
    }

    /// Reads `acceptors`. `matcher` reads the matcher of one, and says on which line an error in it is.
    pub(super) fn read_acceptors(
        &mut self,
        waiter: &Fields<'_>,
        keys: &'static [&'static str],
        matcher: impl Fn(&Fields<'_>) -> Result<(Written, usize)>,
    ) {
        let errors = &mut self.errors;
        let items = errors.keep(waiter.list("acceptors")).unwrap_or_default();
        for (index, json) in items.into_iter().enumerate() {
            let place = waiter.place.acceptor(index);
            let fields = Fields::of(json, place, "an acceptor", keys).and_then(|mut fields| {
                fields.check_keys(&[])?;
                Ok(fields)
            });
            let Some(fields) = errors.keep(fields) else {
                continue;
            };
            let (matcher, state) = (errors.keep(matcher(&fields)), errors.keep(state(&fields)));
            if let (Some((written, line)), Some(state)) = (matcher, state) {
                self.acceptors.push(Acceptor {
                    matcher: written.matcher,
                    state,
                    text: written.text,
                    keyword: written.keyword,
                    span: place.at,
                    origin: Some(place.origin(line, "")),
                });
            }
        }
    }

    /// What its limits and delays are in a declaration of this name, and what is wrong with them.
    pub(super) fn declare(self, name: Ident, invocation: &Invocation) -> Imported {
        let place = Place::file(&invocation.file, invocation.at).waiter(&self.name);
        let (at, mut errors) = (place.at, self.errors);
        let docs = self.docs.map(|docs| prose::markdown(&docs.value));
        // What is missing may only be misspelt.
        let is_complete = errors.count() == 0;
        let limit = |value| Limit { value, span: at };
        let operation = self
            .operation
            .and_then(|name| errors.keep(operation(&name, place, invocation)));
        let declaration = Declaration {
            // The key that an error is on.
            keys: vec![(Key::Acceptors, at)],
            operation,
            delay: self.delay.map(|(min, max)| Delay { min, max, span: at }),
            max_attempts: invocation
                .max_attempts
                .clone()
                .or_else(|| self.max_attempts.map(limit)),
            max_wait: invocation.max_wait.clone(),
            acceptors: self.acceptors,
            complete: Completeness {
                keys: is_complete,
                acceptors: is_complete,
            },
            ..Declaration::new(item(name, docs.as_deref(), invocation, self.line, at))
        };
        let mut found = Errors::default();
        check::check_imported(&declaration, &mut found);
        errors.extend(found.map(|message| place.error(self.line, message)));
        Imported {
            declaration,
            docs,
            errors,
        }
    }
}

fn operation(
    name: &Located<String>,
    place: Place<'_>,
    invocation: &Invocation,
) -> Result<Operation> {
    // What the program names is wrong where it stands there.
    let at = invocation
        .operation
        .as_ref()
        .map_or(place.at, |name| Span::mixed_site().located_at(name.span()));
    let value = &name.value;
    let shown = printable(value);
    let word = value
        .rsplit(['#', ':', '.', '/'])
        .next()
        .unwrap_or_default();
    let meant = if word.starts_with(|c: char| c.is_lowercase()) {
        names::pascal(word)
    } else {
        word.trim().to_owned()
    };
    match tokens::name(&meant, at) {
        Some(ident) if meant == *value => {
            let origin = place.origin(name.line, "operation");
            Ok(Operation::Sdk(SdkOperation::imported(&ident, origin)))
        }
        Some(_) => {
            let message = format!("no operation is called `{shown}`: write `{meant}`");
            Err(place.error(name.line, message))
        }
        None => {
            let message = format!("no operation is called `{shown}`");
            Err(place.error(name.line, message))
        }
    }
}

/// The struct.
fn item(name: Ident, docs: Option<&str>, invocation: &Invocation, line: usize, at: Span) -> Item {
    let docs = docs.map_or_else(String::new, |docs| format!("{docs}\n\n"));
    let file = code(&printable(&invocation.file));
    let docs = format!("{docs}From {file}, line {line}.");
    Item {
        attributes: vec![
            // Whatever stands in the file's text.
            parse_quote_spanned!(at=> #[allow(rustdoc::all)]),
            parse_quote_spanned!(at=> #[doc = #docs]),
            // By their paths, since there may be no prelude.
            parse_quote_spanned!(at=> #[::core::prelude::v1::derive(
                ::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug
            )]),
        ],
        visibility: Visibility::Public(syn::Token![pub](at)),
        name,
        fields: syn::Fields::Unit,
        is_complete: true,
    }
}

/// The state of an acceptor.
fn state(fields: &Fields<'_>) -> Result<State> {
    let name = fields.text("state")?;
    State::find(&name.value).ok_or_else(|| {
        let message = unknown("state", &name.value, &State::words());
        fields.place.error(name.line, message)
    })
}
