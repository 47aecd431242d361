//! The condition after `path`, `path_all`, `path_any` and `input_output`.

use std::iter;

use proc_macro2::{Literal, Span, TokenTree};

use super::alternatives::alternatives;
use super::expr::{Comparator, Expr, Node};
use super::expr_rules::{
    check_compared, check_condition, check_doubled, check_index, check_looks, check_sides,
    is_screaming_case,
};
use super::language::Quantifier;
use super::literal::lone_string;
use super::suggestions;
use crate::diagnostics::{Error, Result};
use crate::tokens::{self, find_operator, punct, split};

/// A condition on a response.
#[derive(Clone, PartialEq)]
pub(crate) enum Condition {
    /// `path left == right`
    Comparison(Comparison),
    /// `path boolean`
    Holds(Expr),
}

/// `left == A | B`.
#[derive(Clone, PartialEq)]
pub(crate) struct Comparison {
    /// The elements of the list that are compared. Without it, the value is.
    pub(crate) quantifier: Option<Quantifier>,
    pub(crate) left: Expr,
    pub(crate) comparator: Comparator,
    /// At least one.
    pub(crate) alternatives: Vec<Expr>,
}

impl Comparison {
    /// Returns true if the comparison matches exactly when it would with one of its alternatives alone. With `path_all`, a
    /// list may mix them.
    pub(crate) fn is_union(&self) -> bool {
        self.comparator == Comparator::Equal
            && match self.quantifier {
                None | Some(Quantifier::Any) => true,
                Some(Quantifier::All) => false,
            }
    }
}

impl Condition {
    /// Parses a condition. The last comparator at the top level splits it. A pipe before the comparator belongs to the path,
    /// and one after it separates alternatives. With `&&` or `||` there are several conditions.
    pub(super) fn parse(tokens: &[TokenTree], end: Span) -> Result<Self> {
        let condition = Self::parse_parts(tokens, end)?;
        check_looks(&condition.exprs())?;
        Ok(condition)
    }

    fn parse_parts(tokens: &[TokenTree], end: Span) -> Result<Self> {
        check_words(tokens)?;
        let Some((at, width, comparator)) = last_comparator(tokens) else {
            if let Some(literal) = lone_string(tokens) {
                return Ok(Self::Holds(Expr::parse_string_condition(literal)?));
            }
            let expr = Expr::parse_condition(tokens, end)?;
            check_doubled(&expr)?;
            check_condition(&expr)?;
            check_compared(&expr)?;
            return Ok(Self::Holds(expr));
        };
        let (left, right) = (&tokens[..at], &tokens[at + width..]);
        check_chain(left, right)?;
        let expected = alternatives(right, end, Expr::parse);
        let left = match lone_string(left) {
            Some(literal) => {
                check_not_swapped(literal, comparator, expected.as_deref().unwrap_or_default())?;
                Expr::parse_string(literal)
            }
            None => Expr::parse(left, tokens[at].span()),
        };
        let (left, alternatives) = both(left, expected)?;
        let comparison = Comparison {
            quantifier: None,
            left,
            comparator,
            alternatives,
        };
        comparison.alternatives.iter().try_for_each(check_index)?;
        check_negated(&comparison)?;
        // A list of values goes to the right, too, if it is not compared with another one.
        let is_all_written = comparison.alternatives.iter().all(Expr::is_written);
        if comparison.left.is_value() || comparison.left.is_written() && !is_all_written {
            return Ok(Self::Comparison(comparison.swapped()?));
        }
        check_expected(comparator, &comparison.alternatives)?;
        Ok(Self::Comparison(comparison))
    }

    /// Parses tokens that may be half of a condition: its first side, and all that is compared with it.
    pub(crate) fn parse_partial(tokens: &[TokenTree]) -> (Expr, Vec<Expr>) {
        let Some((at, width, _)) = last_comparator(tokens) else {
            return (Expr::parse_partial(tokens), Vec::new());
        };
        let mut alternatives = Vec::new();
        for (tokens, _) in split(&tokens[at + width..], Span::call_site(), "|") {
            alternatives.push(Expr::parse_partial(tokens));
        }
        (Expr::parse_partial(&tokens[..at]), alternatives)
    }

    /// Its expressions.
    pub(crate) fn exprs(&self) -> Vec<&Expr> {
        match self {
            Self::Comparison(comparison) => comparison.exprs(),
            Self::Holds(expr) => vec![expr],
        }
    }
}

impl Condition {
    pub(crate) fn exprs_mut(&mut self) -> Vec<&mut Expr> {
        match self {
            Self::Comparison(comparison) => comparison.exprs_mut(),
            Self::Holds(expr) => vec![expr],
        }
    }
}

impl Comparison {
    pub(super) fn exprs_mut(&mut self) -> Vec<&mut Expr> {
        iter::once(&mut self.left)
            .chain(&mut self.alternatives)
            .collect()
    }

    /// Its expressions.
    pub(crate) fn exprs(&self) -> Vec<&Expr> {
        iter::once(&self.left).chain(&self.alternatives).collect()
    }

    /// Moves the path to the left: `3 <= length(a)` becomes `length(a) >= 3`.
    fn swapped(self) -> Result<Self> {
        match <[Expr; 1]>::try_from(self.alternatives) {
            Ok([path]) => {
                check_sides(&self.left, &path)?;
                Ok(Self {
                    quantifier: self.quantifier,
                    left: path,
                    comparator: self.comparator.flipped(),
                    alternatives: vec![self.left],
                })
            }
            Err(_) => {
                let message = "with the value on the left, put a path with `|` in parentheses";
                Err(Error::new(self.left.extent.first.span, message))
            }
        }
    }
}

/// Finds the comparator that splits a condition in two, and its width. `&&` and `||` join several conditions instead.
fn last_comparator(tokens: &[TokenTree]) -> Option<(usize, usize, Comparator)> {
    let is_compound = ["&&", "||"]
        .into_iter()
        .any(|operator| find_operator(tokens, operator).is_some());
    let mut positions = (0..tokens.len()).rev().filter(|_| !is_compound);
    positions.find_map(|at| {
        let (width, comparator) = Comparator::at(&tokens[at..])?;
        Some((at, width, comparator))
    })
}

/// Two results, or the errors of both.
fn both<A, B>(left: Result<A>, right: Result<B>) -> Result<(A, B)> {
    match (left, right) {
        (Ok(left), Ok(right)) => Ok((left, right)),
        (Err(mut left), Err(right)) => {
            left.combine(right);
            Err(left)
        }
        (Err(error), _) | (_, Err(error)) => Err(error),
    }
}

/// Rejects a word in the place of an operator: `a == b and c == d`.
fn check_words(tokens: &[TokenTree]) -> Result<()> {
    for pair in tokens.windows(2) {
        if let [before, TokenTree::Ident(word)] = pair
            && punct(before).is_none()
            && *word != "as"
            && let Some(message) = suggestions::operator(&word.to_string())
        {
            return Err(Error::new(word.span(), message));
        }
    }
    Ok(())
}

/// Rejects `1 < length(a) < 5`: the result of the first comparison is a boolean.
fn check_chain(left: &[TokenTree], right: &[TokenTree]) -> Result<()> {
    let Some(at) = (0..left.len()).find(|&at| Comparator::at(&left[at..]).is_some()) else {
        return Ok(());
    };
    let joined = left[at + 1..].iter().find_map(|tree| match punct(tree) {
        Some('|') => Some((tree, "join two conditions by `||`")),
        Some('&') => Some((tree, "join two conditions by `&&`")),
        _ => None,
    });
    if let Some((operator, message)) = joined {
        return Err(Error::new(operator.span(), message));
    }
    if at + 1 == left.len() && punct(&left[at]) == Some('<') {
        return Err(Error::new(left[at].span(), "write `!=` for `<>`"));
    }
    // `a == b == true` compares the result of the first.
    if matches!(right, [TokenTree::Ident(word)] if *word == "true" || *word == "false") {
        return Ok(());
    }
    let message = "comparisons do not chain: write two, joined by `&&`, as in `1 < length(a) && length(a) < 5`";
    Err(Error::new(left[at].span(), message))
}

/// Rejects `"text" == path`. Later rules handle a bare word, which may be meant for a value, if the text may be a path.
fn check_not_swapped(literal: &Literal, comparator: Comparator, expected: &[Expr]) -> Result<()> {
    let [path] = expected else {
        return Ok(());
    };
    let may_be_path = path.bare_word().is_some()
        && !tokens::string(literal).is_some_and(|text| is_screaming_case(&text));
    if path.is_value() || may_be_path {
        return Ok(());
    }
    let message = format!(
        "a string before a comparator is a path; write the value after the path: `… {} {literal}`, or two paths in \
         one string",
        comparator.flipped().as_str()
    );
    Err(Error::new(literal.span(), message))
}

/// Rejects `!path == X`: a boolean is only compared with `true` and `false`.
fn check_negated(comparison: &Comparison) -> Result<()> {
    let is_boolean = |expr: &Expr| matches!(expr.node, Node::Bool(_)) || !expr.is_value();
    match &comparison.left.node {
        Node::Not(_) if !comparison.alternatives.iter().all(is_boolean) => {
            let message = "`!` makes a boolean of the path; write `path != …`";
            Err(Error::new(comparison.left.extent.first.span, message))
        }
        _ => Ok(()),
    }
}

/// Checks the right side of an acceptor's comparison.
fn check_expected(comparator: Comparator, alternatives: &[Expr]) -> Result<()> {
    for word in alternatives.iter().filter_map(Expr::bare_word) {
        let name = word.to_string();
        if ["nil", "undefined", "nullptr"].contains(&name.as_str()) {
            return Err(Error::new(word.span(), "write `null`"));
        }
        // A capitalised word here is probably an enum's variant without its type.
        if name.starts_with(char::is_uppercase) {
            return Err(Error::new(word.span(), no_field(&name)));
        }
    }
    let [_, second, ..] = alternatives else {
        return Ok(());
    };
    if !matches!(comparator, Comparator::Equal | Comparator::NotEqual) {
        let message = "alternatives are only supported with `==` and `!=`";
        return Err(Error::new(second.extent.first.span, message));
    }
    match alternatives.iter().find(|expected| !expected.is_value()) {
        Some(path) => Err(Error::new(
            path.extent.last.span,
            "expected a value as an alternative, found a path; write the path in another acceptor",
        )),
        None => Ok(()),
    }
}

fn no_field(word: &str) -> String {
    match word {
        "None" | "Null" | "NULL" | "Nil" | "Undefined" => "write `null`".to_owned(),
        "True" | "TRUE" => "write `true`".to_owned(),
        "False" | "FALSE" => "write `false`".to_owned(),
        _ => format!(
            "`{word}` would be a field of the response here; write `Type::{word}` for an enum's variant, \"{word}\" \
             for a string, or `{{{word}}}` for a constant"
        ),
    }
}

/// Rejects `xs[].field == null`: a projection does not have null elements.
fn check_null_elements(comparison: &Comparison) -> Result<()> {
    let is_null = |expr: &&Expr| expr.node == Node::Null;
    match comparison.alternatives.iter().find(is_null) {
        Some(null) if matches!(comparison.left.node, Node::Projection(..)) => {
            let message = "a projection drops nulls, so none of its elements is null; `map(&field, list)` keeps them";
            Err(Error::new(null.extent.first.span, message))
        }
        _ => Ok(()),
    }
}

/// The comparison of a matcher of elements.
pub(super) fn comparison_of_elements(
    keyword: &str,
    quantifier: Quantifier,
    tokens: &[TokenTree],
    end: Span,
) -> Result<Condition> {
    match Condition::parse(tokens, end)? {
        Condition::Comparison(comparison) => {
            check_null_elements(&comparison)?;
            Ok(Condition::Comparison(Comparison {
                quantifier: Some(quantifier),
                ..comparison
            }))
        }
        Condition::Holds(expr) => {
            let message = match expr.node {
                Node::Compare(..) if lone_string(tokens).is_some() => {
                    format!(
                        "write the comparison of `{keyword}` outside of the string: `{keyword} \"list[].field\" == …`"
                    )
                }
                Node::And(..) | Node::Or(..) => {
                    format!("`{keyword}` takes one comparison; join several values by a single `|`")
                }
                _ => format!(
                    "`{keyword}` compares the elements of a list: write `{keyword} list[].field == …`"
                ),
            };
            Err(Error::new(expr.extent.first.span, message))
        }
    }
}
