//! Waiters out of files: botocore's `waiters-2.json` and Smithy's `waitable` trait.
//!
//! The road: the macro's tokens → `invocation`; the file's text → `json` → `botocore` or `smithy` → `waiter`, which is a
//! declaration as `waiter!` reads it. Nothing of the file has a token to point at: `place` names it.

mod blocks;
mod botocore;
mod chosen;
mod expression;
mod fields;
mod invocation;
mod json;
mod matcher;
mod picks;
mod place;
mod prose;
mod smithy;
#[cfg(test)]
mod tests;
mod waiter;

use std::path::{Path, PathBuf};
use std::{env, fs};

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

use self::fields::{Fields, Located};
use self::invocation::Invocation;
use self::json::{Json, Text};
use self::place::Place;
use self::smithy::Operation;
use self::waiter::Waiter;
use crate::diagnostics::{Error, Errors, Result};

pub(crate) use blocks::blocks;
pub(crate) use waiter::Imported;

/// The waiters of a file.
pub(crate) struct Import {
    /// The path to the SDK's crate.
    pub(crate) crate_path: TokenStream,
    /// The file, for the compiler to watch, if it could be read.
    pub(crate) file: Option<PathBuf>,
    pub(crate) waiters: Vec<Imported>,
}

impl Import {
    /// Reads the macro's tokens and the file that they name. What is wrong with no waiter of its own is in `errors`.
    pub(crate) fn parse(tokens: TokenStream, errors: &mut Errors) -> Option<Self> {
        let invocation = Invocation::parse(tokens, errors)?;
        let path = absolute(&invocation.file);
        let text =
            fs::read_to_string(&path).map_err(|error| unreadable(&path, &error, &invocation));
        let text = errors.keep(text);
        let waiters = text
            .as_deref()
            .map_or_else(Vec::new, |text| imported(text, &invocation, errors));
        Some(Self {
            crate_path: invocation.crate_path,
            file: text.map(|_| path),
            waiters,
        })
    }

    /// An item for which rustc watches the file, and runs again when it changes.
    pub(crate) fn watched(&self) -> TokenStream {
        let watched = self.file.iter().map(|file| {
            let file = file.to_string_lossy();
            quote_spanned! {Span::mixed_site()=>
                const _: &[::core::primitive::u8] = ::core::include_bytes!(#file);
            }
        });
        watched.collect()
    }
}

/// The waiters in a file's text, as they are asked for.
fn imported(text: &str, invocation: &Invocation, errors: &mut Errors) -> Vec<Imported> {
    let waiters = waiters(text, invocation, errors);
    let waiters = errors.keep(waiters);
    waiters.map_or_else(Vec::new, |waiters| {
        chosen::declared(waiters, invocation, errors)
    })
}

/// A path as the file system knows it: those in programs begin at the crate's manifest, wherever rustc runs.
fn absolute(path: &str) -> PathBuf {
    let root = env::var_os("CARGO_MANIFEST_DIR").map_or_else(PathBuf::new, PathBuf::from);
    root.join(path)
}

fn unreadable(path: &Path, error: &std::io::Error, invocation: &Invocation) -> Error {
    let message = format!(
        "cannot read `{}`: {error}\nthe path begins at the crate's manifest: {}",
        invocation.file,
        path.display()
    );
    Error::new(invocation.at, message)
}

/// The waiters in a file's text.
fn waiters(text: &str, invocation: &Invocation, errors: &mut Errors) -> Result<Vec<Waiter>> {
    let place = Place::file(&invocation.file, invocation.at);
    let text = Text::new(text);
    let value = text
        .parse()
        .map_err(|(line, reason)| place.error(line, reason))?;
    let json = Json::new(&text, &value);
    let file = Fields::of(json, place, "a file of waiters", &["version", "waiters"])?;
    if file.get("waiters").is_some() || file.get("version").is_some() {
        check_no_operation(invocation)?;
        return botocore::waiters(&file, invocation);
    }
    // The trait with its name.
    let file = match file.get(smithy::TRAIT) {
        Some(_) => file.object(smithy::TRAIT, &[])?,
        None => file,
    };
    let waiters = if file.get("shapes").is_some() {
        check_no_operation(invocation)?;
        smithy::of_model(&file, errors)?
    } else if let Some(around) = botocore::frame(&file) {
        let message = format!(
            "these waiters are botocore's, without their frame: write `{around}` around them"
        );
        return Err(place.error(file.line, message));
    } else if is_waitable(&file) {
        smithy::of_trait(&file, &operation(invocation)?)
    } else {
        let message = "neither botocore's waiters (`version` and `waiters`), nor a model of Smithy's (`shapes`), nor \
            its `waitable` trait (names, each with `acceptors`)";
        return Err(place.error(file.line, message));
    };
    if !(waiters.is_empty() || invocation.has_limit()) {
        let message = "Smithy's waiters leave it to the caller how long to wait: write `max_wait: 10m` or \
            `max_attempts: 40` after the file";
        errors.at(invocation.at, message);
    }
    Ok(waiters)
}

/// Whether these are waiters by their names.
fn is_waitable(file: &Fields<'_>) -> bool {
    let is_waiter = |json| {
        Fields::of(json, file.place, "a waiter", &[])
            .is_ok_and(|fields| fields.get("acceptors").is_some())
    };
    file.iter().next().is_some() && file.iter().all(|(_, json)| is_waiter(json))
}

fn check_no_operation(invocation: &Invocation) -> Result<()> {
    match &invocation.operation {
        None => Ok(()),
        Some(name) => Err(Error::new(
            name.span(),
            "this file names the operations of its waiters: leave `operation` out",
        )),
    }
}

fn operation(invocation: &Invocation) -> Result<Operation> {
    match &invocation.operation {
        Some(name) => Ok(Operation {
            name: Located {
                value: name.to_string(),
                line: 1,
            },
            errors: None,
        }),
        // It may be there, and wrong.
        None if !invocation.is_complete => Err(Error::Reported),
        None => Err(Error::new(
            invocation.at,
            "this `waitable` trait does not say whose it is: write `operation: DescribeTable` after the file",
        )),
    }
}
