//! The fields of an object in a waiter file, each of the kind it has to be.

use std::time::Duration;

use syn::Result;

use super::json::{Json, Kind, Object};
use super::place::Place;
use crate::report::nearest;

/// An object and where it stands.
pub(super) struct Fields<'t> {
    pub(super) place: Place<'t>,
    pub(super) line: usize,
    object: Object<'t>,
    /// The keys that it may have. Others are left alone, as AWS's own readers do: there are comments among them.
    known: &'static [&'static str],
}

/// A value and its line.
pub(super) struct Located<T> {
    pub(super) value: T,
    pub(super) line: usize,
}

impl<'t> Fields<'t> {
    /// `what` it is, for the error of what is no object.
    pub(super) fn of(
        json: Json<'t>,
        place: Place<'t>,
        what: &str,
        known: &'static [&'static str],
    ) -> Result<Self> {
        let line = json.line();
        match kind(json, place)? {
            Kind::Object(object) => Ok(Self {
                place,
                line,
                object,
                known,
            }),
            _ => Err(place.error(line, format!("{what} is an object, `{{…}}`"))),
        }
    }

    pub(super) fn get(&self, key: &str) -> Option<Json<'t>> {
        self.object.get(key)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, Json<'t>)> {
        self.object.iter()
    }

    /// The value of a key that need not be there. That it is misspelt is an error.
    pub(super) fn optional(&self, key: &str) -> Result<Option<Json<'t>>> {
        if let Some(json) = self.get(key) {
            return Ok(Some(json));
        }
        let misspelt = self
            .iter()
            .find(|(other, _)| !self.known.contains(other) && nearest(other, &[key]).is_some());
        match misspelt {
            Some((other, json)) => {
                let message = format!("unknown key `{other}`; did you mean `{key}`?");
                Err(self.place.error(json.line(), message))
            }
            None => Ok(None),
        }
    }

    pub(super) fn require(&self, key: &str) -> Result<Json<'t>> {
        self.optional(key)?
            .ok_or_else(|| self.error(format!("`{key}` is missing")))
    }

    pub(super) fn object(&self, key: &str, known: &'static [&'static str]) -> Result<Fields<'t>> {
        Self::of(self.require(key)?, self.place, &format!("`{key}`"), known)
    }

    pub(super) fn list(&self, key: &str) -> Result<Vec<Json<'t>>> {
        let json = self.require(key)?;
        match kind(json, self.place)? {
            Kind::List(items) => Ok(items),
            _ => Err(self.mismatch(json, key, "a list, `[…]`")),
        }
    }

    pub(super) fn text(&self, key: &str) -> Result<Located<String>> {
        let json = self.require(key)?;
        match kind(json, self.place)? {
            Kind::Text(value) => Ok(Located {
                value,
                line: json.line(),
            }),
            _ => Err(self.mismatch(json, key, "a string")),
        }
    }

    pub(super) fn optional_text(&self, key: &str) -> Result<Option<String>> {
        match self.optional(key)? {
            Some(_) => Ok(Some(self.text(key)?.value)),
            None => Ok(None),
        }
    }

    /// A number of seconds.
    pub(super) fn seconds(&self, key: &str) -> Result<Duration> {
        let json = self.require(key)?;
        let seconds = match kind(json, self.place)? {
            Kind::Number(number) => number.parse().ok(),
            _ => None,
        };
        seconds
            .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
            // A declaration has milliseconds.
            .map(|delay| {
                Duration::from_millis(u64::try_from(delay.as_millis()).unwrap_or(u64::MAX))
            })
            .ok_or_else(|| self.mismatch(json, key, "a number of seconds"))
    }

    /// A number of polls.
    pub(super) fn count(&self, key: &str) -> Result<u32> {
        let json = self.require(key)?;
        let count = match kind(json, self.place)? {
            Kind::Number(number) => number.parse().ok(),
            _ => None,
        };
        count.ok_or_else(|| self.mismatch(json, key, "a whole number of polls"))
    }

    pub(super) fn error(&self, message: impl std::fmt::Display) -> syn::Error {
        self.place.error(self.line, message)
    }

    fn mismatch(&self, json: Json<'_>, key: &str, kind: &str) -> syn::Error {
        self.place.error(json.line(), format!("`{key}` is {kind}"))
    }
}

/// The value, one level deep.
pub(super) fn kind<'t>(json: Json<'t>, place: Place<'t>) -> Result<Kind<'t>> {
    json.kind()
        .map_err(|reason| place.error(json.line(), reason))
}
