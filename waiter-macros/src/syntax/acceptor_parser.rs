//! The parser of one acceptor.

use std::ops::Range;
use std::time::Duration;

use proc_macro2::{Delimiter, Span, TokenTree};

use super::acceptor::{Acceptor, Matcher, OperationKind};
use super::language::{Keyword, State, Word};
use super::limit::Limit;
use super::matcher::{keyword, matcher};
use super::pattern::guard_at;
use super::reason::{self, Reason};
use super::sdk_error::Parts;
use super::streak::{self, Streak};
use super::token_text::text;
use super::{messages, pasted, suggestions};
use crate::diagnostics::{Error, Errors, one_of};
use crate::tokens::{Cursor, find_operator, last_span, punct, starts_with_operator, string};

/// The result of parsing one acceptor.
pub(crate) struct ParsedAcceptor<'t> {
    /// The acceptor, if its matcher could be parsed.
    pub(crate) acceptor: Option<Acceptor>,
    /// The tokens after its state, where a comma is missing.
    pub(super) rest: &'t [TokenTree],
    /// `true` if there was no error.
    pub(super) is_complete: bool,
}

impl<'t> ParsedAcceptor<'t> {
    /// An acceptor without an arrow, which was reported.
    fn skipped(rest: &'t [TokenTree]) -> Self {
        Self {
            acceptor: None,
            rest,
            is_complete: false,
        }
    }

    /// Parses the tokens between two commas. An error in the matcher or the state does not hide one in the other.
    pub(crate) fn parse(
        tokens: &'t [TokenTree],
        end: Span,
        kind: OperationKind,
        errors: &mut Errors,
    ) -> Self {
        let before = errors.count();
        let arrow = match Arrow::parse(tokens, end, errors) {
            Ok(arrow) => arrow,
            Err(next) => return Self::skipped(&tokens[next..]),
        };
        let span = tokens[arrow.at].span();
        let mut cursor = Cursor::new(&tokens[..arrow.at], span);
        let keyword = keyword(&mut cursor, errors);
        let (tokens_of_matcher, tokens_of_streak) = streak::split(cursor.rest());
        let matcher_end = tokens_of_streak.first().map_or(span, TokenTree::span);
        let is_last = streak::check_is_last(tokens_of_matcher, tokens_of_streak);
        let matcher = keyword.and_then(|keyword| {
            let parse = |()| matcher(keyword, tokens_of_matcher, matcher_end, kind);
            Some((keyword, errors.keep(is_last.and_then(parse))?))
        });
        let after_arrow = &tokens[arrow.at + arrow.width..];
        let (outcome, rest) = parse_outcome(after_arrow, end, kind, errors);
        let of = matcher.as_ref().map(|(_, matcher)| matcher);
        let reason = outcome
            .reason
            .filter(|reason| errors.keep(reason.check_matcher(of)).is_some());
        // One error is enough.
        let streak = matcher.as_ref().and_then(|_| {
            let streak = Streak::parse(tokens_of_streak, span, outcome.state);
            errors.keep(streak).flatten()
        });
        let acceptor = matcher.map(|((keyword, span), matcher)| Acceptor {
            // A missing state is an error already, so that any will do.
            state: outcome.state.unwrap_or(State::Retry),
            streak,
            retry_in: outcome.retry_in,
            reason,
            text: source_text(keyword, &matcher, tokens_of_matcher),
            matcher,
            keyword,
            span,
            origin: None,
        });
        Self {
            rest,
            is_complete: acceptor.is_some() && errors.count() == before,
            acceptor,
        }
    }
}

/// The source text of a matcher.
fn source_text(keyword: Keyword, matcher: &Matcher, tokens: &[TokenTree]) -> String {
    let pattern = matcher.pattern().map(ToString::to_string);
    let rest = pattern.unwrap_or_else(|| text(tokens));
    format!("{} {rest}", keyword.as_str()).trim_end().to_owned()
}

/// An error, and the position at which another acceptor may begin.
type Skipped = (Error, usize);

/// The `=>` of an acceptor, or the tokens that were written for it.
struct Arrow {
    at: usize,
    width: usize,
    fault: Option<&'static str>,
}

impl Arrow {
    /// Finds the arrow and reports its faults. Without an arrow, it returns the position of the next acceptor.
    fn parse(tokens: &[TokenTree], end: Span, errors: &mut Errors) -> Result<Self, usize> {
        let found = pasted(tokens).map_or_else(|| Self::find(tokens, end), Err);
        let arrow = found.map_err(|(error, next)| {
            errors.push(error);
            next
        })?;
        if let Some(message) = arrow.fault {
            errors.at(tokens[arrow.at].span(), message);
        }
        Ok(arrow)
    }

    fn find(tokens: &[TokenTree], end: Span) -> Result<Self, Skipped> {
        let guard = guard(tokens);
        for at in 0..tokens.len() {
            if starts_with_operator(&tokens[at..], "=>") {
                return Ok(Self::new(at, 2, None));
            }
            let may_begin = at > 0 && starts(tokens) && !guard.contains(&at);
            if may_begin && begins_acceptor(tokens, at) {
                return Err((missing_state(&tokens[at - 1]), at));
            }
        }
        if let Some(arrow) = Self::find_misspelt(tokens) {
            return Ok(arrow);
        }
        let error = match tokens {
            [.., state] if tokens.len() > 1 && State::at(std::slice::from_ref(state)).is_some() => {
                let message = format!("expected `=>` before the state: write `=> {state}`");
                Error::new(state.span(), message)
            }
            _ => no_arrow(tokens.last().map_or(end, last_span)),
        };
        Err((error, tokens.len()))
    }

    /// Finds the tokens that were written for `=>`.
    fn find_misspelt(tokens: &[TokenTree]) -> Option<Self> {
        let is = |at: usize, c: char| tokens.get(at).and_then(punct) == Some(c);
        if let Some(at) = find_operator(tokens, "->") {
            return Some(Self::new(at, 2, Some("expected `=>`, found `->`")));
        }
        let spaced = (0..tokens.len()).find(|&at| is(at, '=') && is(at + 1, '>'));
        if let Some(at) = spaced {
            return Some(Self::new(at, 2, Some("write `=>` without a space")));
        }
        let is_colon = |at: &usize| is(*at, ':') && State::at(&tokens[at + 1..]).is_some();
        let colon = (0..tokens.len()).rev().find(is_colon)?;
        Some(Self::new(colon, 1, Some("expected `=>`, found `:`")))
    }

    fn new(at: usize, width: usize, fault: Option<&'static str>) -> Self {
        Self { at, width, fault }
    }
}

/// The error for an acceptor that ends in a token, without a state.
fn missing_state(last: &TokenTree) -> Error {
    let message = match punct(last) {
        Some('.') => messages::ENDS_IN_DOT,
        Some('|' | '&') => {
            "an acceptor has one matcher: write `=>` and a state here, then another acceptor"
        }
        _ => return no_arrow(last_span(last)),
    };
    Error::new(last.span(), message)
}

fn no_arrow(end: Span) -> Error {
    let message = format!("expected `=>` and a state: {}", one_of(&State::words()));
    Error::new(end, message)
}

/// The error for an acceptor of Python's or JSON's.
fn pasted(tokens: &[TokenTree]) -> Option<Skipped> {
    let TokenTree::Group(group) = tokens.first()? else {
        return None;
    };
    if group.delimiter() != Delimiter::Brace {
        return None;
    }
    let message = match pasted::acceptor(group) {
        Some(written) => format!("an acceptor is written in one line here: `{written}`"),
        None => "expected an acceptor without braces: `path field == value => success`".to_owned(),
    };
    Some((Error::new(group.span_open(), message), tokens.len()))
}

/// The range in which no acceptor begins: the guard of a pattern, which may be any Rust expression, and the word before it. In
/// a condition on an error, it ends with the first name.
fn guard(tokens: &[TokenTree]) -> Range<usize> {
    let tokens = &tokens[..find_operator(tokens, "=>").unwrap_or(tokens.len())];
    let Some(at) = guard_at(tokens) else {
        return 0..0;
    };
    let end = match Keyword::at(tokens) {
        Some(Keyword::Ok) => tokens.len(),
        Some(Keyword::Error) if Parts::of(&tokens[1..]).is_pattern() => tokens.len(),
        Some(Keyword::Error) => at + 2,
        _ => return 0..0,
    };
    at.saturating_sub(1)..end
}

/// Returns true if the tokens have a state.
pub(super) fn has_state(tokens: &[TokenTree]) -> bool {
    find_operator(tokens, "=>").is_some()
}

/// Returns true if the comma between two parts belongs to one acceptor: the first has no state, and the next begins none.
pub(super) fn continues(tokens: &[TokenTree], next: &[TokenTree]) -> bool {
    starts(tokens) && !has_state(tokens) && !next.is_empty() && !starts(next)
}

/// Returns true if the tokens end in a name, a literal or a group: a name after that begins something new.
pub(super) fn ends_operand(tokens: &[TokenTree]) -> bool {
    match tokens.last() {
        Some(TokenTree::Punct(_)) | None => false,
        // A union's variant follows.
        Some(TokenTree::Ident(word)) => *word != "as",
        Some(_) => true,
    }
}

/// Returns true if a matcher begins at a position in an acceptor: after an operand. Where a name is due, it is a name,
/// unless its next token cannot follow a name.
pub(super) fn begins_acceptor(tokens: &[TokenTree], at: usize) -> bool {
    let takes_operand = || match &tokens[at + 1..] {
        [TokenTree::Literal(_), ..] => true,
        // `a.status CertificateStatus::Failed` lacks its comparator; a status is not a word.
        rest @ [TokenTree::Ident(word), ..] => {
            let is_status = Keyword::at(&tokens[at..]) == Some(Keyword::Status);
            !is_status && !starts(rest) && suggestions::operator(&word.to_string()).is_none()
        }
        _ => false,
    };
    // Directly after a matcher a name is due.
    let is_due = at == 1 && Keyword::at(tokens).is_some_and(|keyword| keyword != Keyword::Ok);
    let continues = !is_due && ends_operand(&tokens[..at]);
    starts(&tokens[at..]) && (continues || takes_operand())
}

/// Returns true if the tokens begin with a matcher.
fn starts(tokens: &[TokenTree]) -> bool {
    Keyword::at(tokens).is_some()
}

/// The tokens after `=>`.
#[derive(Default)]
struct Outcome {
    state: Option<State>,
    /// The delay of `retry in 30s`.
    retry_in: Option<Limit<Duration>>,
    /// The path in `failure(PATH)`.
    reason: Option<Reason>,
}

/// Parses the state with its delay and its reason, and returns the tokens after them.
fn parse_outcome<'t>(
    tokens: &'t [TokenTree],
    end: Span,
    kind: OperationKind,
    errors: &mut Errors,
) -> (Outcome, &'t [TokenTree]) {
    if let Some(state) = State::at(tokens) {
        let (retry_in, rest) = streak::delay(state, &tokens[1..], end, errors);
        let (reason, rest) = reason::of_state(state, rest, kind, errors);
        let outcome = Outcome {
            state: Some(state),
            retry_in,
            reason,
        };
        return (outcome, after_state(state, rest, errors));
    }
    // An acceptor behind it, where the state is missing.
    let is_missing = has_state(tokens) && begins_acceptor(tokens, 0);
    let expected = format!("expected a state: {}", one_of(&State::words()));
    let message = match tokens {
        // `State::Failure`
        [TokenTree::Ident(_), rest @ ..] if starts_with_operator(rest, "::") => {
            let variant = rest.get(2).map(|it| it.to_string().to_lowercase());
            let state = variant.as_deref().and_then(State::find);
            state.map_or(expected, |state| format!("write `{}`", state.as_str()))
        }
        [TokenTree::Ident(word), ..] => suggestions::unknown::<State>(&word.to_string()).message,
        [TokenTree::Literal(literal), ..] => {
            let state = string(literal).as_deref().and_then(State::find);
            state.map_or(expected, |state| {
                format!("write `{}` without quotes", state.as_str())
            })
        }
        _ => expected,
    };
    errors.at(tokens.first().map_or(end, TokenTree::span), message);
    let rest = if is_missing { tokens } else { &[] };
    (Outcome::default(), rest)
}

/// Returns the acceptor that follows a state, before which a comma is missing.
fn after_state<'t>(state: State, rest: &'t [TokenTree], errors: &mut Errors) -> &'t [TokenTree] {
    let Some(first) = rest.first() else {
        return rest;
    };
    if starts(rest) {
        errors.at(first.span(), "write `,` between two acceptors");
        return rest;
    }
    let message = streak::after_state(state, rest).unwrap_or_else(|| match first {
        TokenTree::Ident(word) if word == "if" || word == "when" => {
            "a condition belongs before the `=>`: `path a == b && c == d`, `error NAME if …`"
                .to_owned()
        }
        tree => format!("expected `,` after the state, found `{tree}`"),
    });
    errors.at(first.span(), message);
    &[]
}
