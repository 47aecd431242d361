//! The rule that every acceptor is reached.

use proc_macro2::Span;

use crate::diagnostics::Errors;
use crate::syntax::acceptor::{Acceptor, Matcher, OperationKind, Side, Subject};
use crate::syntax::condition::{Comparison, Condition};
use crate::syntax::error_form::ErrorForm;
use crate::syntax::expr::{Comparator, Expr, Node, Rust};
use crate::syntax::language::{ErrorClass, Quantifier};
use crate::syntax::pattern::Pattern;
use crate::syntax::status::Status;

/// Returns true if the acceptor at a position is ever reached. A file may have some that are not.
pub(crate) fn is_reached(acceptors: &[Acceptor], at: usize) -> bool {
    let unreached = |count: usize| {
        let mut errors = Errors::default();
        // Only the SDK's operations have waiters in files.
        check_reachable(&acceptors[..count], OperationKind::Sdk, &mut errors);
        errors.count()
    };
    unreached(at) == unreached(at + 1)
}

/// Checks that every acceptor, and every alternative of one, is reached: none before it decides the same.
pub(super) fn check_reachable(acceptors: &[Acceptor], kind: OperationKind, errors: &mut Errors) {
    let mut earlier = Earlier {
        parts: Vec::new(),
        values: Vec::new(),
        kind,
    };
    for acceptor in acceptors {
        let covered = earlier.covers(&acceptor.matcher);
        if let Some(message) = covered {
            errors.at(acceptor.span, message);
        }
        for part in parts(acceptor) {
            let value = part.value();
            if covered.is_none()
                && let Some(message) = earlier.decides(part, value.as_ref())
            {
                errors.at(part.span(acceptor), message);
            }
            earlier.parts.push(part);
            earlier.values.push(value);
        }
    }
}

/// A part of an acceptor that decides by itself.
#[derive(Clone, Copy)]
enum Part<'a> {
    Ok,
    Holds(Subject, &'a Expr),
    /// One alternative, or all where a single one does not decide.
    Compares(Subject, &'a Comparison, &'a [Expr]),
    Status(&'a Status),
    Error(&'a ErrorForm, Option<&'a Condition>),
    Pattern(Side, &'a Pattern),
}

/// Returns the parts of an acceptor, in their order.
fn parts(acceptor: &Acceptor) -> Vec<Part<'_>> {
    match &acceptor.matcher {
        Matcher::Path { subject, test } => match test {
            Condition::Holds(expr) => vec![Part::Holds(*subject, expr)],
            Condition::Comparison(comparison) => {
                let alternatives = &comparison.alternatives[..];
                let size = alternatives.len();
                let mut parts = Vec::new();
                for values in alternatives.chunks(if comparison.is_union() { 1 } else { size }) {
                    parts.push(Part::Compares(*subject, comparison, values));
                }
                parts
            }
        },
        Matcher::Status(statuses) => statuses.iter().map(Part::Status).collect(),
        Matcher::Error { forms, condition } => {
            let part = |form| Part::Error(form, condition.as_ref());
            forms.iter().map(part).collect()
        }
        Matcher::Ok => vec![Part::Ok],
        Matcher::Pattern { side, pattern } => vec![Part::Pattern(*side, pattern)],
    }
}

impl Part<'_> {
    /// Returns true if this part matches whatever the other one does.
    fn includes(self, other: Self) -> bool {
        match (self, other) {
            (Self::Holds(a, x), Self::Holds(b, y)) => a == b && x == y,
            (Self::Compares(a, x, xs), Self::Compares(b, y, ys)) => {
                let is_same = (a, x.quantifier, x.comparator) == (b, y.quantifier, y.comparator)
                    && x.left == y.left;
                is_same
                    && match (x.comparator, x.quantifier) {
                        (Comparator::Equal, Some(Quantifier::All)) => {
                            ys.iter().all(|value| xs.contains(value))
                        }
                        _ => xs == ys,
                    }
            }
            (Self::Error(a, x), Self::Error(b, y)) => a == b && (x.is_none() || x == y),
            (Self::Pattern(a, x), Self::Pattern(b, y)) => a == b && x == y,
            _ => false,
        }
    }

    /// The text of the only value that this part compares with. Parts with different ones do not include each other.
    fn value(self) -> Option<String> {
        let Self::Compares(_, _, [value]) = self else {
            return None;
        };
        match &value.node {
            Node::Text(text) => text.value(),
            Node::Rust(Rust::Path(path)) => Some(path.to_string()),
            _ => None,
        }
    }

    /// The span of an error on this part of the acceptor.
    fn span(self, acceptor: &Acceptor) -> Span {
        match self {
            Self::Ok => acceptor.span,
            Self::Compares(_, comparison, [value]) if comparison.is_union() => {
                value.extent.last.span
            }
            Self::Compares(_, Comparison { left: path, .. }, _) | Self::Holds(_, path) => {
                path.extent.first.span
            }
            Self::Status(status) => status.span,
            Self::Error(form, _) => form.span(),
            Self::Pattern(_, pattern) => pattern.span(),
        }
    }
}

const DECIDED: &str = "this error is never reached: it is decided before";

/// The parts of the acceptors before one.
struct Earlier<'a> {
    parts: Vec<Part<'a>>,
    /// The value of each part. It is kept, since each part is compared with all parts before it.
    values: Vec<Option<String>>,
    kind: OperationKind,
}

impl Earlier<'_> {
    /// The message for an acceptor that is not reached as a whole.
    fn covers(&self, matcher: &Matcher) -> Option<&'static str> {
        match matcher {
            Matcher::Error { .. } | Matcher::Pattern { side: Side::Error, .. } => None,
            Matcher::Status(_) => (self.has_ok() && self.has_any_error()).then_some(
                "this acceptor is never reached: `ok` and `error any` above match every response",
            ),
            Matcher::Path { .. } | Matcher::Ok | Matcher::Pattern { .. } => self.has_ok().then_some(
                "this acceptor is never reached: the `ok` above matches every successful response",
            ),
        }
    }

    /// The message for a part of an acceptor that is not reached.
    fn decides(&self, part: Part<'_>, value: Option<&String>) -> Option<&'static str> {
        let is_decided = match part {
            Part::Status(status) => status.range.clone().all(|code| self.has_status(code)),
            _ => self.parts.iter().zip(&self.values).any(|(earlier, other)| {
                let may_be_same = value.is_none() || other.is_none() || other.as_ref() == value;
                may_be_same && earlier.includes(part)
            }),
        };
        match part {
            _ if is_decided => Some(match part {
                Part::Status(_) => "this status is never reached: it is decided before",
                Part::Error(..) | Part::Pattern(Side::Error, _) => DECIDED,
                Part::Compares(_, comparison, _) if comparison.is_union() => {
                    "this value is never reached: it is decided before"
                }
                _ => "this acceptor is never reached: one above matches the same",
            }),
            Part::Error(..) | Part::Pattern(Side::Error, _) => self.any_error(part),
            _ => None,
        }
    }

    fn has_status(&self, code: u16) -> bool {
        let has = |part: &Part<'_>| matches!(part, Part::Status(it) if it.range.contains(&code));
        self.parts.iter().any(has)
    }

    fn has_ok(&self) -> bool {
        self.parts.iter().any(|part| match part {
            Part::Ok => true,
            Part::Pattern(Side::Success, pattern) => pattern.is_any(),
            _ => false,
        })
    }

    /// The message for an error after an acceptor that matches all errors.
    fn any_error(&self, part: Part<'_>) -> Option<&'static str> {
        self.parts.iter().find_map(|earlier| match (*earlier, part) {
            (Part::Pattern(Side::Error, pattern), _) if pattern.is_any() => {
                Some("this error is never reached: the `error _` above matches every error")
            }
            (Part::Error(ErrorForm::Class(ErrorClass::Any, _), condition), part)
                if self.is_any(condition, part) =>
            {
                Some(match condition {
                    None => "this error is never reached: the `error any` above matches every service error",
                    Some(_) => DECIDED,
                })
            }
            _ => None,
        })
    }

    /// Returns true if an `error any` with this condition matches whatever `part` does.
    fn is_any(&self, condition: Option<&Condition>, part: Part<'_>) -> bool {
        match part {
            // A service does not respond with these.
            Part::Error(ErrorForm::Class(ErrorClass::Timeout | ErrorClass::Dispatch, _), _) => {
                false
            }
            Part::Error(_, own) => condition.is_none() || condition == own,
            // A pattern may match an error that is not a response of the service.
            _ => !self.kind.has_sdk_error(),
        }
    }

    /// Returns true if every error response is matched.
    fn has_any_error(&self) -> bool {
        self.parts.iter().any(|part| match part {
            Part::Error(ErrorForm::Class(ErrorClass::Any, _), condition) => condition.is_none(),
            Part::Pattern(Side::Error, pattern) => pattern.is_any(),
            _ => false,
        })
    }
}
