//! Literals in an expression.

use proc_macro2::{Group, Literal, Span, TokenTree};
use syn::{Error, Lit, LitInt, Result};

use super::expr::{Comparator, Expr, Extent, Node, Number, Slice, Text};
use super::messages;
use crate::tokens::{self, punct, split, starts_with_operator};

/// Whether a literal is a string.
pub(super) fn is_text(literal: &Literal) -> bool {
    matches!(Lit::new(literal.clone()), Lit::Str(_))
}

/// A literal as a value, with the place of a minus before it.
pub(crate) fn value(literal: &Literal, minus: Option<Span>) -> Result<Expr> {
    let extent = Extent {
        first: minus.unwrap_or_else(|| literal.span()),
        last: literal.span(),
    };
    let number = |is_float| {
        Node::Number(Number {
            negative: minus.is_some(),
            digits: literal.clone(),
            is_float,
        })
    };
    let suffixed = |suffix: &str| {
        let text = literal.to_string();
        let digits = text.strip_suffix(suffix).unwrap_or(&text);
        format!("a number has no unit or type here: write `{digits}`")
    };
    let node = match Lit::new(literal.clone()) {
        Lit::Str(text) if minus.is_none() && text.suffix().is_empty() => {
            Node::Text(Text::new(literal.clone()))
        }
        Lit::Int(int) if int.suffix().is_empty() => {
            check_fits(&int, minus.is_some())?;
            number(false)
        }
        Lit::Float(float) if float.suffix().is_empty() => number(true),
        Lit::Int(int) => return Err(Error::new(literal.span(), suffixed(int.suffix()))),
        Lit::Float(float) => return Err(Error::new(literal.span(), suffixed(float.suffix()))),
        Lit::Char(char) => {
            let message = format!(
                "a string is written with double quotes: {:?}",
                char.value().to_string()
            );
            return Err(Error::new(literal.span(), message));
        }
        // `'text'`: rustc says what to write before a macro sees it.
        Lit::Verbatim(text) if text.to_string().starts_with('\'') => {
            return Err(Error::new(literal.span(), messages::SAID));
        }
        _ => {
            return Err(Error::new(
                literal.span(),
                "a value is a string, a number, `true`, `false` or `null`",
            ));
        }
    };
    Ok(Expr::new(node, extent))
}

/// The number that is all of `{3}`: as if it stood without the braces, where rustc knows its type from the start.
pub(super) fn lone_number(tokens: &[TokenTree]) -> Option<Result<Expr>> {
    let (minus, literal) = match tokens {
        [TokenTree::Literal(literal)] => (None, literal),
        [minus, TokenTree::Literal(literal)] if punct(minus) == Some('-') => {
            (Some(minus.span()), literal)
        }
        _ => return None,
    };
    let is_number = match Lit::new(literal.clone()) {
        Lit::Int(int) => int.suffix().is_empty(),
        Lit::Float(float) => float.suffix().is_empty(),
        _ => false,
    };
    is_number.then(|| value(literal, minus))
}

/// A service's numbers have 64 bits, with a sign or without.
fn check_fits(digits: &LitInt, is_negative: bool) -> Result<()> {
    let sign = if is_negative { -1 } else { 1 };
    let fits =
        |digits: &i128| (i128::from(i64::MIN)..=i128::from(u64::MAX)).contains(&(sign * digits));
    if digits.base10_parse().is_ok_and(|digits| fits(&digits)) {
        return Ok(());
    }
    Err(Error::new(
        digits.span(),
        "this number does not fit 64 bits",
    ))
}

/// What stands between brackets after a list.
pub(super) enum Subscript {
    /// `[n]`
    Index(i64),
    /// `[start:stop:step]`
    Slice(Slice),
}

/// The numbers between brackets.
pub(super) fn subscript(tokens: &[TokenTree], group: &Group) -> Result<Subscript> {
    let colon = |tree: &TokenTree| punct(tree) == Some(':');
    let mut numbers = split(tokens, group.span_close(), colon)
        .into_iter()
        .map(|(tokens, _)| number(tokens, group));
    let mut next = || numbers.next().transpose().map(Option::flatten);
    let (start, stop, step) = (next()?, next()?, next()?);
    if tokens.iter().filter(|tree| colon(tree)).count() > 2 {
        return Err(Error::new(group.span(), messages::SLICE));
    }
    if !tokens.iter().any(colon) {
        return match start {
            Some(index) => Ok(Subscript::Index(index)),
            None => Err(no_subscript(tokens, group)),
        };
    }
    match step {
        Some(0) => Err(Error::new(group.span(), messages::STEP_ZERO)),
        step => Ok(Subscript::Slice(Slice {
            start,
            stop,
            step: step.unwrap_or(1),
        })),
    }
}

/// An integer with its sign, or nothing.
fn number(tokens: &[TokenTree], group: &Group) -> Result<Option<i64>> {
    let (minus, digits) = match tokens {
        [minus, digits] if punct(minus) == Some('-') => ("-", digits),
        [digits, ..] => ("", digits),
        [] => return Ok(None),
    };
    match format!("{minus}{digits}").parse() {
        Ok(number) if tokens.len() == 1 + minus.len() => Ok(Some(number)),
        _ => Err(no_subscript(tokens, group)),
    }
}

fn no_subscript(tokens: &[TokenTree], group: &Group) -> Error {
    if let [TokenTree::Literal(key)] = tokens
        && is_text(key)
    {
        let message =
            format!("write `.{key}` for the entry of a map, or `.field` for a structure's field");
        return Error::new(group.span(), message);
    }
    if is_condition(tokens) {
        let condition = tokens::text(tokens);
        let message = format!("a filter begins with `?`: write `[?{condition}]`");
        return Error::new(group.span(), message);
    }
    if let [TokenTree::Ident(_) | TokenTree::Group(_), ..] = tokens
        && !tokens.iter().any(|tree| punct(tree) == Some(','))
    {
        let message = "an index is a number that is known when the program is compiled; the entry of a map is `.\"key\"`";
        return Error::new(group.span(), message);
    }
    let message = if tokens.iter().any(|tree| punct(tree) == Some(',')) {
        messages::LIST_AFTER_VALUE.to_owned()
    } else {
        let text: String = tokens.iter().map(ToString::to_string).collect();
        messages::no_subscript(&text)
    };
    Error::new(group.span(), message)
}

/// Returns true for what stands in brackets as a condition: a comparison, a negation or the call of a function.
fn is_condition(tokens: &[TokenTree]) -> bool {
    let compares = |at| {
        let rest = &tokens[at..];
        Comparator::at(rest).is_some()
            || ["&&", "||"]
                .iter()
                .any(|operator| starts_with_operator(rest, operator))
    };
    match tokens {
        [bang, _, ..] if punct(bang) == Some('!') => true,
        [TokenTree::Ident(function), TokenTree::Group(_)] => {
            ["contains", "starts_with", "ends_with"]
                .iter()
                .any(|name| function == name)
        }
        tokens if tokens.iter().any(|tree| punct(tree) == Some(',')) => false,
        _ => (0..tokens.len()).any(compares),
    }
}
