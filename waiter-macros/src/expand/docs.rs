//! The documentation of the generated items: the operation, the limits and a table of the acceptors.

use std::fmt::Write;

use crate::markdown::{cell, code};
use crate::syntax::declaration::Declaration;
use crate::syntax::duration::readable;

/// The paragraphs after the struct's own documentation.
pub(super) fn of_struct(declaration: &Declaration) -> String {
    let mut docs = String::new();
    if declaration
        .item
        .attributes
        .iter()
        .any(|attribute| attribute.path().is_ident("doc"))
    {
        docs.push('\n');
    }
    write_polling(declaration, &mut docs);
    if let Some(reason) = &declaration.reason {
        let path = code(&reason.text);
        let _ = writeln!(
            docs,
            "\nIf the wait fails, messages show {path} of the last output as the reason."
        );
    }
    docs.push_str("\n| matcher | state |\n|---|---|\n");
    for acceptor in &declaration.acceptors {
        let streak = acceptor.streak.as_ref();
        let streak = streak.map_or_else(String::new, |streak| format!(" {streak}"));
        let mut state = acceptor.state_text();
        if let Some(reason) = &acceptor.reason {
            let _ = write!(state, ", the reason is {}", cell(&reason.text));
        }
        let _ = writeln!(docs, "| {}{streak} | {state} |", cell(&acceptor.text));
    }
    docs.push_str("\nThe first matcher that holds decides. Where none does, a success is polled again and an error fails the wait.");
    docs
}

/// The documentation of `wait`.
pub(super) fn of_wait(declaration: &Declaration) -> String {
    let operation = match &declaration.operation {
        Some(operation) => code(&operation.name()),
        None => "the operation".to_owned(),
    };
    let request = if declaration.kind.is_custom() {
        "by what the closure makes, anew for each poll,"
    } else {
        "with this request"
    };
    format!(
        "Polls {operation} {request} until an acceptor decides; `.await` what it returns. Its methods override the delay \
         and the limits of this wait."
    )
}

fn write_polling(declaration: &Declaration, docs: &mut String) {
    // Writing to a `String` cannot fail.
    let _ = match &declaration.operation {
        Some(operation) => write!(docs, "A waiter: polls {}", code(&operation.name())),
        None => write!(docs, "A waiter: polls"),
    };
    if let Some(pages) = &declaration.pages {
        let _ = write!(docs, ", all pages of {},", code(&pages.text));
    }
    if let Some(delay) = &declaration.limits.delay {
        let _ = if delay.min == delay.max {
            write!(docs, " every {}", readable(delay.min))
        } else {
            let (min, max) = (readable(delay.min), readable(delay.max));
            write!(docs, " with delays that grow from {min} to {max}")
        };
    }
    if let Some(first) = &declaration.limits.first_poll {
        let _ = match (readable(first.min), readable(first.max)) {
            (min, max) if min == max => write!(docs, ", first after {min}"),
            (min, max) => write!(docs, ", first after {min} to {max}"),
        };
    }
    if let Some(limit) = &declaration.limits.poll_timeout {
        let _ = write!(docs, ", each for at most {}", readable(limit.value));
    }
    let attempts = declaration
        .limits
        .max_attempts
        .as_ref()
        .map(|limit| match limit.value {
            1 => "once".to_owned(),
            attempts => format!("{attempts} times"),
        });
    let wait = declaration
        .limits
        .max_wait
        .as_ref()
        .map(|limit| format!("for {}", readable(limit.value)));
    let limits: Vec<_> = attempts.into_iter().chain(wait).collect();
    if !limits.is_empty() {
        let _ = write!(docs, ", at most {}", limits.join(" and "));
    }
    docs.push_str(".\n");
}
