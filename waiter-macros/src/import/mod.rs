//! Waiters of files: botocore's `waiters-2.json` and Smithy's `waitable` trait.
//!
//! `invocation` parses the macro's tokens and `file` the file's JSON. `botocore` or `smithy` finds the waiters in it.
//! `select` picks and names those that the program wants, and `waiter` makes a declaration of each, as if it were written
//! in a `waiter!`.

mod added;
pub(crate) mod blocks;
mod botocore;
mod expression;
mod fields;
mod file;
mod invocation;
mod matcher;
mod select;
mod selection;
mod smithy;
#[cfg(test)]
mod tests;
pub(crate) mod waiter;

use std::path::PathBuf;
use std::rc::Rc;
use std::{env, fs};

use jsonc_parser::ast::{Object, Value};
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::quote_spanned;

use self::fields::Fields;
use self::file::{File, FileLocation};
use self::invocation::Invocation;
use self::smithy::Operation;
use self::waiter::{Entry, FileFormat, Imported};
use crate::check;
use crate::diagnostics::{Error, Errors, Result};

/// The waiters of a file.
pub(crate) struct Import {
    /// The path of the SDK's crate.
    pub(crate) crate_path: TokenStream,
    /// The file for the compiler to watch, if it could be read.
    file: Option<PathBuf>,
    pub(crate) waiters: Vec<Imported>,
    /// The tokens of the program's acceptors that could not be parsed.
    pub(crate) unparsed: Vec<Vec<TokenTree>>,
}

impl Import {
    /// Parses the macro's tokens and the file that they name. Errors in a waiter stay with it. All others are in
    /// `errors`.
    pub(crate) fn parse(tokens: TokenStream, errors: &mut Errors) -> Option<Self> {
        let invocation = Invocation::parse(tokens, errors)?;
        // Paths begin at the crate's manifest, wherever rustc runs.
        let root = env::var_os("CARGO_MANIFEST_DIR").map_or_else(PathBuf::new, PathBuf::from);
        let path = root.join(&invocation.file);
        let text = fs::read_to_string(&path).map_err(|error| {
            let (name, path) = (&invocation.file, path.display());
            let message = format!(
                "cannot read `{name}`: {error}\nthe path is relative to the crate's `Cargo.toml`: {path}"
            );
            Error::new(invocation.span, message)
        });
        let text = errors.keep(text);
        let waiters = text
            .as_deref()
            .map_or_else(Vec::new, |text| waiters(text, &invocation, errors));
        Some(Self {
            crate_path: invocation.crate_path,
            unparsed: invocation.added.unparsed,
            file: text.map(|_| path),
            waiters,
        })
    }

    /// Checks each waiter as a declaration in a `waiter!` is checked.
    pub(crate) fn check_sdk(&mut self) {
        for Imported {
            declaration,
            errors,
            ..
        } in &mut self.waiters
        {
            check::check_sdk(declaration, Some(&self.crate_path), errors);
            self.unparsed.append(&mut declaration.unparsed);
        }
    }

    /// An item that makes rustc run again when the file changes.
    pub(crate) fn watched(&self) -> TokenStream {
        let Some(file) = &self.file else {
            return TokenStream::new();
        };
        let file = file.to_string_lossy();
        quote_spanned! {Span::mixed_site()=>
            const _: &[::core::primitive::u8] = ::core::include_bytes!(#file);
        }
    }
}

/// The selected waiters in a file's text.
fn waiters(text: &str, invocation: &Invocation, errors: &mut Errors) -> Vec<Imported> {
    let file = File::new(&invocation.file, invocation.span, text);
    let Some(value) = errors.keep(file.parse()) else {
        return Vec::new();
    };
    let known = &["version", "waiters"];
    let fields = Fields::from_value(&value, FileLocation::new(&file), "a file of waiters", known);
    let waiters = fields.and_then(|file| {
        let entries = entries(&file, invocation, errors)?;
        Ok(select::select(&entries, &file, invocation, errors))
    });
    errors.keep(waiters).unwrap_or_default()
}

/// All waiters in a file.
fn entries<'t>(
    file: &Fields<'t>,
    invocation: &Invocation,
    errors: &mut Errors,
) -> Result<Vec<Entry<'t>>> {
    if file.get("waiters").is_some() || file.get("version").is_some() {
        check_no_operation(invocation)?;
        return botocore::entries(*file);
    }
    // A file of one trait may name it.
    let file = &match file.get(smithy::TRAIT) {
        Some(waitable) => Fields::from_value(waitable, file.location, "the trait `waitable`", &[])?,
        None => *file,
    };
    let entries = if file.get("shapes").is_some() {
        check_no_operation(invocation)?;
        smithy::model_entries(file, errors)?
    } else if let Some(around) = botocore::missing_object(file.object) {
        let message = format!("expected botocore's waiters inside of `{around}`");
        return Err(file.error(message));
    } else if is_waitable(file.object) {
        let format: Rc<dyn FileFormat> = Rc::new(operation(file, invocation)?);
        Entry::all(file, &format)
    } else {
        let message = "expected botocore's waiters (`version` and `waiters`), a Smithy model (`shapes`), or its \
            `waitable` trait (names, each with `acceptors`)";
        return Err(file.error(message));
    };
    if !(entries.is_empty() || invocation.has_limit()) {
        let message = "Smithy's waiters have no limit: write `max_wait: 10m` or `max_attempts: 40` after the file";
        errors.at(invocation.span, message);
    }
    Ok(entries)
}

/// Returns true for waiters by their names.
fn is_waitable(file: &Object<'_>) -> bool {
    let is_waiter = |value: &Value<'_>| {
        let waiter = value.as_object();
        waiter.is_some_and(|waiter| waiter.get("acceptors").is_some())
    };
    let mut values = file.properties.iter().map(|property| &property.value);
    !file.properties.is_empty() && values.all(is_waiter)
}

fn check_no_operation(invocation: &Invocation) -> Result<()> {
    match &invocation.operation {
        None => Ok(()),
        Some(name) => Err(Error::new(
            name.span(),
            "this file names the operations of its waiters: remove `operation`",
        )),
    }
}

/// The operation of a `waitable` trait by itself.
fn operation(file: &Fields<'_>, invocation: &Invocation) -> Result<Operation> {
    match &invocation.operation {
        Some(name) => Ok(Operation {
            name: name.to_string(),
            at: file.object.range,
            errors: None,
        }),
        // It may be in the option that could not be parsed.
        None if !invocation.is_complete => Err(Error::Reported),
        None => Err(Error::new(
            invocation.span,
            "this `waitable` trait does not name its operation: write `operation: DescribeTable` after the file",
        )),
    }
}
