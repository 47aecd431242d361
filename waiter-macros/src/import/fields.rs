//! The fields of an object in a file, each with the type that it must have.

use std::collections::HashSet;
use std::str::FromStr;
use std::time::Duration;

use jsonc_parser::ast::{Object, StringLit, Value};
use jsonc_parser::common::Ranged;

use super::file::FileLocation;
use crate::diagnostics::{Error, Result, printable, unknown};

/// The number of characters of a value that a message shows.
const SHOWN: usize = 40;

/// An object and its location.
#[derive(Clone, Copy)]
pub(super) struct Fields<'t> {
    pub(super) location: FileLocation<'t>,
    pub(super) object: &'t Object<'t>,
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

impl<'t> Fields<'t> {
    /// `what` names the object in the error for another value.
    pub(super) fn from_value(
        value: &'t Value<'t>,
        location: FileLocation<'t>,
        what: &str,
        known: &'static [&'static str],
    ) -> Result<Self> {
        let Value::Object(object) = value else {
            return Err(mismatch(location, value, &format!("{what} `{{…}}`")));
        };
        let mut keys = HashSet::new();
        for property in &object.properties {
            let key = property.name.as_str();
            if !keys.insert(key) {
                let message = format!("`{}` is given twice", printable(key));
                return Err(location.error(property.value.range(), message));
            }
        }
        Ok(Self {
            location,
            object,
            known,
            is_reported: false,
        })
    }

    /// Checks that every key is known: ignoring one could change what the waiter decides.
    pub(super) fn check_keys(&mut self) -> Result<()> {
        self.check_keys_with("", &[])
    }

    /// The keys of the `other` format have messages of their own.
    pub(super) fn check_keys_with(&mut self, other: &str, keys: &[(&str, &str)]) -> Result<()> {
        let mut result = Ok(());
        for (key, value) in self.iter() {
            if self.known.contains(&key) || is_documentation(key) {
                continue;
            }
            let message = match keys.iter().find(|(name, _)| *name == key) {
                Some((_, instead)) => format!("`{key}` is {other}: write {instead}"),
                None => unknown("key", key, self.known),
            };
            let error = self.location.error(value.range(), message);
            match &mut result {
                Ok(()) => result = Err(error),
                Err(first) => first.combine(error),
            }
        }
        self.is_reported = result.is_err();
        result
    }

    pub(super) fn get(&self, key: &str) -> Option<&'t Value<'t>> {
        self.object.get(key).map(|property| &property.value)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&'t str, &'t Value<'t>)> {
        let properties = self.object.properties.iter();
        properties.map(|property| (property.name.as_str(), &property.value))
    }

    /// The value of a key that may be absent.
    fn optional(&self, key: &str) -> Result<Option<&'t Value<'t>>> {
        match self.get(key) {
            // It may be the unknown key.
            None if self.is_reported => Err(Error::Reported),
            value => Ok(value),
        }
    }

    pub(super) fn require(&self, key: &str) -> Result<&'t Value<'t>> {
        let value = self.optional(key)?;
        value.ok_or_else(|| self.error(format!("`{key}` is missing")))
    }

    pub(super) fn object(&self, key: &str, known: &'static [&'static str]) -> Result<Self> {
        let what = format!("`{key}` as an object");
        Self::from_value(self.require(key)?, self.location, &what, known)
    }

    pub(super) fn list(&self, key: &str) -> Result<&'t [Value<'t>]> {
        match self.require(key)? {
            Value::Array(array) => Ok(&array.elements),
            other => Err(self.mismatch(other, key, "a list `[…]`")),
        }
    }

    pub(super) fn text(&self, key: &str) -> Result<&'t StringLit<'t>> {
        match self.require(key)? {
            Value::StringLit(text) => Ok(text),
            other => Err(self.mismatch(other, key, "a string")),
        }
    }

    pub(super) fn optional_text(&self, key: &str) -> Result<Option<&'t StringLit<'t>>> {
        self.optional(key)?.map(|_| self.text(key)).transpose()
    }

    /// A number of seconds between two polls, in whole milliseconds.
    pub(super) fn delay(&self, key: &str) -> Result<Duration> {
        let value = self.require(key)?;
        let seconds = number::<f64>(value);
        let millis = seconds
            .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
            .map(|delay| u64::try_from(delay.as_millis()).unwrap_or(u64::MAX));
        match millis {
            Some(0) => {
                let message = format!("`{key}` must be longer than zero");
                Err(self.location.error(value.range(), message))
            }
            Some(millis) => Ok(Duration::from_millis(millis)),
            None => Err(self.mismatch(value, key, "a number of seconds such as `60`")),
        }
    }

    pub(super) fn delay_or(&self, key: &str, default: Duration) -> Result<Duration> {
        self.optional(key)?.map_or(Ok(default), |_| self.delay(key))
    }

    /// A number of polls, at least one.
    pub(super) fn count(&self, key: &str) -> Result<u32> {
        let value = self.require(key)?;
        let count = number(value).filter(|count| *count > 0);
        count.ok_or_else(|| {
            let kind = format!("a whole number of polls from 1 to {}", u32::MAX);
            self.mismatch(value, key, &kind)
        })
    }

    pub(super) fn error(&self, message: impl Into<String>) -> Error {
        self.location.error(self.object.range, message)
    }

    /// The error for a value that is not of this kind.
    pub(super) fn mismatch(&self, value: &Value<'_>, key: &str, kind: &str) -> Error {
        mismatch(self.location, value, &format!("`{key}` as {kind}"))
    }
}

fn number<N: FromStr>(value: &Value<'_>) -> Option<N> {
    value.as_number_lit()?.value.parse().ok()
}

fn mismatch(location: FileLocation<'_>, value: &Value<'_>, expected: &str) -> Error {
    let text = location.text(value);
    let mut found: String = text.chars().take(SHOWN).collect();
    if text.len() > found.len() {
        found.push('…');
    }
    let found = found.replace(char::is_whitespace, " ");
    location.error(
        value.range(),
        format!("expected {expected}, found `{found}`"),
    )
}
