//! The parser of an operation: `aws_sdk_acm::DescribeCertificate`, or the result of a custom one.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};

use super::custom_operation::{self, CustomOperation};
use crate::diagnostics::{Error, Result};
use crate::names::{OperationNames, pascal, snake};
use crate::tokens::{Cursor, begins_path, is_name, starts_with_operator};

/// The modules of an SDK crate, and its client. They do not hold operations directly.
const INSIDE: &[&str] = &["operation", "types", "error", "client", "Client"];

/// The SDK's module of operations. Imported waiters use it by this name.
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

    /// The name in messages and documentation.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Sdk(operation) => operation.name.to_string(),
            Self::Custom(operation) => operation.text.clone(),
        }
    }
}

/// An operation by AWS's name, in an SDK crate reached through any path.
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
    /// The operation of an imported waiter.
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
                _ => "expected `,` after the operation's path",
            };
            return Err(Error::new(cursor.span(), message));
        }
        let (name, path) = segments.split_last().expect("a path has a segment");
        let crate_segments = check_name(name, path)?;
        // A `::` in front is two tokens, and so is one between two segments.
        let leading = 2 * usize::from(starts_with_operator(tokens, "::"));
        let crate_path = &tokens[..leading + 3 * crate_segments - 2];
        Ok(Self {
            crate_path: Some(crate_path.iter().cloned().collect()),
            name: name.clone(),
            names: OperationNames::new(name),
            origin: None,
        })
    }
}

/// Checks the name of an operation, and returns how many segments before it are the path of the crate.
fn check_name(name: &Ident, path: &[Ident]) -> Result<usize> {
    let (krate, inside) = path.split_at(match path {
        [krate @ .., operation, _] if *operation == "operation" => krate.len(),
        [krate @ .., last] if INSIDE.iter().any(|module| last == module) => krate.len(),
        path => path.len(),
    });
    let meant = operation_name(name, inside);
    let is_real = matches!(inside, [operation, module]
        if *operation == "operation" && *module == snake(&meant));
    let message = if !(meant.is_ascii() && meant.starts_with(|c: char| c.is_ascii_alphabetic())) {
        format!("`{name}` is not an operation: write its path, `aws_sdk_acm::DescribeCertificate`")
    } else if krate.is_empty() {
        format!(
            "write the SDK's crate, too: `aws_sdk_…::{meant}`; for a custom operation, write its result, \
             `Result<Output, Error>`"
        )
    } else if *name != meant || !(inside.is_empty() || is_real) {
        let krate: Vec<_> = krate.iter().map(ToString::to_string).collect();
        format!(
            "name the operation as AWS does, after the crate: `{}::{meant}`",
            krate.join("::")
        )
    } else {
        return Ok(krate.len());
    };
    Err(Error::new(name.span(), message))
}

/// AWS's name of the operation that was probably meant: its function, or one of the types beside it, may be named.
fn operation_name(written: &Ident, inside: &[Ident]) -> String {
    let written = written.to_string();
    if written.starts_with(char::is_lowercase) {
        return pascal(&written);
    }
    // Some operations have names such as `CreateInput`. The module's name decides.
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

/// Parses the segments of a path of plain identifiers.
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
            let message = format!("expected {what}, found the keyword `{ident}`");
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
