//! Converts tokens into JMESPath text, by their spelling alone.
//!
//! This deliberately has no grammar: the text goes to another implementation's parser, and a wrong precedence of ours must
//! not influence it.

use proc_macro2::{Delimiter, Group, Ident, Literal, TokenTree};
use syn::{Error, Lit, Result};

use crate::tokens::{punct, starts_with_operator, trees};

/// Returns the text of an expression.
pub(crate) fn text(tokens: &[TokenTree]) -> Result<String> {
    let mut text = String::new();
    write(tokens, &mut text)?;
    Ok(text)
}

/// Operators that are written between spaces. If one begins with another, the longer one comes first.
const OPERATORS: [&str; 9] = ["==", "!=", "<=", ">=", "&&", "||", "|", "<", ">"];

fn write(tokens: &[TokenTree], text: &mut String) -> Result<()> {
    let mut at = 0;
    while at < tokens.len() {
        let rest = &tokens[at..];
        if let Some(operator) = OPERATORS
            .iter()
            .find(|operator| starts_with_operator(rest, operator))
        {
            text.extend([" ", operator, " "]);
            at += operator.len();
            continue;
        }
        let after_dot = at > 0 && punct(&tokens[at - 1]) == Some('.');
        at += match rest {
            [TokenTree::Ident(_), colons @ ..] if starts_with_operator(colons, "::") => {
                variant(rest, text)
            }
            [TokenTree::Ident(word), ..] => {
                text.push_str(&self::word(word));
                1
            }
            [TokenTree::Literal(literal), ..] => {
                text.push_str(&self::literal(literal, after_dot)?);
                1
            }
            [minus, TokenTree::Literal(number), ..] if punct(minus) == Some('-') => {
                text.extend(["`-", &number.to_string(), "`"]);
                2
            }
            [TokenTree::Group(group), ..] => {
                self::group(group, text)?;
                1
            }
            [other, ..] => {
                text.push_str(&other.to_string());
                text.push_str(if punct(other) == Some(',') { " " } else { "" });
                1
            }
            [] => unreachable!("`at` is inside of the tokens"),
        };
    }
    Ok(())
}

/// A field, a function, or one of JSON's words.
fn word(word: &Ident) -> String {
    let word = word.to_string();
    match word.as_str() {
        "true" | "false" | "null" => format!("`{word}`"),
        _ => word.trim_start_matches("r#").to_owned(),
    }
}

/// Writes an enum's variant as its text, which the test's enums derive from the name: `State::NotReady` is `NOT_READY`.
/// Returns the number of tokens.
fn variant(tokens: &[TokenTree], text: &mut String) -> usize {
    let is_path =
        |tree: &&TokenTree| matches!(tree, TokenTree::Ident(_)) || punct(tree) == Some(':');
    let path: Vec<_> = tokens.iter().take_while(is_path).collect();
    let name = path.last().map(ToString::to_string).unwrap_or_default();
    text.push('\'');
    for (at, c) in name.char_indices() {
        text.push_str(if at > 0 && c.is_uppercase() { "_" } else { "" });
        text.extend(c.to_uppercase());
    }
    text.push('\'');
    path.len()
}

/// Writes a literal. A string after a dot is a key, other strings and numbers are values.
fn literal(literal: &Literal, after_dot: bool) -> Result<String> {
    match Lit::new(literal.clone()) {
        Lit::Str(string) if string.value().contains(['\\', '"', '\'']) => {
            let message = "the cases leave escapes to the parsers' own tests";
            Err(Error::new(literal.span(), message))
        }
        Lit::Str(string) if after_dot => Ok(format!("\"{}\"", string.value())),
        Lit::Str(string) => Ok(format!("'{}'", string.value())),
        // Rust groups digits with `_`.
        _ => Ok(format!("`{}`", literal.to_string().replace('_', ""))),
    }
}

fn group(group: &Group, text: &mut String) -> Result<()> {
    let (open, close) = match group.delimiter() {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::Brace | Delimiter::None => {
            let message = "JMESPath has no values of Rust: write a literal";
            return Err(Error::new(group.span(), message));
        }
    };
    let tokens = trees(group.stream());
    text.push_str(open);
    if open == "[" && tokens.iter().all(is_position) {
        text.extend(tokens.iter().map(ToString::to_string));
    } else {
        write(&tokens, text)?;
    }
    text.push_str(close);
    Ok(())
}

/// Returns true if a token belongs to an index or a slice, whose numbers are not values.
fn is_position(tree: &TokenTree) -> bool {
    match tree {
        TokenTree::Literal(literal) => matches!(Lit::new(literal.clone()), Lit::Int(_)),
        tree => matches!(punct(tree), Some('-' | ':')),
    }
}
