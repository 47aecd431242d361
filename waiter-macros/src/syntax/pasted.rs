//! An acceptor as Python and JSON have it, pasted: `{"matcher": "path", "argument": "Certificate.Status", …}`. What it
//! would be here is in the error.

use std::collections::HashMap;

use proc_macro2::{Group, Literal, Spacing, TokenTree};
use syn::Lit;

use crate::names::pascal;
use crate::tokens::{punct, split, trees};

/// The acceptor that a pasted one says, if the braces hold one.
pub(super) fn acceptor(group: &Group) -> Option<String> {
    let trees = trees(group.stream());
    let entries = entries(&trees)?;
    let text = |key: &str| entries.get(key).map(String::as_str);
    let (matcher, state) = (text("matcher")?, text("state").unwrap_or("…"));
    let expected = text("expected").unwrap_or("…");
    let argument = text("argument").unwrap_or("…");
    let value = || match expected {
        "true" | "false" | "null" | "None" => expected.replace("None", "null"),
        number if number.parse::<f64>().is_ok() => number.to_owned(),
        text => format!("{text:?}"),
    };
    let written = match matcher {
        "path" if expected == "true" => format!("path {argument:?}"),
        "path" => format!("path {argument:?} == {}", value()),
        "pathAll" => format!("path_all {argument:?} == {}", value()),
        "pathAny" => format!("path_any {argument:?} == {}", value()),
        "status" => format!("status {expected}"),
        "error" if expected == "true" => "error any".to_owned(),
        "error" if expected == "false" => "ok".to_owned(),
        "error" => format!("error {}", pascal_or_code(expected)),
        _ => return None,
    };
    Some(format!("{written} => {state}"))
}

/// What to say of a key in quotes and its value.
pub(super) fn key(key: &str, value: &[TokenTree]) -> String {
    let value = match (key, value_text(value)) {
        ("operation", Some(operation)) => format!("aws_sdk_…::{operation}"),
        ("delay" | "max_wait", Some(seconds)) if seconds.parse::<u64>().is_ok() => {
            format!("{seconds}s")
        }
        ("acceptors", _) => "{ … }".to_owned(),
        (_, Some(value)) => value,
        (_, None) => "…".to_owned(),
    };
    format!("a key has no quotes here: write `{key}: {value}`")
}

/// An error by its name where it can be one.
fn pascal_or_code(code: &str) -> String {
    if code.chars().all(char::is_alphanumeric) && pascal(code).ends_with("Exception") {
        code.to_owned()
    } else {
        format!("{code:?}")
    }
}

/// `"key": value, …`, the values as text: strings without their quotes, `True` as `true`.
fn entries(tokens: &[TokenTree]) -> Option<HashMap<String, String>> {
    let comma = |tree: &TokenTree| punct(tree) == Some(',');
    let mut entries = HashMap::new();
    for (entry, _) in split(tokens, proc_macro2::Span::call_site(), comma) {
        match entry {
            [] => {}
            [TokenTree::Literal(key), TokenTree::Punct(colon), value @ ..]
                if colon.as_char() == ':' && colon.spacing() == Spacing::Alone =>
            {
                entries.insert(string(key)?, value_text(value)?);
            }
            _ => return None,
        }
    }
    (!entries.is_empty()).then_some(entries)
}

fn value_text(tokens: &[TokenTree]) -> Option<String> {
    match tokens {
        [TokenTree::Literal(literal)] => string(literal).or_else(|| Some(literal.to_string())),
        [TokenTree::Ident(word)] => Some(match word.to_string().as_str() {
            "True" => "true".to_owned(),
            "False" => "false".to_owned(),
            other => other.to_owned(),
        }),
        _ => None,
    }
}

/// A string literal's text.
pub(super) fn string(literal: &Literal) -> Option<String> {
    match Lit::new(literal.clone()) {
        Lit::Str(text) => Some(text.value()),
        _ => None,
    }
}
