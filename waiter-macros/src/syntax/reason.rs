//! The path that says why a wait failed: the value of `reason`, and the path in `failure(PATH)`.

use proc_macro2::{Delimiter, Ident, Literal, Span, TokenTree};

use super::acceptor::{Matcher, OperationKind, Side};
use super::expr::{Expr, Node};
use super::expr_parser::parse_string;
use super::expr_rules::looks;
use super::language::{State, Word};
use super::literal::lone_string;
use super::location::{self, Fault};
use super::token_text::text;
use crate::diagnostics::{Error, Errors, Result};
use crate::tokens::{string, trees};

/// A path that says why.
#[derive(Clone)]
pub(crate) struct Reason {
    pub(crate) path: Expr,
    /// The source text.
    pub(crate) text: String,
    /// The location in the file that it was imported from: see the expansion's `origin`.
    pub(crate) origin: Option<Ident>,
}

const EMPTY: &str =
    "expected a path in the parentheses, as in `failure(certificate.failure_reason)`";
const VALUE: &str = "a reason is a path of the output, not a value of the declaration";
const CONDITION: &str = "a reason is a path to a text, not a condition";
const ALTERNATIVES: &str =
    "write several reasons as a list, `[a, b]`; the first that is not empty is `a || b`";
const TEXT: &str = "a string is a path of JMESPath here: the reason is a text of the output";
const PARENTHESES: &str = "write the path in parentheses: `failure(certificate.failure_reason)`";
const OF_ERROR: &str =
    "an error response does not have an output, and messages show the error: write `=> failure`";

impl Reason {
    /// Parses all of `tokens` as a path, or as one string of JMESPath.
    pub(crate) fn parse(tokens: &[TokenTree], end: Span, kind: OperationKind) -> Result<Self> {
        let mut path = match lone_string(tokens) {
            Some(literal) if is_sentence(literal) => {
                return Err(Error::new(literal.span(), TEXT));
            }
            Some(literal) => Self::path(literal)?,
            None => {
                let path = Expr::parse(tokens, end)?;
                check(&path)?;
                path
            }
        };
        if kind.is_custom() {
            path.keep_field_names();
        }
        Ok(Self {
            path,
            text: text(tokens),
            origin: None,
        })
    }

    /// Parses a string of JMESPath. It may be a text.
    pub(crate) fn path(literal: &Literal) -> Result<Expr> {
        parse_string(literal, |expr| match expr.node {
            Node::Text(_) => Ok(()),
            _ => check(expr),
        })
    }

    /// Checks that there is an output that the path can look into.
    pub(super) fn check_matcher(&self, matcher: Option<&Matcher>) -> Result<()> {
        match matcher {
            Some(
                Matcher::Error { .. }
                | Matcher::Pattern {
                    side: Side::Error, ..
                },
            ) => Err(Error::new(self.path.extent.first.span, OF_ERROR)),
            _ => Ok(()),
        }
    }
}

/// Returns true for a text that begins with two words, which no path does.
fn is_sentence(literal: &Literal) -> bool {
    let text = string(literal).unwrap_or_default();
    let mut words = text.split_whitespace();
    let mut is_word = || {
        let word = words.next();
        word.is_some_and(|word| word.chars().all(char::is_alphabetic))
    };
    is_word() && is_word()
}

fn check(expr: &Expr) -> location::Result<()> {
    let error = |at: &Expr, message| Err(Fault::new(at.extent.first, message));
    match &expr.node {
        Node::Compare(..) | Node::Not(_) => error(expr, CONDITION),
        Node::Pipe(_, right) if !right.extent.first.is_in_string() && right.begins_in_field() => {
            error(right, ALTERNATIVES)
        }
        _ if !looks(expr) => error(expr, VALUE),
        _ => super::list_depth::check_lists(expr),
    }
}

/// Parses the parentheses after a state, and returns the tokens after them.
pub(super) fn of_state<'t>(
    state: State,
    tokens: &'t [TokenTree],
    kind: OperationKind,
    errors: &mut Errors,
) -> (Option<Reason>, &'t [TokenTree]) {
    let Some((TokenTree::Group(group), rest)) = tokens.split_first() else {
        return (None, tokens);
    };
    let is_failure = state == State::Failure;
    if !is_failure && group.delimiter() != Delimiter::Parenthesis {
        return (None, tokens);
    }
    let inside = trees(group.stream());
    let reason = if !is_failure {
        let message = format!("only `failure` has a reason: write `=> {}`", state.as_str());
        Err(Error::new(group.span_open(), message))
    } else if group.delimiter() != Delimiter::Parenthesis {
        Err(Error::new(group.span_open(), PARENTHESES))
    } else if inside.is_empty() {
        Err(Error::new(group.span_close(), EMPTY))
    } else {
        Reason::parse(&inside, group.span_close(), kind)
    };
    (errors.keep(reason), rest)
}
