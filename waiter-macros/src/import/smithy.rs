//! Smithy's [`waitable` trait](https://smithy.io/2.0/additional-specs/waiters.html): in a model's JSON, or by itself.

use std::fmt::Display;
use std::rc::Rc;
use std::time::Duration;

use jsonc_parser::ast::{Object, Value};
use jsonc_parser::common::{Range, Ranged};

use super::expression;
use super::fields::Fields;
use super::file::FileLocation;
use super::matcher::{self, ParsedMatcher};
use super::waiter::{Entry, FileFormat, Keys};
use crate::diagnostics::{Errors, Result, one_of, unknown};
use crate::syntax::acceptor::Subject;
use crate::syntax::duration::readable;
use crate::syntax::expr::Node;
use crate::syntax::language::{Quantifier, State};
use crate::syntax::reason::Reason;
use crate::tokens;

pub(super) const TRAIT: &str = "smithy.waiters#waitable";

const MATCHERS: &[&str] = &["output", "inputOutput", "success", "errorType"];

const COMPARATORS: &[&str] = &[
    "stringEquals",
    "booleanEquals",
    "allStringEquals",
    "anyStringEquals",
];

/// The shortest and the longest delay of a waiter that does not name them.
const DEFAULT_DELAYS: [Duration; 2] = [Duration::from_secs(2), Duration::from_mins(2)];

/// An operation, which is the format of its waiters.
pub(super) struct Operation {
    pub(super) name: String,
    /// The location of the name.
    pub(super) at: Range,
    /// The errors that it models, if the file says so.
    pub(super) errors: Option<Vec<String>>,
}

/// The waiters of all operations of a model.
pub(super) fn model_entries<'t>(model: &Fields<'t>, errors: &mut Errors) -> Result<Vec<Entry<'t>>> {
    let shapes = model.object("shapes", &[])?;
    // A service's errors are those of all its operations.
    let mut common = Vec::new();
    for (_, shape) in shapes.iter() {
        if let Some(service) = shape.as_object()
            && is_a(service, "service")
        {
            common.append(&mut modeled(service));
        }
    }
    let (mut entries, mut has_trait) = (Vec::new(), false);
    for (id, shape) in shapes.iter() {
        let Some(shape) = shape.as_object() else {
            continue;
        };
        let waitable = shape.get_object("traits").and_then(|it| it.get(TRAIT));
        let Some(waitable) = waitable.map(|property| &property.value) else {
            continue;
        };
        has_trait = true;
        let what = "the trait `waitable`";
        let waiters = Fields::from_value(waitable, model.location, what, &[]);
        // A trait that is applied from elsewhere is not at its operation, whose errors are unknown.
        let is_operation = is_a(shape, "operation");
        let operation = Operation {
            name: name(id).to_owned(),
            at: waitable.range(),
            errors: is_operation.then(|| [modeled(shape), common.clone()].concat()),
        };
        if let Some(waiters) = errors.keep(waiters) {
            let format: Rc<dyn FileFormat> = Rc::new(operation);
            entries.append(&mut Entry::all(&waiters, &format));
        }
    }
    if has_trait {
        Ok(entries)
    } else {
        let message = format!("no operation of this model has the trait `{TRAIT}`");
        Err(model.error(message))
    }
}

fn is_a(shape: &Object<'_>, kind: &str) -> bool {
    let found = shape.get_string("type");
    found.is_some_and(|found| found.value == kind)
}

/// The names of a shape's errors.
fn modeled(shape: &Object<'_>) -> Vec<String> {
    let mut names = Vec::new();
    if let Some(errors) = shape.get_array("errors") {
        for error in &errors.elements {
            let target = error
                .as_object()
                .and_then(|error| error.get_string("target"));
            if let Some(target) = target {
                names.push(name(&target.value).to_owned());
            }
        }
    }
    names
}

/// The name in a shape's id: `com.amazonaws.acm#DescribeCertificate`.
fn name(id: &str) -> &str {
    id.rsplit('#').next().unwrap_or(id)
}

impl FileFormat for Operation {
    fn keys(&self) -> &'static Keys {
        &Keys {
            waiter: &[
                "documentation",
                "acceptors",
                "minDelay",
                "maxDelay",
                "deprecated",
                "tags",
            ],
            documentation: "documentation",
            acceptor: &["state", "matcher", "message"],
            other_format: "botocore's",
            others: &[
                ("delay", "`minDelay` and `maxDelay`"),
                ("maxAttempts", "`max_attempts: …` after the file"),
                ("operation", "the waiter at its operation"),
            ],
        }
    }

    fn operation(&self, _: &Fields<'_>) -> Result<(String, Range)> {
        Ok((self.name.clone(), self.at))
    }

    fn delay(&self, waiter: &Fields<'_>) -> Result<(Duration, Duration)> {
        let [default_min, default_max] = DEFAULT_DELAYS;
        let (min, max) = (
            waiter.delay_or("minDelay", default_min)?,
            waiter.delay_or("maxDelay", default_max)?,
        );
        if min > max {
            let message = format!(
                "`minDelay` ({}) is longer than `maxDelay` ({}); their defaults are {} and {}",
                readable(min),
                readable(max),
                readable(default_min),
                readable(default_max),
            );
            return Err(waiter.error(message));
        }
        Ok((min, max))
    }

    fn max_attempts(&self, _: &Fields<'_>, _: bool) -> Result<Option<u32>> {
        Ok(None)
    }

    /// The matcher, which is a union: an object of one member.
    fn matcher(&self, acceptor: &Fields<'_>) -> Result<ParsedMatcher> {
        let matcher = acceptor.object("matcher", MATCHERS)?;
        let location = acceptor.location;
        let [member] = &*matcher.object.properties else {
            let message = format!("expected one member in a matcher: {}", one_of(MATCHERS));
            return Err(matcher.error(message));
        };
        let (key, value, at) = (member.name.as_str(), &member.value, member.value.range());
        Ok(match (key, value) {
            ("output", _) => path(&matcher, key, Subject::Output)?,
            ("inputOutput", _) => path(&matcher, key, Subject::InputOutput)?,
            ("success", Value::BooleanLit(success)) if success.value => matcher::ok(at),
            ("success", Value::BooleanLit(_)) => matcher::any_error(at, location),
            ("success", _) => return Err(matcher.mismatch(value, key, "`true` or `false`")),
            ("errorType", Value::StringLit(id)) if is_name(&id.value, location) => {
                self.error(name(&id.value), at, location)
            }
            ("errorType", _) => {
                return Err(matcher.mismatch(value, key, "the name of an error's shape"));
            }
            _ => return Err(location.error(value.range(), unknown("matcher", key, MATCHERS))),
        })
    }

    /// The `message`, a path of the output.
    fn reason(&self, acceptor: &Fields<'_>, state: State) -> Result<Option<Reason>> {
        let Some(message) = acceptor.optional_text("message")? else {
            return Ok(None);
        };
        let location = acceptor.location;
        let error =
            |error: &dyn Display| location.error(message.range, format!("in `message`: {error}"));
        if state != State::Failure {
            return Err(error(
                &"only an acceptor with the state `failure` can have one",
            ));
        }
        let path = Reason::path(&matcher::string(&message.value, location));
        Ok(Some(Reason {
            path: path.map_err(|fault| error(&fault))?,
            text: expression::quoted(&message.value),
            origin: Some(location.origin(message.range, "")),
        }))
    }
}

impl Operation {
    /// An error by its shape, or by its code if no error of the operation has this shape.
    fn error(&self, name: &str, at: Range, location: FileLocation<'_>) -> ParsedMatcher {
        match &self.errors {
            Some(errors) if !errors.iter().any(|error| error == name) => {
                matcher::code(name, at, location)
            }
            _ => matcher::shape(name, at, location),
        }
    }
}

fn is_name(id: &str, location: FileLocation<'_>) -> bool {
    tokens::name(name(id), location.span()).is_some()
}

/// `{"path": …, "expected": …, "comparator": …}`
fn path(matcher: &Fields<'_>, key: &str, subject: Subject) -> Result<ParsedMatcher> {
    let mut fields = matcher.object(key, &["path", "expected", "comparator"])?;
    fields.check_keys()?;
    let location = fields.location;
    let (path, expected, comparator) = (
        fields.text("path")?,
        fields.text("expected")?,
        fields.text("comparator")?,
    );
    let quantifier = match &*comparator.value {
        "stringEquals" | "booleanEquals" => None,
        "allStringEquals" => Some(Quantifier::All),
        "anyStringEquals" => Some(Quantifier::Any),
        other => {
            let message = unknown("comparator", other, COMPARATORS);
            return Err(location.error(comparator.range, message));
        }
    };
    let node = match (&*comparator.value, &*expected.value) {
        ("booleanEquals", "true") => Node::Bool(true),
        ("booleanEquals", "false") => Node::Bool(false),
        ("booleanEquals", found) => {
            let message = format!("expected the boolean \"true\" or \"false\", found {found:?}");
            return Err(location.error(expected.range, message));
        }
        _ => matcher::text(expected, location),
    };
    matcher::path(subject, quantifier, path, node, location)
}
