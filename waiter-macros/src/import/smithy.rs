//! Smithy's [`waitable` trait](https://smithy.io/2.0/additional-specs/waiters.html): in a model's JSON, or by itself.

use std::time::Duration;

use syn::Result;

use super::fields::{Fields, Located, kind};
use super::json::{Json, Kind};
use super::matcher::{self, Compares, Expected, Looks, Written};
use super::place::Place;
use super::waiter::{Waiter, unknown};
use crate::report::{Errors, one_of};
use crate::tokens;

const TRAIT: &str = "smithy.waiters#waitable";

const WAITER: &[&str] = &[
    "documentation",
    "acceptors",
    "minDelay",
    "maxDelay",
    "deprecated",
    "tags",
];

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
    let mut waiters = Vec::new();
    for (id, json) in shapes.iter() {
        let shape = Fields::of(json, model.place, "a shape", &[])?;
        // The trait stands at the operation, or is applied to it from elsewhere.
        let Some(json) = shape.get("traits") else {
            continue;
        };
        let traits = Fields::of(json, model.place, "`traits`", &[])?;
        if let Some(json) = traits.get(TRAIT) {
            let operation = Located {
                value: name(id).to_owned(),
                line: json.line(),
            };
            let waitable = Fields::of(json, model.place, "the trait `waitable`", &[]);
            if let Some(waitable) = errors.keep(waitable) {
                waiters.extend(of_trait(&waitable, &operation));
            }
        }
    }
    Ok(waiters)
}

/// The waiters of one operation.
pub(super) fn of_trait(waitable: &Fields<'_>, operation: &Located<String>) -> Vec<Waiter> {
    let waiter = |(name, json): (&str, _)| {
        let mut waiter = Waiter::new(name, Json::line(json));
        waiter.operation = Some(Located {
            value: operation.value.clone(),
            line: operation.line,
        });
        read(&mut waiter, json, waitable.place.waiter(name));
        waiter
    };
    waitable.iter().map(waiter).collect()
}

fn read(waiter: &mut Waiter, json: Json<'_>, place: Place<'_>) {
    let errors = &mut waiter.errors;
    let Some(fields) = errors.keep(Fields::of(json, place, "a waiter", WAITER)) else {
        return;
    };
    let (min, max) = DEFAULT_DELAYS;
    let min = errors.keep(delay(&fields, "minDelay", min));
    let max = errors.keep(delay(&fields, "maxDelay", max));
    waiter.delay = min.zip(max);
    waiter.docs = errors.keep(fields.optional_text("documentation")).flatten();
    waiter.read_acceptors(&fields, &["state", "matcher"], matcher);
}

fn delay(fields: &Fields<'_>, key: &str, default: u64) -> Result<Duration> {
    match fields.optional(key)? {
        Some(_) => fields.seconds(key),
        None => Ok(Duration::from_secs(default)),
    }
}

/// The matcher, a union of one member, and the line that an error in it is on.
fn matcher(fields: &Fields<'_>) -> Result<(Written, usize)> {
    let matcher = fields.object("matcher", MATCHERS)?;
    let place = fields.place;
    let mut members = matcher.iter();
    let (Some((name, json)), None) = (members.next(), members.next()) else {
        let message = format!("a matcher has one member: {}", one_of(MATCHERS));
        return Err(matcher.error(message));
    };
    let line = json.line();
    let written = match (name, kind(json, place)?) {
        ("output", _) => return path(&matcher.object(name, PATH)?, Looks::Output),
        ("inputOutput", _) => return path(&matcher.object(name, PATH)?, Looks::InputAndOutput),
        ("success", Kind::Bool(true)) => matcher::ok(),
        ("success", Kind::Bool(false)) => matcher::any_error(place.at),
        ("success", _) => return Err(place.error(line, "`success` is `true` or `false`")),
        ("errorType", Kind::Text(id)) if tokens::name(self::name(&id), place.at).is_some() => {
            matcher::shape(self::name(&id), place.at)
        }
        ("errorType", _) => {
            let message = "an `errorType` is the name of an error, as a string";
            return Err(place.error(line, message));
        }
        (other, _) => return Err(place.error(line, unknown("matcher", other, MATCHERS))),
    };
    Ok((written, line))
}

/// `{"path": …, "expected": …, "comparator": …}`
fn path(fields: &Fields<'_>, looks: Looks) -> Result<(Written, usize)> {
    let place = fields.place;
    let (path, expected, comparator) = (
        fields.text("path")?,
        fields.text("expected")?,
        fields.text("comparator")?,
    );
    let compares = match comparator.value.as_str() {
        "stringEquals" | "booleanEquals" => Compares::Value,
        "allStringEquals" => Compares::All,
        "anyStringEquals" => Compares::Any,
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
    let written = matcher::path(looks, compares, &path.value, &expected, place.at)
        .map_err(|error| place.error(path.line, error))?;
    Ok((written, path.line))
}

/// The name in a shape's id: `com.amazonaws.acm#DescribeCertificate`.
fn name(id: &str) -> &str {
    id.rsplit('#').next().unwrap_or(id)
}
