//! The operation's path: `aws_sdk_acm::DescribeCertificate`.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};

use super::custom_operation::{self, CustomOperation};
use crate::diagnostics::{Error, Result};
use crate::names::{OperationNames, pascal, snake};
use crate::tokens::{Cursor, begins_path, is_name, starts_with_operator};

/// The modules of an SDK crate, and its client: no operation is named in them.
const INSIDE: &[&str] = &["operation", "types", "error", "client", "Client"];

/// The SDK's module of operations, and what imported waiters call it.
pub(crate) const MODULE: &str = "operation";

/// The operation that a waiter polls.
pub(crate) enum Operation {
    Sdk(SdkOperation),
    Custom(CustomOperation),
}

impl Operation {
    pub(super) fn parse(tokens: &[TokenTree], end: Span) -> Result<Self> {
        if custom_operation::is_custom(tokens) {
            CustomOperation::parse(tokens, end).map(Self::Custom)
        } else {
            SdkOperation::parse(tokens, end).map(Self::Sdk)
        }
    }

    /// Its name, as messages and documentation have it.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Sdk(operation) => operation.name.to_string(),
            Self::Custom(operation) => operation.text.clone(),
        }
    }
}

/// An operation by AWS's own name, in an SDK crate reached through any path.
pub(crate) struct SdkOperation {
    /// The path to the SDK's crate. An imported operation has none: it is in [`MODULE`].
    pub(crate) crate_path: Option<TokenStream>,
    /// `DescribeCertificate`
    pub(crate) name: Ident,
    pub(crate) names: OperationNames,
    /// The location in the file that names it: see the expansion's `origin`.
    pub(crate) origin: Option<Ident>,
}

impl SdkOperation {
    /// The operation of an imported waiter, in [`MODULE`].
    pub(crate) fn imported(name: &Ident, origin: Ident) -> Self {
        Self {
            crate_path: None,
            name: name.clone(),
            names: OperationNames::new(name),
            origin: Some(origin),
        }
    }

    fn parse(tokens: &[TokenTree], end: Span) -> Result<Self> {
        let mut cursor = Cursor::new(tokens, end);
        let segments = segments(
            &mut cursor,
            "the operation's path: `aws_sdk_acm::DescribeCertificate`",
        )?;
        if !cursor.is_empty() {
            let message = match cursor.punct() {
                Some('.' | '-' | '/') => {
                    "the parts of an operation's path are joined by `::`: `aws_sdk_acm::DescribeCertificate`"
                }
                _ => {
                    "an operation is named by its path alone, `aws_sdk_acm::DescribeCertificate`; write `,` after it"
                }
            };
            return Err(Error::new(cursor.span(), message));
        }
        let (name, path) = segments.split_last().expect("a path has a segment");
        // The crate's path, and what is inside of an SDK crate.
        let (krate, inside) = path.split_at(match path {
            [krate @ .., operation, _] if *operation == "operation" => krate.len(),
            [krate @ .., last] if INSIDE.iter().any(|module| last == module) => krate.len(),
            path => path.len(),
        });
        let meant = operation_name(name, inside);
        if !(meant.is_ascii() && meant.starts_with(|c: char| c.is_ascii_alphabetic())) {
            let message =
                format!("no operation is called `{name}`: `aws_sdk_acm::DescribeCertificate`");
            return Err(Error::new(name.span(), message));
        }
        if krate.is_empty() {
            let message = format!(
                "write the SDK's crate too: `aws_sdk_…::{meant}`; a custom operation is named by what it gives, \
                 `Result<Output, Error>`"
            );
            return Err(Error::new(name.span(), message));
        }
        let is_real = matches!(inside, [operation, module]
            if *operation == "operation" && *module == snake(&meant));
        if *name != meant || !(inside.is_empty() || is_real) {
            let krate: Vec<_> = krate.iter().map(ToString::to_string).collect();
            let message = format!(
                "name the operation as AWS does, after the crate: `{}::{meant}`",
                krate.join("::")
            );
            return Err(Error::new(name.span(), message));
        }
        // A `::` in front is two tokens, and so is one between two segments.
        let leading = 2 * usize::from(starts_with_operator(tokens, "::"));
        let crate_path = &tokens[..leading + 3 * krate.len() - 2];
        Ok(Self {
            crate_path: Some(crate_path.iter().cloned().collect()),
            name: name.clone(),
            names: OperationNames::new(name),
            origin: None,
        })
    }
}

/// AWS's name of the operation that a word was meant for: its function, or one of the types beside it.
fn operation_name(written: &Ident, inside: &[Ident]) -> String {
    let written = written.to_string();
    if written.starts_with(char::is_lowercase) {
        return pascal(&written);
    }
    // There are operations that are called `CreateInput`: the module says which it is.
    let is_module = |name: &str| inside.last().is_some_and(|module| *module == snake(name));
    [
        "FluentBuilder",
        "InputBuilder",
        "OutputBuilder",
        "Input",
        "Output",
        "Error",
    ]
    .iter()
    .filter_map(|ending| written.strip_suffix(ending))
    .find(|operation| is_module(operation))
    .map_or(written.clone(), ToOwned::to_owned)
}

/// The segments of a path of plain identifiers.
pub(crate) fn segments(cursor: &mut Cursor<'_>, what: &str) -> Result<Vec<Ident>> {
    if cursor.is_operator("::") {
        cursor.advance(2);
    }
    let mut segments = Vec::new();
    loop {
        let Some(ident) = cursor.ident(0) else {
            return Err(Error::new(cursor.span(), format!("expected {what}")));
        };
        if !(is_name(ident) || segments.is_empty() && begins_path(ident)) {
            let message = format!("`{ident}` is a keyword of Rust; expected {what}");
            return Err(Error::new(ident.span(), message));
        }
        segments.push(ident.clone());
        cursor.advance(1);
        if !cursor.is_operator("::") {
            return Ok(segments);
        }
        cursor.advance(2);
    }
}
