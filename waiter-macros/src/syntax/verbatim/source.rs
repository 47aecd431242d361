//! A string's text and place, and errors in it.
//!
//! On stable Rust nothing inside of a literal has a place of its own: an error lands on all of it, and its message
//! shows where.

use proc_macro2::Span;
use syn::{Error, Result};

use super::Fault;
use crate::report::is_visible;

/// As much of a line is shown before and after the spot.
const SHOWN: usize = 50;

/// A verbatim path's text and the place of its literal.
#[derive(Clone, Copy)]
pub(super) struct Source<'s> {
    text: &'s str,
    pub(super) span: Span,
}

impl<'s> Source<'s> {
    pub(super) fn new(text: &'s str, span: Span) -> Self {
        Self { text, span }
    }

    /// The text from a place on.
    pub(super) fn from(&self, offset: usize) -> &'s str {
        self.text.get(offset..).unwrap_or_default()
    }

    /// The text before a place.
    pub(super) fn until(&self, offset: usize) -> &'s str {
        self.text.get(..offset).unwrap_or_default()
    }

    pub(super) fn error(&self, fault: &Fault) -> Error {
        let message = &fault.message;
        if self.text.trim().is_empty() {
            return Error::new(self.span, message);
        }
        let shown = shown(self.text, fault.offset);
        Error::new(self.span, format!("{message}\n{shown}"))
    }

    /// The same result with its error, if it is one, at a place of the text.
    pub(super) fn at<T>(&self, offset: usize, result: Result<T>) -> Result<T> {
        result.map_err(|error| self.error(&Fault::new(offset, error.to_string())))
    }
}

/// The line with that place in it, and a caret below.
pub(crate) fn shown(text: &str, offset: usize) -> String {
    let start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    let end = text[offset..]
        .find('\n')
        .map_or(text.len(), |at| offset + at);
    let (before, cut_before) = shortened(text[start..offset].chars().rev());
    let (after, cut_after) = shortened(text[offset..end].chars());
    let before: String = before.chars().rev().collect();
    let column = before.chars().count() + cut_before.chars().count();
    format!(
        "  {cut_before}{before}{after}{cut_after}\n  {}^",
        " ".repeat(column)
    )
}

/// The first of these characters, each of them one column wide, and a mark if there are more.
fn shortened(mut characters: impl Iterator<Item = char>) -> (String, &'static str) {
    let plain = |c: char| if is_visible(c) { c } else { ' ' };
    let first = characters.by_ref().take(SHOWN).map(plain).collect();
    let mark = if characters.next().is_some() {
        "…"
    } else {
        ""
    };
    (first, mark)
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
