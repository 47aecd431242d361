//! A case: an expression, as text and as functions of ours. The macro `cases!` makes them.

use std::fmt;

use serde_json::Value;
use waiter_runtime::__private::path::evaluation::Evaluation;

use crate::json::{self, Json};

/// What an expression gives over a document.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Outcome {
    Value(Value),
    /// JMESPath's run-time error.
    Failed,
}

/// One expression over the family `F`.
pub(crate) struct Case<F> {
    /// As JMESPath.
    pub(crate) text: &'static str,
    /// As tokens, evaluated by our operators.
    pub(crate) tokens: fn(&F) -> Outcome,
    /// As one string, evaluated by our operators.
    pub(crate) verbatim: Option<fn(&F) -> Outcome>,
}

/// The outcome of a value of ours.
pub(crate) fn outcome<K: Json>(evaluation: &Evaluation, value: Option<K>) -> Outcome {
    // First the value, all of it: our lists are lazy, and fail as they are read.
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

/// Stands for what tells a message of the values that a condition looked at.
pub(crate) struct NoTrace;

impl NoTrace {
    #[allow(clippy::unused_self, clippy::ref_option)] // as the expansion calls it
    pub(crate) fn value<K>(&self, _: &str, _: &Option<K>) {}
}
