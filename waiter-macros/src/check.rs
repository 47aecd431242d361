//! What a declaration can get wrong that its tokens alone do not show. One function per rule.

use std::collections::HashSet;
use std::time::Duration;

use proc_macro2::{Delimiter, Group, Ident};
use quote::ToTokens;

use crate::diagnostics::{Error, Errors, Result, did_you_mean};
use crate::syntax::acceptor::{
    Acceptor, Matcher, OperationKind, State, error_forms, output_patterns,
};
use crate::syntax::condition::{Comparison, Condition};
use crate::syntax::declaration::Declaration;
use crate::syntax::error_form::ErrorForm;
use crate::syntax::expr::{Comparator, Expr, Node, Rust};
use crate::syntax::expr_rules::without_root;
use crate::syntax::free_names::{self, Unknown};
use crate::syntax::limits::Limit;
use crate::syntax::pattern::Pattern;
use crate::syntax::status::Status;
use crate::tokens::trees;

/// Checks every rule, and reports all that are broken.
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

/// A bare word is a field of the output, even where a parameter of that name was meant. Reported, it is read as that.
fn check_parameters(declaration: &mut Declaration, errors: &mut Errors) {
    let comparisons =
        declaration
            .acceptors
            .iter_mut()
            .filter_map(|acceptor| match &mut acceptor.matcher {
                Matcher::Path(Condition::Comparison(comparison))
                | Matcher::InputOutput(Condition::Comparison(comparison))
                | Matcher::PathAll(comparison)
                | Matcher::PathAny(comparison) => Some(comparison),
                _ => None,
            });
    for expected in comparisons.flat_map(|comparison| &mut comparison.alternatives) {
        let Some(word) = expected.bare_word() else {
            continue;
        };
        if declaration
            .item
            .parameters()
            .any(|parameter| parameter == word)
        {
            errors.at(word.span(), for_parameter(word));
            let block = Group::new(Delimiter::Brace, word.to_token_stream());
            expected.node = Node::Rust(Rust::Block(block));
        }
    }
}

/// A name in `{…}` or in a guard is a parameter, or it is bound there. See [`free_names`].
///
/// rustc would report the name again, so its acceptor goes.
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
                // A guard has no path.
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

/// A name in a pattern is a new one, even where a parameter of that name was meant.
fn check_bindings(declaration: &Declaration, errors: &mut Errors) {
    let patterns = declaration.acceptors.iter();
    for name in patterns
        .filter_map(|acceptor| acceptor.matcher.pattern())
        .flat_map(Pattern::bindings)
    {
        if declaration.item.parameters().any(|known| *known == name) {
            let message = format!(
                "`{name}` in a pattern is a new name for whatever is there, and hides the parameter: write another, \
                 and compare it in a guard, `if found == {name}`"
            );
            errors.at(name.span(), message);
        }
    }
}

/// See [`without_root`]. What is written for such a path would be a second error, so that its acceptor goes.
fn check_roots(declaration: &mut Declaration, errors: &mut Errors) {
    let item = &declaration.item;
    declaration.acceptors.retain(|acceptor| {
        let Matcher::InputOutput(condition) = &acceptor.matcher else {
            return true;
        };
        let Some(path) = condition.exprs().into_iter().find_map(without_root) else {
            return true;
        };
        match path.bare_word() {
            Some(word) if item.parameters().any(|parameter| parameter == word) => {
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

/// `operation`, `delay` and `acceptors` are needed. The struct's name is to blame: the key has no place.
fn check_required(declaration: &Declaration, errors: &mut Errors) {
    let name = &declaration.item.name;
    for (key, example) in [
        ("operation", "operation: aws_sdk_acm::DescribeCertificate"),
        ("delay", "delay: 60s"),
        ("acceptors", "acceptors: { … => success }"),
    ] {
        if !declaration.keys.iter().any(|given| given == key) {
            errors.at(
                name.span(),
                format!("`{name}` has no `{key}`: write `{example}`"),
            );
        }
    }
}

/// `output` is for an SDK's type that breaks the SDK's rule.
fn check_custom(declaration: &Declaration, errors: &mut Errors) {
    let key = declaration.keys.iter().find(|key| *key == "output");
    if let Some(key) = key
        && declaration.kind == OperationKind::Custom
    {
        let message = "the output's type stands in `operation` already: `Result<Output, Error>`";
        errors.at(key.span(), message);
    }
}

/// A wait that has no limit may never end.
fn check_limited(declaration: &Declaration, errors: &mut Errors) {
    let name = &declaration.item.name;
    let is_limit = |key: &&Ident| *key == "max_attempts" || *key == "max_wait";
    if !declaration.keys.iter().any(|key| is_limit(&key)) {
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
        errors.at(delay.span, "a delay of zero would poll without a pause");
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

/// A number of polls that is one.
pub(crate) fn attempts(limit: &Limit<u32>) -> Result<()> {
    match limit.value {
        0 => Err(Error::new(limit.span, "a waiter polls at least once")),
        _ => Ok(()),
    }
}

/// A time that is one.
pub(crate) fn wait(limit: &Limit<Duration>) -> Result<()> {
    if limit.value.is_zero() {
        let message = "a wait of zero has no time to poll";
        return Err(Error::new(limit.span, message));
    }
    Ok(())
}

/// Smithy demands it too: a waiter that cannot succeed waits for nothing.
fn check_success(declaration: &Declaration, errors: &mut Errors) {
    let succeeds = |acceptor: &Acceptor| acceptor.state == State::Success;
    let key = declaration.keys.iter().find(|key| *key == "acceptors");
    if let Some(key) = key
        && declaration.complete.keys
        && declaration.complete.acceptors
        && !declaration.acceptors.iter().any(succeeds)
    {
        errors.at(
            key.span(),
            "no acceptor leads to `success`: this waiter could only fail",
        );
    }
}

/// Whether the acceptor at a position is ever reached. A file may hold some that are not.
pub(crate) fn is_reached(acceptors: &[Acceptor], at: usize) -> bool {
    let unreached = |count: usize| {
        let mut errors = Errors::default();
        check_reachable(&acceptors[..count], &mut errors);
        errors.count()
    };
    unreached(at) == unreached(at + 1)
}

/// An acceptor, or an alternative of one, that acceptors above it always decide before.
fn check_reachable(acceptors: &[Acceptor], errors: &mut Errors) {
    let mut decided = HashSet::new();
    for (at, acceptor) in acceptors.iter().enumerate() {
        let above = Above(&acceptors[..at]);
        match &acceptor.matcher {
            Matcher::Path(Condition::Holds(expr))
            | Matcher::InputOutput(Condition::Holds(expr)) => {
                if !report_ok(above, acceptor, errors) && above.holds(&acceptor.matcher, expr) {
                    errors.at(
                        expr.extent.first.span,
                        "this acceptor is never reached: one above has this very condition",
                    );
                }
            }
            Matcher::Path(Condition::Comparison(comparison))
            | Matcher::InputOutput(Condition::Comparison(comparison))
            | Matcher::PathAny(comparison) => {
                if !report_ok(above, acceptor, errors) {
                    check_comparison(&above.comparisons(&acceptor.matcher), comparison, errors);
                }
            }
            Matcher::PathAll(comparison) => {
                if !report_ok(above, acceptor, errors) {
                    check_path_all(&above.comparisons(&acceptor.matcher), comparison, errors);
                }
            }
            Matcher::Status(statuses) => {
                check_statuses(above, acceptor, statuses, &mut decided, errors);
            }
            Matcher::Error(forms) => check_forms(above, forms, errors),
            Matcher::Ok(pattern) => {
                if !report_ok(above, acceptor, errors)
                    && let Some(pattern) = pattern
                    && above.patterns().any(|above| above == pattern)
                {
                    errors.at(
                        pattern.span(),
                        "this acceptor is never reached: one above has this very pattern",
                    );
                }
            }
        }
    }
}

/// The acceptors above one.
#[derive(Clone, Copy)]
struct Above<'a>(&'a [Acceptor]);

impl<'a> Above<'a> {
    fn has_ok(self) -> bool {
        let is_ok = |acceptor: &Acceptor| match &acceptor.matcher {
            Matcher::Ok(pattern) => pattern.as_ref().is_none_or(Pattern::is_any),
            _ => false,
        };
        self.0.iter().any(is_ok)
    }

    /// Whether one of them, of the same matcher, is this condition.
    fn holds(self, matcher: &Matcher, expr: &Expr) -> bool {
        self.0
            .iter()
            .any(|acceptor| match (&acceptor.matcher, matcher) {
                (Matcher::Path(Condition::Holds(above)), Matcher::Path(_))
                | (Matcher::InputOutput(Condition::Holds(above)), Matcher::InputOutput(_)) => {
                    above == expr
                }
                _ => false,
            })
    }

    /// The comparisons of the same matcher.
    fn comparisons(self, matcher: &Matcher) -> Vec<&'a Comparison> {
        self.0
            .iter()
            .filter_map(|acceptor| match (&acceptor.matcher, matcher) {
                (
                    Matcher::Path(Condition::Comparison(above)),
                    Matcher::Path(Condition::Comparison(_)),
                )
                | (
                    Matcher::InputOutput(Condition::Comparison(above)),
                    Matcher::InputOutput(Condition::Comparison(_)),
                )
                | (Matcher::PathAll(above), Matcher::PathAll(_))
                | (Matcher::PathAny(above), Matcher::PathAny(_)) => Some(above),
                _ => None,
            })
            .collect()
    }

    fn patterns(self) -> impl Iterator<Item = &'a Pattern> {
        output_patterns(self.0)
    }

    fn forms(self) -> impl Iterator<Item = &'a ErrorForm> {
        error_forms(self.0)
    }

    fn has_any_error(self) -> bool {
        self.any_error().is_some()
    }

    /// What is said of an error below one that matches all of them.
    fn any_error(self) -> Option<&'static str> {
        self.forms().find_map(|form| match form {
            ErrorForm::Class(class) if class == "any" => Some(
                "this error is never reached: the `error any` above matches every service error",
            ),
            ErrorForm::Pattern(pattern) if pattern.is_any() => {
                Some("this error is never reached: the `error _` above matches every error")
            }
            _ => None,
        })
    }
}

/// Reports an acceptor of successes below an `ok`; whether there was one.
fn report_ok(above: Above<'_>, acceptor: &Acceptor, errors: &mut Errors) -> bool {
    if above.has_ok() {
        errors.at(
            acceptor.keyword.span(),
            "this acceptor is never reached: the `ok` above matches every successful response",
        );
    }
    above.has_ok()
}

fn check_comparison(above: &[&Comparison], comparison: &Comparison, errors: &mut Errors) {
    let same: Vec<_> = above
        .iter()
        .filter(|above| above.left == comparison.left && above.comparator == comparison.comparator)
        .collect();
    let alternatives = &comparison.alternatives;
    if comparison.comparator == Comparator::Equal {
        for (at, expected) in alternatives.iter().enumerate() {
            let decided = same
                .iter()
                .any(|above| above.alternatives.contains(expected));
            if decided || alternatives[..at].contains(expected) {
                errors.at(
                    expected.extent.last.span,
                    "this value is decided on already, before it is reached",
                );
            }
        }
    } else if same.iter().any(|above| &above.alternatives == alternatives) {
        let first = &comparison.left.extent.first.span;
        errors.at(
            *first,
            "this acceptor is never reached: one above has this very condition",
        );
    }
}

/// Lists that mix two alternatives match only where both stand: an acceptor is unreachable if all of its alternatives
/// stand in one above it.
fn check_path_all(above: &[&Comparison], comparison: &Comparison, errors: &mut Errors) {
    let is_covered = |above: &&Comparison| {
        above.left == comparison.left
            && above.comparator == comparison.comparator
            && match comparison.comparator {
                Comparator::Equal => comparison
                    .alternatives
                    .iter()
                    .all(|expected| above.alternatives.contains(expected)),
                _ => above.alternatives == comparison.alternatives,
            }
    };
    if above.iter().any(is_covered) {
        let first = &comparison.left.extent.first.span;
        errors.at(
            *first,
            "this acceptor is never reached: one above matches all that it does",
        );
    }
}

/// `decided` are the codes of all acceptors above.
fn check_statuses(
    above: Above<'_>,
    acceptor: &Acceptor,
    statuses: &[Status],
    decided: &mut HashSet<u16>,
    errors: &mut Errors,
) {
    if above.has_ok() && above.has_any_error() {
        errors.at(
            acceptor.keyword.span(),
            "this acceptor is never reached: `ok` and `error any` above match every response",
        );
        return;
    }
    for status in statuses {
        if status.range.clone().all(|code| decided.contains(&code)) {
            errors.at(
                status.span,
                "this status is decided on already, before it is reached",
            );
        }
        decided.extend(status.range.clone());
    }
}

fn check_forms(above: Above<'_>, forms: &[ErrorForm], errors: &mut Errors) {
    for (at, form) in forms.iter().enumerate() {
        let never_sent =
            matches!(form, ErrorForm::Class(class) if class == "timeout" || class == "dispatch");
        let repeated = above.forms().chain(&forms[..at]).any(|above| above == form);
        if repeated {
            errors.at(
                form.span(),
                "this error is decided on already, before it is reached",
            );
        } else if let Some(message) = above.any_error().filter(|_| !never_sent) {
            errors.at(form.span(), message);
        }
    }
}
