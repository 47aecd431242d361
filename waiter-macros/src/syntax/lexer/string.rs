//! The lexer for strings of JMESPath.

use jsonc_parser::ast::Value;
use proc_macro2::{Delimiter, Ident, Literal, Span};

use super::tree::{Content, Group, Kind, MAX_DEPTH, OPERATORS, Tree};
use crate::syntax::expr::{Node, Text};
use crate::syntax::location::{Fault, Location, Result};
use crate::syntax::{json, literal, messages};

pub(super) fn trees(text: &str, span: Span) -> Result<Vec<Tree>> {
    let mut lexer = Lexer { text, span, at: 0 };
    let (trees, _) = lexer.level(&[])?;
    Ok(trees)
}

const SPACES: [char; 4] = [' ', '\n', '\t', '\r'];

struct Lexer<'s> {
    text: &'s str,
    span: Span,
    at: usize,
}

/// An open bracket.
#[derive(Clone, Copy)]
struct Open {
    /// Its text in messages, where `[?` is one bracket.
    text: &'static str,
    close: char,
    at: usize,
}

impl Lexer<'_> {
    fn location(&self, offset: usize) -> Location {
        Location::in_string(self.span, offset)
    }

    fn fault(&self, offset: usize, message: impl Into<String>) -> Fault {
        Fault::new(self.location(offset), message.into())
    }

    /// Lexes up to the bracket that closes the last one of `open`, or to the end. Returns the offset of that, too.
    fn level(&mut self, open: &[Open]) -> Result<(Vec<Tree>, usize)> {
        let mut trees = Vec::new();
        loop {
            let rest = &self.text[self.at..];
            self.at += rest.len() - rest.trim_start_matches(SPACES).len();
            let start = self.at;
            let Some(first) = self.text[start..].chars().next() else {
                return match open.last() {
                    None => Ok((trees, start)),
                    Some(open) => {
                        let message = format!("this `{}` is not closed", open.text);
                        Err(self.fault(open.at, message))
                    }
                };
            };
            if matches!(first, ')' | ']' | '}') {
                self.check_close(open.last(), first)?;
                self.at += 1;
                return Ok((trees, start));
            }
            let kind = self.kind(first, open)?;
            trees.push(Tree {
                kind,
                at: self.location(start),
                tokens: Vec::new(),
                end: self.at,
            });
        }
    }

    fn check_close(&self, open: Option<&Open>, close: char) -> Result<()> {
        let message = match open {
            None => format!("this `{close}` does not close a bracket"),
            Some(open) if open.close == close => return Ok(()),
            Some(open) => format!(
                "expected `{}` for the open `{}` before this `{close}`",
                open.close, open.text
            ),
        };
        Err(self.fault(self.at, message))
    }

    /// Lexes the next token.
    fn kind(&mut self, first: char, open: &[Open]) -> Result<Kind> {
        let start = self.at;
        let rest = &self.text[start..];
        let run = |belongs: fn(char) -> bool| rest.find(|c| !belongs(c)).unwrap_or(rest.len());
        match first {
            'A'..='Z' | 'a'..='z' | '_' => {
                self.at += run(|c| c.is_ascii_alphanumeric() || c == '_');
                let word = &self.text[start..self.at];
                Ok(Kind::Word(Ident::new(word, self.span)))
            }
            '0'..='9' => {
                self.at += run(|c| c.is_ascii_digit());
                let digits = self.text[start..self.at].parse();
                let mut digits: Literal =
                    digits.map_err(|_| self.fault(start, "expected a number"))?;
                digits.set_span(self.span);
                Ok(Kind::Literal(digits))
            }
            '\'' | '"' | '`' => self.quoted(first),
            '(' => self.group(Delimiter::Parenthesis, "(", ')', open),
            '[' if is_spaced(rest) => {
                let message = "remove the space after `[`: write `[?…]` or `[]`";
                Err(self.fault(start, message))
            }
            '-' if !rest[1..].starts_with(|c: char| c.is_ascii_digit()) => {
                Err(self.fault(start, "expected a number after `-`"))
            }
            '[' if rest.starts_with("[?") => self.group(Delimiter::Bracket, "[?", ']', open),
            '[' => self.group(Delimiter::Bracket, "[", ']', open),
            '{' => Err(self.fault(start, brace(&rest[1..]))),
            _ => {
                let operator = OPERATORS
                    .into_iter()
                    .find(|operator| rest.starts_with(operator));
                self.at += operator.map_or(first.len_utf8(), str::len);
                Ok(match operator {
                    Some(operator) => Kind::Operator(operator),
                    None => Kind::Other(first.to_string()),
                })
            }
        }
    }

    fn group(
        &mut self,
        delimiter: Delimiter,
        text: &'static str,
        close: char,
        open: &[Open],
    ) -> Result<Kind> {
        let at = self.at;
        if open.len() >= MAX_DEPTH {
            return Err(self.fault(at, messages::TOO_DEEP));
        }
        // As in Rust, the `?` of `[?` is a token of the content.
        self.at += 1;
        let opened = Open { text, close, at };
        let (trees, end) = self.level(&[open, &[opened]].concat())?;
        Ok(Kind::Group(Group {
            delimiter,
            open: self.location(at),
            close: self.location(end),
            content: Content::Trees(trees),
        }))
    }

    /// Lexes `'text'`, `"name"` or JSON in back-ticks. A backslash escapes the next character.
    fn quoted(&mut self, quote: char) -> Result<Kind> {
        let start = self.at;
        let inside = &self.text[start + 1..];
        let mut is_escaped = false;
        let end = inside.find(|c| {
            let is_plain = !is_escaped;
            is_escaped = is_plain && c == '\\';
            is_plain && c == quote
        });
        let Some(end) = end else {
            return Err(self.fault(start, format!("this `{quote}` is not closed")));
        };
        let inside = &inside[..end];
        self.at = start + 1 + end + 1;
        let value = match quote {
            '\'' => Node::Text(Text::verbatim(&inside.replace("\\'", "'"), self.span)),
            '"' => {
                let quoted = format!("\"{inside}\"");
                return match json::parse(&quoted) {
                    Ok(Some(Value::StringLit(name))) => {
                        Ok(Kind::QuotedName(name.value.into_owned()))
                    }
                    _ => {
                        let message = "this name in quotes is not a valid string of JSON";
                        Err(self.fault(start, message))
                    }
                };
            }
            _ => self.json_value(start, &inside.replace("\\`", "`"))?,
        };
        Ok(Kind::Value(value))
    }

    fn json_value(&self, start: usize, text: &str) -> Result<Node> {
        let Ok(Some(value)) = json::parse(text) else {
            let message = "the value in backticks is not valid JSON; write a string as '…'";
            return Err(self.fault(start, message));
        };
        let message = match value {
            Value::NullKeyword(_) => return Ok(Node::Null),
            Value::BooleanLit(value) => return Ok(Node::Bool(value.value)),
            Value::StringLit(text) => {
                return Ok(Node::Text(Text::verbatim(&text.value, self.span)));
            }
            Value::NumberLit(number) => {
                let at = self.location(start);
                return literal::json_number(number.value, at);
            }
            Value::Array(array) if array.elements.is_empty() => return Ok(Node::Empty),
            Value::Array(_) => {
                "a list in backticks is not supported: write `['a', 'b']` for it, or compare with several values \
                 outside of the string, `path \"…\" == A | B`"
            }
            Value::Object(_) => "objects cannot be compared; compare their fields one by one",
        };
        Err(self.fault(start, message))
    }
}

/// Returns true for `[ ?` and `[ ]`, which JMESPath does not allow.
fn is_spaced(rest: &str) -> bool {
    let inside = &rest[1..];
    let next = inside.trim_start_matches(SPACES);
    next.len() < inside.len() && next.starts_with(['?', ']'])
}

/// The message for a `{`, the first character of JMESPath's objects and of Rust's values.
fn brace(rest: &str) -> &'static str {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '"');
    let after_name = rest.trim_start().trim_start_matches(is_name).trim_start();
    if after_name.starts_with(':') && !after_name.starts_with("::") {
        messages::HASH
    } else {
        "write a value of Rust outside of the string: `path \"…\" == {value}`"
    }
}
