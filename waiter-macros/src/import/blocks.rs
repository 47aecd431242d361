//! The way back: the waiters of a file as `waiter!` blocks, for those who want to own them.

use std::fmt::Write;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::expression;
use super::{Import, Imported};
use crate::check;
use crate::diagnostics::Errors;
use crate::syntax::acceptor::{Acceptor, Matcher};
use crate::syntax::condition::{Comparison, Condition};
use crate::syntax::duration::readable;
use crate::syntax::error_form::ErrorForm;
use crate::syntax::expr::{Expr, Node};
use crate::syntax::language::{Keyword, Word};
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

// Writing to a `String` cannot fail.
fn write_block(waiter: &Imported, crate_path: &str, text: &mut String) {
    let declaration = &waiter.declaration;
    text.push_str("\nwaiter! {\n");
    for line in waiter.docs.iter().flat_map(|docs| docs.lines()) {
        let _ = writeln!(text, "    {}", format!("/// {line}").trim_end());
    }
    let name = &declaration.item.name;
    let _ = writeln!(
        text,
        "    #[derive(Clone, Copy, Debug)]\n    pub struct {name};\n"
    );
    if let Some(operation) = &declaration.operation {
        let _ = writeln!(text, "    operation: {crate_path}::{},", operation.name());
    }
    if let Some(delay) = &declaration.delay {
        let (min, max) = (readable(delay.min), readable(delay.max));
        let _ = if min == max {
            writeln!(text, "    delay: {min},")
        } else {
            writeln!(text, "    delay: {min}..{max},")
        };
    }
    if let Some(limit) = &declaration.max_attempts {
        let _ = writeln!(text, "    max_attempts: {},", limit.value);
    }
    if let Some(limit) = &declaration.max_wait {
        let _ = writeln!(text, "    max_wait: {},", readable(limit.value));
    }
    text.push_str("    acceptors: {\n");
    for Line {
        head,
        values,
        state,
        is_reached,
    } in lines(&declaration.acceptors)
    {
        let comment = if is_reached { "" } else { "// never reached: " };
        let values = values.join(" | ");
        let _ = writeln!(text, "        {comment}{head}{values} => {state},");
    }
    text.push_str("    },\n}\n");
}

/// One acceptor, or several that lead from different values of the same to one state.
struct Line {
    /// `path a.b == `, `status `, `error `
    head: String,
    values: Vec<String>,
    state: &'static str,
    /// One that is not is an error in a block, and stays as a comment.
    is_reached: bool,
}

fn lines(acceptors: &[Acceptor]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (at, acceptor) in acceptors.iter().enumerate() {
        let (head, value) = written(acceptor);
        let line = Line {
            head,
            values: value.into_iter().collect(),
            state: acceptor.state.as_str(),
            is_reached: check::is_reached(acceptors, at),
        };
        // A list that is all `A | B` may mix them.
        let may_join = !line.values.is_empty() && acceptor.keyword != Keyword::PathAll;
        match lines.last_mut() {
            Some(last) if may_join && last.goes_on_with(&line) => last.values.extend(line.values),
            _ => lines.push(line),
        }
    }
    lines
}

impl Line {
    fn goes_on_with(&self, next: &Self) -> bool {
        self.head == next.head && self.state == next.state && self.is_reached == next.is_reached
    }
}

/// The acceptor without its state, up to its value and the value.
fn written(acceptor: &Acceptor) -> (String, Option<String>) {
    let keyword = acceptor.keyword.as_str();
    match &acceptor.matcher {
        Matcher::Path { test, .. } => match test {
            Condition::Holds(expr) => (format!("{keyword} {}", expression::condition(expr)), None),
            Condition::Comparison(comparison) => compared(keyword, comparison),
        },
        Matcher::Status(statuses) => {
            let statuses: Vec<_> = statuses
                .iter()
                .map(|status| status.range.start().to_string())
                .collect();
            (format!("{keyword} "), Some(statuses.join(" | ")))
        }
        Matcher::Error(forms) => {
            let forms: Vec<_> = forms.iter().map(error).collect();
            (format!("{keyword} "), Some(forms.join(" | ")))
        }
        Matcher::Ok => (keyword.to_owned(), None),
        // A file has no patterns.
        Matcher::Pattern { pattern, .. } => (format!("{keyword} {pattern}"), None),
    }
}

fn compared(keyword: &str, comparison: &Comparison) -> (String, Option<String>) {
    let left = &comparison.left;
    let expected = comparison.alternatives.iter().map(|value| &value.node);
    let is_true = expected.clone().all(|node| *node == Node::Bool(true));
    // What is a condition is compared with `true` without saying so.
    if is_true && left.is_condition() {
        return (format!("{keyword} {}", expression::condition(left)), None);
    }
    let head = format!(
        "{keyword} {} {} ",
        expression::operand(left),
        comparison.comparator.as_str()
    );
    let values: Vec<_> = comparison
        .alternatives
        .iter()
        .map(expression::operand)
        .collect();
    (head, Some(values.join(" | ")))
}

fn error(form: &ErrorForm) -> String {
    match form {
        ErrorForm::Code(code) => code.to_string(),
        // Modelled, as nearly all of them are. If not, the compiler says to write the code.
        ErrorForm::Shape(name) => tokens::string(name).unwrap_or_default(),
        ErrorForm::Modelled(word) => word.to_string(),
        ErrorForm::Class(class, _) => class.as_str().to_owned(),
    }
}

impl Expr {
    /// Whether it is `true` or not whatever the response: of other values, `a || b` is one of the two.
    fn is_condition(&self) -> bool {
        match &self.node {
            Node::Compare(..) | Node::Not(_) => true,
            Node::And(left, right) | Node::Or(left, right) => {
                left.is_condition() && right.is_condition()
            }
            _ => false,
        }
    }
}
