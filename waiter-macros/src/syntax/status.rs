//! The parser of the HTTP statuses after `status`.

use std::ops::RangeInclusive;

use proc_macro2::{Span, TokenTree};

use super::expr::Comparator;
use super::literal::is_text;
use crate::diagnostics::{Error, Result};
use crate::tokens::{Cursor, integer};

/// `404`, `500..=599`.
#[derive(Clone)]
pub(crate) struct Status {
    pub(crate) range: RangeInclusive<u16>,
    pub(crate) span: Span,
}

/// The codes of three digits.
const CODES: RangeInclusive<u16> = 100..=999;

const FIELD: &str =
    "expected an HTTP status: `status 404`; for a field of that name, write `path status == …`";
const RANGE: &str =
    "expected a range, or statuses joined by `|`: `status 500..=599`, `status 404 | 410`";

impl Status {
    /// Returns the status with this code, if it is one.
    pub(crate) fn exactly(code: u16, span: Span) -> Option<Self> {
        CODES.contains(&code).then_some(Self {
            range: code..=code,
            span,
        })
    }

    pub(super) fn parse(tokens: &[TokenTree], end: Span) -> Result<Self> {
        let mut cursor = Cursor::new(tokens, end);
        let span = cursor.span();
        let is_string = cursor.literal().is_some_and(is_text);
        let message = match Comparator::at(tokens) {
            Some((_, Comparator::Equal)) => Some(FIELD),
            Some(_) => Some(RANGE),
            None => is_string.then_some(FIELD),
        };
        if let Some(message) = message {
            return Err(Error::new(span, message));
        }
        let first = Self::code(&mut cursor)?;
        let last = if cursor.is_operator("..=") {
            cursor.advance(3);
            Self::code(&mut cursor)?
        } else if cursor.is_operator("..") {
            cursor.advance(2);
            Self::code(&mut cursor)? - 1
        } else {
            first
        };
        if !cursor.is_empty() {
            return Err(Error::new(
                cursor.span(),
                "statuses are joined by `|`: `status 200 | 301`",
            ));
        }
        if first > last {
            return Err(Error::new(span, "this range of statuses is empty"));
        }
        Ok(Self {
            range: first..=last,
            span,
        })
    }

    fn code(cursor: &mut Cursor<'_>) -> Result<u16> {
        let span = cursor.span();
        let code = cursor.literal().and_then(integer);
        cursor.advance(1);
        code.filter(|code| CODES.contains(code)).ok_or_else(|| {
            Error::new(
                span,
                "expected an HTTP status from 100 to 999, or a range of them: `status 500..=599`",
            )
        })
    }
}
