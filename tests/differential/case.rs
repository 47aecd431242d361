//! A case: one expression as text, and as functions of ours. The macro `cases!` makes them.

use std::fmt;

use serde_json::Value;
use waiter_runtime::__private::path::evaluation::Evaluation;

use crate::json::{self, Json};

/// The result of an expression over a document.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Outcome {
    Value(Value),
    /// JMESPath's run-time error.
    Failed,
}

/// One expression over the family `F`.
pub(crate) struct Case<F> {
    /// The expression as JMESPath.
    pub(crate) text: &'static str,
    /// The expression as tokens, evaluated by our operators.
    pub(crate) tokens: fn(&F) -> Outcome,
    /// The expression as one string, evaluated by our operators.
    pub(crate) verbatim: Option<fn(&F) -> Outcome>,
}

/// Returns the outcome of one of our values.
pub(crate) fn outcome<K: Json>(evaluation: &Evaluation, value: Option<K>) -> Outcome {
    // Read the whole value first: our lists are lazy, and fail while they are read.
    let value = json::value(value);
    if evaluation.finish(true) {
        Outcome::Value(value)
    } else {
        Outcome::Failed
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value(value) => write!(f, "{value}"),
            Self::Failed => f.write_str("failed"),
        }
    }
}

/// Takes the place of the trace that records the compared values for messages.
pub(crate) struct NoTrace;

impl NoTrace {
    #[allow(clippy::unused_self, clippy::ref_option)] // as the expansion calls it
    pub(crate) fn value<K>(&self, _: &str, _: &Option<K>) {}

    #[allow(clippy::unused_self)] // as the expansion calls it
    pub(crate) fn most(&self, most: usize) -> usize {
        most
    }
}
