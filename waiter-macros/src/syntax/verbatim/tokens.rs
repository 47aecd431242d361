//! The words, quotes and operators of a verbatim path, each with its place.
//!
//! The parser keeps neither commas nor brackets, and its errors name only places: what is asked about those is read
//! here.

use std::ops::Deref;

use super::Fault;

/// A token and where it begins, in bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'s> {
    pub(super) offset: usize,
    pub(super) text: &'s str,
}

/// All tokens of a path.
pub(super) struct Tokens<'s> {
    text: &'s str,
    tokens: Vec<Token<'s>>,
}

impl<'s> Deref for Tokens<'s> {
    type Target = [Token<'s>];

    fn deref(&self) -> &[Token<'s>] {
        &self.tokens
    }
}

impl<'s> Tokens<'s> {
    /// Fails at a quote that is not closed.
    pub(super) fn of(text: &'s str) -> Result<Self, Fault> {
        let mut tokens = Vec::new();
        let mut offset = 0;
        while let Some(first) = text[offset..].chars().next() {
            let rest = &text[offset..];
            if matches!(first, ' ' | '\n' | '\t' | '\r') {
                offset += 1;
                continue;
            }
            let Some(width) = width(rest, first) else {
                return Err(Fault::new(offset, format!("this `{first}` is not closed")));
            };
            tokens.push(Token {
                offset,
                text: &rest[..width],
            });
            offset += width;
        }
        Ok(Self { text, tokens })
    }

    /// The number of tokens that begin before this place.
    pub(super) fn before(&self, offset: usize) -> usize {
        self.partition_point(|token| token.offset < offset)
    }

    /// The last token that begins before this place.
    pub(super) fn last_before(&self, offset: usize) -> Option<Token<'s>> {
        self.before(offset).checked_sub(1).map(|at| self[at])
    }

    /// Where the last of these tokens before a place begins.
    pub(super) fn last_of(&self, text: &str, before: usize) -> Option<usize> {
        let mut tokens = self[..self.before(before)].iter().rev();
        Some(tokens.find(|token| token.text == text)?.offset)
    }

    /// What stands on the sides of an operator, up to where something that binds less begins or ends.
    pub(super) fn sides(&self, operator: usize) -> (&'s str, &'s str) {
        let (left, right) = (&self[..operator], &self[operator + 1..]);
        let before = left.len() - reach(left.iter().rev(), is_close, is_open);
        let after = reach(right.iter(), is_open, is_close);
        (self.text_of(&left[before..]), self.text_of(&right[..after]))
    }

    fn text_of(&self, tokens: &[Token<'s>]) -> &'s str {
        match tokens {
            [] => "",
            [one] => one.text,
            [first, .., last] => &self.text[first.offset..last.offset + last.text.len()],
        }
    }
}

/// How many tokens belong to one side of a comparator, whose brackets begin and end so.
fn reach<'t, 's: 't>(
    tokens: impl Iterator<Item = &'t Token<'s>>,
    begins: fn(&str) -> bool,
    ends: fn(&str) -> bool,
) -> usize {
    let mut depth = 0_usize;
    tokens
        .take_while(|token| {
            if begins(token.text) {
                depth += 1;
            } else if ends(token.text) {
                let inside = depth > 0;
                depth = depth.saturating_sub(1);
                return inside;
            }
            depth > 0 || !separates(token.text) && token.text != "&"
        })
        .count()
}

pub(super) fn is_open(text: &str) -> bool {
    matches!(text, "(" | "[" | "[?" | "{")
}

pub(super) fn is_close(text: &str) -> bool {
    matches!(text, ")" | "]" | "}")
}

/// What ends a projection, a `!` and the side of a comparison.
pub(super) fn separates(text: &str) -> bool {
    matches!(text, "," | ":" | "|" | "||" | "&&") || is_comparator(text)
}

pub(super) fn is_comparator(text: &str) -> bool {
    matches!(text, "==" | "!=" | "<" | "<=" | ">" | ">=")
}

/// How many bytes the token that `rest` begins with has; `None` for a quote that is not closed.
fn width(rest: &str, first: char) -> Option<usize> {
    let run = |belongs: fn(char) -> bool| rest.find(|c| !belongs(c)).unwrap_or(rest.len());
    Some(match first {
        '\'' | '"' | '`' => quoted(rest, first)?,
        'A'..='Z' | 'a'..='z' | '_' => run(|c| c.is_ascii_alphanumeric() || c == '_'),
        '0'..='9' => run(|c| c.is_ascii_digit()),
        _ => match rest.get(..2) {
            Some("||" | "&&" | "==" | "!=" | "<=" | ">=" | "[]" | "[?") => 2,
            _ => first.len_utf8(),
        },
    })
}

/// A backslash escapes what follows it, in every kind of quotes.
fn quoted(rest: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    let mut inside = rest.char_indices().skip(1);
    let (end, _) = inside.find(|&(_, c)| {
        let plain = !escaped;
        escaped = plain && c == '\\';
        plain && c == quote
    })?;
    Some(end + quote.len_utf8())
}
