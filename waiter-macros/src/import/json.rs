//! JSON whose values know their lines.

use std::collections::HashSet;

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;
use jsonc_parser::errors::ParseError;

use crate::syntax::json;
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
    value: &'t Value<'t>,
}

/// The type of a value.
pub(super) enum Kind<'t> {
    Null,
    Bool(bool),
    /// As it is written.
    Number(&'t str),
    Text(&'t str),
    List(Vec<Json<'t>>),
    Object(Object<'t>),
}

/// The entries of an object, in their order.
pub(super) struct Object<'t>(Vec<(&'t str, Json<'t>)>);

impl<'t> Text<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        // Editors of other systems begin a file with a byte order mark.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let lines = text.match_indices('\n').map(|(at, _)| at + 1).collect();
        Self { text, lines }
    }

    /// Parses it. The error is a line and what is wrong there.
    pub(super) fn parse(&self) -> Result<Value<'t>, (usize, String)> {
        match json::parse(self.text) {
            Ok(Some(value)) => Ok(value),
            Ok(None) => Err((self.line(self.text.len()), "the file is empty".to_owned())),
            Err(error) => Err((self.line(error.range().start), self.syntax(&error))),
        }
    }

    /// The line of an offset.
    fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|start| *start <= at) + 1
    }

    /// The message for wrong syntax, with the spot.
    fn syntax(&self, error: &ParseError) -> String {
        let at = error.range().start;
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
            _ => decapitalised(&error.kind().to_string()),
        };
        format!("this is not JSON: {reason}\n{}", shown(self.text, at))
    }
}

impl<'t> Json<'t> {
    pub(super) fn new(text: &'t Text<'t>, value: &'t Value<'t>) -> Self {
        Self { text, value }
    }

    /// The line on which the value begins.
    pub(super) fn line(self) -> usize {
        self.text.line(self.value.range().start)
    }

    /// The value as the text has it.
    pub(super) fn as_written(self) -> &'t str {
        let range = self.value.range();
        &self.text.text[range.start..range.end]
    }

    /// The value, one level deep.
    pub(super) fn kind(self) -> Kind<'t> {
        let within = |value: &'t Value<'t>| Self::new(self.text, value);
        match self.value {
            Value::NullKeyword(_) => Kind::Null,
            Value::BooleanLit(value) => Kind::Bool(value.value),
            Value::NumberLit(number) => Kind::Number(number.value),
            Value::StringLit(text) => Kind::Text(&text.value),
            Value::Array(array) => Kind::List(array.elements.iter().map(within).collect()),
            Value::Object(object) => {
                let entries = object.properties.iter();
                let entries = entries.map(|entry| (entry.name.as_str(), within(&entry.value)));
                Kind::Object(Object(entries.collect()))
            }
        }
    }
}

impl<'t> Object<'t> {
    pub(super) fn get(&self, key: &str) -> Option<Json<'t>> {
        let entry = self.0.iter().find(|(name, _)| *name == key);
        entry.map(|(_, value)| *value)
    }

    /// A key that is there twice, and its last value: the one that other readers take.
    pub(super) fn repeated(&self) -> Option<(&'t str, Json<'t>)> {
        let mut keys = HashSet::new();
        self.iter().find(|(key, _)| !keys.insert(*key))
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&'t str, Json<'t>)> {
        self.0.iter().copied()
    }
}

/// A sentence of the parser's as a part of ours.
fn decapitalised(sentence: &str) -> String {
    let mut characters = sentence.chars();
    let first = characters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(characters).collect()
}

/// The message for a word of Python.
fn python(word: &str, json: &str) -> String {
    format!(
        "`{word}` is Python's: write `{json}`, or make JSON of the whole dictionary with `json.dumps`"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_know_their_lines() {
        let text = Text::new("\u{feff}{\n  \"b\": [1,\n 2],\n\n  \"a\": {\"x\": \"é\\n\"}\n}");
        let value = text.parse().expect("JSON");
        let Kind::Object(object) = Json::new(&text, &value).kind() else {
            panic!("an object");
        };
        assert_eq!(
            object.iter().map(|(key, _)| key).collect::<Vec<_>>(),
            ["b", "a"]
        );
        let Kind::List(items) = object.get("b").expect("b").kind() else {
            panic!("a list");
        };
        assert_eq!([items[0].line(), items[1].line()], [2, 3]);
        let Kind::Object(inner) = object.get("a").expect("a").kind() else {
            panic!("an object");
        };
        let x = inner.get("x").expect("x");
        assert_eq!(x.line(), 5);
        assert!(matches!(x.kind(), Kind::Text("é\n")));
    }

    #[test]
    fn an_error_has_its_line() {
        let text = Text::new("{\n  \"a\": 1,\n}");
        let error = text.parse().err();
        assert_eq!(
            error,
            Some((
                2,
                "this is not JSON: trailing commas are not allowed\n    \"a\": 1,\n          ^"
                    .to_owned()
            ))
        );
    }
}
