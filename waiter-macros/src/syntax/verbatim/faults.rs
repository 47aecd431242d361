//! What the parser finds wrong, in the user's words.
//!
//! Its messages name its own parts ("nud token"); what it means can be told from the token at the place that it names,
//! and the ones before.

use jmespath::JmespathError;

use super::Fault;
use super::tokens::{Token, Tokens, is_close, is_open};
use crate::syntax::{foreign, messages};

/// Nothing in braces has a place in a path: JMESPath's objects compare with nothing, and Rust stands outside.
pub(super) fn check_braces(tokens: &Tokens<'_>) -> Result<(), Fault> {
    let Some(at) = tokens.iter().position(|token| token.text == "{") else {
        return Ok(());
    };
    let is_hash = tokens.get(at + 2).is_some_and(|token| token.text == ":");
    let message = if is_hash {
        messages::HASH
    } else {
        "a value in Rust stands outside of the string: `path \"…\" == {value}`"
    };
    Err(Fault::new(tokens[at].offset, message))
}

/// The parser's error as one of ours.
pub(super) fn translated(error: &JmespathError, tokens: &Tokens<'_>) -> Fault {
    // A token that begins there, or the one that the place is in.
    let at = match tokens.before(error.offset) {
        at if tokens
            .get(at)
            .is_some_and(|token| token.offset == error.offset) =>
        {
            at
        }
        at if error.offset < end(tokens) => at.saturating_sub(1),
        _ => tokens.len(),
    };
    let before = |steps: usize| at.checked_sub(steps).map_or("", |at| tokens[at].text);
    let Some(token) = tokens.get(at) else {
        return at_end(tokens);
    };
    let reason = error.reason.to_string();
    let is_slice = reason.contains("Expected number") || reason.contains("Too many colons");
    let message = match token.text.chars().next().unwrap_or_default() {
        '`' if reason.contains("Unable to parse") => {
            "a value in backticks is JSON, and this is none; a string is written '…'".to_owned()
        }
        '"' if reason.contains("Unable to parse") => {
            "a name in quotes is written as in JSON, and this is none".to_owned()
        }
        '"' | '(' if reason.contains("function name") => {
            "a function's name stands without quotes before its arguments".to_owned()
        }
        '-' if reason.contains("must be followed") => "expected a number after `-`".to_owned(),
        '0'..='9' | '-' if reason.contains("valid number") && matches!(before(1), "[" | ":") => {
            "this number is too large for an index".to_owned()
        }
        '0'..='9' if before(1) == "[" && before(2) == "." => messages::INDEX_AFTER_DOT.to_owned(),
        ',' | ':' if let Some(open) = numbers_before(tokens, at) => {
            if token.text == "," && !is_after_value(tokens, open) {
                let number = number_in_backticks(tokens, open + 1);
                return Fault::new(tokens[open + 1].offset, number);
            }
            subscript(tokens, open + 1)
        }
        '0'..='9' | '-' if !is_slice => number_in_backticks(tokens, at),
        '[' if before(1) == "." => messages::EMPTY_LIST.to_owned(),
        ':' if before(1) == ":" || tokens.get(at + 1).is_some_and(|next| next.text == ":") => {
            "a string holds JMESPath, which knows no Rust: an enum's variant is written 'TEXT' in it".to_owned()
        }
        '&' if token.text == "&" => messages::misplaced_reference(),
        '=' => "a comparison is written `==`".to_owned(),
        _ if before(1) == "[" && is_slice => subscript(tokens, at),
        _ if before(1) == "." && reason.contains("Expected identifier") => {
            messages::AFTER_DOT.to_owned()
        }
        _ => match foreign::operator(token.text)
            .or_else(|| foreign::operator(before(1)).filter(|_| before(1) == "not"))
        {
            Some(message) => message.to_owned(),
            None if lacks_comma(tokens, at) => "write `,` before this".to_owned(),
            None => format!("unexpected `{}` in a path", token.text),
        },
    };
    Fault::new(token.offset, message)
}

fn end(tokens: &Tokens<'_>) -> usize {
    tokens
        .last()
        .map_or(0, |token| token.offset + token.text.len())
}

/// The path stops too early.
fn at_end(tokens: &Tokens<'_>) -> Fault {
    match tokens.last() {
        Some(Token { offset, text: "." }) => Fault::new(*offset, messages::ENDS_IN_DOT),
        _ => Fault::new(end(tokens), messages::EMPTY),
    }
}

/// Returns true for an operand after another one among the arguments of a function.
fn lacks_comma(tokens: &Tokens<'_>, at: usize) -> bool {
    let begins = tokens[at].text.starts_with(|c: char| {
        c.is_ascii_alphabetic() || matches!(c, '_' | '"' | '\'' | '`' | '@' | '&')
    });
    let ends = at.checked_sub(1).map_or("", |at| tokens[at].text);
    let is_operand = ends.ends_with(|c: char| {
        c.is_ascii_alphanumeric() || matches!(c, '_' | '"' | '\'' | '`' | '@' | ')' | ']' | '*')
    });
    let mut closed = 0;
    let open = tokens[..at].iter().rposition(|token| match token.text {
        text if is_close(text) => {
            closed += 1;
            false
        }
        text if is_open(text) && closed > 0 => {
            closed -= 1;
            false
        }
        text => is_open(text),
    });
    begins && is_operand && open.is_some_and(|open| tokens[open].text == "(")
}

fn number_in_backticks(tokens: &Tokens<'_>, at: usize) -> String {
    let mut number = String::new();
    for token in &tokens[at..] {
        let goes_on = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
        if !token.text.chars().all(goes_on) {
            break;
        }
        number.push_str(token.text);
    }
    format!("in a string a number is written in backticks: `` `{number}` ``")
}

/// The open bracket, where nothing but the numbers of a subscript is between it and here.
fn numbers_before(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let is_number = |token: &Token<'_>| {
        let mut characters = token.text.chars();
        characters.all(|c| c.is_ascii_digit() || matches!(c, '-' | ':'))
    };
    let open = tokens[..at].iter().rposition(|token| !is_number(token))?;
    (tokens[open].text == "[" && open + 1 < at).then_some(open)
}

/// Whether brackets that open here stand after a list, and are none of their own.
fn is_after_value(tokens: &Tokens<'_>, open: usize) -> bool {
    let before = open.checked_sub(1).map_or("", |at| tokens[at].text);
    let is_name = before.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '"'));
    is_name || is_close(before) || matches!(before, "[]" | "*" | "@")
}

/// What makes a condition of the content of brackets.
const COMPARATORS: &[&str] = &["==", "!=", "<", "<=", ">", ">=", "&&", "||", "!"];

/// Something between brackets after a list that is none of what can stand there.
fn subscript(tokens: &Tokens<'_>, at: usize) -> String {
    let inside: Vec<_> = tokens[at..]
        .iter()
        .map(|token| token.text)
        .take_while(|text| *text != "]")
        .collect();
    if inside.iter().filter(|text| **text == ":").count() > 2 {
        messages::SLICE.to_owned()
    } else if COMPARATORS
        .iter()
        .any(|comparator| inside.contains(comparator))
    {
        messages::FILTER.to_owned()
    } else if inside.contains(&",") {
        messages::LIST_AFTER_VALUE.to_owned()
    } else {
        messages::no_subscript(&inside.concat())
    }
}
