//! Prints the waiters of a file as `waiter!` blocks.

use std::time::Duration;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::waiter::Imported;
use super::{Import, expression};
use crate::check;
use crate::diagnostics::Errors;
use crate::syntax::acceptor::{Acceptor, Matcher};
use crate::syntax::condition::Condition;
use crate::syntax::duration::readable;
use crate::syntax::expr::{Expr, Node};
use crate::syntax::language::Word;
use crate::syntax::limit::Limit;
use crate::syntax::limits::Delay;
use crate::syntax::token_text;
use crate::tokens;

/// The blocks as one string literal.
pub(crate) fn blocks(import: Option<Import>, mut errors: Errors) -> TokenStream {
    let mut text = String::new();
    let watched = import.as_ref().map(Import::watched);
    if let Some(import) = import {
        let crate_path = token_text::text(&tokens::trees(import.crate_path));
        if !import.waiters.is_empty() {
            text.push_str("use waiter_runtime::waiter;\n");
        }
        for waiter in import.waiters {
            write_block(&waiter, &crate_path, &mut text);
            errors.extend(waiter.errors);
        }
    }
    let text = Literal::string(&text);
    let errors = errors.into_tokens();
    quote!({ #watched #errors #text })
}

fn write_block(waiter: &Imported, crate_path: &str, text: &mut String) {
    text.push_str("\nwaiter! {\n");
    for line in waiter.docs.iter().flat_map(|docs| docs.lines()) {
        push_line(text, &format!("    /// {line}"));
    }
    let declaration = &waiter.declaration;
    push_line(text, "    #[derive(Clone, Copy, Debug)]");
    push_line(
        text,
        &format!("    pub struct {};\n", declaration.item.name),
    );
    let operation = declaration.operation.as_ref();
    let attempts = declaration.limits.max_attempts.as_ref();
    let keys = [
        operation.map(|operation| format!("operation: {crate_path}::{}", operation.name())),
        delay("first_poll", declaration.limits.first_poll.as_ref()),
        delay("delay", declaration.limits.delay.as_ref()),
        time("poll_timeout", declaration.limits.poll_timeout.as_ref()),
        attempts.map(|limit| format!("max_attempts: {}", limit.value)),
        time("max_wait", declaration.limits.max_wait.as_ref()),
    ];
    for key in keys.into_iter().flatten() {
        push_line(text, &format!("    {key},"));
    }
    push_line(text, "    acceptors: {");
    for line in lines(&declaration.acceptors) {
        let comment = if line.is_reached {
            ""
        } else {
            "// never reached: "
        };
        let Line {
            head,
            value,
            outcome,
            ..
        } = line;
        push_line(text, &format!("        {comment}{head}{value}{outcome},"));
    }
    push_line(text, "    },\n}");
}

fn delay(key: &str, delay: Option<&Delay>) -> Option<String> {
    delay.map(|delay| match (readable(delay.min), readable(delay.max)) {
        (min, max) if min == max => format!("{key}: {min}"),
        (min, max) => format!("{key}: {min}..{max}"),
    })
}

fn time(key: &str, limit: Option<&Limit<Duration>>) -> Option<String> {
    limit.map(|limit| format!("{key}: {}", readable(limit.value)))
}

fn push_line(text: &mut String, line: &str) {
    text.push_str(line.trim_end_matches(' '));
    text.push('\n');
}

/// One acceptor, or several that differ only in their values.
struct Line {
    /// `path a.b == `, `status `, `error `
    head: String,
    /// `A | B`, or nothing.
    value: String,
    /// ` => success`, ` for 3 polls => success`
    outcome: String,
    /// An acceptor that is never reached is an error in a block. It becomes a comment.
    is_reached: bool,
}

fn lines(acceptors: &[Acceptor]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (at, acceptor) in acceptors.iter().enumerate() {
        let (head, value) = head_and_value(acceptor);
        let streak = acceptor.streak.as_ref();
        let streak = streak.map_or_else(String::new, |streak| format!(" {streak}"));
        let line = Line {
            head,
            value,
            outcome: format!("{streak} => {}", state(acceptor)),
            is_reached: check::is_reached(acceptors, at),
        };
        // Two acceptors have a streak each.
        let may_join =
            !line.value.is_empty() && is_union(&acceptor.matcher) && acceptor.streak.is_none();
        match lines.last_mut() {
            Some(last) if may_join && last.continues_with(&line) => {
                last.value = format!("{} | {}", last.value, line.value);
            }
            _ => lines.push(line),
        }
    }
    lines
}

/// The state with its reason. In a block, an error cannot have one.
fn state(acceptor: &Acceptor) -> String {
    let state = acceptor.state_text();
    match (&acceptor.reason, &acceptor.matcher) {
        (Some(reason), _) if acceptor.origin.is_none() => format!("{state}({})", reason.text),
        (Some(reason), matcher) if !matches!(matcher, Matcher::Error { .. }) => {
            format!("{state}({})", expression::reason(&reason.path))
        }
        _ => state,
    }
}

/// Returns true if acceptors with this matcher can be joined into one with alternatives.
fn is_union(matcher: &Matcher) -> bool {
    match matcher {
        Matcher::Path {
            test: Condition::Comparison(comparison),
            ..
        } => comparison.is_union(),
        Matcher::Error { condition, .. } => condition.is_none(),
        Matcher::Pattern { .. } => false,
        _ => true,
    }
}

impl Line {
    fn continues_with(&self, next: &Self) -> bool {
        self.head == next.head && self.outcome == next.outcome && self.is_reached == next.is_reached
    }
}

/// The acceptor without its state, split before its value.
fn head_and_value(acceptor: &Acceptor) -> (String, String) {
    if acceptor.origin.is_none() {
        // The program's own.
        return (acceptor.text.clone(), String::new());
    }
    let Matcher::Path { test, .. } = &acceptor.matcher else {
        return match acceptor.text.split_once(' ') {
            Some((keyword, value)) => (format!("{keyword} "), value.to_owned()),
            None => (acceptor.text.clone(), String::new()),
        };
    };
    let keyword = acceptor.keyword.as_str();
    let holds = |expr| {
        (
            format!("{keyword} {}", expression::condition(expr)),
            String::new(),
        )
    };
    let comparison = match test {
        Condition::Holds(expr) => return holds(expr),
        Condition::Comparison(comparison) => comparison,
    };
    let (left, alternatives) = (&comparison.left, &comparison.alternatives);
    let is_true = alternatives
        .iter()
        .all(|value| value.node == Node::Bool(true));
    if is_true && is_condition(left) {
        return holds(left);
    }
    let (left, comparator) = (expression::operand(left), comparison.comparator.as_str());
    let values: Vec<_> = alternatives.iter().map(expression::operand).collect();
    let head = format!("{keyword} {left} {comparator} ");
    (head, values.join(" | "))
}

/// Returns true for an expression that is always a boolean. With other operands, `a || b` gives one of the two.
fn is_condition(expr: &Expr) -> bool {
    match &expr.node {
        Node::Compare(..) | Node::Not(_) => true,
        Node::And(left, right) | Node::Or(left, right) => is_condition(left) && is_condition(right),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proc_macro2::Span;

    use super::*;
    use crate::syntax::acceptor::OperationKind;
    use crate::syntax::acceptor_parser::ParsedAcceptor;

    #[test]
    fn the_programs_own_acceptors_are_printed_as_written() {
        let acceptors = [
            "error A",
            "error \"B\"",
            "error C if contains(message, \"x\")",
            "error D",
            "error E | F if code == \"G\"",
            "error SdkError::TimeoutError(_)",
            "error H",
            "ok output if output.count > 3",
            "ok",
        ];
        let parsed = acceptors.map(|acceptor| {
            let tokens: TokenStream = format!("{acceptor} => retry").parse().expect("tokens");
            let tokens = tokens::trees(tokens);
            let (end, kind) = (Span::call_site(), OperationKind::Sdk);
            let parsed = ParsedAcceptor::parse(&tokens, end, kind, &mut Errors::default());
            parsed.acceptor.expect(acceptor)
        });
        let lines: Vec<_> = lines(&parsed)
            .into_iter()
            .map(|line| line.head + &line.value)
            .collect();
        assert_eq!(lines, acceptors);
    }
}
