//! The parsed form of an acceptor: `matcher … => state`, `matcher … for 3 polls => state`.

use std::time::Duration;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};

use super::condition::Condition;
use super::duration::readable;
use super::error_form::ErrorForm;
use super::expr::Expr;
use super::language::{Keyword, State, Word};
use super::limit::Limit;
use super::pattern::Pattern;
use super::reason::Reason;
use super::status::Status;
use super::streak::Streak;
use crate::tokens::trees;

/// A parsed acceptor.
#[derive(Clone)]
pub(crate) struct Acceptor {
    pub(crate) matcher: Matcher,
    /// The streak after which the state takes effect.
    pub(crate) streak: Option<Streak>,
    pub(crate) state: State,
    /// The delay of `retry in 30s`.
    pub(crate) retry_in: Option<Limit<Duration>>,
    /// The path in `failure(PATH)`.
    pub(crate) reason: Option<Reason>,
    /// The source text of the matcher.
    pub(crate) text: String,
    pub(crate) keyword: Keyword,
    /// The span of the keyword.
    pub(crate) span: Span,
    /// The location in the file that it was imported from: see the expansion's `origin`.
    pub(crate) origin: Option<Ident>,
}

/// The responses that an acceptor matches.
#[derive(Clone)]
pub(crate) enum Matcher {
    /// Successful responses whose values pass a test.
    Path { subject: Subject, test: Condition },
    /// Responses with one of these HTTP statuses.
    Status(Vec<Status>),
    /// Errors of one of these forms for which the condition holds.
    Error {
        forms: Vec<ErrorForm>,
        condition: Option<Condition>,
    },
    /// All successful responses.
    Ok,
    /// Outputs or errors that match a pattern.
    Pattern { side: Side, pattern: Pattern },
}

/// The object in which the paths of a test begin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Subject {
    #[default]
    Output,
    /// The first name of each path is `input` or `output`.
    InputOutput,
    /// The first name of each path is `message`, `code`, or a field of the only modelled error.
    Error,
}

/// Returns true for a name that a path of `input_output` begins with.
pub(crate) fn is_input_or_output(name: &Ident) -> bool {
    name == "input" || name == "output"
}

/// Returns true for a name that every error has.
pub(crate) fn is_of_any_error(name: &Ident) -> bool {
    name == "message" || name == "code"
}

/// The two sides of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Success,
    Error,
}

/// The kind of operation that a waiter polls.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum OperationKind {
    #[default]
    Sdk,
    /// A custom operation: names of the output are Rust's. Its error may be the SDK's.
    Custom { has_sdk_error: bool },
}

impl OperationKind {
    pub(crate) fn is_custom(self) -> bool {
        self != Self::Sdk
    }

    /// Returns true if the error is an `SdkError`, which has codes, classes and a status.
    pub(crate) fn has_sdk_error(self) -> bool {
        match self {
            Self::Sdk => true,
            Self::Custom { has_sdk_error } => has_sdk_error,
        }
    }
}

impl Acceptor {
    /// The text of the state: `success`, `retry in 30s`.
    pub(crate) fn state_text(&self) -> String {
        let state = self.state.as_str();
        match &self.retry_in {
            Some(delay) => format!("{state} in {}", readable(delay.value)),
            None => state.to_owned(),
        }
    }
}

impl Matcher {
    /// The pattern of Rust.
    pub(crate) fn pattern(&self) -> Option<&Pattern> {
        match self {
            Self::Pattern { pattern, .. } => Some(pattern),
            Self::Path { .. } | Self::Status(_) | Self::Error { .. } | Self::Ok => None,
        }
    }

    /// The comparison or condition, with the object in which its paths begin.
    pub(crate) fn test(&self) -> Option<(Subject, &Condition)> {
        match self {
            Self::Path { subject, test } => Some((*subject, test)),
            Self::Error { condition, .. } => Some((Subject::Error, condition.as_ref()?)),
            Self::Status(_) | Self::Ok | Self::Pattern { .. } => None,
        }
    }

    /// The comparison or condition, mutable.
    pub(crate) fn test_mut(&mut self) -> Option<&mut Condition> {
        match self {
            Self::Path { test, .. } => Some(test),
            Self::Error { condition, .. } => condition.as_mut(),
            Self::Status(_) | Self::Ok | Self::Pattern { .. } => None,
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

/// The forms of errors in the acceptors, in their order.
pub(crate) fn error_forms(acceptors: &[Acceptor]) -> Vec<&ErrorForm> {
    let mut all = Vec::new();
    for acceptor in acceptors {
        if let Matcher::Error { forms, .. } = &acceptor.matcher {
            all.extend(forms);
        }
    }
    all
}
