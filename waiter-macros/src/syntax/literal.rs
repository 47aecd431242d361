//! Literals in an expression.

use proc_macro2::{Literal, TokenTree};
use syn::{Lit, LitInt};

use super::expr::{Expr, Extent, Node, Number, Text};
use super::location::{Fault, Location, Result};
use crate::tokens::punct;

/// Returns true for a string literal.
pub(super) fn is_text(literal: &Literal) -> bool {
    matches!(Lit::new(literal.clone()), Lit::Str(_))
}

/// The literal, if the tokens are one string and nothing else.
pub(super) fn lone_string(tokens: &[TokenTree]) -> Option<&Literal> {
    let [TokenTree::Literal(literal)] = tokens else {
        return None;
    };
    match Lit::new(literal.clone()) {
        Lit::Str(text) if text.suffix().is_empty() => Some(literal),
        _ => None,
    }
}

/// A literal of Rust as a value, with the location of a minus before it.
pub(crate) fn value(literal: &Literal, minus: Option<Location>) -> Result<Expr> {
    let at = Location::token(literal.span());
    let extent = Extent {
        first: minus.unwrap_or(at),
        last: at,
    };
    Ok(Expr::new(node(literal, at, minus.is_some())?, extent))
}

/// A number of JSON, from its digits as they are written.
pub(crate) fn json_number(number: &str, at: Location) -> Result<Node> {
    let (is_negative, digits) = match number.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, number),
    };
    let mut digits: Literal = digits
        .parse()
        .map_err(|_| Fault::new(at, "expected a number"))?;
    digits.set_span(at.span);
    node(&digits, at, is_negative)
}

fn node(literal: &Literal, at: Location, is_negative: bool) -> Result<Node> {
    let number = |is_float| {
        Node::Number(Number {
            negative: is_negative,
            digits: literal.clone(),
            is_float,
        })
    };
    let suffixed = |suffix: &str| {
        let text = literal.to_string();
        let digits = text.strip_suffix(suffix).unwrap_or(&text);
        let message =
            format!("units and types of numbers are not supported here; write `{digits}`");
        Err(Fault::new(at, message))
    };
    match Lit::new(literal.clone()) {
        Lit::Str(text) if !is_negative && text.suffix().is_empty() => {
            Ok(Node::Text(Text::new(literal.clone())))
        }
        Lit::Int(int) if int.suffix().is_empty() => {
            check_fits(&int, at, is_negative)?;
            Ok(number(false))
        }
        Lit::Float(float) if float.suffix().is_empty() => Ok(number(true)),
        Lit::Int(int) => suffixed(int.suffix()),
        Lit::Float(float) => suffixed(float.suffix()),
        Lit::Char(char) => {
            let text = char.value().to_string();
            let message = format!("write a string with double quotes: {text:?}");
            Err(Fault::new(at, message))
        }
        // `'text'`: rustc says what to write before a macro sees it.
        Lit::Verbatim(text) if text.to_string().starts_with('\'') => Err(Fault::Reported),
        _ => Err(Fault::new(
            at,
            "expected a string, a number, `true`, `false` or `null`",
        )),
    }
}

/// The number that is all of `{3}`. It is treated as if it had no braces, since rustc then knows its type.
pub(super) fn lone_number(tokens: &[TokenTree]) -> Option<Result<Expr>> {
    let (minus, literal) = match tokens {
        [TokenTree::Literal(literal)] => (None, literal),
        [minus, TokenTree::Literal(literal)] if punct(minus) == Some('-') => {
            (Some(Location::token(minus.span())), literal)
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
fn check_fits(digits: &LitInt, at: Location, is_negative: bool) -> Result<()> {
    let sign = if is_negative { -1 } else { 1 };
    let fits =
        |digits: &i128| (i128::from(i64::MIN)..=i128::from(u64::MAX)).contains(&(sign * digits));
    if digits.base10_parse().is_ok_and(|digits| fits(&digits)) {
        return Ok(());
    }
    Err(Fault::new(at, "this number does not fit 64 bits"))
}
