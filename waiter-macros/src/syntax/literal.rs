//! Literals in an expression.

use proc_macro2::{Literal, Span, TokenTree};
use syn::{Error, Lit, Result};

use super::expr::{Expr, Extent, Node, Number, Text};
use crate::tokens::punct;

/// Whether a literal is a string.
pub(super) fn is_text(literal: &Literal) -> bool {
    matches!(Lit::new(literal.clone()), Lit::Str(_))
}

/// A literal as a value, with the place of a minus before it.
pub(super) fn value(literal: &Literal, minus: Option<Span>) -> Result<Expr> {
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
            Node::Text(Text(literal.clone()))
        }
        Lit::Int(int) if int.suffix().is_empty() => match int.base10_parse::<i64>() {
            Ok(_) => number(false),
            Err(_) => {
                return Err(Error::new(
                    literal.span(),
                    "this number does not fit 64 bits",
                ));
            }
        },
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
        _ => {
            return Err(Error::new(
                literal.span(),
                "a value is a string, a number, `true`, `false` or `null`",
            ));
        }
    };
    Ok(Expr::new(node, extent))
}

/// The number between brackets.
pub(super) fn index(tokens: &[TokenTree]) -> std::result::Result<i64, String> {
    if tokens.iter().any(|tree| punct(tree) == Some(':')) {
        return Err("slices are not supported yet; write an index: `[0]`".to_owned());
    }
    if tokens.iter().any(|tree| punct(tree) == Some(',')) {
        return Err(
            "multi-select lists are not supported yet; alternatives are written `A | B`".to_owned(),
        );
    }
    let text: String = tokens.iter().map(ToString::to_string).collect();
    text.parse()
        .map_err(|_| format!("expected `[]`, `[*]`, `[?condition]` or `[0]`, found `[{text}]`"))
}
