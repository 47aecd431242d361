//! The keys that are numbers: `delay`, `max_attempts` and `max_wait`.

use std::time::Duration;

use proc_macro2::{Span, TokenTree};
use syn::Lit;

use super::duration;
use super::key_value::key_ends;
use crate::diagnostics::{Error, Result};
use crate::tokens::Cursor;

/// `delay`: equal where it is fixed.
pub(crate) struct Delay {
    pub(crate) min: Duration,
    pub(crate) max: Duration,
    pub(crate) span: Span,
}

/// A limit and where it was written.
#[derive(Clone)]
pub(crate) struct Limit<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
}

impl Delay {
    pub(super) fn parse(tokens: &[TokenTree], end: Span) -> Result<Self> {
        let mut cursor = Cursor::new(tokens, end);
        let span = cursor.span();
        let min = duration(&mut cursor)?;
        let max = if cursor.is_operator("..") {
            cursor.advance(2);
            // `..=` means the same here: a delay may be the longest one.
            cursor.advance(usize::from(cursor.punct() == Some('=')));
            duration(&mut cursor)?
        } else {
            min
        };
        key_ends(&cursor)?;
        Ok(Self { min, max, span })
    }
}

fn duration(cursor: &mut Cursor<'_>) -> Result<Duration> {
    let Some(literal) = cursor.literal() else {
        return Err(Error::new(
            cursor.span(),
            "expected a duration such as `60s`; one that is known at run time only is given to the wait, as `.delay(…)` or `.max_wait(…)`",
        ));
    };
    cursor.advance(1);
    duration::parse(literal).map_err(|message| Error::new(literal.span(), message))
}

pub(crate) fn wait(tokens: &[TokenTree], end: Span) -> Result<Limit<Duration>> {
    let mut cursor = Cursor::new(tokens, end);
    let span = cursor.span();
    let value = duration(&mut cursor)?;
    key_ends(&cursor)?;
    Ok(Limit { value, span })
}

pub(crate) fn attempts(tokens: &[TokenTree], end: Span) -> Result<Limit<u32>> {
    let mut cursor = Cursor::new(tokens, end);
    let span = cursor.span();
    let value = cursor
        .literal()
        .and_then(|literal| match Lit::new(literal.clone()) {
            Lit::Int(int) if int.suffix().is_empty() => int.base10_parse().ok(),
            _ => None,
        });
    let Some(value) = value else {
        let is_time = cursor
            .literal()
            .is_some_and(|literal| duration::parse(literal).is_ok());
        let hint = match cursor.peek() {
            _ if is_time => "; a time is `max_wait`",
            Some(TokenTree::Literal(_)) | None => "",
            Some(_) => {
                "; one that is known at run time only is given to the wait, as `.max_attempts(…)`"
            }
        };
        let message = format!("expected a whole number of polls: `max_attempts: 40`{hint}");
        return Err(Error::new(span, message));
    };
    cursor.advance(1);
    key_ends(&cursor)?;
    Ok(Limit { value, span })
}
