//! Literals in an expression.

use proc_macro2::{Literal, TokenTree};
use syn::{Lit, LitInt};

use super::expr::{Expr, Extent, Node, Number, Slice, Text};
use super::lexer::{Dialect, Kind, Tree};
use super::location::{Fault, Location, Result};
use super::messages;
use crate::tokens::punct;

/// Whether a literal is a string.
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

/// A literal of Rust as a value, with the place of a minus before it.
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
        let message = format!("a number has no unit or type here: write `{digits}`");
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
            let message = format!("a string is written with double quotes: {text:?}");
            Err(Fault::new(at, message))
        }
        // `'text'`: rustc says what to write before a macro sees it.
        Lit::Verbatim(text) if text.to_string().starts_with('\'') => Err(Fault::Reported),
        _ => Err(Fault::new(
            at,
            "a value is a string, a number, `true`, `false` or `null`",
        )),
    }
}

/// The number that is all of `{3}`: as if it stood without the braces, where rustc knows its type from the start.
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

/// The numbers in brackets after a list.
pub(super) enum Subscript {
    /// `[n]`
    Index(i64),
    /// `[start:stop:step]`
    Slice(Slice),
}

/// The numbers between brackets, `at` which an error is.
pub(super) fn subscript(trees: &[Tree], at: Location, dialect: Dialect<'_>) -> Result<Subscript> {
    let mut numbers = vec![None];
    let mut rest = trees;
    while let [first, others @ ..] = rest {
        rest = others;
        // A string shows the spot; among tokens the brackets are to blame.
        let at = if first.at.is_in_string() {
            first.at
        } else {
            at
        };
        let number = match (&first.kind, others) {
            (Kind::Operator(colons @ (":" | "::")), _) => {
                numbers.extend(vec![None; colons.len()]);
                if numbers.len() > 3 {
                    return Err(Fault::new(at, messages::SLICE));
                }
                continue;
            }
            (Kind::Operator("-"), [digits, others @ ..]) => {
                rest = others;
                integer("-", digits)
            }
            _ => integer("", first),
        };
        match (number, numbers.last_mut()) {
            (Some(Ok(number)), Some(last @ None)) => *last = Some((number, at)),
            (Some(Err(message)), _) => return Err(Fault::new(at, message)),
            _ => return Err(Fault::new(at, no_subscript(trees, dialect))),
        }
    }
    let number = |at: usize| Some(numbers.get(at)?.as_ref()?.0);
    let slice = |step| Slice {
        start: number(0),
        stop: number(1),
        step,
    };
    match numbers[..] {
        [Some((index, _))] => Ok(Subscript::Index(index)),
        [None] => Err(Fault::new(at, no_subscript(trees, dialect))),
        [_, _, Some((0, at))] => Err(Fault::new(at, messages::STEP_ZERO)),
        _ => Ok(Subscript::Slice(slice(number(2).unwrap_or(1)))),
    }
}

/// An integer with its sign, if the token is one. The error is what is wrong with it.
fn integer(sign: &str, digits: &Tree) -> Option<std::result::Result<i64, &'static str>> {
    let Kind::Literal(digits) = &digits.kind else {
        return None;
    };
    let digits = digits.to_string();
    let is_integer = digits.chars().all(|c| c.is_ascii_digit());
    let number = format!("{sign}{digits}").parse();
    is_integer.then(|| number.map_err(|_| "this number is too large for an index"))
}

/// The message for something else between brackets.
fn no_subscript(trees: &[Tree], dialect: Dialect<'_>) -> String {
    let has_comma = trees.iter().any(|tree| tree.is(","));
    let is_expression = |tree: &Tree| {
        matches!(tree.kind, Kind::Word(_) | Kind::Group(_)) && !tree.at.is_in_string()
    };
    match trees {
        _ if is_condition(trees) => {
            let condition = dialect.text(trees);
            format!("a filter begins with `?`: write `[?{condition}]`")
        }
        _ if has_comma => messages::LIST_AFTER_VALUE.to_owned(),
        [
            Tree {
                kind: Kind::Literal(key),
                ..
            },
        ] if is_text(key) => {
            format!("write `.{key}` for the entry of a map, or `.field` for a structure's field")
        }
        trees if trees.iter().any(is_expression) => {
            "an index is a number that is known when the program is compiled; the entry of a map is `.\"key\"`".to_owned()
        }
        trees => messages::no_subscript(&trees.iter().map(Tree::to_string).collect::<String>()),
    }
}

/// Returns true for a condition: a comparison, a negation or the call of a function.
fn is_condition(trees: &[Tree]) -> bool {
    let operators = ["==", "!=", "<", "<=", ">", ">=", "&&", "||"];
    let compares = |tree: &Tree| tree.operator().is_some_and(|it| operators.contains(&it));
    match trees {
        [bang, _, ..] if bang.is("!") => true,
        [
            Tree {
                kind: Kind::Word(function),
                ..
            },
            Tree {
                kind: Kind::Group(_),
                ..
            },
        ] => ["contains", "starts_with", "ends_with"]
            .iter()
            .any(|name| function == name),
        trees => !trees.iter().any(|tree| tree.is(",")) && trees.iter().any(compares),
    }
}
