//! The fields of an object in a waiter file, each of the kind it has to be.

use std::time::Duration;

use super::json::{Json, Kind, Object};
use super::place::Place;
use crate::diagnostics::{Error, Result, nearest, one_of, printable};

/// How many characters of a value a message shows.
const SHOWN: usize = 40;

/// An object and where it stands.
pub(super) struct Fields<'t> {
    pub(super) place: Place<'t>,
    pub(super) line: usize,
    object: Object<'t>,
    /// The keys that it may have.
    known: &'static [&'static str],
    /// An error has named an unknown key, so that a missing key is not a second error.
    is_reported: bool,
}

/// Keys that may be anywhere and change nothing.
const DOCUMENTATION: &[&str] = &["description", "documentation", "comment"];

/// Returns true for a key that is there for readers: JSON has no comments.
fn is_documentation(key: &str) -> bool {
    DOCUMENTATION.contains(&key) || !key.starts_with(char::is_alphabetic)
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
        let Kind::Object(object) = json.kind() else {
            return Err(place.error(line, format!("{what} is an object, `{{…}}`")));
        };
        if let Some((key, value)) = object.repeated() {
            let message = format!("`{}` is given twice", printable(key));
            return Err(place.error(value.line(), message));
        }
        Ok(Self {
            place,
            line,
            object,
            known,
            is_reported: false,
        })
    }

    /// Checks that there are only keys that are known: dropping one could change what the waiter decides. `suggestions` are
    /// keys of the other form, and what to say of each.
    pub(super) fn check_keys(&mut self, suggestions: &[(&str, &str)]) -> Result<()> {
        let unknown = self
            .iter()
            .filter(|(key, _)| !self.known.contains(key) && !is_documentation(key))
            .map(|(key, json)| {
                let suggestions = suggestions.iter().find(|(name, _)| *name == key);
                let message = match (suggestions, nearest(key, self.known)) {
                    (Some((_, instead)), _) => format!("`{key}` {instead}"),
                    (_, Some(near)) => misspelt(key, near),
                    _ => {
                        let known = one_of(self.known);
                        format!("unknown key `{}`: expected {known}", printable(key))
                    }
                };
                self.place.error(json.line(), message)
            })
            .reduce(|mut first, next| {
                first.combine(next);
                first
            });
        self.is_reported = unknown.is_some();
        unknown.map_or(Ok(()), Err)
    }

    pub(super) fn get(&self, key: &str) -> Option<Json<'t>> {
        self.object.get(key)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&'t str, Json<'t>)> {
        self.object.iter()
    }

    /// The value of a key that need not be there. That it is misspelt is an error.
    pub(super) fn optional(&self, key: &str) -> Result<Option<Json<'t>>> {
        if let Some(json) = self.get(key) {
            return Ok(Some(json));
        }
        let misspelt = self.iter().find(|(other, _)| {
            !self.known.contains(other) && nearest(other, self.known) == Some(key)
        });
        match misspelt {
            Some(_) if self.is_reported => Err(Error::Reported),
            Some((other, json)) => Err(self.place.error(json.line(), self::misspelt(other, key))),
            None => Ok(None),
        }
    }

    pub(super) fn require(&self, key: &str) -> Result<Json<'t>> {
        self.optional(key)?.ok_or_else(|| {
            if self.is_reported {
                Error::Reported
            } else {
                self.error(format!("`{key}` is missing"))
            }
        })
    }

    pub(super) fn object(&self, key: &str, known: &'static [&'static str]) -> Result<Fields<'t>> {
        Self::of(self.require(key)?, self.place, &format!("`{key}`"), known)
    }

    pub(super) fn list(&self, key: &str) -> Result<Vec<Json<'t>>> {
        let json = self.require(key)?;
        match json.kind() {
            Kind::List(items) => Ok(items),
            _ => Err(self.mismatch(json, key, "a list, `[…]`")),
        }
    }

    pub(super) fn text(&self, key: &str) -> Result<Located<String>> {
        let json = self.require(key)?;
        match json.kind() {
            Kind::Text(value) => Ok(Located {
                value: value.to_owned(),
                line: json.line(),
            }),
            _ => Err(self.mismatch(json, key, "a string")),
        }
    }

    pub(super) fn optional_text(&self, key: &str) -> Result<Option<Located<String>>> {
        match self.optional(key)? {
            Some(_) => self.text(key).map(Some),
            None => Ok(None),
        }
    }

    /// A number of seconds.
    pub(super) fn seconds(&self, key: &str) -> Result<Duration> {
        let json = self.require(key)?;
        let seconds = match json.kind() {
            Kind::Number(number) => number.parse().ok(),
            _ => None,
        };
        seconds
            .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
            // A declaration has milliseconds.
            .map(|delay| {
                Duration::from_millis(u64::try_from(delay.as_millis()).unwrap_or(u64::MAX))
            })
            .ok_or_else(|| self.mismatch(json, key, "a number of seconds, such as `60`"))
    }

    /// A number of polls.
    pub(super) fn count(&self, key: &str) -> Result<u32> {
        let json = self.require(key)?;
        let count = match json.kind() {
            Kind::Number(number) => number.parse().ok(),
            _ => None,
        };
        count.ok_or_else(|| {
            let kind = format!("a whole number of polls, up to {}", u32::MAX);
            self.mismatch(json, key, &kind)
        })
    }

    pub(super) fn error(&self, message: impl std::fmt::Display) -> Error {
        self.place.error(self.line, message)
    }

    fn mismatch(&self, json: Json<'_>, key: &str, kind: &str) -> Error {
        let mut found: String = json.as_written().chars().take(SHOWN).collect();
        if json.as_written().len() > found.len() {
            found.push('…');
        }
        let found = found.replace(char::is_whitespace, " ");
        self.place.error(
            json.line(),
            format!("`{key}` is {kind}, which `{found}` is not"),
        )
    }
}

fn misspelt(key: &str, known: &str) -> String {
    format!("unknown key `{}`; did you mean `{known}`?", printable(key))
}
