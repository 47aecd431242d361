//! One acceptor: `matcher … => state`.

use std::ops::Range;

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};

use super::alternatives::alternatives;
use super::condition::{Comparison, Condition, comparison_of_elements};
use super::error_form::ErrorForm;
use super::expr::{Comparator, Expr};
use super::pattern::{Pattern, guard_at};
use super::status::Status;
use super::{custom_error, custom_ok, messages, pasted, suggestions};
use crate::diagnostics::{Error, Errors, Result, one_of};
use crate::tokens::{
    Cursor, find_operator, last_span, punct, starts_with_operator, string, text, trees,
};

/// An acceptor and its text.
pub(crate) struct Acceptor {
    pub(crate) matcher: Matcher,
    pub(crate) state: State,
    /// The matcher as it was written.
    pub(crate) text: String,
    /// The matcher's word.
    pub(crate) keyword: Ident,
    /// Where it is in the file that it was imported from: see the expansion's `origin`.
    pub(crate) origin: Option<Ident>,
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
    /// Any output, or one that looks like this, for a custom operation.
    Ok(Option<Pattern>),
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

/// All patterns of outputs, in their order.
pub(crate) fn output_patterns(acceptors: &[Acceptor]) -> impl Iterator<Item = &Pattern> {
    acceptors
        .iter()
        .filter_map(|acceptor| match &acceptor.matcher {
            Matcher::Ok(pattern) => pattern.as_ref(),
            _ => None,
        })
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
            let matcher = Matcher::parse(keyword, cursor.rest(), arrow, kind);
            errors.keep(matcher)
        });
        let (state, rest) = parse_state(state, end, errors);
        let acceptor = keyword.zip(matcher).map(|(keyword, matcher)| Self {
            // Whatever it was, it is no part of what a wait looks at.
            state: state.unwrap_or(State::Retry),
            text: match matcher.text(cursor.rest()).as_str() {
                "" => keyword.to_string(),
                rest => format!("{keyword} {rest}"),
            },
            matcher,
            keyword,
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
        && matches!(tokens.first(), Some(TokenTree::Ident(word)) if *word == "error" || *word == "ok");
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
    let is_state = |tree: Option<&TokenTree>| match tree {
        Some(TokenTree::Ident(word)) => State::ALL.iter().any(|state| word == state.as_str()),
        _ => false,
    };
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
    let colon = |at: &usize| punct(&tokens[*at]) == Some(':') && is_state(tokens.get(at + 1));
    if let Some(at) = (0..tokens.len()).rev().find(colon) {
        return found(at, 1, Some("write `=>` before a state"));
    }
    match tokens.iter().position(|tree| is_state(Some(tree))) {
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
            let is_status = matches!(&tokens[at], TokenTree::Ident(word) if *word == "status");
            !is_status && !starts(rest) && suggestions::operator(&word.to_string()).is_none()
        }
        _ => false,
    };
    // Directly after a matcher a name is due.
    let is_due =
        at == 1 && starts(tokens) && !matches!(&tokens[0], TokenTree::Ident(word) if *word == "ok");
    let goes_on = !is_due && ends_operand(&tokens[..at]);
    starts(&tokens[at..]) && (goes_on || takes_operand())
}

/// Whether the tokens begin with a matcher.
fn starts(tokens: &[TokenTree]) -> bool {
    match tokens.first() {
        Some(TokenTree::Ident(word)) => MATCHERS.contains(&word.to_string().as_str()),
        _ => false,
    }
}

fn no_arrow(end: Span) -> Error {
    let states = State::ALL.map(State::as_str);
    let message = format!(
        "an acceptor ends in `=>` and its state: {}",
        one_of(&states)
    );
    Error::new(end, message)
}

/// The matcher's word. One that is not known is read as what was meant, if that is clear.
fn keyword(cursor: &mut Cursor<'_>, errors: &mut Errors) -> Option<Ident> {
    let expected = format!("an acceptor starts with its matcher: {}", one_of(MATCHERS));
    let Some(word) = cursor.ident(0) else {
        errors.at(cursor.span(), expected);
        return None;
    };
    cursor.advance(1);
    let name = word.to_string();
    if MATCHERS.contains(&name.as_str()) {
        return Some(word.clone());
    }
    // A path without its matcher.
    if cursor.punct() == Some('.') || Comparator::at(cursor.rest()).is_some() {
        errors.at(word.span(), format!("{expected}; write `path {name}…`"));
        return None;
    }
    let unknown = suggestions::matcher(&name, MATCHERS);
    errors.at(word.span(), unknown.message);
    unknown.meant.map(|meant| Ident::new(meant, word.span()))
}

/// The state, and what follows it.
fn parse_state<'t>(
    tokens: &'t [TokenTree],
    end: Span,
    errors: &mut Errors,
) -> (Option<State>, &'t [TokenTree]) {
    let names = State::ALL.map(State::as_str);
    let Some((first, rest)) = tokens.split_first() else {
        errors.at(end, format!("expected a state: {}", one_of(&names)));
        return (None, &[]);
    };
    let written = match first {
        TokenTree::Ident(word) => word.to_string(),
        TokenTree::Literal(literal) => string(literal).unwrap_or_default(),
        _ => String::new(),
    };
    let known = |name: &str| State::ALL.into_iter().find(|state| state.as_str() == name);
    // `State::Failure`
    if let [first, _, _, TokenTree::Ident(variant), ..] = tokens
        && let Some(state) = known(&variant.to_string().to_lowercase())
        && starts_with_operator(&tokens[1..], "::")
    {
        errors.at(first.span(), format!("write `{}`", state.as_str()));
        return (None, &[]);
    }
    let message = match (first, known(&written)) {
        (TokenTree::Ident(_), Some(state)) => {
            let rest = after_state(rest, errors);
            return (Some(state), rest);
        }
        (_, Some(state)) => format!("a state has no quotes: write `{}`", state.as_str()),
        (TokenTree::Ident(word), None) => suggestions::state(&word.to_string(), &names).message,
        _ => format!("expected a state: {}", one_of(&names)),
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
    /// The matcher of an operation that is the user's own.
    fn parse_custom(keyword: &Ident, tokens: &[TokenTree], end: Span) -> Result<Self> {
        let message = match keyword.to_string().as_str() {
            "error" => return Ok(Self::Error(custom_error::parse(tokens, end)?)),
            "ok" => return Ok(Self::Ok(custom_ok::parse(tokens)?)),
            "status" => {
                "only the SDK's operations have an HTTP status; of a custom operation it may be in its error: \
                 write a pattern, as in `error Error::Http(404)`; of an `SdkError` write \
                 `error problem if problem.raw_response().is_some_and(|it| it.status().as_u16() == 404)`"
            }
            "input_output" => "only the SDK's operations have an input",
            _ => {
                let mut matcher = Self::parse(keyword, tokens, end, OperationKind::Sdk)?;
                for expr in matcher.exprs_mut() {
                    expr.keep_field_names();
                }
                return Ok(matcher);
            }
        };
        Err(Error::new(keyword.span(), message))
    }

    /// What follows the keyword, as it was written.
    fn text(&self, tokens: &[TokenTree]) -> String {
        self.pattern()
            .map_or_else(|| text(tokens), ToString::to_string)
    }

    /// The pattern, for a custom operation and there is one.
    pub(crate) fn pattern(&self) -> Option<&Pattern> {
        match self {
            Self::Ok(pattern) => pattern.as_ref(),
            Self::Error(forms) => forms.iter().find_map(ErrorForm::pattern),
            _ => None,
        }
    }

    /// Its expressions.
    pub(crate) fn exprs(&self) -> Vec<&Expr> {
        match self {
            Self::Path(condition) | Self::InputOutput(condition) => condition.exprs(),
            Self::PathAll(comparison) | Self::PathAny(comparison) => comparison.exprs(),
            Self::Status(_) | Self::Error(_) | Self::Ok(_) => Vec::new(),
        }
    }

    /// The tokens of Rust in it.
    pub(crate) fn rust(&self) -> Vec<TokenTree> {
        let mut tokens = TokenStream::new();
        for expr in self.exprs() {
            expr.rust(&mut tokens);
        }
        tokens.extend(self.pattern().map(Pattern::stream));
        trees(tokens)
    }

    fn exprs_mut(&mut self) -> Vec<&mut Expr> {
        match self {
            Self::Path(condition) | Self::InputOutput(condition) => condition.exprs_mut(),
            Self::PathAll(comparison) | Self::PathAny(comparison) => comparison.exprs_mut(),
            Self::Status(_) | Self::Error(_) | Self::Ok(_) => Vec::new(),
        }
    }

    fn parse(
        keyword: &Ident,
        tokens: &[TokenTree],
        end: Span,
        kind: OperationKind,
    ) -> Result<Self> {
        if let Some(colon) = tokens.first()
            && punct(colon) == Some(':')
            && tokens.get(1).and_then(punct) != Some(':')
        {
            let message = format!("write what `{keyword}` looks at after it, without `:`");
            return Err(Error::new(colon.span(), message));
        }
        if kind == OperationKind::Custom {
            return Self::parse_custom(keyword, tokens, end);
        }
        Ok(match keyword.to_string().as_str() {
            "path" => Self::Path(Condition::parse(tokens, end)?),
            "path_all" => Self::PathAll(comparison_of_elements(keyword, tokens, end)?),
            "path_any" => Self::PathAny(comparison_of_elements(keyword, tokens, end)?),
            "input_output" => Self::InputOutput(Condition::parse(tokens, end)?),
            "status" => Self::Status(alternatives(tokens, end, Status::parse)?),
            "error" => Self::Error(alternatives(tokens, end, ErrorForm::parse)?),
            _ => match tokens.first() {
                None => Self::Ok(None),
                Some(tree) => {
                    let message = "`ok` matches any successful response and takes nothing; write `path` to look at one";
                    return Err(Error::new(tree.span(), message));
                }
            },
        })
    }
}
