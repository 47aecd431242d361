//! One acceptor: `matcher … => state`.

use std::ops::Range;

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};

use super::alternatives::alternatives;
use super::condition::{Condition, Quantifier, comparison_of_elements};
use super::error_form::ErrorForm;
use super::expr::{Comparator, Expr};
use super::language::{ErrorClass, Keyword, State, Word};
use super::pattern::{Pattern, guard_at};
use super::status::Status;
use super::{custom_error, custom_ok, messages, pasted, suggestions};
use crate::diagnostics::{Error, Errors, Result, one_of};
use crate::tokens::{
    Cursor, find_operator, last_span, punct, starts_with_operator, string, text, trees,
};

/// A parsed acceptor.
pub(crate) struct Acceptor {
    pub(crate) matcher: Matcher,
    pub(crate) state: State,
    /// The source text of the matcher.
    pub(crate) text: String,
    pub(crate) keyword: Keyword,
    /// The span of the keyword.
    pub(crate) span: Span,
    /// The location in the file that it was imported from: see the expansion's `origin`.
    pub(crate) origin: Option<Ident>,
}

/// The responses that an acceptor matches.
pub(crate) enum Matcher {
    /// Successful responses whose values pass a test.
    Path { subject: Subject, test: Condition },
    /// Responses with one of these HTTP statuses.
    Status(Vec<Status>),
    /// Errors of one of these forms.
    Error(Vec<ErrorForm>),
    /// All successful responses.
    Ok,
    /// Outputs or errors of a custom operation that match a pattern.
    Pattern { side: Side, pattern: Pattern },
}

/// The two sides of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Success,
    Error,
}

/// The object in which the paths of a test begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    Output,
    /// The first name of each path is `input` or `output`.
    InputOutput,
}

/// All forms of errors that acceptors name, in their order.
pub(crate) fn error_forms(acceptors: &[Acceptor]) -> impl Iterator<Item = &ErrorForm> {
    let forms = acceptors
        .iter()
        .filter_map(|acceptor| match &acceptor.matcher {
            Matcher::Error(forms) => Some(forms),
            _ => None,
        });
    forms.flatten()
}

/// The kind of operation that the acceptors look at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum OperationKind {
    #[default]
    Sdk,
    /// The user's own: names are Rust's, and errors and outputs may be patterns.
    Custom,
}

/// What was read of an acceptor.
pub(crate) struct Read<'t> {
    /// The acceptor, as far as it could be read.
    pub(crate) acceptor: Option<Acceptor>,
    /// What follows its state, where a comma is missing.
    pub(crate) rest: &'t [TokenTree],
    /// Whether all of it could be read.
    pub(crate) is_complete: bool,
}

impl Acceptor {
    /// One acceptor: the tokens between two commas. Its matcher, its condition and its state are read whatever is wrong
    /// with the others, so that all that is wrong is reported.
    pub(crate) fn parse<'t>(
        tokens: &'t [TokenTree],
        end: Span,
        kind: OperationKind,
        errors: &mut Errors,
    ) -> Read<'t> {
        let before = errors.count();
        if let Some(error) = pasted(tokens) {
            errors.push(error);
            return Read::nothing();
        }
        let guard = guard(tokens, kind);
        if let Some(next) = stateless(tokens).filter(|next| !guard.contains(next)) {
            let last = &tokens[next - 1];
            errors.push(match punct(last) {
                Some('.') => Error::new(last.span(), messages::ENDS_IN_DOT),
                Some('|' | '&') => Error::new(
                    last.span(),
                    "an acceptor has one matcher: end it in `=>` and its state, and write another",
                ),
                _ => no_arrow(last_span(last)),
            });
            return Read {
                rest: &tokens[next..],
                ..Read::nothing()
            };
        }
        let arrow = match find_arrow(tokens) {
            Ok(arrow) => arrow,
            Err(error) => {
                let last = tokens.last().map_or(end, last_span);
                errors.push(error.unwrap_or_else(|| no_arrow(last)));
                return Read::nothing();
            }
        };
        if let Some(message) = arrow.fault {
            errors.at(tokens[arrow.at].span(), message);
        }
        let (matcher, state) = (&tokens[..arrow.at], &tokens[arrow.at + arrow.width..]);
        let arrow = tokens[arrow.at].span();
        let mut cursor = Cursor::new(matcher, arrow);
        let keyword = keyword(&mut cursor, errors);
        let matcher = keyword.as_ref().and_then(|keyword| {
            let matcher = Matcher::parse(*keyword, cursor.rest(), arrow, kind);
            errors.keep(matcher)
        });
        let (state, rest) = parse_state(state, end, errors);
        let acceptor = keyword.zip(matcher).map(|((keyword, span), matcher)| Self {
            // A missing state is an error already, so that any will do.
            state: state.unwrap_or(State::Retry),
            text: match matcher.text(cursor.rest()).as_str() {
                "" => keyword.as_str().to_owned(),
                rest => format!("{} {rest}", keyword.as_str()),
            },
            matcher,
            keyword,
            span,
            origin: None,
        });
        Read {
            rest,
            is_complete: acceptor.is_some() && errors.count() == before,
            acceptor,
        }
    }
}

impl Read<'_> {
    fn nothing() -> Self {
        Self {
            acceptor: None,
            rest: &[],
            is_complete: false,
        }
    }
}

/// Where no acceptor begins, whatever the words: the guard of a pattern, which is any expression of Rust, and the word
/// that it is about.
pub(crate) fn guard(tokens: &[TokenTree], kind: OperationKind) -> Range<usize> {
    let is_pattern = kind == OperationKind::Custom
        && matches!(Keyword::at(tokens), Some(Keyword::Error | Keyword::Ok));
    let arrow = find_operator(tokens, "=>").unwrap_or(tokens.len());
    match guard_at(&tokens[..arrow]) {
        Some(at) if is_pattern => at.saturating_sub(1)..arrow,
        _ => 0..0,
    }
}

/// Where another acceptor begins before the first has its state.
fn stateless(tokens: &[TokenTree]) -> Option<usize> {
    let next = (1..tokens.len()).find(|&at| begins_acceptor(tokens, at))?;
    (starts(tokens) && !has_state(&tokens[..next])).then_some(next)
}

/// What stands between a matcher and its state.
struct Arrow {
    at: usize,
    width: usize,
    /// What is wrong with it.
    fault: Option<&'static str>,
}

/// The `=>`, or what was written for it. Where there is nothing like it, perhaps an error that says why.
fn find_arrow(tokens: &[TokenTree]) -> std::result::Result<Arrow, Option<Error>> {
    let is_state = |at: usize| State::at(&tokens[at..]).is_some();
    let found = |at, width, fault| Ok(Arrow { at, width, fault });
    if let Some(at) = find_operator(tokens, "=>") {
        return found(at, 2, None);
    }
    if let Some(at) = find_operator(tokens, "->") {
        return found(at, 2, Some("write `=>` for `->`"));
    }
    let puncts = |at: usize| {
        (
            tokens.get(at).and_then(punct),
            tokens.get(at + 1).and_then(punct),
        )
    };
    if let Some(at) = (0..tokens.len()).find(|&at| puncts(at) == (Some('='), Some('>'))) {
        return found(at, 2, Some("write `=>` without a space in it"));
    }
    let colon = |at: &usize| punct(&tokens[*at]) == Some(':') && is_state(at + 1);
    if let Some(at) = (0..tokens.len()).rev().find(colon) {
        return found(at, 1, Some("write `=>` before a state"));
    }
    match (0..tokens.len()).find(|&at| is_state(at)) {
        Some(at) if at > 0 && at + 1 == tokens.len() => {
            let message = format!("write `=>` before a state: `=> {}`", tokens[at]);
            Err(Some(Error::new(tokens[at].span(), message)))
        }
        _ => Err(None),
    }
}

/// An acceptor of Python's or JSON's.
fn pasted(tokens: &[TokenTree]) -> Option<Error> {
    let TokenTree::Group(group) = tokens.first()? else {
        return None;
    };
    if group.delimiter() != Delimiter::Brace {
        return None;
    }
    let message = match pasted::acceptor(group) {
        Some(written) => format!("an acceptor is written in one line here: `{written}`"),
        None => "an acceptor has no braces: `path field == value => success`".to_owned(),
    };
    Some(Error::new(group.span_open(), message))
}

/// Whether the tokens end in a state.
pub(super) fn has_state(tokens: &[TokenTree]) -> bool {
    find_operator(tokens, "=>").is_some()
}

/// Whether a comma was written where an acceptor goes on: it has no state yet, and what follows is no acceptor.
pub(super) fn goes_on(tokens: &[TokenTree], next: &[TokenTree]) -> bool {
    starts(tokens) && !has_state(tokens) && !next.is_empty() && !starts(next)
}

/// Whether the tokens end in a name, a literal or a group: another name after that begins something new.
pub(crate) fn ends_operand(tokens: &[TokenTree]) -> bool {
    !matches!(tokens.last(), Some(TokenTree::Punct(_)) | None)
}

/// Whether a matcher stands at `at` where an acceptor goes on: after something that nothing joins it to. Where a name is
/// due, it is one, unless something follows that no name is followed by.
pub(crate) fn begins_acceptor(tokens: &[TokenTree], at: usize) -> bool {
    let takes_operand = || match &tokens[at + 1..] {
        [TokenTree::Literal(_), ..] => true,
        // `a.status CertificateStatus::Failed` lacks its comparator; a status is no word.
        rest @ [TokenTree::Ident(word), ..] => {
            let is_status = Keyword::at(&tokens[at..]) == Some(Keyword::Status);
            !is_status && !starts(rest) && suggestions::operator(&word.to_string()).is_none()
        }
        _ => false,
    };
    // Directly after a matcher a name is due.
    let is_due = at == 1 && Keyword::at(tokens).is_some_and(|keyword| keyword != Keyword::Ok);
    let goes_on = !is_due && ends_operand(&tokens[..at]);
    starts(&tokens[at..]) && (goes_on || takes_operand())
}

/// Whether the tokens begin with a matcher.
fn starts(tokens: &[TokenTree]) -> bool {
    Keyword::at(tokens).is_some()
}

fn no_arrow(end: Span) -> Error {
    let message = format!(
        "an acceptor ends in `=>` and its state: {}",
        one_of(&State::words())
    );
    Error::new(end, message)
}

/// Parses the keyword. An unknown one is an error, and is parsed as the one that was meant, if that is clear.
fn keyword(cursor: &mut Cursor<'_>, errors: &mut Errors) -> Option<(Keyword, Span)> {
    let expected = format!(
        "an acceptor starts with its matcher: {}",
        one_of(&Keyword::words())
    );
    let Some(word) = cursor.ident(0) else {
        errors.at(cursor.span(), expected);
        return None;
    };
    cursor.advance(1);
    let (name, span) = (word.to_string(), word.span());
    if let Some(keyword) = Keyword::find(&name) {
        return Some((keyword, span));
    }
    // A path without its matcher.
    if cursor.punct() == Some('.') || Comparator::at(cursor.rest()).is_some() {
        errors.at(span, format!("{expected}; write `path {name}…`"));
        return None;
    }
    if let Some(message) = suggestions::matcher(&name) {
        errors.at(span, message);
        return None;
    }
    let unknown = suggestions::unknown(&name);
    errors.at(span, unknown.message);
    unknown.meant.map(|meant| (meant, span))
}

/// Parses the state, and returns the tokens after it.
fn parse_state<'t>(
    tokens: &'t [TokenTree],
    end: Span,
    errors: &mut Errors,
) -> (Option<State>, &'t [TokenTree]) {
    let expected = || format!("expected a state: {}", one_of(&State::words()));
    let Some((first, rest)) = tokens.split_first() else {
        errors.at(end, expected());
        return (None, &[]);
    };
    // `State::Failure`
    if let [_, _, TokenTree::Ident(variant), ..] = rest
        && let Some(state) = State::find(&variant.to_string().to_lowercase())
        && starts_with_operator(rest, "::")
    {
        errors.at(first.span(), format!("write `{}`", state.as_str()));
        return (None, &[]);
    }
    let message = match first {
        TokenTree::Ident(word) => match State::find(&word.to_string()) {
            Some(state) => return (Some(state), after_state(rest, errors)),
            None => suggestions::unknown::<State>(&word.to_string()).message,
        },
        TokenTree::Literal(literal) => match string(literal).as_deref().and_then(State::find) {
            Some(state) => format!("a state has no quotes: write `{}`", state.as_str()),
            None => expected(),
        },
        _ => expected(),
    };
    errors.at(first.span(), message);
    (None, &[])
}

/// What follows a state and should not: another acceptor, before which a comma is missing, or nothing to go on with.
fn after_state<'t>(rest: &'t [TokenTree], errors: &mut Errors) -> &'t [TokenTree] {
    let Some(first) = rest.first() else {
        return rest;
    };
    if starts(rest) {
        errors.at(first.span(), "write `,` between two acceptors");
        return rest;
    }
    let message = match first {
        tree if punct(tree) == Some(';') => "acceptors end in `,`, not in `;`".to_owned(),
        TokenTree::Ident(word) if word == "if" || word == "when" => {
            "a condition stands before the `=>`; two are joined by `&&`".to_owned()
        }
        tree => format!("unexpected `{tree}` after the state; an acceptor ends in `,`"),
    };
    errors.at(first.span(), message);
    &[]
}

impl Matcher {
    /// Parses the tokens after the keyword, which is at `at`.
    fn parse(
        (keyword, at): (Keyword, Span),
        tokens: &[TokenTree],
        end: Span,
        kind: OperationKind,
    ) -> Result<Self> {
        let word = keyword.as_str();
        if let Some(colon) = tokens.first()
            && punct(colon) == Some(':')
            && tokens.get(1).and_then(punct) != Some(':')
        {
            let message = format!("write what `{word}` looks at after it, without `:`");
            return Err(Error::new(colon.span(), message));
        }
        let is_custom = kind == OperationKind::Custom;
        let (subject, mut test) = match keyword {
            Keyword::Path => (Subject::Output, Condition::parse(tokens, end)?),
            Keyword::PathAll => {
                let test = comparison_of_elements(word, Quantifier::All, tokens, end)?;
                (Subject::Output, test)
            }
            Keyword::PathAny => {
                let test = comparison_of_elements(word, Quantifier::Any, tokens, end)?;
                (Subject::Output, test)
            }
            Keyword::InputOutput if is_custom => {
                return Err(Error::new(at, "only the SDK's operations have an input"));
            }
            Keyword::InputOutput => (Subject::InputOutput, Condition::parse(tokens, end)?),
            Keyword::Status if is_custom => return Err(Error::new(at, NO_STATUS)),
            Keyword::Status => return Ok(Self::Status(alternatives(tokens, end, Status::parse)?)),
            Keyword::Error if is_custom => {
                return Ok(match custom_error::parse(tokens, end)? {
                    Some(pattern) => Self::Pattern {
                        side: Side::Error,
                        pattern,
                    },
                    None => Self::Error(vec![ErrorForm::Class(ErrorClass::Any, at)]),
                });
            }
            Keyword::Error => {
                return Ok(Self::Error(alternatives(tokens, end, ErrorForm::parse)?));
            }
            Keyword::Ok if is_custom => {
                let pattern = custom_ok::parse(tokens)?;
                return Ok(pattern.map_or(Self::Ok, |pattern| Self::Pattern {
                    side: Side::Success,
                    pattern,
                }));
            }
            Keyword::Ok => return ok(tokens),
        };
        if is_custom {
            for expr in test.exprs_mut() {
                expr.keep_field_names();
            }
        }
        Ok(Self::Path { subject, test })
    }

    /// The tokens after the keyword, as they were written.
    fn text(&self, tokens: &[TokenTree]) -> String {
        self.pattern()
            .map_or_else(|| text(tokens), ToString::to_string)
    }

    /// The pattern of an acceptor of a custom operation.
    pub(crate) fn pattern(&self) -> Option<&Pattern> {
        match self {
            Self::Pattern { pattern, .. } => Some(pattern),
            Self::Path { .. } | Self::Status(_) | Self::Error(_) | Self::Ok => None,
        }
    }

    /// The comparison or condition, with the object in which its paths begin.
    pub(crate) fn test(&self) -> Option<(Subject, &Condition)> {
        match self {
            Self::Path { subject, test } => Some((*subject, test)),
            Self::Status(_) | Self::Error(_) | Self::Ok | Self::Pattern { .. } => None,
        }
    }

    pub(crate) fn exprs(&self) -> Vec<&Expr> {
        self.test().map_or_else(Vec::new, |(_, test)| test.exprs())
    }

    /// The tokens that are Rust: values and patterns.
    pub(crate) fn rust(&self) -> Vec<TokenTree> {
        let mut tokens = TokenStream::new();
        for expr in self.exprs() {
            expr.rust(&mut tokens);
        }
        tokens.extend(self.pattern().map(Pattern::stream));
        trees(tokens)
    }
}

const NO_STATUS: &str = "only the SDK's operations have an HTTP status; of a custom operation it may be in its error: \
                         write a pattern, as in `error Error::Http(404)`; of an `SdkError` write \
                         `error problem if problem.raw_response().is_some_and(|it| it.status().as_u16() == 404)`";

fn ok(tokens: &[TokenTree]) -> Result<Matcher> {
    match tokens.first() {
        None => Ok(Matcher::Ok),
        Some(tree) => {
            let message = "`ok` matches any successful response and takes nothing; write `path` to look at one";
            Err(Error::new(tree.span(), message))
        }
    }
}
