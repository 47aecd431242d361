//! JSON whose values know their lines: `serde_json` reads it, and a value is kept as the piece of the text that it is.

use std::collections::HashSet;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::syntax::location::shown;

/// A text and where its lines begin, for finding out which one a value is on.
#[derive(Debug)]
pub(super) struct Text<'t> {
    text: &'t str,
    lines: Vec<usize>,
}

/// A value in a text of JSON.
#[derive(Clone, Copy, Debug)]
pub(super) struct Json<'t> {
    text: &'t Text<'t>,
    /// The value in it.
    value: &'t str,
}

/// What a value is.
pub(super) enum Kind<'t> {
    Null,
    Bool(bool),
    /// As it is written.
    Number(&'t str),
    Text(String),
    List(Vec<Json<'t>>),
    Object(Object<'t>),
}

/// The entries of an object, in their order.
pub(super) struct Object<'t>(Vec<(String, Json<'t>)>);

impl<'t> Text<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        // Editors of other systems begin a file with a byte order mark.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let lines = text.match_indices('\n').map(|(at, _)| at + 1).collect();
        Self { text, lines }
    }

    /// Reads it; the error is a line and what is wrong there.
    pub(super) fn parse(&'t self) -> Result<Json<'t>, (usize, String)> {
        match serde_json::from_str::<&RawValue>(self.text) {
            Ok(value) => Ok(Json {
                text: self,
                value: value.get(),
            }),
            // Of a value that is built it says more: "trailing comma".
            Err(error) => {
                let error = serde_json::from_str::<Value>(self.text)
                    .err()
                    .unwrap_or(error);
                Err((error.line(), self.syntax(&error)))
            }
        }
    }

    /// What is wrong with the syntax, and the spot.
    fn syntax(&self, error: &serde_json::Error) -> String {
        if self.text.trim().is_empty() {
            return "the file is empty".to_owned();
        }
        let (line, column) = (error.line().max(1) - 1, error.column().max(1) - 1);
        let start = line.checked_sub(1).map_or(0, |before| self.lines[before]);
        let mut at = (start + column).min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        let rest = &self.text[at..];
        let word = rest.split(|c: char| !c.is_alphanumeric()).next();
        let reason = match (word, rest.chars().next()) {
            (Some("True"), _) => python("True", "true"),
            (Some("False"), _) => python("False", "false"),
            (Some("None"), _) => python("None", "null"),
            (_, Some('/' | '#')) => "JSON has no comments".to_owned(),
            (_, Some('\'')) => {
                "strings are written in double quotes; `json.dumps` makes JSON of a dictionary in Python"
                    .to_owned()
            }
            _ => reason(error),
        };
        format!("this is not JSON: {reason}\n{}", shown(self.text, at))
    }
}

impl<'t> Json<'t> {
    /// The line on which the value begins.
    pub(super) fn line(self) -> usize {
        let at = self.value.as_ptr().addr() - self.text.text.as_ptr().addr();
        self.text.lines.partition_point(|start| *start <= at) + 1
    }

    /// The value as it stands in the text.
    pub(super) fn as_written(self) -> &'t str {
        self.value
    }

    /// The value, one level deep. The error is what is wrong with it: a string may hold half a character.
    pub(super) fn kind(self) -> Result<Kind<'t>, String> {
        let text = self.text;
        let within = move |value: &'t RawValue| Json {
            text,
            value: value.get(),
        };
        let kind = match self.value.as_bytes().first() {
            Some(b'{') => {
                serde_json::from_str::<Entries<&RawValue>>(self.value).map(|Entries(entries)| {
                    let entries = entries
                        .into_iter()
                        .map(|(key, value)| (key, within(value)))
                        .collect();
                    Kind::Object(Object(entries))
                })
            }
            Some(b'[') => serde_json::from_str::<Vec<&RawValue>>(self.value)
                .map(|items| Kind::List(items.into_iter().map(within).collect())),
            Some(b'"') => serde_json::from_str(self.value).map(Kind::Text),
            Some(b't') => Ok(Kind::Bool(true)),
            Some(b'f') => Ok(Kind::Bool(false)),
            Some(b'n') => Ok(Kind::Null),
            _ => Ok(Kind::Number(self.value)),
        };
        kind.map_err(|error| reason(&error))
    }
}

impl<'t> Object<'t> {
    pub(super) fn get(&self, key: &str) -> Option<Json<'t>> {
        let entry = self.0.iter().find(|(name, _)| name == key);
        entry.map(|(_, value)| *value)
    }

    /// A key that is there twice, and its last value: the one that other readers take.
    pub(super) fn repeated(&self) -> Option<(&str, Json<'t>)> {
        let mut keys = HashSet::new();
        self.iter().find(|(key, _)| !keys.insert(*key))
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, Json<'t>)> {
        self.0.iter().map(|(key, value)| (key.as_str(), *value))
    }
}

/// What is said of a word of Python's.
fn python(word: &str, json: &str) -> String {
    format!(
        "`{word}` is Python's: write `{json}`, or make JSON of the whole dictionary with `json.dumps`"
    )
}

/// The message without the place, which is told in our own way.
fn reason(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.rfind(" at line ") {
        Some(at) => message[..at].to_owned(),
        None => message,
    }
}

/// Entries in the order of the text. `serde_json`'s own map loses the order and takes a key twice.
struct Entries<V>(Vec<(String, V)>);

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Entries<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor(PhantomData))
    }
}

struct EntriesVisitor<V>(PhantomData<V>);

impl<'de, V: Deserialize<'de>> Visitor<'de> for EntriesVisitor<V> {
    type Value = Entries<V>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Entries(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_know_their_lines() {
        let text = Text::new("\u{feff}{\n  \"b\": [1,\n 2],\n\n  \"a\": {\"x\": \"é\\n\"}\n}");
        let Ok(Kind::Object(object)) = text.parse().expect("JSON").kind() else {
            panic!("an object");
        };
        assert_eq!(
            object.iter().map(|(key, _)| key).collect::<Vec<_>>(),
            ["b", "a"]
        );
        let Ok(Kind::List(items)) = object.get("b").expect("b").kind() else {
            panic!("a list");
        };
        assert_eq!([items[0].line(), items[1].line()], [2, 3]);
        let Ok(Kind::Object(inner)) = object.get("a").expect("a").kind() else {
            panic!("an object");
        };
        let x = inner.get("x").expect("x");
        assert_eq!(x.line(), 5);
        assert!(matches!(x.kind(), Ok(Kind::Text(text)) if text == "é\n"));
    }

    #[test]
    fn an_error_has_its_line() {
        let text = Text::new("{\n  \"a\": 1,\n}");
        let error = text.parse().err();
        assert_eq!(
            error,
            Some((3, "this is not JSON: trailing comma\n  }\n  ^".to_owned()))
        );
    }

    #[test]
    fn half_a_character_is_an_error_where_it_is_looked_at() {
        let text = Text::new(r#""\ud800""#);
        let json = text.parse().expect("well-formed");
        assert!(json.kind().is_err());
    }
}
