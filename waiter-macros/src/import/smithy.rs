//! Smithy's [`waitable` trait](https://smithy.io/2.0/additional-specs/waiters.html): in a model's JSON, or by itself.

use std::time::Duration;

use super::fields::{Fields, Located};
use super::json::{Json, Kind};
use super::matcher::{self, Expected, Written};
use super::place::Place;
use super::waiter::Waiter;
use crate::diagnostics::{Errors, Result, one_of, unknown};
use crate::syntax::acceptor::Subject;
use crate::syntax::duration::readable;
use crate::syntax::expr::Expr;
use crate::syntax::language::Quantifier;
use crate::tokens;

pub(super) const TRAIT: &str = "smithy.waiters#waitable";

const WAITER: &[&str] = &[
    "documentation",
    "acceptors",
    "minDelay",
    "maxDelay",
    "deprecated",
    "tags",
];

/// Keys of botocore's, and what Smithy has instead.
const BOTOCORE: &[(&str, &str)] = &[
    (
        "delay",
        "is botocore's: Smithy has `minDelay` and `maxDelay`",
    ),
    (
        "maxAttempts",
        "is botocore's: Smithy leaves it to the caller, who writes `max_attempts: …` after the file",
    ),
    (
        "operation",
        "is botocore's: Smithy has a waiter at its operation",
    ),
];

const ACCEPTOR: &[&str] = &["state", "matcher", "message"];

const PATH: &[&str] = &["path", "expected", "comparator"];

const MATCHERS: &[&str] = &["output", "inputOutput", "success", "errorType"];

const COMPARATORS: &[&str] = &[
    "stringEquals",
    "booleanEquals",
    "allStringEquals",
    "anyStringEquals",
];

/// Seconds between two polls, where the trait does not say.
const DEFAULT_DELAYS: (u64, u64) = (2, 120);

/// The waiters of all operations of a model.
pub(super) fn of_model(model: &Fields<'_>, errors: &mut Errors) -> Result<Vec<Waiter>> {
    let shapes = model.object("shapes", &[])?;
    // A service's errors are those of all its operations.
    let (mut with_trait, mut common) = (Vec::new(), Vec::new());
    for (id, json) in shapes.iter() {
        let shape = Fields::of(json, model.place, "a shape", &[])?;
        if let Some(waitable) = waitable(&shape)? {
            with_trait.push((id, shape, waitable));
        } else if is_a(&shape, "service")? {
            common.extend(modelled(&shape)?);
        }
    }
    if with_trait.is_empty() {
        let message = format!("no operation of this model has the trait `{TRAIT}`");
        return Err(model.error(message));
    }
    let mut waiters = Vec::new();
    for (id, shape, json) in with_trait {
        let operation = Operation {
            name: Located {
                value: name(id).to_owned(),
                line: json.line(),
            },
            // The trait stands at the operation, or is applied to it from elsewhere.
            errors: if is_a(&shape, "operation")? {
                Some([modelled(&shape)?, common.clone()].concat())
            } else {
                None
            },
        };
        let waitable = Fields::of(json, model.place, "the trait `waitable`", &[]);
        if let Some(waitable) = errors.keep(waitable) {
            waiters.extend(of_trait(&waitable, &operation));
        }
    }
    Ok(waiters)
}

/// An operation that waiters poll.
pub(super) struct Operation {
    pub(super) name: Located<String>,
    /// The errors that it models, where the file says so.
    pub(super) errors: Option<Vec<String>>,
}

/// The trait of a shape.
fn waitable<'t>(shape: &Fields<'t>) -> Result<Option<Json<'t>>> {
    match shape.get("traits") {
        Some(json) => Ok(Fields::of(json, shape.place, "`traits`", &[])?.get(TRAIT)),
        None => Ok(None),
    }
}

fn is_a(shape: &Fields<'_>, kind: &str) -> Result<bool> {
    Ok(shape
        .optional_text("type")?
        .is_some_and(|found| found.value == kind))
}

/// The names of a shape's errors.
fn modelled(shape: &Fields<'_>) -> Result<Vec<String>> {
    if shape.get("errors").is_none() {
        return Ok(Vec::new());
    }
    let targets = shape.list("errors")?.into_iter().map(|json| {
        let target = Fields::of(json, shape.place, "an error", &[])?.text("target")?;
        Ok(name(&target.value).to_owned())
    });
    targets.collect()
}

/// The waiters of one operation.
pub(super) fn of_trait(waitable: &Fields<'_>, operation: &Operation) -> Vec<Waiter> {
    let waiter = |(name, json): (&str, _)| {
        let mut waiter = Waiter::new(name, Json::line(json));
        waiter.operation = Some(Located {
            value: operation.name.value.clone(),
            line: operation.name.line,
        });
        read(&mut waiter, json, waitable.place.waiter(name), operation);
        waiter
    };
    waitable.iter().map(waiter).collect()
}

fn read(waiter: &mut Waiter, json: Json<'_>, place: Place<'_>, operation: &Operation) {
    let errors = &mut waiter.errors;
    let Some(mut fields) = errors.keep(Fields::of(json, place, "a waiter", WAITER)) else {
        return;
    };
    errors.keep(fields.check_keys(BOTOCORE));
    waiter.delay = errors.keep(delays(&fields));
    waiter.docs = errors.keep(fields.optional_text("documentation")).flatten();
    waiter.read_acceptors(&fields, ACCEPTOR, |fields| {
        check_message(fields)?;
        matcher(fields, operation)
    });
}

/// Checks the expression that says why an acceptor matched. Nothing shows its value yet.
fn check_message(fields: &Fields<'_>) -> Result<()> {
    let Some(message) = fields.optional_text("message")? else {
        return Ok(());
    };
    let (place, line) = (fields.place, message.line);
    Expr::check_string(&message.value, place.at).map_err(|error| {
        let message = format!("in `message`: {error}");
        place.error(line, message)
    })
}

fn delays(fields: &Fields<'_>) -> Result<(Duration, Duration)> {
    let (min, max) = DEFAULT_DELAYS;
    let (min, max) = (
        delay(fields, "minDelay", min)?,
        delay(fields, "maxDelay", max)?,
    );
    if min > max {
        let message = format!(
            "`minDelay`, {}, is longer than `maxDelay`, {} (they are {} and {} seconds where the file does not say)",
            readable(min),
            readable(max),
            DEFAULT_DELAYS.0,
            DEFAULT_DELAYS.1
        );
        return Err(fields.error(message));
    }
    Ok((min, max))
}

fn delay(fields: &Fields<'_>, key: &str, default: u64) -> Result<Duration> {
    match fields.optional(key)? {
        Some(_) => fields.seconds(key),
        None => Ok(Duration::from_secs(default)),
    }
}

/// The matcher, a union of one member, and the line that an error in it is on.
fn matcher(fields: &Fields<'_>, operation: &Operation) -> Result<(Written, usize)> {
    let matcher = fields.object("matcher", MATCHERS)?;
    let place = fields.place;
    let mut members = matcher.iter();
    let (Some((name, json)), None) = (members.next(), members.next()) else {
        let message = format!("a matcher has one member: {}", one_of(MATCHERS));
        return Err(matcher.error(message));
    };
    let line = json.line();
    let written = match (name, json.kind()) {
        ("output", _) => return path(matcher.object(name, PATH)?, Subject::Output),
        ("inputOutput", _) => return path(matcher.object(name, PATH)?, Subject::InputOutput),
        ("success", Kind::Bool(true)) => matcher::ok(),
        ("success", Kind::Bool(false)) => matcher::any_error(place.at),
        ("success", _) => return Err(place.error(line, "`success` is `true` or `false`")),
        ("errorType", Kind::Text(id)) if tokens::name(self::name(id), place.at).is_some() => {
            error(self::name(id), operation, place)
        }
        ("errorType", _) => {
            let message = "an `errorType` is the name of an error's shape, as a string";
            return Err(place.error(line, message));
        }
        (other, _) => return Err(place.error(line, unknown("matcher", other, MATCHERS))),
    };
    Ok((written, line))
}

/// An error by its shape, or by its code if it is known to be none.
fn error(name: &str, operation: &Operation, place: Place<'_>) -> Written {
    match &operation.errors {
        Some(errors) if !errors.iter().any(|error| error == name) => matcher::code(name, place.at),
        _ => matcher::shape(name, place.at),
    }
}

/// `{"path": …, "expected": …, "comparator": …}`
fn path(mut fields: Fields<'_>, subject: Subject) -> Result<(Written, usize)> {
    fields.check_keys(&[])?;
    let place = fields.place;
    let (path, expected, comparator) = (
        fields.text("path")?,
        fields.text("expected")?,
        fields.text("comparator")?,
    );
    let quantifier = match comparator.value.as_str() {
        "stringEquals" | "booleanEquals" => None,
        "allStringEquals" => Some(Quantifier::All),
        "anyStringEquals" => Some(Quantifier::Any),
        other => {
            let message = unknown("comparator", other, COMPARATORS);
            return Err(place.error(comparator.line, message));
        }
    };
    let expected = match (comparator.value.as_str(), expected.value.as_str()) {
        ("booleanEquals", "true") => Expected::Bool(true),
        ("booleanEquals", "false") => Expected::Bool(false),
        ("booleanEquals", _) => {
            let message = "a boolean is expected to be \"true\" or \"false\"";
            return Err(place.error(expected.line, message));
        }
        _ => Expected::Text(expected.value),
    };
    let written = matcher::path(subject, quantifier, &path.value, &expected, place.at)
        .map_err(|error| place.error(path.line, error))?;
    Ok((written, path.line))
}

/// The name in a shape's id: `com.amazonaws.acm#DescribeCertificate`.
fn name(id: &str) -> &str {
    id.rsplit('#').next().unwrap_or(id)
}
