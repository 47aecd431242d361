//! Words that people bring along: from botocore, Smithy and the SDKs, from other languages, and from habit.
//!
//! A table for each kind of place: what was written, and what to write here.

use crate::diagnostics::{nearest, one_of};

/// What was written, and the word for it here.
type Words = &'static [(&'static str, &'static str)];

/// Keys of other waiters.
const KEYS: Words = &[
    ("attempts", "max_attempts"),
    ("tries", "max_attempts"),
    ("max_tries", "max_attempts"),
    ("retries", "max_attempts"),
    ("max_retries", "max_attempts"),
    ("timeout", "max_wait"),
    ("deadline", "max_wait"),
    ("max_time", "max_wait"),
    ("max_wait_time", "max_wait"),
    ("interval", "delay"),
    ("period", "delay"),
    ("poll_interval", "delay"),
    ("backoff", "delay"),
    ("op", "operation"),
    ("request", "operation"),
    ("conditions", "acceptors"),
    ("matchers", "acceptors"),
];

/// Matchers of Smithy and botocore, and what they are taken for.
const MATCHERS: Words = &[
    ("jmespath", "path"),
    ("all", "path_all"),
    ("any", "path_any"),
    ("all_string_equals", "path_all"),
    ("any_string_equals", "path_any"),
    ("error_type", "error"),
    ("err", "error"),
    ("exception", "error"),
    ("code", "error"),
    ("http", "status"),
    ("status_code", "status"),
];

const STATES: Words = &[
    ("fail", "failure"),
    ("failed", "failure"),
    ("fails", "failure"),
    ("err", "failure"),
    ("error", "failure"),
    ("abort", "failure"),
    ("done", "success"),
    ("ok", "success"),
    ("pass", "success"),
    ("succeed", "success"),
    ("succeeded", "success"),
    ("ready", "success"),
    ("again", "retry"),
    ("continue", "retry"),
    ("pending", "retry"),
    ("wait", "retry"),
    ("poll", "retry"),
];

/// Functions and methods of other languages.
const FUNCTIONS: Words = &[
    ("len", "length"),
    ("size", "length"),
    ("count", "length"),
    ("includes", "contains"),
    ("filter", "list[?condition]"),
    ("first", "list[0]"),
    ("last", "list[-1]"),
    ("is_some", "path != null"),
    ("is_none", "path == null"),
    ("is_null", "path == null"),
    ("eq", "path == value"),
    ("ne", "path != value"),
    ("coalesce", "not_null"),
    ("all", "path_all list[].field == value"),
    ("any", "path_any list[].field == value"),
    ("is_empty", "length(list) == 0"),
    ("exists", "path != null"),
];

/// Methods of Rust that a path does without.
const NEEDLESS: &[&str] = &[
    "as_deref",
    "as_ref",
    "as_str",
    "clone",
    "cloned",
    "copied",
    "expect",
    "into_iter",
    "iter",
    "to_owned",
    "unwrap",
    "unwrap_or_default",
];

const ERRORS: Words = &[
    ("network", "dispatch"),
    ("connection", "dispatch"),
    ("connect", "dispatch"),
    ("io", "dispatch"),
    ("throttle", "throttling"),
    ("throttled", "throttling"),
    ("all", "any"),
    ("service", "any"),
    ("timed_out", "timeout"),
];

/// An unknown word, and what it is read as.
pub(super) struct Unknown {
    pub(super) message: String,
    /// The word that was meant, where there is little doubt: it is read as that.
    pub(super) meant: Option<&'static str>,
}

pub(super) fn key(name: &str, known: &[&'static str]) -> Unknown {
    match plain(name).as_str() {
        "mindelay" | "maxdelay" => Unknown {
            message: format!(
                "unknown key `{name}`: a delay that grows is written as a range, `delay: 2s..120s`"
            ),
            meant: None,
        },
        _ => unknown("key", name, known, KEYS),
    }
}

pub(super) fn matcher(name: &str, known: &[&'static str]) -> Unknown {
    let message = match name {
        "_" | "default" | "else" | "otherwise" => {
            "where no acceptor matches, a success is polled again and an error fails the wait; \
             `ok` matches any other success, `error any` any other error of the service"
        }
        "output" => "write `path` for a value of the response: `path field == …`",
        "input" => {
            "write `input_output` to look at the request: `input_output input.field == output.field`"
        }
        "Ok" => {
            "write `ok` for any successful response; of a custom operation, what is inside of the `Ok(…)` \
                 follows it: `ok PATTERN`"
        }
        "Err" => {
            "write `error any` for any error; of a custom operation, what is inside of the `Err(…)` follows \
                  `error`: `error PATTERN`"
        }
        "success" => "write `ok` for any successful response, `error any` for any error",
        _ => return unknown("matcher", name, known, MATCHERS),
    };
    Unknown {
        message: message.to_owned(),
        meant: None,
    }
}

pub(super) fn state(name: &str, known: &[&'static str]) -> Unknown {
    unknown("state", name, known, STATES)
}

/// The message for an unknown class of errors.
pub(super) fn class(name: &str, known: &[&'static str]) -> String {
    unknown("class of errors", name, known, ERRORS).message
}

/// The message for an unknown function, which may be another language's, or a method.
pub(super) fn function(name: &str, arguments: usize, known: &[&'static str]) -> String {
    match name {
        "Some" | "Ok" => format!("write the value without `{name}(…)`: what is missing is null"),
        _ if arguments == 0 && !is_foreign(name, known) => no_methods(name, "()"),
        _ => unknown("function", name, known, FUNCTIONS).message,
    }
}

/// The message for a method of the user's: rustc proposes one where a field is private.
fn no_methods(name: &str, call: &str) -> String {
    format!(
        "methods cannot be called in a path: write the field, `{name}`; if it is private, a custom operation has \
         guards, `ok output if output.{name}{call} == …`"
    )
}

/// Returns true for a function of another language, or a misspelt one.
fn is_foreign(name: &str, known: &[&'static str]) -> bool {
    FUNCTIONS.iter().any(|(other, _)| *other == name) || nearest(name, known).is_some()
}

/// The message for a method that is no function: `.unwrap()`, a getter of the SDK's.
pub(super) fn method(name: &str, arguments: usize, known: &[&'static str]) -> String {
    match name {
        name if NEEDLESS.contains(&name) => {
            format!("a path needs no `.{name}()`: whatever is missing is null")
        }
        "get" => {
            "write `.\"key\"` for the entry of a map, `[0]` for an element of a list".to_owned()
        }
        name if arguments > 0 && !is_foreign(name, known) => no_methods(name, "(…)"),
        _ => function(name, arguments, known),
    }
}

/// What was meant by a word, if it is one of `suggestions`, or near one that is known.
fn unknown(what: &str, name: &str, known: &[&'static str], suggestions: Words) -> Unknown {
    let written = plain(name);
    let there = suggestions
        .iter()
        .find(|(other, _)| plain(other) == written);
    let (message, meant) = match (nearest(name, known), there) {
        (Some(near), _) => (
            format!("unknown {what} `{name}`; did you mean `{near}`?"),
            Some(near),
        ),
        (None, Some((_, here))) => (
            format!("unknown {what} `{name}`: write `{here}`"),
            known.contains(here).then_some(*here),
        ),
        (None, None) => (
            format!("unknown {what} `{name}`: write {}", one_of(known)),
            None,
        ),
    };
    Unknown { message, meant }
}

/// A word without its spelling: `maxTries`, `MaxTries` and `max_tries` are one.
fn plain(name: &str) -> String {
    name.replace(['_', '-'], "").to_lowercase()
}

/// An operator as another language writes it.
pub(super) fn operator(text: &str) -> Option<&'static str> {
    match text {
        "=" => Some("a comparison is written `==`"),
        "and" => Some("write `&&` for `and`"),
        "or" => Some("write `||` for `or`, and `|` between several values of one path"),
        "not" => Some("write `!` for `not`"),
        "is" => Some("write `==` for `is`"),
        "in" => Some(
            "write `contains(list, value)` for `in`; several values of one path are joined by `|`, as in `path == A | B`",
        ),
        "if" | "when" => Some("conditions are joined by `&&`"),
        "like" | "matches" => Some("write `contains(…)`, `starts_with(…)` or `ends_with(…)`"),
        "$" => Some("a path begins with the name of a field, without `$`"),
        "+" | "/" | "%" => Some("arithmetic stands in braces, over values of Rust: `{n + 1}`"),
        "?" => Some("a path needs no `?`: whatever is missing is null"),
        "as" => Some("a path needs no `as`: numbers of any type compare"),
        _ => None,
    }
}
