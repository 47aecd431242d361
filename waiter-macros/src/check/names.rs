//! The rules of names: parameters, bindings of patterns, and the roots of paths.

use proc_macro2::{Delimiter, Group, Ident, TokenTree};
use quote::ToTokens;

use crate::diagnostics::{Error, Errors, nearest};
use crate::syntax::acceptor::{Matcher, Subject};
use crate::syntax::condition::Condition;
use crate::syntax::declaration::Declaration;
use crate::syntax::expr::{Expr, Node, Rust};
use crate::syntax::expr_rules::without_root;
use crate::syntax::free_names::{self, Unknown};
use crate::syntax::item::Item;
use crate::syntax::pattern::Pattern;
use crate::tokens::trees;

/// Checks that no parameter is written as a bare word, which is a field of the output. One that is becomes the parameter.
pub(super) fn check_parameters(declaration: &mut Declaration, errors: &mut Errors) {
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
pub(super) fn check_names(declaration: &mut Declaration, errors: &mut Errors) {
    let item = &declaration.item;
    if !item.is_complete {
        return;
    }
    let unparsed = &mut declaration.unparsed;
    declaration.acceptors.retain(|acceptor| {
        let unknown = unknown_names(&acceptor.matcher, item);
        let is_sound = unknown.is_empty();
        if !is_sound {
            unparsed.push(acceptor.matcher.rust());
        }
        for error in unknown {
            errors.push(error);
        }
        is_sound
    });
}

/// The errors of the unknown names in a matcher.
fn unknown_names(matcher: &Matcher, item: &Item) -> Vec<Error> {
    let mut known: Vec<_> = item.parameters().map(ToString::to_string).collect();
    let mut values = Vec::new();
    for expr in matcher.exprs() {
        blocks(expr, &mut values);
    }
    let unknown = values
        .iter()
        .filter_map(|value| free_names::unknown(value, &known));
    let mut errors: Vec<_> = unknown.map(|it| no_parameter(&it, item, &known)).collect();
    if let Some(pattern) = matcher.pattern() {
        known.extend(pattern.bindings().iter().map(ToString::to_string));
        let unknown = free_names::unknown(pattern.guard(), &known);
        errors.extend(unknown.map(|mut it| {
            // A guard cannot have a path.
            it.has_field = false;
            no_parameter(&it, item, &known)
        }));
    }
    errors
}

/// Collects the `{…}` values of an expression.
fn blocks(expr: &Expr, values: &mut Vec<Vec<TokenTree>>) {
    if let Node::Rust(Rust::Block(block)) = &expr.node {
        values.push(trees(block.stream()));
    }
    for child in expr.children() {
        blocks(child, values);
    }
}

fn no_parameter(unknown: &Unknown, item: &Item, known: &[String]) -> Error {
    let (name, waiter) = (&unknown.name, &item.name);
    let known: Vec<_> = known.iter().map(String::as_str).collect();
    let declare = format!(": declare it, `struct {waiter} {{ {name}: … }}`");
    let hint = match nearest(name, &known) {
        Some(near) => format!("; did you mean `{near}`?"),
        None if unknown.has_field => {
            format!("{declare}, or write a path of the response without braces")
        }
        None => declare,
    };
    let message = format!("`{name}` is not a parameter of `{waiter}`{hint}");
    Error::new(unknown.token.span(), message)
}

/// Checks that no binding of a pattern hides a parameter.
pub(super) fn check_bindings(declaration: &Declaration, errors: &mut Errors) {
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
pub(super) fn check_roots(declaration: &mut Declaration, errors: &mut Errors) {
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
