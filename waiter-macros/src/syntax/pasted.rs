//! Translation of acceptors that are pasted from a file of botocore or Smithy, `{"matcher": "path", "argument": "A.B", …}`.

use proc_macro2::{Group, Spacing, TokenTree};

use super::language::{Key, Word};
use crate::tokens::{split, string, trees};

/// Translates the acceptor in the braces, if they hold one.
pub(super) fn acceptor(group: &Group) -> Option<String> {
    let entries = entries(group)?;
    let state = entries.text("state").unwrap_or_else(|| "…".to_owned());
    let reason = entries
        .text("message")
        .filter(|_| state == "failure")
        .map_or_else(String::new, |path| format!("({path:?})"));
    let matcher = match entries.get("matcher")? {
        [TokenTree::Group(matcher)] => smithy(&self::entries(matcher)?)?,
        _ => botocore(&entries)?,
    };
    // An error does not have an output.
    let reason = if matcher.starts_with("error") {
        ""
    } else {
        &reason
    };
    Some(format!("{matcher} => {state}{reason}"))
}

/// `"matcher": "path", "argument": …, "expected": …`
fn botocore(entries: &Entries) -> Option<String> {
    let expected = entries.text("expected").unwrap_or_else(|| "…".to_owned());
    let argument = entries.text("argument").unwrap_or_else(|| "…".to_owned());
    Some(match entries.text("matcher")?.as_str() {
        "path" if expected == "true" => format!("path {argument:?}"),
        "path" => format!("path {argument:?} == {}", value(&expected)),
        "pathAll" => format!("path_all {argument:?} == {}", value(&expected)),
        "pathAny" => format!("path_any {argument:?} == {}", value(&expected)),
        "status" => format!("status {expected}"),
        "error" if expected == "true" => "error any".to_owned(),
        "error" if expected == "false" => "ok".to_owned(),
        "error" => format!("error {}", error(&expected)),
        _ => return None,
    })
}

/// `"output": { "path": …, "expected": …, "comparator": … }`, `"errorType": …`, `"success": true`
fn smithy(matcher: &Entries) -> Option<String> {
    if let Some(name) = matcher.text("errorType") {
        return Some(format!("error {}", error(name.rsplit('#').next()?)));
    }
    if let Some(success) = matcher.text("success") {
        return Some(if success == "true" { "ok" } else { "error any" }.to_owned());
    }
    let (word, group) = match (matcher.get("output"), matcher.get("inputOutput")) {
        (Some([TokenTree::Group(group)]), _) => ("path", group),
        (None, Some([TokenTree::Group(group)])) => ("input_output", group),
        _ => return None,
    };
    let entries = entries(group)?;
    let (path, expected) = (entries.text("path")?, entries.text("expected")?);
    Some(match entries.text("comparator")?.as_str() {
        "booleanEquals" if expected == "true" => format!("{word} {path:?}"),
        "booleanEquals" => format!("{word} {path:?} == {expected}"),
        "stringEquals" => format!("{word} {path:?} == {expected:?}"),
        "allStringEquals" => format!("path_all {path:?} == {expected:?}"),
        "anyStringEquals" => format!("path_any {path:?} == {expected:?}"),
        _ => return None,
    })
}

/// A value of a declaration.
fn value(text: &str) -> String {
    match text {
        "true" | "false" | "null" => text.to_owned(),
        "None" | "nil" => "null".to_owned(),
        number if number.parse::<f64>().is_ok() => number.to_owned(),
        text => format!("{text:?}"),
    }
}

/// The message for a key in quotes and its value.
pub(super) fn key(key: Key, value: &[TokenTree]) -> String {
    let value = match (key, value_text(value)) {
        (Key::Operation, Some(operation)) => format!("aws_sdk_…::{operation}"),
        (Key::FirstPoll | Key::Delay | Key::PollTimeout | Key::MaxWait, Some(seconds))
            if seconds.parse::<u64>().is_ok() =>
        {
            format!("{seconds}s")
        }
        (Key::Acceptors, _) => "{ … }".to_owned(),
        (_, Some(value)) => value,
        (_, None) => "…".to_owned(),
    };
    format!(
        "keys are written without quotes: `{}: {value}`",
        key.as_str()
    )
}

/// An error by its name if it can be one, else by its code.
fn error(code: &str) -> String {
    if code.ends_with("Exception") && code.chars().all(char::is_alphanumeric) {
        code.to_owned()
    } else {
        format!("{code:?}")
    }
}

/// `"key": value, …`
struct Entries(Vec<(String, Vec<TokenTree>)>);

impl Entries {
    fn get(&self, key: &str) -> Option<&[TokenTree]> {
        let mut entries = self.0.iter().rev();
        let (_, value) = entries.find(|(name, _)| name == key)?;
        Some(value)
    }

    fn text(&self, key: &str) -> Option<String> {
        value_text(self.get(key)?)
    }
}

/// The entries in braces. In Smithy's own language the keys have no quotes.
fn entries(group: &Group) -> Option<Entries> {
    let trees = trees(group.stream());
    let mut entries = Vec::new();
    for (entry, _) in split(&trees, group.span_close(), ",") {
        match entry {
            [] => {}
            [key, TokenTree::Punct(colon), value @ ..]
                if colon.as_char() == ':' && colon.spacing() == Spacing::Alone =>
            {
                let key = match key {
                    TokenTree::Literal(key) => string(key)?,
                    TokenTree::Ident(key) => key.to_string(),
                    _ => return None,
                };
                entries.push((key, value.to_vec()));
            }
            _ => return None,
        }
    }
    (!entries.is_empty()).then_some(Entries(entries))
}

/// The text of a value: a string without its quotes, Python's `True` as `true`.
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
