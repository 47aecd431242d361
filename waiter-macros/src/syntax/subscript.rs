//! The numbers between the brackets of an index or a slice.

use super::expr::Slice;
use super::lexer::{Dialect, Kind, Tree};
use super::literal::is_text;
use super::location::{Fault, Location, Result};
use super::messages;

/// The numbers in brackets after a list.
pub(super) enum Subscript {
    /// `[n]`
    Index(i64),
    /// `[start:stop:step]`
    Slice(Slice),
}

/// Parses the numbers between brackets, which are `at`.
pub(super) fn subscript(trees: &[Tree], at: Location, dialect: Dialect<'_>) -> Result<Subscript> {
    let mut numbers = vec![None];
    let mut rest = trees;
    while let [first, others @ ..] = rest {
        rest = others;
        // An error in a string is at the number, among tokens it is at the brackets.
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

/// An integer with its sign, if the token is an integer.
fn integer(sign: &str, digits: &Tree) -> Option<std::result::Result<i64, &'static str>> {
    let Kind::Literal(digits) = &digits.kind else {
        return None;
    };
    let digits = digits.to_string();
    let is_integer = digits.chars().all(|c| c.is_ascii_digit());
    let number = format!("{sign}{digits}").parse();
    is_integer.then(|| number.map_err(|_| "this number is too large for an index"))
}

/// The message for brackets that do not hold numbers.
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
            "expected a literal number as the index; write `.\"key\"` for the entry of a map"
                .to_owned()
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
