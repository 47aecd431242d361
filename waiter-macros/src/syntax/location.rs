//! The location of a token, and errors.
//!
//! Stable Rust does not have spans inside of a literal. An error in a string of JMESPath has the span of the whole literal,
//! and its message shows the position with a caret.

use std::fmt::Display;

use proc_macro2::Span;

use crate::diagnostics::{Error, is_visible};

/// The number of characters that are shown before and after the caret.
const SHOWN: usize = 50;

/// The location of a token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Location {
    pub(crate) span: Span,
    /// The offset in bytes, in a string of JMESPath.
    offset: Option<usize>,
}

impl Location {
    /// The location of a token of Rust.
    pub(crate) fn token(span: Span) -> Self {
        Self { span, offset: None }
    }

    /// A location in a string with this span.
    pub(super) fn in_string(span: Span, offset: usize) -> Self {
        let offset = Some(offset);
        Self { span, offset }
    }

    pub(super) fn offset(self) -> usize {
        self.offset.unwrap_or_default()
    }

    pub(crate) fn is_in_string(self) -> bool {
        self.offset.is_some()
    }
}

/// An error in an expression.
#[derive(Debug)]
pub(crate) enum Fault {
    /// rustc has reported it already.
    Reported,
    New {
        at: Location,
        message: String,
    },
}

/// A part of an expression, or an error in it.
pub(crate) type Result<T> = std::result::Result<T, Fault>;

impl Fault {
    pub(crate) fn new(at: Location, message: impl Display) -> Self {
        let message = message.to_string();
        Self::New { at, message }
    }

    /// The error, with the line of the string and a caret below it.
    pub(super) fn in_text(self, text: &str) -> Error {
        let Self::New { at, message } = self else {
            return Error::Reported;
        };
        if text.trim().is_empty() {
            return Error::new(at.span, message);
        }
        let shown = shown(text, at.offset());
        Error::new(at.span, format!("{message}\n{shown}"))
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Reported => Self::Reported,
            Fault::New { at, message } => Self::new(at.span, message),
        }
    }
}

/// The line with an offset in it, and a caret below.
pub(crate) fn shown(text: &str, offset: usize) -> String {
    let start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    let end = text[offset..]
        .find('\n')
        .map_or(text.len(), |at| offset + at);
    let before: Vec<char> = text[start..offset].chars().collect();
    let after: Vec<char> = text[offset..end].chars().collect();
    let shown = &before[before.len().saturating_sub(SHOWN)..];
    let cut_before = if shown.len() < before.len() {
        "…"
    } else {
        ""
    };
    let cut_after = if after.len() > SHOWN { "…" } else { "" };
    let column = shown.len() + cut_before.chars().count();
    let (before, after) = (plain(shown), plain(&after[..after.len().min(SHOWN)]));
    format!(
        "  {cut_before}{before}{after}{cut_after}\n  {}^",
        " ".repeat(column)
    )
}

/// The characters, each of them one column wide.
fn plain(characters: &[char]) -> String {
    let plain = |c: &char| if is_visible(*c) { *c } else { ' ' };
    characters.iter().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn the_caret_stands_under_the_spot() {
        assert_eq!(shown("a.b c", 4), "  a.b c\n      ^");
        assert_eq!(shown("a.", 2), "  a.\n    ^");
        assert_eq!(shown("'é'.\tb", 6), "  'é'. b\n       ^");
        assert_eq!(shown("a\n.b\nc", 3), "  .b\n   ^");
    }

    #[test]
    fn a_long_line_is_cut_around_the_spot() {
        let text = "a".repeat(60) + "!" + &"b".repeat(60);
        let expected = format!(
            "  …{}!{}…\n  {}^",
            "a".repeat(50),
            "b".repeat(49),
            " ".repeat(51)
        );
        assert_eq!(shown(&text, 60), expected);
    }
}
