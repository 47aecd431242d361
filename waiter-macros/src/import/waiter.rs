//! A waiter of a file as a declaration.

use std::rc::Rc;
use std::time::Duration;

use jsonc_parser::ast::Value;
use jsonc_parser::common::{Range, Ranged};
use proc_macro2::{Ident, Span};
use quote::quote_spanned;

use super::fields::Fields;
use super::file::FileLocation;
use super::invocation::Invocation;
use super::matcher::ParsedMatcher;
use crate::diagnostics::{Error, Errors, Result, printable};
use crate::markdown::{code, plain};
use crate::names;
use crate::syntax::acceptor::Acceptor;
use crate::syntax::declaration::Declaration;
use crate::syntax::language::{State, Word};
use crate::syntax::limit::Limit;
use crate::syntax::limits::Delay;
use crate::syntax::operation::{Operation, SdkOperation};
use crate::syntax::reason::Reason;
use crate::syntax::suggestions;
use crate::tokens;

/// The format of the waiters in a file.
pub(super) trait FileFormat {
    fn keys(&self) -> &'static Keys;

    /// Returns the name of the operation and where the file has it.
    fn operation(&self, waiter: &Fields<'_>) -> Result<(String, Range)>;

    /// Returns the shortest and the longest delay.
    fn delay(&self, waiter: &Fields<'_>) -> Result<(Duration, Duration)>;

    /// Returns the limit of the waiter's polls. It may be missing if `is_limited` otherwise.
    fn max_attempts(&self, waiter: &Fields<'_>, is_limited: bool) -> Result<Option<u32>>;

    fn matcher(&self, acceptor: &Fields<'_>) -> Result<ParsedMatcher>;

    /// Returns the path that says why the acceptor matched.
    fn reason(&self, _acceptor: &Fields<'_>, _state: State) -> Result<Option<Reason>> {
        Ok(None)
    }
}

/// The keys of a format.
pub(super) struct Keys {
    pub(super) waiter: &'static [&'static str],
    pub(super) documentation: &'static str,
    pub(super) acceptor: &'static [&'static str],
    /// The other format, and the keys that waiters of it have, each with what to write instead.
    pub(super) other_format: &'static str,
    pub(super) others: &'static [(&'static str, &'static str)],
}

/// A waiter in a file, not parsed yet.
pub(super) struct Entry<'t> {
    pub(super) name: &'t str,
    pub(super) value: &'t Value<'t>,
    pub(super) location: FileLocation<'t>,
    pub(super) format: Rc<dyn FileFormat>,
}

impl<'t> Entry<'t> {
    /// Every field is a waiter.
    pub(super) fn all(waiters: &Fields<'t>, format: &Rc<dyn FileFormat>) -> Vec<Self> {
        let mut entries = Vec::new();
        for (name, value) in waiters.iter() {
            entries.push(Self {
                name,
                value,
                location: waiters.location.waiter(name),
                format: format.clone(),
            });
        }
        entries
    }
}

/// The declaration of a waiter of a file.
pub(crate) struct Imported {
    pub(crate) declaration: Declaration,
    /// The waiter's own documentation, as Markdown.
    pub(super) docs: Option<String>,
    /// The errors in it.
    pub(crate) errors: Errors,
}

impl Imported {
    /// Parses a waiter. `name` is the name of its struct.
    pub(super) fn parse(entry: &Entry<'_>, name: &Ident, invocation: &Invocation) -> Self {
        let (format, location) = (&*entry.format, entry.location);
        let keys = format.keys();
        let mut errors = Errors::default();
        let fields = Fields::from_value(entry.value, location, "a waiter", keys.waiter);
        let mut fields = errors.keep(fields);
        let docs = fields
            .as_ref()
            .and_then(|fields| {
                errors
                    .keep(fields.optional_text(keys.documentation))
                    .flatten()
            })
            .map(|docs| plain(&docs.value));
        let mut declaration = declaration(name, docs.as_deref(), location, entry.value.range());
        if let Some(fields) = &mut fields {
            errors.keep(fields.check_keys_with(keys.other_format, keys.others));
            parse(&mut declaration, fields, format, invocation, &mut errors);
        }
        Self {
            declaration,
            docs,
            errors,
        }
    }

    /// A declaration of a waiter that is not in the file.
    pub(super) fn missing(name: &Ident, file: &Fields<'_>, error: Error) -> Self {
        let mut errors = Errors::default();
        errors.push(error);
        Self {
            declaration: declaration(name, None, file.location, file.object.range),
            docs: None,
            errors,
        }
    }
}

fn parse(
    declaration: &mut Declaration,
    fields: &Fields<'_>,
    format: &dyn FileFormat,
    invocation: &Invocation,
    errors: &mut Errors,
) {
    let span = fields.location.span();
    let operation = format.operation(fields);
    let operation =
        operation.and_then(|(name, at)| self::operation(&name, at, fields.location, invocation));
    declaration.operation = errors.keep(operation);
    let delay = errors.keep(format.delay(fields));
    let attempts = errors.keep(format.max_attempts(fields, invocation.has_limit()));
    let limits = &mut declaration.limits;
    limits.clone_from(&invocation.limits);
    limits.delay = delay.map(|(min, max)| Delay { min, max, span });
    if limits.max_attempts.is_none() {
        limits.max_attempts = attempts.flatten().map(|value| Limit { value, span });
    }
    let added = invocation.added.acceptors.iter().cloned();
    declaration.acceptors = added.chain(acceptors(fields, format, errors)).collect();
}

fn acceptors(waiter: &Fields<'_>, format: &dyn FileFormat, errors: &mut Errors) -> Vec<Acceptor> {
    let Some(items) = errors.keep(waiter.list("acceptors")) else {
        return Vec::new();
    };
    let before = errors.count();
    let mut acceptors = Vec::new();
    for (index, value) in items.iter().enumerate() {
        let location = waiter.location.acceptor(index);
        let fields = Fields::from_value(value, location, "an acceptor", format.keys().acceptor)
            .and_then(|mut fields| fields.check_keys().map(|()| fields));
        let Some(fields) = errors.keep(fields) else {
            continue;
        };
        let (matcher, state) = (
            errors.keep(format.matcher(&fields)),
            errors.keep(state(&fields)),
        );
        let reason = state.map(|state| format.reason(&fields, state));
        let reason = reason.map(|reason| errors.keep(reason).flatten());
        if let (Some(parsed), Some(state), Some(reason)) = (matcher, state, reason) {
            acceptors.push(Acceptor {
                matcher: parsed.matcher,
                streak: None,
                state,
                retry_in: None,
                reason,
                text: parsed.text,
                keyword: parsed.keyword,
                span: location.span(),
                origin: Some(location.origin(parsed.at, "")),
            });
        }
    }
    let succeeds = |acceptor: &Acceptor| acceptor.state == State::Success;
    if errors.count() == before && !acceptors.iter().any(succeeds) {
        let message = "no acceptor leads to `success`: this waiter can only fail";
        errors.push(waiter.error(message));
    }
    acceptors
}

fn state(fields: &Fields<'_>) -> Result<State> {
    let name = fields.text("state")?;
    State::find(&name.value).ok_or_else(|| {
        let unknown = suggestions::unknown::<State>(&printable(&name.value));
        fields.location.error(name.range, unknown.message)
    })
}

fn operation(
    name: &str,
    at: Range,
    location: FileLocation<'_>,
    invocation: &Invocation,
) -> Result<Operation> {
    // An operation that the program names has its span.
    let named = invocation.operation.as_ref();
    let span = named.map_or(location.span(), |name| {
        Span::mixed_site().located_at(name.span())
    });
    let word = name.rsplit(['#', ':', '.', '/']).next().unwrap_or_default();
    let meant = if word.starts_with(char::is_lowercase) {
        names::pascal(word)
    } else {
        word.trim().to_owned()
    };
    let hint = match tokens::name(&meant, span) {
        Some(ident) if meant == name => {
            let origin = location.origin(at, "operation");
            return Ok(Operation::Sdk(SdkOperation::imported(&ident, origin)));
        }
        Some(_) => format!(": write `{meant}`"),
        None => String::new(),
    };
    let message = format!(
        "`{}` is not the name of an operation{hint}",
        printable(name)
    );
    Err(location.error(at, message))
}

/// A declaration of the struct alone.
fn declaration(
    name: &Ident,
    docs: Option<&str>,
    location: FileLocation<'_>,
    at: Range,
) -> Declaration {
    let docs = docs.map_or_else(String::new, |docs| format!("{docs}\n\n"));
    let (path, line) = (code(&printable(location.file.name)), location.file.line(at));
    let docs = format!("{docs}From {path}, line {line}.");
    // A file may hold any text, and the program may have no prelude.
    let item = quote_spanned! {location.span()=>
        #[allow(rustdoc::all)]
        #[doc = #docs]
        #[::core::prelude::v1::derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
        pub struct #name;
    };
    Declaration::parse(item, &mut Errors::default()).expect("this is a struct")
}
