//! The rules of a declaration that its grammar does not show. One function per rule.

mod names;
mod reachable;

use std::time::Duration;

use crate::diagnostics::{Error, Errors, Result};
use crate::syntax::acceptor::{Acceptor, OperationKind};
use crate::syntax::declaration::Declaration;
use crate::syntax::language::{Key, State, Word};
use crate::syntax::limits::Limit;

pub(crate) use reachable::is_reached;

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
    names::check_parameters(declaration, errors);
    names::check_bindings(declaration, errors);
    names::check_roots(declaration, errors);
    reachable::check_reachable(&declaration.acceptors, errors);
    names::check_names(declaration, errors);
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
