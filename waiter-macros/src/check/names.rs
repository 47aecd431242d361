//! The rules of names: parameters, bindings of patterns, and the roots of paths.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;

use crate::diagnostics::{Error, Errors, nearest};
use crate::syntax::acceptor::{Matcher, Subject, is_input_or_output, is_of_any_error};
use crate::syntax::condition::Condition;
use crate::syntax::declaration::Declaration;
use crate::syntax::error_form::ErrorForm;
use crate::syntax::expr::{Expr, Node, Rust};
use crate::syntax::expr_rules::without_root;
use crate::syntax::free_names::{self, Unknown};
use crate::syntax::item::Item;
use crate::syntax::pattern::Pattern;
use crate::syntax::reason::Reason;
use crate::tokens::trees;

/// Checks that no parameter is written as a bare word, which is a field of the response. One that is becomes the parameter.
pub(super) fn check_parameters(declaration: &mut Declaration, errors: &mut Errors) {
    let acceptors = declaration.acceptors.iter_mut();
    let comparisons = acceptors.filter_map(|acceptor| match acceptor.matcher.test_mut()? {
        Condition::Comparison(comparison) => Some(comparison),
        Condition::Holds(_) => None,
    });
    for expected in comparisons.flat_map(|comparison| &mut comparison.alternatives) {
        let is_parameter = |word: &Ident| declaration.item.has_parameter(word);
        make_parameter(expected, &is_parameter, errors);
    }
}

/// Turns a bare word that is meant for a parameter into the parameter, and reports it. Returns false for other expressions.
fn make_parameter(expr: &mut Expr, is_meant: &dyn Fn(&Ident) -> bool, errors: &mut Errors) -> bool {
    let Some(word) = expr.bare_word().filter(|word| is_meant(word)) else {
        return false;
    };
    errors.at(word.span(), for_parameter(word));
    let block = Group::new(Delimiter::Brace, word.to_token_stream());
    expr.node = Node::Rust(Rust::Block(block));
    true
}

/// Checks that no bare word has the name of a parameter that nothing reads. A word like a field of the response compiles, and
/// compares that field. Each word becomes the parameter.
pub(super) fn check_unread_parameters(declaration: &mut Declaration, errors: &mut Errors) {
    let mut read = Vec::new();
    for acceptor in &declaration.acceptors {
        for expr in acceptor.matcher.exprs() {
            read.append(&mut expr.blocks());
        }
        read.extend(acceptor.matcher.pattern().map(|it| trees(it.stream())));
    }
    for reason in declaration.reasons() {
        read.append(&mut reason.path.blocks());
    }
    let is_unread = |name: &Ident| {
        let text = name.to_string();
        !read.iter().any(|rust| free_names::mentions(rust, &text))
    };
    let mut unread = Vec::new();
    for parameter in declaration.item.parameters() {
        if is_unread(parameter) {
            unread.push(parameter.clone());
        }
    }
    if !declaration.complete.acceptors || unread.is_empty() {
        return;
    }
    for acceptor in &mut declaration.acceptors {
        if let Some(test) = acceptor.matcher.test_mut() {
            for expr in test.exprs_mut() {
                check_words(expr, &unread, errors);
            }
        }
    }
}

fn check_words(expr: &mut Expr, unread: &[Ident], errors: &mut Errors) {
    let is_token = !expr.extent.first.is_in_string();
    let is_unread = |word: &Ident| is_token && unread.contains(word);
    if !make_parameter(expr, &is_unread, errors) {
        // In `id == id`, the field comes first.
        let fields = usize::from(is_compared_with_itself(expr));
        for child in expr.children_mut().into_iter().skip(fields) {
            check_words(child, unread, errors);
        }
    }
}

fn is_compared_with_itself(expr: &Expr) -> bool {
    match (&expr.node, &expr.children()[..]) {
        (Node::Compare(..), [left, right]) => left.bare_word().is_some() && left == right,
        _ => false,
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
    for acceptor in &mut declaration.acceptors {
        check_reason(&mut acceptor.reason, item, unparsed, errors);
    }
    check_reason(&mut declaration.reason, item, unparsed, errors);
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

/// Checks the names in a path that says why.
fn check_reason(
    reason: &mut Option<Reason>,
    item: &Item,
    unparsed: &mut Vec<Vec<TokenTree>>,
    errors: &mut Errors,
) {
    let known: Vec<_> = names_of(&item.parameters());
    let Some(path) = reason.as_ref().map(|reason| &reason.path) else {
        return;
    };
    let unknown = unknown_in_values(&[path], item, &known);
    if !unknown.is_empty() {
        let mut rust = TokenStream::new();
        path.rust(&mut rust);
        unparsed.push(trees(rust));
        *reason = None;
    }
    for error in unknown {
        errors.push(error);
    }
}

/// The errors of the unknown names in the `{…}` values of expressions.
fn unknown_in_values(exprs: &[&Expr], item: &Item, known: &[String]) -> Vec<Error> {
    let mut errors = Vec::new();
    for value in exprs.iter().flat_map(|expr| expr.blocks()) {
        if let Some(unknown) = free_names::unknown(&value, known) {
            errors.push(no_parameter(&unknown, item, known));
        }
    }
    errors
}

fn names_of<N: ToString>(names: &[N]) -> Vec<String> {
    names.iter().map(ToString::to_string).collect()
}

/// The errors of the unknown names in a matcher.
fn unknown_names(matcher: &Matcher, item: &Item) -> Vec<Error> {
    let mut known: Vec<_> = names_of(&item.parameters());
    let mut errors = unknown_in_values(&matcher.exprs(), item, &known);
    if let Some(pattern) = matcher.pattern() {
        known.append(&mut names_of(&pattern.bindings()));
        let unknown = free_names::unknown(pattern.guard(), &known);
        errors.extend(unknown.map(|mut it| {
            // A guard cannot have a path.
            it.has_field = false;
            no_parameter(&it, item, &known)
        }));
    }
    errors
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

/// Checks that the paths of `input_output`, and of conditions on errors, have a root: see [`without_root`]. Such a path would
/// cause a second error, so its acceptor is removed.
pub(super) fn check_roots(declaration: &mut Declaration, errors: &mut Errors) {
    let item = &declaration.item;
    declaration.acceptors.retain(|acceptor| {
        let Some((path, message)) = missing_root(&acceptor.matcher) else {
            return true;
        };
        match path.bare_word() {
            Some(word) if item.has_parameter(word) => {
                errors.at(path.extent.last.span, for_parameter(word));
            }
            _ => errors.at(path.extent.last.span, message),
        }
        false
    });
}

/// The first path without a root, and the message for it.
fn missing_root(matcher: &Matcher) -> Option<(&Expr, &'static str)> {
    let (subject, test) = matcher.test()?;
    let (is_root, message): (fn(&Ident) -> bool, _) = match (subject, matcher) {
        (Subject::InputOutput, _) => (
            is_input_or_output,
            "a path of `input_output` begins with `input.` or `output.`",
        ),
        (Subject::Error, Matcher::Error { forms, .. }) => {
            if ErrorForm::only_modelled(forms).is_some() {
                (
                    |_| true,
                    "write a field of the error, or `message` or `code`",
                )
            } else {
                (is_of_any_error, ONLY_OF_ANY_ERROR)
            }
        }
        _ => return None,
    };
    let mut exprs = test.exprs().into_iter();
    let path = exprs.find_map(|expr| without_root(expr, is_root))?;
    Some((path, message))
}

const ONLY_OF_ANY_ERROR: &str = "only `message` and `code` are known of this error; to test a field, name one modelled error: \
                                 `error NAME if field == …`";

fn for_parameter(word: &Ident) -> String {
    format!("a bare word is a field of the response; write `{{{word}}}` for the parameter")
}
