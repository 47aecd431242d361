//! One acceptor: `matcher … => state`.

use proc_macro2::{Ident, Span, TokenTree};
use syn::{Error, Result};

use super::alternatives::alternatives;
use super::condition::{Comparison, Condition, comparison_of_elements};
use super::error_form::ErrorForm;
use super::status::Status;
use crate::report::{one_of, unknown};
use crate::tokens::{Cursor, find_operator, text};

/// An acceptor and its text.
pub(crate) struct Acceptor {
    pub(crate) matcher: Matcher,
    pub(crate) state: State,
    /// The matcher as it was written.
    pub(crate) text: String,
    /// The matcher's word.
    pub(crate) keyword: Ident,
}

/// What an acceptor leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    Success,
    Failure,
    Retry,
}

/// What an acceptor matches.
pub(crate) enum Matcher {
    Path(Condition),
    PathAll(Comparison),
    PathAny(Comparison),
    InputOutput(Condition),
    Status(Vec<Status>),
    Error(Vec<ErrorForm>),
    Ok,
}

/// The words an acceptor can start with.
pub(crate) const MATCHERS: &[&str] = &[
    "path",
    "path_all",
    "path_any",
    "input_output",
    "status",
    "error",
    "ok",
];

impl State {
    pub(crate) const ALL: [Self; 3] = [Self::Success, Self::Failure, Self::Retry];

    /// The word for it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::Failure => "failure",
            Self::Retry => "retry",
        }
    }
}

impl Acceptor {
    /// One acceptor: the tokens between two commas.
    pub(crate) fn parse(tokens: &[TokenTree], end: Span) -> Result<Self> {
        let Some(arrow) = find_operator(tokens, "=>") else {
            return Err(no_arrow(tokens, end));
        };
        let (matcher, state) = (&tokens[..arrow], &tokens[arrow + 2..]);
        let arrow = tokens[arrow].span();
        let mut cursor = Cursor::new(matcher, arrow);
        let keyword = keyword(&mut cursor)?;
        Ok(Self {
            matcher: Matcher::parse(&keyword, cursor.rest(), arrow)?,
            state: parse_state(state, end)?,
            text: match text(cursor.rest()).as_str() {
                "" => keyword.to_string(),
                rest => format!("{keyword} {rest}"),
            },
            keyword,
        })
    }
}

/// Whether the tokens end in a state.
pub(super) fn has_state(tokens: &[TokenTree]) -> bool {
    find_operator(tokens, "=>").is_some()
}

/// Whether a comma was written where an acceptor goes on: it has no state yet, and what follows is no acceptor.
pub(super) fn goes_on(tokens: &[TokenTree], next: &[TokenTree]) -> bool {
    let starts = |tokens: &[TokenTree]| match tokens.first() {
        Some(TokenTree::Ident(word)) => MATCHERS.contains(&word.to_string().as_str()),
        _ => false,
    };
    starts(tokens) && !has_state(tokens) && !next.is_empty() && !starts(next)
}

fn no_arrow(tokens: &[TokenTree], end: Span) -> Error {
    let span = find_operator(tokens, "->").map_or(end, |at| tokens[at].span());
    let states = State::ALL.map(State::as_str);
    let message = format!(
        "an acceptor ends in `=>` and its state: {}",
        one_of(&states)
    );
    Error::new(span, message)
}

fn keyword(cursor: &mut Cursor<'_>) -> Result<Ident> {
    let expected = format!("an acceptor starts with its matcher: {}", one_of(MATCHERS));
    let Some(word) = cursor.ident(0) else {
        return Err(Error::new(cursor.span(), expected));
    };
    let name = word.to_string();
    if !MATCHERS.contains(&name.as_str()) {
        let message = unknown("matcher", &name, MATCHERS);
        return Err(Error::new(word.span(), message));
    }
    cursor.advance(1);
    Ok(word.clone())
}

fn parse_state(tokens: &[TokenTree], end: Span) -> Result<State> {
    let names = State::ALL.map(State::as_str);
    let mut cursor = Cursor::new(tokens, end);
    let Some(word) = cursor.ident(0) else {
        let message = format!("expected a state: {}", one_of(&names));
        return Err(Error::new(cursor.span(), message));
    };
    let Some(state) = State::ALL.into_iter().find(|state| word == state.as_str()) else {
        let message = unknown("state", &word.to_string(), &names);
        return Err(Error::new(word.span(), message));
    };
    cursor.advance(1);
    if !cursor.is_empty() {
        return Err(Error::new(cursor.span(), "write `,` between two acceptors"));
    }
    Ok(state)
}

impl Matcher {
    fn parse(keyword: &Ident, tokens: &[TokenTree], end: Span) -> Result<Self> {
        Ok(match keyword.to_string().as_str() {
            "path" => Self::Path(Condition::parse(tokens, end)?),
            "path_all" => Self::PathAll(comparison_of_elements(keyword, tokens, end)?),
            "path_any" => Self::PathAny(comparison_of_elements(keyword, tokens, end)?),
            "input_output" => Self::InputOutput(Condition::parse(tokens, end)?),
            "status" => Self::Status(alternatives(tokens, end, Status::parse)?),
            "error" => Self::Error(alternatives(tokens, end, ErrorForm::parse)?),
            _ => match tokens.first() {
                None => Self::Ok,
                Some(tree) => {
                    let message = "`ok` matches any successful response and takes nothing; write `path` to look at one";
                    return Err(Error::new(tree.span(), message));
                }
            },
        })
    }
}
