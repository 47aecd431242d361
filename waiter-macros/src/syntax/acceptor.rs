//! The parsed form of an acceptor: `matcher … => state`.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};

use super::condition::Condition;
use super::error_form::ErrorForm;
use super::expr::Expr;
use super::language::{Keyword, State};
use super::pattern::Pattern;
use super::status::Status;
use crate::tokens::trees;

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

/// The object in which the paths of a test begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    Output,
    /// The first name of each path is `input` or `output`.
    InputOutput,
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
    /// A custom operation: names are Rust's, and errors and outputs may be patterns.
    Custom,
}

impl Matcher {
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

/// The forms of errors in the acceptors, in their order.
pub(crate) fn error_forms(acceptors: &[Acceptor]) -> impl Iterator<Item = &ErrorForm> {
    let matchers = acceptors.iter().map(|acceptor| &acceptor.matcher);
    let forms = matchers.filter_map(|matcher| match matcher {
        Matcher::Error(forms) => Some(forms),
        _ => None,
    });
    forms.flatten()
}
