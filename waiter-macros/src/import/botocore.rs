//! botocore's `waiters-2.json`: `{"version": 2, "waiters": {"Name": {"operation": …, "acceptors": […]}}}`.

use super::fields::Fields;
use super::invocation::Invocation;
use super::json::{Json, Kind};
use super::matcher::{self, Expected, Written};
use super::place::Place;
use super::waiter::Waiter;
use crate::diagnostics::{Result, unknown};
use crate::syntax::acceptor::Subject;
use crate::syntax::language::Quantifier;

const WAITER: &[&str] = &[
    "operation",
    "delay",
    "maxAttempts",
    "description",
    "acceptors",
];

/// Keys of Smithy's, and what botocore has instead.
const SMITHY: &[(&str, &str)] = &[
    ("minDelay", "is Smithy's: botocore has `delay`"),
    ("maxDelay", "is Smithy's: botocore has `delay`"),
];

const ACCEPTOR: &[&str] = &["state", "matcher", "argument", "expected"];

const MATCHERS: &[&str] = &["path", "pathAll", "pathAny", "status", "error"];

/// The waiters of a file.
pub(super) fn waiters(file: &Fields<'_>, invocation: &Invocation) -> Result<Vec<Waiter>> {
    check_version(file)?;
    let waiters = file.object("waiters", &[])?;
    Ok(waiters
        .iter()
        .map(|(name, json)| waiter(name, json, file.place.waiter(name), invocation))
        .collect())
}

/// The error for waiters of botocore without their frame: it says what to write around them.
pub(super) fn frame(file: &Fields<'_>) -> Option<&'static str> {
    let waiters: Vec<_> = file
        .iter()
        .filter_map(|(_, json)| Fields::of(json, file.place, "a waiter", WAITER).ok())
        .collect();
    if is_waiter(file) {
        Some(r#"{"version": 2, "waiters": {"Name": … }}"#)
    } else if waiters.iter().any(is_waiter) {
        Some(r#"{"version": 2, "waiters": … }"#)
    } else {
        None
    }
}

/// Returns true for what has the keys of a waiter that Smithy's do not have, or an acceptor of that form.
fn is_waiter(fields: &Fields<'_>) -> bool {
    let is_acceptor = |json| {
        let matcher = Fields::of(json, fields.place, "an acceptor", ACCEPTOR)
            .ok()
            .and_then(|acceptor| acceptor.get("matcher"));
        matcher.is_some_and(|matcher| matches!(matcher.kind(), Kind::Text(_)))
    };
    let Some(acceptors) = fields.get("acceptors") else {
        return false;
    };
    match acceptors.kind() {
        Kind::List(acceptors) if !acceptors.is_empty() => acceptors.into_iter().any(is_acceptor),
        _ => fields.get("operation").is_some(),
    }
}

fn check_version(file: &Fields<'_>) -> Result<()> {
    let Some(version) = file.optional("version")? else {
        let message = "`version` is missing: write `\"version\": 2` beside `waiters`";
        return Err(file.error(message));
    };
    match version.kind() {
        Kind::Number("2") => Ok(()),
        _ => {
            let message = format!(
                "version {} of botocore's waiters is not supported: version 2 is, as in its `waiters-2.json`",
                version.as_written()
            );
            Err(file.place.error(version.line(), message))
        }
    }
}

fn waiter(name: &str, json: Json<'_>, place: Place<'_>, invocation: &Invocation) -> Waiter {
    let mut waiter = Waiter::new(name, json.line());
    let fields = Fields::of(json, place, "a waiter", WAITER);
    let Some(mut fields) = waiter.errors.keep(fields) else {
        return waiter;
    };
    let errors = &mut waiter.errors;
    errors.keep(fields.check_keys(SMITHY));
    waiter.operation = errors.keep(fields.text("operation"));
    waiter.delay = errors
        .keep(fields.seconds("delay"))
        .map(|delay| (delay, delay));
    // A limit of the program's may stand for that of the file.
    if fields.get("maxAttempts").is_some() || !invocation.has_limit() {
        waiter.max_attempts = errors.keep(fields.count("maxAttempts"));
    }
    waiter.docs = errors.keep(fields.optional_text("description")).flatten();
    waiter.read_acceptors(&fields, ACCEPTOR, matcher);
    waiter
}

/// The matcher, and the line that an error in it is on.
fn matcher(fields: &Fields<'_>) -> Result<(Written, usize)> {
    let matcher = fields.text("matcher")?;
    let place = fields.place;
    let quantifier = match matcher.value.as_str() {
        "path" => None,
        "pathAll" => Some(Quantifier::All),
        "pathAny" => Some(Quantifier::Any),
        "status" => return status(fields),
        "error" => return error(fields),
        other => {
            let message = unknown("matcher", other, MATCHERS);
            return Err(place.error(matcher.line, message));
        }
    };
    let argument = fields.text("argument")?;
    let expected = expected(fields)?;
    let written = matcher::path(
        Subject::Output,
        quantifier,
        &argument.value,
        &expected,
        place.at,
    )
    .map_err(|error| place.error(argument.line, error))?;
    Ok((written, argument.line))
}

/// What a path is compared with.
fn expected<'t>(fields: &Fields<'t>) -> Result<Expected<'t>> {
    let json = fields.require("expected")?;
    Ok(match json.kind() {
        Kind::Text(text) => Expected::Text(text.to_owned()),
        Kind::Number(number) => Expected::Number(number),
        Kind::Bool(value) => Expected::Bool(value),
        Kind::Null => Expected::Null,
        Kind::List(_) | Kind::Object(_) => {
            let message = "a path is compared with a string, a number, a boolean or null";
            return Err(fields.place.error(json.line(), message));
        }
    })
}

fn status(fields: &Fields<'_>) -> Result<(Written, usize)> {
    let (json, place) = (fields.require("expected")?, fields.place);
    let line = json.line();
    match json.kind() {
        Kind::Number(code) => matcher::status(code, place.at)
            .map(|written| (written, line))
            .map_err(|error| place.error(line, error)),
        _ => Err(place.error(line, "a `status` is expected to be a number: `404`")),
    }
}

fn error(fields: &Fields<'_>) -> Result<(Written, usize)> {
    let (json, place) = (fields.require("expected")?, fields.place);
    let line = json.line();
    let written = match json.kind() {
        Kind::Text(word) if matches!(word.to_lowercase().as_str(), "true" | "false") => {
            let message = format!(
                "the string `{word:?}` would be an error's code: write `{}` without quotes",
                word.to_lowercase()
            );
            return Err(place.error(line, message));
        }
        Kind::Text(code) if !code.is_empty() => matcher::code(code, place.at),
        Kind::Bool(true) => matcher::any_error(place.at),
        Kind::Bool(false) => matcher::ok(),
        _ => {
            let message = "an `error` is expected to be a code, as a string, or `true` for any of them, `false` for none";
            return Err(place.error(line, message));
        }
    };
    Ok((written, line))
}
