//! botocore's `waiters-2.json`: `{"version": 2, "waiters": {"Name": {"operation": …, "acceptors": […]}}}`.

use std::rc::Rc;
use std::time::Duration;

use jsonc_parser::ast::{Object, Value};
use jsonc_parser::common::Range;

use super::fields::Fields;
use super::matcher::{self, ParsedMatcher};
use super::waiter::{Entry, FileFormat, Keys};
use crate::diagnostics::{Result, unknown};
use crate::syntax::acceptor::Subject;
use crate::syntax::expr::Node;
use crate::syntax::language::Quantifier;

const MATCHERS: &[&str] = &["path", "pathAll", "pathAny", "status", "error"];

struct Botocore;

/// The waiters of a file.
pub(super) fn entries(mut file: Fields<'_>) -> Result<Vec<Entry<'_>>> {
    match file.get("version") {
        Some(Value::NumberLit(number)) if number.value == "2" => {}
        Some(other) => {
            let kind = "`2` (botocore's `waiters-2.json`)";
            return Err(file.mismatch(other, "version", kind));
        }
        None => {
            file.check_keys()?;
            let message = "`version` is missing: write `\"version\": 2` beside `waiters`";
            return Err(file.error(message));
        }
    }
    if file.get("waiters").is_none() {
        file.check_keys()?;
    }
    let waiters = file.object("waiters", &[])?;
    let format: Rc<dyn FileFormat> = Rc::new(Botocore);
    Ok(Entry::all(&waiters, &format))
}

/// Returns the object that must be around the waiters of a file, if they are botocore's without it.
pub(super) fn missing_object(file: &Object<'_>) -> Option<&'static str> {
    let mut values = file.properties.iter().map(|property| &property.value);
    if is_waiter(file) {
        Some(r#"{"version": 2, "waiters": {"Name": … }}"#)
    } else if values.any(|value| value.as_object().is_some_and(is_waiter)) {
        Some(r#"{"version": 2, "waiters": … }"#)
    } else {
        None
    }
}

/// Returns true for a waiter that is not Smithy's.
fn is_waiter(object: &Object<'_>) -> bool {
    let is_acceptor = |value: &Value<'_>| {
        let acceptor = value.as_object();
        acceptor.is_some_and(|acceptor| acceptor.get_string("matcher").is_some())
    };
    match object.get_array("acceptors") {
        Some(acceptors) if !acceptors.elements.is_empty() => {
            acceptors.elements.iter().any(is_acceptor)
        }
        _ => object.get("acceptors").is_some() && object.get("operation").is_some(),
    }
}

impl FileFormat for Botocore {
    fn keys(&self) -> &'static Keys {
        &Keys {
            waiter: &[
                "operation",
                "delay",
                "maxAttempts",
                "description",
                "acceptors",
            ],
            documentation: "description",
            acceptor: &["state", "matcher", "argument", "expected"],
            other_format: "Smithy's",
            others: &[("minDelay", "`delay`"), ("maxDelay", "`delay`")],
        }
    }

    fn operation(&self, waiter: &Fields<'_>) -> Result<(String, Range)> {
        let name = waiter.text("operation")?;
        Ok((name.value.to_string(), name.range))
    }

    fn delay(&self, waiter: &Fields<'_>) -> Result<(Duration, Duration)> {
        waiter.delay("delay").map(|delay| (delay, delay))
    }

    fn max_attempts(&self, waiter: &Fields<'_>, is_limited: bool) -> Result<Option<u32>> {
        if waiter.get("maxAttempts").is_none() && is_limited {
            return Ok(None);
        }
        waiter.count("maxAttempts").map(Some)
    }

    fn matcher(&self, acceptor: &Fields<'_>) -> Result<ParsedMatcher> {
        let matcher = acceptor.text("matcher")?;
        let quantifier = match &*matcher.value {
            "path" => None,
            "pathAll" => Some(Quantifier::All),
            "pathAny" => Some(Quantifier::Any),
            "status" => return status(acceptor),
            "error" => return error(acceptor),
            other => {
                let message = unknown("matcher", other, MATCHERS);
                return Err(acceptor.location.error(matcher.range, message));
            }
        };
        let argument = acceptor.text("argument")?;
        let expected = expected(acceptor)?;
        matcher::path(
            Subject::Output,
            quantifier,
            argument,
            expected,
            acceptor.location,
        )
    }
}

/// The value that a path is compared with.
fn expected(acceptor: &Fields<'_>) -> Result<Node> {
    match acceptor.require("expected")? {
        Value::StringLit(text) => Ok(matcher::text(text, acceptor.location)),
        Value::NumberLit(number) => matcher::number(number, acceptor.location),
        Value::BooleanLit(value) => Ok(Node::Bool(value.value)),
        Value::NullKeyword(_) => Ok(Node::Null),
        other => Err(acceptor.mismatch(other, "expected", "a string, a number, a boolean or null")),
    }
}

fn status(acceptor: &Fields<'_>) -> Result<ParsedMatcher> {
    match acceptor.require("expected")? {
        Value::NumberLit(code) => matcher::status(code, acceptor.location),
        other => Err(acceptor.mismatch(other, "expected", "an HTTP status such as `404`")),
    }
}

fn error(acceptor: &Fields<'_>) -> Result<ParsedMatcher> {
    let (value, location) = (acceptor.require("expected")?, acceptor.location);
    match value {
        Value::StringLit(word) if matches!(&*word.value.to_lowercase(), "true" | "false") => {
            let (found, value) = (&word.value, word.value.to_lowercase());
            let message = format!(
                "the string {found:?} would be the code of an error: write `{value}` without quotes"
            );
            Err(location.error(word.range, message))
        }
        Value::StringLit(code) if !code.value.is_empty() => {
            Ok(matcher::code(&code.value, code.range, location))
        }
        Value::BooleanLit(value) if value.value => Ok(matcher::any_error(value.range, location)),
        Value::BooleanLit(value) => Ok(matcher::ok(value.range)),
        other => {
            let kind = "an error code as a string, `true` for any error, or `false` for none";
            Err(acceptor.mismatch(other, "expected", kind))
        }
    }
}
