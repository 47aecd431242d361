//! The parser of streaks, `for 3 polls` and `for 3m` before the `=>`, and of the delay in `=> retry in 30s`.

use std::fmt;
use std::time::Duration;

use proc_macro2::{Literal, Span, TokenTree};

use super::duration;
use super::language::{State, StreakUnit, Word};
use super::limit::Limit;
use crate::diagnostics::{Error, Errors, Result};
use crate::tokens::{Cursor, integer, punct};

/// The streak after which the state of an acceptor takes effect. `Display` prints it as declared: `for 3 polls`.
#[derive(Clone)]
pub(crate) struct Streak {
    pub(crate) length: Length,
    /// The span of the number.
    pub(crate) span: Span,
}

/// The length of a streak.
#[derive(Clone, Copy)]
pub(crate) enum Length {
    Polls(u32),
    Duration(Duration),
}

impl fmt::Display for Streak {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.length {
            Length::Polls(polls) => write!(f, "for {polls} {}", StreakUnit::Polls.as_str()),
            Length::Duration(time) => write!(f, "for {}", duration::readable(time)),
        }
    }
}

/// Splits the tokens before the `=>` into those of the matcher and those of the streak, which begin with `for`.
pub(super) fn split(tokens: &[TokenTree]) -> (&[TokenTree], &[TokenTree]) {
    let begins = |at: &usize| match &tokens[*at..] {
        // `for<'a>` is a part of a type.
        [TokenTree::Ident(word), rest @ ..] if word == "for" => {
            rest.first().and_then(punct) != Some('<')
        }
        [TokenTree::Ident(word), TokenTree::Literal(_), ..] => word == "after",
        _ => false,
    };
    let at = (0..tokens.len()).find(begins);
    tokens.split_at(at.unwrap_or(tokens.len()))
}

/// Rejects a streak before the end of its matcher: `path for 1m a == b`, `error any for 3 polls if …`.
pub(super) fn check_is_last(matcher: &[TokenTree], streak: &[TokenTree]) -> Result<()> {
    let [word, TokenTree::Literal(number), rest @ ..] = streak else {
        return Ok(());
    };
    let (text, rest) = match rest {
        [TokenTree::Ident(unit), rest @ ..] if StreakUnit::find(&unit.to_string()).is_some() => {
            (format!("for {number} {unit}"), rest)
        }
        rest => (format!("for {number}"), rest),
    };
    let is_if = matches!(rest.first(), Some(TokenTree::Ident(word)) if word == "if");
    let is_before_path = matcher.is_empty() && !rest.is_empty();
    if is_if || is_before_path {
        let message = format!("`{text}` comes last, before the `=>`");
        return Err(Error::new(word.span(), message));
    }
    Ok(())
}

impl Streak {
    /// Parses the tokens of a streak, if there are any. The state is that of its acceptor.
    pub(super) fn parse(
        tokens: &[TokenTree],
        arrow: Span,
        state: Option<State>,
    ) -> Result<Option<Self>> {
        let mut cursor = Cursor::new(tokens, arrow);
        let span = cursor.span();
        let Some(word) = cursor.next() else {
            return Ok(None);
        };
        let streak = Self::after_word(&mut cursor)?;
        if word.to_string() != "for" {
            return Err(Error::new(
                span,
                format!("expected `for`, found `{word}`: write `{streak}`"),
            ));
        }
        if let Some(unexpected) = cursor.peek() {
            let message = format!("expected `=>` after `{streak}`, found `{unexpected}`");
            return Err(Error::new(unexpected.span(), message));
        }
        if state == Some(State::Retry) {
            let message = format!(
                "a `retry` cannot have a streak; to poll again before it fails, write `{streak} => failure`"
            );
            return Err(Error::new(span, message));
        }
        Ok(Some(streak))
    }

    /// Parses the number and its unit.
    fn after_word(cursor: &mut Cursor<'_>) -> Result<Self> {
        let span = cursor.span();
        let Some(TokenTree::Literal(number)) = cursor.next() else {
            let message = "expected a number of polls or a duration: `for 3 polls` or `for 3m`";
            return Err(Error::new(span, message));
        };
        let length = match integer(number) {
            Some(polls) => {
                unit(number, cursor)?;
                Length::Polls(polls)
            }
            None => Length::Duration(parse_duration(number)?),
        };
        let streak = Self { length, span };
        let is_needless = match length {
            Length::Polls(polls) => polls < 2,
            Length::Duration(time) => time.is_zero(),
        };
        if is_needless {
            let message = format!("`{streak}` changes nothing: leave it out");
            return Err(Error::new(span, message));
        }
        Ok(streak)
    }
}

fn parse_duration(literal: &Literal) -> Result<Duration> {
    let text = literal.to_string();
    let polls = text.trim_end_matches('s').strip_suffix("poll");
    let parsed = match polls {
        Some(polls) => Err(format!("write `for {polls} polls`")),
        None => duration::parse(literal),
    };
    parsed.map_err(|message| Error::new(literal.span(), message))
}

/// Parses the unit of a number of polls.
fn unit(number: &Literal, cursor: &mut Cursor<'_>) -> Result<()> {
    let (span, found) = (cursor.span(), cursor.next());
    let Some(TokenTree::Ident(word)) = found else {
        let message = format!("write `for {number} polls`, or a duration such as `for {number}s`");
        return Err(Error::new(number.span(), message));
    };
    let name = word.to_string();
    if StreakUnit::find(&name).is_some() {
        return Ok(());
    }
    let meant = match duration::unit(&name) {
        Some(unit) => format!("for {number}{unit}"),
        None if integer::<u32>(number).is_some_and(|polls| polls < 2) => {
            let message = format!("`for {number} {name}` changes nothing: leave it out");
            return Err(Error::new(number.span(), message));
        }
        None => format!("for {number} polls"),
    };
    let message = format!("expected `polls`, found `{name}`: write `{meant}`");
    Err(Error::new(span, message))
}

/// Parses `in 30s` after a state. Returns the delay, and the tokens after it.
pub(super) fn delay<'t>(
    state: State,
    tokens: &'t [TokenTree],
    end: Span,
    errors: &mut Errors,
) -> (Option<Limit<Duration>>, &'t [TokenTree]) {
    let is_delay = match tokens {
        [TokenTree::Ident(word), ..] if word == "in" => true,
        [TokenTree::Ident(word), TokenTree::Literal(_), ..] => {
            state == State::Retry && (word == "after" || word == "every")
        }
        [TokenTree::Literal(_), ..] => state == State::Retry,
        _ => false,
    };
    if !is_delay {
        return (None, tokens);
    }
    let word = &tokens[..usize::from(matches!(tokens[0], TokenTree::Ident(_)))];
    let mut cursor = Cursor::new(&tokens[word.len()..], end);
    let delay = errors.keep(retry_in(state, word, &mut cursor));
    (delay, cursor.rest())
}

fn retry_in(state: State, word: &[TokenTree], cursor: &mut Cursor<'_>) -> Result<Limit<Duration>> {
    let span = cursor.span();
    let Some(TokenTree::Literal(literal)) = cursor.next() else {
        return Err(Error::new(span, "expected a duration: `retry in 30s`"));
    };
    let delay = duration::parse(literal).map_err(|message| Error::new(span, message))?;
    let in_at = word.first().map_or(span, TokenTree::span);
    if state != State::Retry {
        let message = format!(
            "`{}` ends the wait, so it cannot have a delay: only `retry in {literal}` can",
            state.as_str()
        );
        return Err(Error::new(in_at, message));
    }
    if !matches!(word, [word] if word.to_string() == "in") {
        return Err(Error::new(in_at, format!("write `retry in {literal}`")));
    }
    if cursor.is_operator("..") {
        let range = cursor.span();
        cursor.advance(3);
        let message = format!("expected one duration, found a range: write `retry in {literal}`");
        return Err(Error::new(range, message));
    }
    if delay.is_zero() {
        let message = "the delay of a `retry` must be longer than zero";
        return Err(Error::new(span, message));
    }
    Ok(Limit { value: delay, span })
}

/// The message for a streak after the state.
pub(super) fn after_state(state: State, tokens: &[TokenTree]) -> Option<String> {
    let is_streak =
        matches!(tokens.first(), Some(TokenTree::Ident(word)) if word == "for" || word == "after");
    if !is_streak {
        return None;
    }
    let streak = match tokens.get(1) {
        Some(TokenTree::Literal(number)) => match integer::<u32>(number) {
            Some(polls) => format!("for {polls} polls"),
            None if state == State::Retry => return Some(format!("write `retry in {number}`")),
            None => format!("for {number}"),
        },
        _ => "for 3 polls".to_owned(),
    };
    let state = match state {
        // Until the streak is full, the wait polls again.
        State::Retry => State::Failure,
        state => state,
    };
    let state = state.as_str();
    Some(format!(
        "a streak belongs before the `=>`: write `{streak} => {state}`"
    ))
}
