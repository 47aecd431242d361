//! What follows `status`.

use std::ops::RangeInclusive;

use proc_macro2::{Span, TokenTree};
use syn::Lit;

use super::expr::Comparator;
use super::literal::is_text;
use crate::diagnostics::{Error, Result};
use crate::tokens::Cursor;

/// `404`, `500..=599`.
pub(crate) struct Status {
    pub(crate) range: RangeInclusive<u16>,
    pub(crate) span: Span,
}

/// The codes that there are, in HTTP's three digits.
const CODES: RangeInclusive<u16> = 100..=999;

impl Status {
    /// One code, if there is such a status.
    pub(crate) fn exactly(code: u16, span: Span) -> Option<Self> {
        CODES.contains(&code).then_some(Self {
            range: code..=code,
            span,
        })
    }

    pub(super) fn parse(tokens: &[TokenTree], end: Span) -> Result<Self> {
        let mut cursor = Cursor::new(tokens, end);
        if let Some((_, comparator)) = Comparator::at(tokens) {
            let message = match comparator {
                Comparator::Equal => {
                    "the HTTP status is written without `==`, `status 404`; a field of that name is `path status == …`"
                }
                _ => {
                    "several statuses are a range, or joined by `|`: `status 500..=599`, `status 404 | 410`"
                }
            };
            return Err(Error::new(cursor.span(), message));
        }
        let span = cursor.span();
        if let Some(literal) = cursor.literal()
            && is_text(literal)
        {
            let message = "the HTTP status is a number, `status 404`; a field of that name is `path status == …`";
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
        let code = cursor
            .literal()
            .and_then(|literal| match Lit::new(literal.clone()) {
                Lit::Int(int) if int.suffix().is_empty() => int.base10_parse().ok(),
                _ => None,
            });
        cursor.advance(1);
        code.filter(|code| CODES.contains(code)).ok_or_else(|| {
            Error::new(
                span,
                "expected an HTTP status from 100 to 999, or a range of them: `status 500..=599`",
            )
        })
    }
}
