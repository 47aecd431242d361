//! The rules of a declaration that its grammar does not show. One function per rule.

use std::time::Duration;

use proc_macro2::{Delimiter, Group, Ident, Span};
use quote::ToTokens;

use crate::diagnostics::{Error, Errors, Result, did_you_mean};
use crate::syntax::acceptor::{Acceptor, Matcher, OperationKind, Side, Subject};
use crate::syntax::condition::{Comparison, Condition};
use crate::syntax::declaration::Declaration;
use crate::syntax::error_form::ErrorForm;
use crate::syntax::expr::{Comparator, Expr, Node, Rust};
use crate::syntax::expr_rules::without_root;
use crate::syntax::free_names::{self, Unknown};
use crate::syntax::language::{ErrorClass, Key, Quantifier, State, Word};
use crate::syntax::limits::Limit;
use crate::syntax::pattern::Pattern;
use crate::syntax::status::Status;
use crate::tokens::trees;

/// Checks every rule.
pub(crate) fn check(declaration: &mut Declaration, errors: &mut Errors) {
    if declaration.complete.keys {
        check_required(declaration, errors);
        check_limited(declaration, errors);
    }
    check_custom(declaration, errors);
    check_delay(declaration, errors);
    check_limits(declaration, errors);
    check_success(declaration, errors);
    check_parameters(declaration, errors);
    check_bindings(declaration, errors);
    check_roots(declaration, errors);
    check_reachable(&declaration.acceptors, errors);
    check_names(declaration, errors);
}

/// Checks the rules for a waiter of a file. It may have acceptors that are never reached, as in botocore and Smithy.
pub(crate) fn check_imported(declaration: &Declaration, errors: &mut Errors) {
    check_delay(declaration, errors);
    check_limits(declaration, errors);
    check_success(declaration, errors);
}

/// Checks that no parameter is written as a bare word, which is a field of the output. One that is becomes the parameter.
fn check_parameters(declaration: &mut Declaration, errors: &mut Errors) {
    let acceptors = declaration.acceptors.iter_mut();
    let comparisons = acceptors.filter_map(|acceptor| match &mut acceptor.matcher {
        Matcher::Path {
            test: Condition::Comparison(comparison),
            ..
        } => Some(comparison),
        _ => None,
    });
    for expected in comparisons.flat_map(|comparison| &mut comparison.alternatives) {
        let Some(word) = expected.bare_word() else {
            continue;
        };
        if declaration.item.has_parameter(word) {
            errors.at(word.span(), for_parameter(word));
            let block = Group::new(Delimiter::Brace, word.to_token_stream());
            expected.node = Node::Rust(Rust::Block(block));
        }
    }
}

/// Checks that the names in `{…}` and in guards are parameters, or are bound there. See [`free_names`].
///
/// rustc would report a wrong name again, so its acceptor is removed.
fn check_names(declaration: &mut Declaration, errors: &mut Errors) {
    let item = &declaration.item;
    if !item.is_complete {
        return;
    }
    let parameters: Vec<_> = item.parameters().map(ToString::to_string).collect();
    let known: Vec<_> = parameters.iter().map(String::as_str).collect();
    let unparsed = &mut declaration.unparsed;
    declaration.acceptors.retain(|acceptor| {
        let mut unknown = Vec::new();
        for expr in acceptor.matcher.exprs() {
            unknown_names(expr, &known, &mut unknown);
        }
        let before = errors.count();
        for unknown in &unknown {
            errors.push(no_parameter(unknown, &item.name, &known));
        }
        if let Some(pattern) = acceptor.matcher.pattern() {
            let bindings: Vec<_> = pattern.bindings().iter().map(ToString::to_string).collect();
            let bindings = bindings.iter().map(String::as_str);
            let known: Vec<_> = bindings.chain(known.iter().copied()).collect();
            let is_known = |name: &str| known.contains(&name);
            if let Some(mut unknown) = free_names::unknown(pattern.guard(), &is_known) {
                // A guard cannot have a path.
                unknown.has_field = false;
                errors.push(no_parameter(&unknown, &item.name, &known));
            }
        }
        let is_sound = errors.count() == before;
        if !is_sound {
            unparsed.push(acceptor.matcher.rust());
        }
        is_sound
    });
}

/// The unknown names in the `{…}` values of an expression.
fn unknown_names(expr: &Expr, known: &[&str], unknown: &mut Vec<Unknown>) {
    if let Node::Rust(Rust::Block(block)) = &expr.node {
        let is_known = |name: &str| known.contains(&name);
        unknown.extend(free_names::unknown(&trees(block.stream()), &is_known));
    }
    for child in expr.children() {
        unknown_names(child, known, unknown);
    }
}

fn no_parameter(unknown: &Unknown, waiter: &Ident, known: &[&str]) -> Error {
    let Unknown {
        name,
        token,
        has_field,
    } = unknown;
    let meant = did_you_mean(name, known);
    let what = if !meant.is_empty() {
        meant
    } else if *has_field {
        format!(
            ": declare it, `struct {waiter} {{ {name}: … }}`, or write a path of the response without braces"
        )
    } else {
        format!(": declare it, `struct {waiter} {{ {name}: … }}`")
    };
    let message = format!("`{name}` is not a parameter of `{waiter}`{what}");
    Error::new(token.span(), message)
}

/// Checks that no binding of a pattern hides a parameter.
fn check_bindings(declaration: &Declaration, errors: &mut Errors) {
    let patterns = declaration.acceptors.iter();
    for name in patterns
        .filter_map(|acceptor| acceptor.matcher.pattern())
        .flat_map(Pattern::bindings)
    {
        if declaration.item.has_parameter(&name) {
            let message = format!(
                "`{name}` in a pattern is a new name and hides the parameter: choose another one, and compare it in a \
                 guard, `if found == {name}`"
            );
            errors.at(name.span(), message);
        }
    }
}

/// Checks that the paths of `input_output` have a root: see [`without_root`]. Such a path would cause a second error, so
/// its acceptor is removed.
fn check_roots(declaration: &mut Declaration, errors: &mut Errors) {
    let item = &declaration.item;
    declaration.acceptors.retain(|acceptor| {
        let Some((Subject::InputOutput, test)) = acceptor.matcher.test() else {
            return true;
        };
        let Some(path) = test.exprs().into_iter().find_map(without_root) else {
            return true;
        };
        match path.bare_word() {
            Some(word) if item.has_parameter(word) => {
                errors.at(path.extent.last.span, for_parameter(word));
            }
            _ => errors.at(
                path.extent.last.span,
                "a path of `input_output` begins with `input.` or `output.`",
            ),
        }
        false
    });
}

fn for_parameter(word: &Ident) -> String {
    format!("a bare word is a field of the output; write `{{{word}}}` for the parameter")
}

/// Checks that the keys that every waiter needs are given. The error is on the struct's name.
fn check_required(declaration: &Declaration, errors: &mut Errors) {
    let name = &declaration.item.name;
    for (key, example) in [
        (
            Key::Operation,
            "operation: aws_sdk_acm::DescribeCertificate",
        ),
        (Key::Delay, "delay: 60s"),
        (Key::Acceptors, "acceptors: { … => success }"),
    ] {
        if declaration.span_of(key).is_none() {
            let key = key.as_str();
            let message = format!("`{name}` has no `{key}`: write `{example}`");
            errors.at(name.span(), message);
        }
    }
}

/// Checks that `output` is given for an operation of the SDK only.
fn check_custom(declaration: &Declaration, errors: &mut Errors) {
    if let Some(span) = declaration.span_of(Key::Output)
        && declaration.kind == OperationKind::Custom
    {
        let message = "the output's type is already part of `operation`: `Result<Output, Error>`";
        errors.at(span, message);
    }
}

/// Checks that a wait has a limit.
fn check_limited(declaration: &Declaration, errors: &mut Errors) {
    let name = &declaration.item.name;
    let limits = [Key::MaxAttempts, Key::MaxWait];
    if limits.iter().all(|key| declaration.span_of(*key).is_none()) {
        errors.at(
            name.span(),
            format!("`{name}` may wait forever: write `max_attempts: 40`, `max_wait: 10m` or both"),
        );
    }
}

fn check_delay(declaration: &Declaration, errors: &mut Errors) {
    let Some(delay) = &declaration.delay else {
        return;
    };
    if delay.min.is_zero() {
        errors.at(delay.span, "`delay` must be longer than zero");
    } else if delay.min > delay.max {
        errors.at(delay.span, "the shortest delay comes first: `2s..120s`");
    }
}

fn check_limits(declaration: &Declaration, errors: &mut Errors) {
    let attempts = declaration.max_attempts.as_ref().map_or(Ok(()), attempts);
    let wait = declaration.max_wait.as_ref().map_or(Ok(()), wait);
    errors.keep(attempts);
    errors.keep(wait);
}

/// Checks that a limit allows a poll.
pub(crate) fn attempts(limit: &Limit<u32>) -> Result<()> {
    match limit.value {
        0 => Err(Error::new(limit.span, "`max_attempts` must be at least 1")),
        _ => Ok(()),
    }
}

/// Checks that a limit is not zero.
pub(crate) fn wait(limit: &Limit<Duration>) -> Result<()> {
    if limit.value.is_zero() {
        let message = "`max_wait` must be longer than zero";
        return Err(Error::new(limit.span, message));
    }
    Ok(())
}

/// Checks that a waiter can succeed. Smithy demands it, too.
fn check_success(declaration: &Declaration, errors: &mut Errors) {
    let succeeds = |acceptor: &Acceptor| acceptor.state == State::Success;
    if let Some(span) = declaration.span_of(Key::Acceptors)
        && declaration.complete.keys
        && declaration.complete.acceptors
        && !declaration.acceptors.iter().any(succeeds)
    {
        errors.at(
            span,
            "no acceptor leads to `success`: this waiter can only fail",
        );
    }
}

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
fn check_reachable(acceptors: &[Acceptor], errors: &mut Errors) {
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
                let parts = alternatives.chunks(if is_single(comparison) { 1 } else { size });
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

/// Returns true if one alternative of a comparison decides by itself. With `path_all`, a list may mix the alternatives.
fn is_single(comparison: &Comparison) -> bool {
    let is_any = |quantifier| quantifier == Quantifier::Any;
    comparison.comparator == Comparator::Equal && comparison.quantifier.is_none_or(is_any)
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
                    && match x.comparator {
                        Comparator::Equal => ys.iter().all(|value| xs.contains(value)),
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
            Self::Compares(_, comparison, [value]) if is_single(comparison) => {
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
                Part::Compares(_, comparison, _) if is_single(comparison) => {
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
