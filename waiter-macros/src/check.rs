//! The rules of a declaration that its grammar does not show. One function per rule.

mod names;
mod pages;
mod reachable;
mod sdk;
mod streaks;

use std::time::Duration;

use proc_macro2::Span;

use crate::diagnostics::{Error, Errors, Result};
use crate::syntax::acceptor::{Acceptor, error_forms};
use crate::syntax::declaration::Declaration;
use crate::syntax::error_form::ErrorForm;
use crate::syntax::language::{ErrorClass, Key, State, Word};
use crate::syntax::limit::Limit;
use crate::syntax::limits::{Delay, Limits};

pub(crate) use reachable::is_reached;
pub(crate) use sdk::{HAS_SDK, check_sdk};
pub(crate) use streaks::check_streaks;

/// Checks every rule.
pub(crate) fn check(declaration: &mut Declaration, errors: &mut Errors) {
    if declaration.complete.keys {
        check_required(declaration, errors);
        check_limited(declaration, errors);
    }
    check_custom(declaration, errors);
    pages::check_pages(declaration, errors);
    check_delay(declaration, errors);
    check_limits(&mut declaration.limits, errors);
    check_timeouts(declaration, errors);
    check_success(declaration, errors);
    check_retries(declaration, errors);
    check_streaks(&declaration.acceptors, &declaration.limits, errors);
    names::check_parameters(declaration, errors);
    names::check_unread_parameters(declaration, errors);
    names::check_bindings(declaration, errors);
    names::check_roots(declaration, errors);
    reachable::check_reachable(&declaration.acceptors, declaration.kind, errors);
    names::check_names(declaration, errors);
    // The others need the acceptors, which this one may remove.
    check_sdk(declaration, None, errors);
}

/// Checks acceptors that are not a whole waiter's.
pub(crate) fn acceptors(declaration: &mut Declaration, errors: &mut Errors) {
    names::check_roots(declaration, errors);
    reachable::check_reachable(&declaration.acceptors, declaration.kind, errors);
}

/// Checks that the keys that every waiter needs are given. The error is on the struct's name.
fn check_required(declaration: &Declaration, errors: &mut Errors) {
    let name = &declaration.item.name;
    let operation = if HAS_SDK {
        "operation: aws_sdk_acm::DescribeCertificate"
    } else {
        "operation: Result<Output, Error>"
    };
    for (key, example) in [
        (Key::Operation, operation),
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
        && declaration.kind.is_custom()
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
    let Some(delay) = &declaration.limits.delay else {
        return;
    };
    if delay.min.is_zero() {
        errors.at(delay.span, "`delay` must be longer than zero");
    } else if delay.min > delay.max {
        errors.at(delay.span, "the shortest delay comes first: `2s..120s`");
    }
}

/// Checks the limits. A wrong one is removed, since one error is enough.
pub(crate) fn check_limits(limits: &mut Limits, errors: &mut Errors) {
    if let Some(limit) = limits.max_attempts.take_if(|limit| limit.value == 0) {
        errors.at(limit.span, "`max_attempts` must be at least 1");
    }
    let wait = limits.max_wait.as_ref();
    let wait = wait.map_or(Ok(()), |limit| time(Key::MaxWait, limit));
    if errors.keep(wait).is_none() {
        limits.max_wait = None;
    }
    let max_wait = limits.max_wait.as_ref();
    let first = limits.first_poll.as_ref();
    errors.keep(first.map_or(Ok(()), |first| first_poll(first, max_wait)));
    let poll = limits.poll_timeout.as_ref();
    errors.keep(poll.map_or(Ok(()), |poll| poll_timeout(poll, max_wait)));
}

/// Checks that the time of a key is not zero.
fn time(key: Key, limit: &Limit<Duration>) -> Result<()> {
    if limit.value.is_zero() {
        let message = format!("`{}` must be longer than zero", key.as_str());
        return Err(Error::new(limit.span, message));
    }
    Ok(())
}

/// Checks that the first poll is delayed, and before the deadline.
fn first_poll(first: &Delay, max_wait: Option<&Limit<Duration>>) -> Result<()> {
    let message = if first.max.is_zero() {
        "`first_poll` must be longer than zero: leave it out to poll at once"
    } else if first.min > first.max {
        "the shortest time comes first: `first_poll: 10s..30s`"
    } else {
        return is_shorter(Key::FirstPoll, first.max, first.span, max_wait);
    };
    Err(Error::new(first.span, message))
}

/// Checks that the limit of one poll is not zero, and shorter than that of the wait.
fn poll_timeout(limit: &Limit<Duration>, max_wait: Option<&Limit<Duration>>) -> Result<()> {
    time(Key::PollTimeout, limit)?;
    is_shorter(Key::PollTimeout, limit.value, limit.span, max_wait)
}

fn is_shorter(
    key: Key,
    value: Duration,
    span: Span,
    max_wait: Option<&Limit<Duration>>,
) -> Result<()> {
    if max_wait.is_some_and(|limit| value >= limit.value) {
        let message = format!("`{}` must be shorter than `max_wait`", key.as_str());
        return Err(Error::new(span, message));
    }
    Ok(())
}

/// Checks that `error timeout` can match where the errors are not the SDK's: only the limit of a poll makes such an error.
fn check_timeouts(declaration: &Declaration, errors: &mut Errors) {
    let is_missing = declaration.complete.keys
        && !declaration.kind.has_sdk_error()
        && declaration.span_of(Key::PollTimeout).is_none();
    if !is_missing {
        return;
    }
    for form in error_forms(&declaration.acceptors) {
        if let ErrorForm::Class(ErrorClass::Timeout, span) = form {
            let message = "`error timeout` of a custom operation needs the key `poll_timeout: 10s`; for an error of \
                           the call, write a pattern, such as `error Error::Timeout(_)`";
            errors.at(*span, message);
        }
    }
}

/// Checks that the wait does not end before the delay of a `retry in 30s`.
fn check_retries(declaration: &Declaration, errors: &mut Errors) {
    let Some(limit) = &declaration.limits.max_wait else {
        return;
    };
    let delays = declaration
        .acceptors
        .iter()
        .filter_map(|it| it.retry_in.as_ref());
    for delay in delays.filter(|delay| delay.value >= limit.value) {
        let message = "the delay of a `retry` must be shorter than `max_wait`";
        errors.at(delay.span, message);
    }
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
