//! The rule that every acceptor is reached.

use proc_macro2::Span;

use crate::diagnostics::Errors;
use crate::syntax::acceptor::{Acceptor, Matcher, Side, Subject};
use crate::syntax::condition::{Comparison, Condition};
use crate::syntax::error_form::ErrorForm;
use crate::syntax::expr::{Comparator, Expr};
use crate::syntax::language::{ErrorClass, Quantifier};
use crate::syntax::pattern::Pattern;
use crate::syntax::status::Status;

/// Returns true if the acceptor at a position is ever reached. A file may have some that are not.
pub(crate) fn is_reached(acceptors: &[Acceptor], at: usize) -> bool {
    let unreached = |count: usize| {
        let mut errors = Errors::default();
        check_reachable(&acceptors[..count], &mut errors);
        errors.count()
    };
    unreached(at) == unreached(at + 1)
}

/// Checks that every acceptor, and every alternative of one, is reached: none before it decides the same.
pub(super) fn check_reachable(acceptors: &[Acceptor], errors: &mut Errors) {
    let mut earlier = Earlier::default();
    for acceptor in acceptors {
        let covered = earlier.covers(&acceptor.matcher);
        if let Some(message) = covered {
            errors.at(acceptor.span, message);
        }
        for part in parts(acceptor) {
            if covered.is_none()
                && let Some(message) = earlier.decides(part)
            {
                errors.at(part.span(acceptor), message);
            }
            earlier.0.push(part);
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
    Error(&'a ErrorForm),
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
                let parts = alternatives.chunks(if comparison.is_union() { 1 } else { size });
                let part = |values| Part::Compares(*subject, comparison, values);
                parts.map(part).collect()
            }
        },
        Matcher::Status(statuses) => statuses.iter().map(Part::Status).collect(),
        Matcher::Error(forms) => forms.iter().map(Part::Error).collect(),
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
            (Self::Error(a), Self::Error(b)) => a == b,
            (Self::Pattern(a, x), Self::Pattern(b, y)) => a == b && x == y,
            _ => false,
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
            Self::Error(form) => form.span(),
            Self::Pattern(_, pattern) => pattern.span(),
        }
    }
}

/// The parts of the acceptors before one.
#[derive(Default)]
struct Earlier<'a>(Vec<Part<'a>>);

impl Earlier<'_> {
    /// The message for an acceptor that is not reached as a whole.
    fn covers(&self, matcher: &Matcher) -> Option<&'static str> {
        let has_any_error = self.any_error().is_some();
        match matcher {
            Matcher::Error(_) | Matcher::Pattern { side: Side::Error, .. } => None,
            Matcher::Status(_) => (self.has_ok() && has_any_error).then_some(
                "this acceptor is never reached: `ok` and `error any` above match every response",
            ),
            Matcher::Path { .. } | Matcher::Ok | Matcher::Pattern { .. } => self.has_ok().then_some(
                "this acceptor is never reached: the `ok` above matches every successful response",
            ),
        }
    }

    /// The message for a part of an acceptor that is not reached.
    fn decides(&self, part: Part<'_>) -> Option<&'static str> {
        let is_decided = match part {
            Part::Status(status) => status.range.clone().all(|code| self.has_status(code)),
            _ => self.0.iter().any(|earlier| earlier.includes(part)),
        };
        match part {
            _ if is_decided => Some(match part {
                Part::Status(_) => "this status is never reached: it is decided before",
                Part::Error(_) | Part::Pattern(Side::Error, _) => {
                    "this error is never reached: it is decided before"
                }
                Part::Compares(_, comparison, _) if comparison.is_union() => {
                    "this value is never reached: it is decided before"
                }
                _ => "this acceptor is never reached: one above matches the same",
            }),
            // A service does not respond with these.
            Part::Error(ErrorForm::Class(ErrorClass::Timeout | ErrorClass::Dispatch, _)) => None,
            Part::Error(_) | Part::Pattern(Side::Error, _) => self.any_error(),
            _ => None,
        }
    }

    fn has_status(&self, code: u16) -> bool {
        let has = |part: &Part<'_>| matches!(part, Part::Status(it) if it.range.contains(&code));
        self.0.iter().any(has)
    }

    fn has_ok(&self) -> bool {
        self.0.iter().any(|part| match part {
            Part::Ok => true,
            Part::Pattern(Side::Success, pattern) => pattern.is_any(),
            _ => false,
        })
    }

    /// The message for an error after an acceptor that matches all errors.
    fn any_error(&self) -> Option<&'static str> {
        self.0.iter().find_map(|part| match part {
            Part::Error(ErrorForm::Class(ErrorClass::Any, _)) => Some(
                "this error is never reached: the `error any` above matches every service error",
            ),
            Part::Pattern(Side::Error, pattern) if pattern.is_any() => {
                Some("this error is never reached: the `error _` above matches every error")
            }
            _ => None,
        })
    }
}
