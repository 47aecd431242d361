//! Where something stands in a file, as messages name it: no token of the program is there to point at.

use std::fmt::Display;

use proc_macro2::{Ident, Span};
use quote::format_ident;

use crate::diagnostics::{Error, printable};

/// A place in a file, or in one of its waiters.
#[derive(Clone, Copy)]
pub(super) struct Place<'t> {
    /// The file, as the program names it.
    file: &'t str,
    /// That name in the program: where all errors are.
    span: Span,
    /// The same place, for tokens that are not the user's.
    pub(super) at: Span,
    waiter: Option<&'t str>,
    /// Its number, from 1.
    acceptor: Option<usize>,
}

impl<'t> Place<'t> {
    pub(super) fn file(file: &'t str, at: Span) -> Self {
        Self {
            file,
            span: at,
            at: Span::mixed_site().located_at(at),
            waiter: None,
            acceptor: None,
        }
    }

    pub(super) fn waiter(self, name: &'t str) -> Self {
        Self {
            waiter: Some(name),
            ..self
        }
    }

    /// The acceptor at an index.
    pub(super) fn acceptor(self, index: usize) -> Self {
        Self {
            acceptor: Some(index + 1),
            ..self
        }
    }

    /// A message with its place before it: `` waiters/acm.json:14: waiter `Issued`, acceptor 2: … ``.
    fn message(self, line: usize, message: impl Display) -> String {
        let waiter = self.waiter.map(printable);
        let part = match (waiter, self.acceptor) {
            (Some(waiter), Some(number)) => format!("waiter `{waiter}`, acceptor {number}: "),
            (Some(waiter), None) => format!("waiter `{waiter}`: "),
            (None, _) => String::new(),
        };
        // The lines of a message are ours. Whatever is in them may be the file's.
        let message = message.to_string();
        let message: Vec<_> = message.split('\n').map(printable).collect();
        format!(
            "{}:{line}: {part}{}",
            printable(self.file),
            message.join("\n")
        )
    }

    pub(super) fn error(self, line: usize, message: impl Display) -> Error {
        Error::new(self.span, self.message(line, message))
    }

    /// What names this place in rustc's own errors: see [`Origin`](crate::expand::Origin). `part` is what else a waiter
    /// has besides acceptors.
    pub(super) fn origin(self, line: usize, part: &str) -> Ident {
        // A name in the file need not be one in Rust.
        let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let waiter = self
            .waiter
            .unwrap_or_default()
            .replace(|c| !is_plain(c), "_");
        let part = match self.acceptor {
            Some(number) => format!("acceptor_{number}"),
            None => part.to_owned(),
        };
        format_ident!("line_{line}_{waiter}_{part}", span = self.at)
    }
}
