//! The parsers of the keys that are numbers: the delays, the times and `max_attempts`.

use std::time::Duration;

use proc_macro2::{Span, TokenTree};

use super::duration;
use super::key_value::key_ends;
use super::language::{Key, Word};
use super::limit::Limit;
use crate::diagnostics::{Error, Result};
use crate::tokens::{Cursor, integer};

/// The value of `delay` or `first_poll`. A fixed one has equal bounds.
#[derive(Clone)]
pub(crate) struct Delay {
    pub(crate) min: Duration,
    pub(crate) max: Duration,
    pub(crate) span: Span,
}

impl Delay {
    fn parse(key: Key, tokens: &[TokenTree], end: Span) -> Result<Self> {
        let bounds = |cursor: &mut Cursor<'_>| {
            let first = cursor.peek();
            let min = duration(key, cursor)?;
            if cursor.punct() == Some('-')
                && let (Some(first), Some(last)) = (first, cursor.rest().get(1))
            {
                let message = format!("write `{first}..{last}` for a range");
                return Err(Error::new(cursor.span(), message));
            }
            if !cursor.is_operator("..") {
                return Ok((min, min));
            }
            cursor.advance(2);
            // `..=` means the same: a delay may be the longest one.
            cursor.advance(usize::from(cursor.punct() == Some('=')));
            Ok((min, duration(key, cursor)?))
        };
        limit(tokens, end, bounds).map(|Limit { value, span }| {
            let (min, max) = value;
            Self { min, max, span }
        })
    }
}

/// The delays and limits of a declaration, or of all waiters of a file.
#[derive(Clone, Default)]
pub(crate) struct Limits {
    pub(crate) first_poll: Option<Delay>,
    pub(crate) delay: Option<Delay>,
    pub(crate) poll_timeout: Option<Limit<Duration>>,
    pub(crate) max_attempts: Option<Limit<u32>>,
    pub(crate) max_wait: Option<Limit<Duration>>,
}

impl Limits {
    /// Parses the value of one of these keys.
    pub(crate) fn parse(&mut self, key: Key, value: &[TokenTree], end: Span) -> Result<()> {
        match key {
            Key::FirstPoll => self.first_poll = Some(Delay::parse(key, value, end)?),
            Key::Delay => self.delay = Some(Delay::parse(key, value, end)?),
            Key::PollTimeout => self.poll_timeout = Some(time(key, value, end)?),
            Key::MaxAttempts => self.max_attempts = Some(limit(value, end, polls)?),
            _ => self.max_wait = Some(time(Key::MaxWait, value, end)?),
        }
        Ok(())
    }
}

fn time(key: Key, tokens: &[TokenTree], end: Span) -> Result<Limit<Duration>> {
    let one = |cursor: &mut Cursor<'_>| {
        let value = duration(key, cursor)?;
        if cursor.is_operator("..") {
            let message = format!("`{}` takes one duration, not a range", key.as_str());
            return Err(Error::new(cursor.span(), message));
        }
        Ok(value)
    };
    limit(tokens, end, one)
}

/// Parses the value of a key, to its end.
fn limit<T>(
    tokens: &[TokenTree],
    end: Span,
    parse: impl Fn(&mut Cursor<'_>) -> Result<T>,
) -> Result<Limit<T>> {
    let mut cursor = Cursor::new(tokens, end);
    let span = cursor.span();
    let value = parse(&mut cursor)?;
    key_ends(&cursor)?;
    Ok(Limit { value, span })
}

fn duration(key: Key, cursor: &mut Cursor<'_>) -> Result<Duration> {
    let span = cursor.span();
    let Some(TokenTree::Literal(literal)) = cursor.next() else {
        // The wait has a method of the key's name.
        let message = format!(
            "expected a duration such as `60s`; to compute it at run time, call `.{}(…)` on the wait",
            key.as_str()
        );
        return Err(Error::new(span, message));
    };
    duration::parse(literal).map_err(|message| Error::new(span, message))
}

fn polls(cursor: &mut Cursor<'_>) -> Result<u32> {
    let span = cursor.span();
    let hint = match cursor.next() {
        Some(TokenTree::Literal(literal)) => match integer(literal) {
            Some(polls) => return Ok(polls),
            None if duration::parse(literal).is_ok() => "; write `max_wait` for a time",
            None => "",
        },
        Some(_) => "; to compute it at run time, call `.max_attempts(…)` on the wait",
        None => "",
    };
    let message = format!("expected a whole number of polls: `max_attempts: 40`{hint}");
    Err(Error::new(span, message))
}
