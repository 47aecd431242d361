//! Suggestions for words that people bring along: from botocore, Smithy and the SDKs, from other languages, and from habit.

use super::language::{Key, Word, Words};
use crate::diagnostics::{self, nearest};

/// Other words, each with its replacement.
type Replacements = &'static [(&'static str, &'static str)];

/// Functions and methods of other languages.
const FUNCTIONS: Replacements = &[
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

/// Methods of Rust that a path does not need.
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

/// The variants of `AttributeValue`, a union of `DynamoDB`, which botocore has as keys.
const ATTRIBUTE_VALUES: &[&str] = &["S", "N", "B", "SS", "NS", "BS", "M", "L", "NULL", "BOOL"];

/// An unknown word.
pub(crate) struct Unknown<W> {
    pub(crate) message: String,
    /// The word that was meant, if there is little doubt.
    pub(super) meant: Option<W>,
}

/// Finds the word that was meant, by its spelling or among the aliases.
pub(crate) fn unknown<W: Word>(name: &str) -> Unknown<W> {
    let (message, meant) = unknown_in(&W::SET, name);
    let meant = meant.map(|row| W::ALL[row]);
    Unknown { message, meant }
}

/// Returns the message, and the row of the word that was meant.
fn unknown_in(set: &Words, name: &str) -> (String, Option<usize>) {
    let near = nearest(name, &set.words()).and_then(|word| set.find(word));
    let other = set.rows.iter().position(|row| {
        let mut aliases = row.aliases.iter();
        aliases.any(|alias| plain(alias) == plain(name))
    });
    let message = match other {
        // A word that has this alias is meant, even if another word is spelt alike.
        Some(row) if other != near => {
            let word = set.rows[row].word;
            format!("unknown {} `{name}`: write `{word}`", set.name)
        }
        _ => diagnostics::unknown(set.name, name, &set.words()),
    };
    (message, other.or(near))
}

/// Keys of other libraries that are not a key here, each with the form that means the same.
const KEYS: Replacements = &[
    (
        "initial_delay",
        "`first_poll: 30s` for the time before the first poll, or `delay: 2s..60s` for the shortest delay",
    ),
    (
        "min_timeout",
        "the shortest and the longest delay, `delay: 10s..60s`",
    ),
    ("consecutive", IN_A_ROW),
    ("consecutive_successes", IN_A_ROW),
    ("continuous_target_occurence", IN_A_ROW),
    ("continuous_target_occurrence", IN_A_ROW),
    ("success_threshold", IN_A_ROW),
    ("in_a_row", IN_A_ROW),
    ("streak", IN_A_ROW),
    (
        "during",
        "it in the acceptor, before `=>`: `path status == Status::Ready for 3m => success`",
    ),
    (
        "not_found_checks",
        "an acceptor, `error NotFoundException for 20 polls => failure`; until then such a poll is a `retry`",
    ),
    (
        "failure_threshold",
        "an acceptor, `error any for 5 polls => failure`; until then such a poll is a `retry`",
    ),
    (
        "tolerate",
        "an acceptor, `error NotFoundException => retry`, or with a limit, `error NotFoundException for 5 polls => failure`",
    ),
    (
        "pending",
        "an acceptor, `path status == Status::Pending => retry`; to fail in any other state, end with `ok => failure`",
    ),
    (
        "target",
        "an acceptor, `path status == Status::Ready => success`",
    ),
    (
        "until",
        "an acceptor, `path status == Status::Ready => success`",
    ),
];

const IN_A_ROW: &str =
    "it in the acceptor, before `=>`: `path status == Status::Ready for 3 polls => success`";

/// The message for a key that needs more than another word, and the key that was meant, if its value may be read as one.
pub(super) fn key(name: &str) -> Option<(String, Option<Key>)> {
    let word = plain(name);
    let (form, meant) = match word.as_str() {
        "mindelay" | "maxdelay" => ("a range, `delay: 2s..120s`", Some(Key::Delay)),
        "timeout" => (
            "`max_wait` for the whole wait, or `poll_timeout` for one poll",
            Some(Key::MaxWait),
        ),
        _ => (KEYS.iter().find(|(key, _)| plain(key) == word)?.1, None),
    };
    Some((format!("unknown key `{name}`: write {form}"), meant))
}

/// The message for a matcher that needs more than another word.
pub(super) fn matcher(name: &str) -> Option<&'static str> {
    Some(match name {
        "_" | "default" | "else" | "otherwise" => {
            "expected a matcher: `ok` for any other success, `error any` for any other error of the service; without \
             them, a success is polled again and an error fails the wait"
        }
        "for" => "a streak comes last, before the `=>`: `path field == … for 3 polls => success`",
        "output" => "write `path` to test a value of the response: `path field == …`",
        "input" => {
            "write `input_output` to test the request: `input_output input.field == output.field`"
        }
        "Ok" => {
            "write `ok` for any successful response; `ok PATTERN` matches the value in the `Ok(…)`"
        }
        "Err" => {
            "write `error any` for any error; `error PATTERN` matches the value in the `Err(…)`"
        }
        "success" => "write `ok` for any successful response, `error any` for any error",
        _ => return None,
    })
}

/// The message for an unknown function, which may be another language's, or a method.
pub(super) fn function(name: &str, arguments: usize, known: &[&'static str]) -> String {
    match name {
        "Some" | "Ok" => format!("write the value without `{name}(…)`: a missing value is null"),
        _ if arguments == 0 && !is_foreign(name, known) => no_methods(name, "()"),
        _ => match FUNCTIONS.iter().find(|(other, _)| *other == name) {
            Some((_, here)) if nearest(name, known).is_none() => {
                format!("unknown function `{name}`: write `{here}`")
            }
            _ => diagnostics::unknown("function", name, known),
        },
    }
}

/// The message for a method of the user's. rustc suggests one where a field is private.
fn no_methods(name: &str, call: &str) -> String {
    format!(
        "methods cannot be called in a path: write the field, `{name}`; if it is private, write a guard, \
         `ok output if output.{name}{call} == …`"
    )
}

/// Returns true for a function of another language, or a misspelt one.
fn is_foreign(name: &str, known: &[&'static str]) -> bool {
    FUNCTIONS.iter().any(|(other, _)| *other == name) || nearest(name, known).is_some()
}

/// The message for a method that is not a function: `.unwrap()`, a getter of the SDK's.
pub(super) fn method(name: &str, arguments: usize, known: &[&'static str]) -> String {
    match name {
        name if NEEDLESS.contains(&name) => {
            format!("a path does not need `.{name}()`: a missing value is null")
        }
        "get" => {
            "write `.\"key\"` for the entry of a map, `[0]` for an element of a list".to_owned()
        }
        name if arguments > 0 && !is_foreign(name, known) => no_methods(name, "(…)"),
        _ => function(name, arguments, known),
    }
}

/// The message for a field behind a value that is not a structure's, but a union's variant.
pub(super) fn variant(name: &str) -> Option<String> {
    ATTRIBUTE_VALUES
        .contains(&name)
        .then(|| format!("write ` as {name}` for `.{name}`, which is a variant of a union"))
}

/// A word without its case and separators: `maxTries`, `MaxTries` and `max_tries` are the same.
fn plain(name: &str) -> String {
    name.replace(['_', '-'], "").to_lowercase()
}

/// The message for an operator of another language.
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
        "+" | "/" | "%" => Some("write arithmetic in braces, over Rust values: `{n + 1}`"),
        "?" => Some("a path does not need `?`: a missing value is null"),
        "as" => Some("`as` is not JMESPath: write this path without the outer quotes"),
        _ => None,
    }
}
