//! A file of waiters, and locations in it. No token of the program stands for a part of a file, so that every error is on
//! the file's name, and its message begins with the location.

use jsonc_parser::ast::Value;
use jsonc_parser::common::{Range, Ranged};
use jsonc_parser::errors::ParseError;
use proc_macro2::{Ident, Span};
use quote::format_ident;

use crate::diagnostics::{Error, Result, printable};
use crate::syntax::json;
use crate::syntax::location::shown;

/// A file and its text.
pub(super) struct File<'t> {
    /// The path, as the program writes it.
    pub(super) name: &'t str,
    /// The path's literal in the program.
    span: Span,
    text: &'t str,
    /// The offsets at which lines begin, except for the first.
    lines: Vec<usize>,
}

/// A file, or a waiter or an acceptor in it.
#[derive(Clone, Copy)]
pub(super) struct FileLocation<'t> {
    pub(super) file: &'t File<'t>,
    waiter: Option<&'t str>,
    /// Counted from 1.
    acceptor: Option<usize>,
}

impl<'t> File<'t> {
    pub(super) fn new(name: &'t str, span: Span, text: &'t str) -> Self {
        // Some editors begin a file with a byte order mark.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let lines = text.match_indices('\n').map(|(at, _)| at + 1).collect();
        Self {
            name,
            span,
            text,
            lines,
        }
    }

    /// Parses the text as JSON.
    pub(super) fn parse(&'t self) -> Result<Value<'t>> {
        let location = FileLocation::new(self);
        match json::parse(self.text) {
            Ok(Some(value)) => Ok(value),
            Ok(None) => {
                let end = Range::from_byte_index(self.text.len());
                Err(location.error(end, "the file is empty"))
            }
            Err(error) => Err(location.error(error.range(), self.not_json(&error))),
        }
    }

    /// The line on which a value begins.
    pub(super) fn line(&self, at: Range) -> usize {
        self.lines.partition_point(|start| *start <= at.start) + 1
    }

    /// The message for wrong syntax, with a caret under it.
    fn not_json(&self, error: &ParseError) -> String {
        let at = error.range().start;
        let rest = &self.text[at..];
        let word = rest.split(|c: char| !c.is_alphanumeric()).next();
        let python = |json| {
            format!(
                "expected `{json}`, found Python's `{}`; `json.dumps` makes JSON of a whole dictionary",
                word.unwrap_or_default()
            )
        };
        let reason = match (word, rest.chars().next()) {
            (Some("True"), _) => python("true"),
            (Some("False"), _) => python("false"),
            (Some("None"), _) => python("null"),
            (_, Some('/' | '#')) => "JSON has no comments".to_owned(),
            (_, Some('\'')) => {
                "expected double quotes, found `'`; `json.dumps` makes JSON of a Python dictionary"
                    .to_owned()
            }
            _ => decapitalized(&error.kind().to_string()),
        };
        format!("this is not JSON: {reason}\n{}", shown(self.text, at))
    }
}

impl<'t> FileLocation<'t> {
    pub(super) fn new(file: &'t File<'t>) -> Self {
        Self {
            file,
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

    /// The span for generated tokens.
    pub(super) fn span(self) -> Span {
        Span::mixed_site().located_at(self.file.span)
    }

    /// The text of a value.
    pub(super) fn text(self, value: &Value<'_>) -> &'t str {
        value.text(self.file.text)
    }

    /// An error whose message begins with the location: `` waiters/acm.json:14: waiter `Issued`, acceptor 2: … ``.
    pub(super) fn error(self, at: Range, message: impl Into<String>) -> Error {
        self.error_with(at, &message.into())
    }

    fn error_with(self, at: Range, message: &str) -> Error {
        let part = match (self.waiter.map(printable), self.acceptor) {
            (Some(waiter), Some(number)) => format!("waiter `{waiter}`, acceptor {number}: "),
            (Some(waiter), None) => format!("waiter `{waiter}`: "),
            (None, _) => String::new(),
        };
        // The line breaks are ours. The rest may quote the file.
        let message: Vec<_> = message.split('\n').map(printable).collect();
        let (file, line) = (printable(self.file.name), self.file.line(at));
        let message = format!("{file}:{line}: {part}{}", message.join("\n"));
        Error::new(self.file.span, message)
    }

    /// The name of this location in errors of rustc: see the module `origin` of the expansion. `part` is a part of a
    /// waiter that is not an acceptor.
    pub(super) fn origin(self, at: Range, part: &str) -> Ident {
        // A name in a file need not be a Rust identifier.
        let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let waiter = self
            .waiter
            .unwrap_or_default()
            .replace(|c| !is_plain(c), "_");
        let part = match self.acceptor {
            Some(number) => format!("acceptor_{number}"),
            None => part.to_owned(),
        };
        let line = self.file.line(at);
        format_ident!("line_{line}_{waiter}_{part}", span = self.span())
    }
}

/// A sentence of the parser, to follow a colon.
fn decapitalized(sentence: &str) -> String {
    let mut sentence = sentence.to_owned();
    if let Some(first) = sentence.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    sentence
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_know_their_lines() {
        let file = File::new(
            "x.json",
            Span::call_site(),
            "\u{feff}{\n  \"b\": [1,\n 2],\n\n  \"a\": {\"x\": \"é\\n\"}\n}",
        );
        let value = file.parse().expect("JSON");
        let object = value.as_object().expect("an object");
        let list = object.get_array("b").expect("a list");
        let lines: Vec<_> = list
            .elements
            .iter()
            .map(|item| file.line(item.range()))
            .collect();
        assert_eq!(lines, [2, 3]);
        let inner = object.get_object("a").expect("an object");
        let x = inner.get_string("x").expect("a string");
        assert_eq!((file.line(x.range), &*x.value), (5, "é\n"));
    }

    #[test]
    fn an_error_has_its_line() {
        let file = File::new("x.json", Span::call_site(), "{\n  \"a\": 1,\n}");
        let error = file.parse().expect_err("not JSON").to_string();
        assert_eq!(
            error,
            "x.json:2: this is not JSON: trailing commas are not allowed\n    \"a\": 1,\n          ^"
        );
    }

    #[test]
    fn a_location_is_named() {
        let file = File::new("x.json", Span::call_site(), "1\n\n2");
        let location = FileLocation::new(&file).waiter("c-d");
        let at = Range::from_byte_index(3);
        assert_eq!(location.acceptor(1).origin(at, ""), "line_3_c_d_acceptor_2");
        assert_eq!(location.origin(at, "operation"), "line_3_c_d_operation");
    }
}
