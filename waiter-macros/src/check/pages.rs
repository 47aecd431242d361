//! The rules of `pages`.

use std::ops::RangeInclusive;

use crate::diagnostics::Errors;
use crate::syntax::acceptor::Matcher;
use crate::syntax::declaration::Declaration;
use crate::syntax::language::Key;

/// The statuses of successes.
const SUCCESSES: RangeInclusive<u16> = 200..=299;

/// Checks that the SDK can page the operation, and that no acceptor needs the status of a success.
pub(super) fn check_pages(declaration: &Declaration, errors: &mut Errors) {
    let Some(key) = declaration.span_of(Key::Pages) else {
        return;
    };
    if declaration.kind.is_custom() {
        let message = "`pages` needs an operation of the SDK; request all pages in the call of a custom operation";
        errors.at(key, message);
        return;
    }
    let matchers = declaration
        .acceptors
        .iter()
        .map(|acceptor| &acceptor.matcher);
    let statuses = matchers.filter_map(|matcher| match matcher {
        Matcher::Status(statuses) => Some(statuses),
        _ => None,
    });
    for status in statuses.flatten() {
        let (first, last) = (status.range.start(), status.range.end());
        if first <= SUCCESSES.end() && last >= SUCCESSES.start() {
            let message = "the status of a success is not known with `pages`, because the SDK's paginators do not keep \
                it; write `ok`";
            errors.at(status.span, message);
        }
    }
}
