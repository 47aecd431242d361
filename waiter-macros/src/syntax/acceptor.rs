//! One acceptor: `matcher … => state`.

use std::iter;
use std::ops::RangeInclusive;

use proc_macro2::{Ident, Literal, Span, TokenTree};
use syn::{Error, Lit, Result};

use super::expr::{Comparator, Expr, Node};
use super::expr_rules::{check_compared, check_condition, check_index, check_looks, check_sides};
use super::verbatim;
use crate::names;
use crate::report::{one_of, unknown};
use crate::tokens::{Cursor, find_operator, punct, split, starts_with_operator, text};

/// An acceptor and its text.
pub(crate) struct Acceptor {
    pub(crate) matcher: Matcher,
    pub(crate) state: State,
    /// The matcher as it was written.
    pub(crate) text: String,
    /// The matcher's word.
    pub(crate) keyword: Ident,
}

/// What an acceptor leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    Success,
    Failure,
    Retry,
}

/// What an acceptor matches.
pub(crate) enum Matcher {
    Path(Condition),
    PathAll(Comparison),
    PathAny(Comparison),
    InputOutput(Condition),
    Status(Vec<Status>),
    Error(Vec<ErrorForm>),
    Ok,
}

/// What follows `path` and `input_output`.
pub(crate) enum Condition {
    /// `path left == right`
    Comparison(Comparison),
    /// `path boolean`
    Holds(Expr),
}

/// `left == A | B`.
pub(crate) struct Comparison {
    pub(crate) left: Expr,
    pub(crate) comparator: Comparator,
    /// At least one.
    pub(crate) alternatives: Vec<Expr>,
}

/// `404`, `500..=599`.
pub(crate) struct Status {
    pub(crate) range: RangeInclusive<u16>,
    pub(crate) span: Span,
}

/// One alternative of `error`.
pub(crate) enum ErrorForm {
    /// `ResourceNotFoundException`: the variant of the operation's error enum.
    Modelled(Ident),
    /// `"ThrottlingException"`: a wire code.
    Code(Literal),
    /// `any`, `throttling`, …
    Class(Ident),
}

/// The words an acceptor can start with.
pub(crate) const MATCHERS: &[&str] = &[
    "path",
    "path_all",
    "path_any",
    "input_output",
    "status",
    "error",
    "ok",
];

impl State {
    const ALL: [Self; 3] = [Self::Success, Self::Failure, Self::Retry];

    /// The word for it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::Failure => "failure",
            Self::Retry => "retry",
        }
    }
}

/// The classes of errors; the runtime has a function of each name.
const CLASSES: &[&str] = &["any", "throttling", "transient", "timeout", "dispatch"];

impl Acceptor {
    /// One acceptor: the tokens between two commas.
    pub(crate) fn parse(tokens: &[TokenTree], end: Span) -> Result<Self> {
        let Some(arrow) = find_operator(tokens, "=>") else {
            return Err(no_arrow(tokens, end));
        };
        let (matcher, state) = (&tokens[..arrow], &tokens[arrow + 2..]);
        let arrow = tokens[arrow].span();
        let mut cursor = Cursor::new(matcher, arrow);
        let keyword = keyword(&mut cursor)?;
        Ok(Self {
            matcher: Matcher::parse(&keyword, cursor.rest(), arrow)?,
            state: parse_state(state, end)?,
            text: match text(cursor.rest()).as_str() {
                "" => keyword.to_string(),
                rest => format!("{keyword} {rest}"),
            },
            keyword,
        })
    }
}

/// Whether the tokens end in a state.
pub(super) fn has_state(tokens: &[TokenTree]) -> bool {
    find_operator(tokens, "=>").is_some()
}

/// Whether a comma was written where an acceptor goes on: it has no state yet, and what follows is no acceptor.
pub(super) fn goes_on(tokens: &[TokenTree], next: &[TokenTree]) -> bool {
    let starts = |tokens: &[TokenTree]| match tokens.first() {
        Some(TokenTree::Ident(word)) => MATCHERS.contains(&word.to_string().as_str()),
        _ => false,
    };
    starts(tokens) && !has_state(tokens) && !next.is_empty() && !starts(next)
}

fn no_arrow(tokens: &[TokenTree], end: Span) -> Error {
    let span = find_operator(tokens, "->").map_or(end, |at| tokens[at].span());
    let states = State::ALL.map(State::as_str);
    let message = format!(
        "an acceptor ends in `=>` and its state: {}",
        one_of(&states)
    );
    Error::new(span, message)
}

fn keyword(cursor: &mut Cursor<'_>) -> Result<Ident> {
    let expected = format!("an acceptor starts with its matcher: {}", one_of(MATCHERS));
    let Some(word) = cursor.ident(0) else {
        return Err(Error::new(cursor.span(), expected));
    };
    let name = word.to_string();
    if !MATCHERS.contains(&name.as_str()) {
        let message = unknown("matcher", &name, MATCHERS);
        return Err(Error::new(word.span(), message));
    }
    cursor.advance(1);
    Ok(word.clone())
}

fn parse_state(tokens: &[TokenTree], end: Span) -> Result<State> {
    let names = State::ALL.map(State::as_str);
    let mut cursor = Cursor::new(tokens, end);
    let Some(word) = cursor.ident(0) else {
        let message = format!("expected a state: {}", one_of(&names));
        return Err(Error::new(cursor.span(), message));
    };
    let Some(state) = State::ALL.into_iter().find(|state| word == state.as_str()) else {
        let message = unknown("state", &word.to_string(), &names);
        return Err(Error::new(word.span(), message));
    };
    cursor.advance(1);
    if !cursor.is_empty() {
        return Err(Error::new(cursor.span(), "write `,` between two acceptors"));
    }
    Ok(state)
}

impl Matcher {
    fn parse(keyword: &Ident, tokens: &[TokenTree], end: Span) -> Result<Self> {
        Ok(match keyword.to_string().as_str() {
            "path" => Self::Path(Condition::parse(tokens, end)?),
            "path_all" => Self::PathAll(comparison_of_elements(keyword, tokens, end)?),
            "path_any" => Self::PathAny(comparison_of_elements(keyword, tokens, end)?),
            "input_output" => Self::InputOutput(Condition::parse(tokens, end)?),
            "status" => Self::Status(alternatives(tokens, end, Status::parse)?),
            "error" => Self::Error(alternatives(tokens, end, ErrorForm::parse)?),
            _ => match tokens.first() {
                None => Self::Ok,
                Some(tree) => {
                    let message = "`ok` matches any successful response and takes nothing; write `path` to look at one";
                    return Err(Error::new(tree.span(), message));
                }
            },
        })
    }
}

fn comparison_of_elements(keyword: &Ident, tokens: &[TokenTree], end: Span) -> Result<Comparison> {
    match Condition::parse(tokens, end)? {
        Condition::Comparison(comparison) => Ok(comparison),
        Condition::Holds(expr) => {
            let message = match expr.node {
                Node::Compare(..) if verbatim::literal(tokens).is_some() => {
                    format!(
                        "`{keyword}` takes its comparison outside of the string: `{keyword} \"list[].field\" == …`"
                    )
                }
                Node::And(..) | Node::Or(..) => {
                    format!(
                        "`{keyword}` takes one comparison; several values of it are joined by a single `|`"
                    )
                }
                _ => format!(
                    "`{keyword}` compares the elements of a list: write `{keyword} list[].field == …`"
                ),
            };
            Err(Error::new(expr.extent.first, message))
        }
    }
}

impl Condition {
    /// The last comparator at the top level splits an acceptor, so that a pipe before it belongs to the path and one
    /// after it separates alternatives. Where `&&` or `||` stand beside it, it is one of several conditions.
    fn parse(tokens: &[TokenTree], end: Span) -> Result<Self> {
        let condition = Self::parse_parts(tokens, end)?;
        check_looks(&condition.exprs())?;
        Ok(condition)
    }

    fn parse_parts(tokens: &[TokenTree], end: Span) -> Result<Self> {
        let is_compound = ["&&", "||"]
            .into_iter()
            .any(|operator| find_operator(tokens, operator).is_some());
        let last = (0..tokens.len()).rev().find_map(|at| {
            let (operator, comparator) = Comparator::ALL
                .into_iter()
                .find(|(operator, _)| starts_with_operator(&tokens[at..], operator))?;
            Some((at, operator.len(), comparator))
        });
        let Some((at, width, comparator)) = last.filter(|_| !is_compound) else {
            if let Some(literal) = verbatim::literal(tokens) {
                return Ok(Self::Holds(Expr::parse_verbatim_condition(literal)?));
            }
            let expr = Expr::parse(tokens, end)?;
            check_condition(&expr)?;
            check_compared(&expr)?;
            return Ok(Self::Holds(expr));
        };
        let (left, right) = (&tokens[..at], &tokens[at + width..]);
        let expected = alternatives(right, end, Expr::parse);
        let left = match verbatim::literal(left) {
            Some(literal) => {
                check_not_swapped(literal, comparator, expected.as_deref().unwrap_or_default())?;
                Expr::parse_verbatim(literal)?
            }
            None => Expr::parse(left, tokens[at].span())?,
        };
        let comparison = Comparison {
            left,
            comparator,
            alternatives: expected?,
        };
        comparison.alternatives.iter().try_for_each(check_index)?;
        if comparison.left.is_value() {
            return Ok(Self::Comparison(comparison.swapped()?));
        }
        check_expected(comparator, &comparison.alternatives)?;
        Ok(Self::Comparison(comparison))
    }
}

impl Condition {
    /// Its expressions.
    pub(crate) fn exprs(&self) -> Vec<&Expr> {
        match self {
            Self::Comparison(comparison) => comparison.exprs(),
            Self::Holds(expr) => vec![expr],
        }
    }
}

impl Comparison {
    /// Its expressions.
    pub(crate) fn exprs(&self) -> Vec<&Expr> {
        iter::once(&self.left).chain(&self.alternatives).collect()
    }

    /// `3 <= length(a)` as `length(a) >= 3`: the path stands on the left.
    fn swapped(self) -> Result<Self> {
        match <[Expr; 1]>::try_from(self.alternatives) {
            Ok([path]) => {
                check_sides(&self.left, &path)?;
                Ok(Self {
                    left: path,
                    comparator: self.comparator.flipped(),
                    alternatives: vec![self.left],
                })
            }
            Err(_) => {
                let message = "with the value on the left, put a path with `|` in parentheses";
                Err(Error::new(self.left.extent.first, message))
            }
        }
    }
}

/// `"text" == path`. A bare word after it may be meant for a value, and is for later rules, unless the text is no path.
fn check_not_swapped(literal: &Literal, comparator: Comparator, expected: &[Expr]) -> Result<()> {
    let [path] = expected else {
        return Ok(());
    };
    let may_be_path = path.bare_word().is_some() && !verbatim::is_shouted(literal);
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

/// What an acceptor may be compared with.
fn check_expected(comparator: Comparator, alternatives: &[Expr]) -> Result<()> {
    for word in alternatives.iter().filter_map(Expr::bare_word) {
        let name = word.to_string();
        // Where an expected value stands, a capitalised word is the variant of an enum without its type.
        if name.starts_with(|c: char| c.is_uppercase()) {
            return Err(Error::new(word.span(), no_field(&name)));
        }
    }
    let [_, second, ..] = alternatives else {
        return Ok(());
    };
    if !matches!(comparator, Comparator::Equal | Comparator::NotEqual) {
        let message =
            "only `==` and `!=` take alternatives: something cannot be less than one of several";
        return Err(Error::new(second.extent.first, message));
    }
    match alternatives.iter().find(|expected| !expected.is_value()) {
        Some(path) => Err(Error::new(
            path.extent.last,
            "alternatives are values; write a path in an acceptor of its own",
        )),
        None => Ok(()),
    }
}

fn no_field(word: &str) -> String {
    match word {
        "None" | "Null" | "NULL" => "write `null`".to_owned(),
        "True" | "TRUE" => "write `true`".to_owned(),
        "False" | "FALSE" => "write `false`".to_owned(),
        _ => format!(
            "`{word}` would be a field of the output here; write `Type::{word}` for an enum's variant, \"{word}\" \
             for a string, or `{{{word}}}` for a constant"
        ),
    }
}

/// What `|` separates.
fn alternatives<T>(
    tokens: &[TokenTree],
    end: Span,
    parse: impl Fn(&[TokenTree], Span) -> Result<T>,
) -> Result<Vec<T>> {
    if let Some(at) = find_operator(tokens, "||") {
        return Err(Error::new(
            tokens[at].span(),
            "alternatives are joined by a single `|`",
        ));
    }
    split(tokens, end, |tree| punct(tree) == Some('|'))
        .into_iter()
        .map(|(tokens, end)| parse(tokens, end))
        .collect()
}

impl Status {
    fn parse(tokens: &[TokenTree], end: Span) -> Result<Self> {
        let mut cursor = Cursor::new(tokens, end);
        if cursor.is_operator("==") {
            return Err(Error::new(
                cursor.span(),
                "a status is written without `==`: `status 404`",
            ));
        }
        let span = cursor.span();
        let first = Self::code(&mut cursor)?;
        let last = if cursor.is_operator("..=") {
            cursor.advance(3);
            Self::code(&mut cursor)?
        } else if cursor.is_operator("..") {
            cursor.advance(2);
            Self::code(&mut cursor)? - 1
        } else {
            first
        };
        if !cursor.is_empty() {
            return Err(Error::new(
                cursor.span(),
                "statuses are joined by `|`: `status 200 | 301`",
            ));
        }
        if first > last {
            return Err(Error::new(span, "this range of statuses is empty"));
        }
        Ok(Self {
            range: first..=last,
            span,
        })
    }

    fn code(cursor: &mut Cursor<'_>) -> Result<u16> {
        let span = cursor.span();
        let code = cursor
            .literal()
            .and_then(|literal| match Lit::new(literal.clone()) {
                Lit::Int(int) if int.suffix().is_empty() => int.base10_parse().ok(),
                _ => None,
            });
        cursor.advance(1);
        code.filter(|code| (100..=999).contains(code)).ok_or_else(|| {
            Error::new(span, "expected an HTTP status from 100 to 999, or a range of them: `status 500..=599`")
        })
    }
}

impl ErrorForm {
    fn parse(tokens: &[TokenTree], end: Span) -> Result<Self> {
        let mut cursor = Cursor::new(tokens, end);
        let span = cursor.span();
        let form = match cursor.next() {
            Some(TokenTree::Ident(word)) => Self::word(word)?,
            Some(TokenTree::Literal(code)) if matches!(Lit::new(code.clone()), Lit::Str(_)) => {
                Self::Code(code.clone())
            }
            _ => {
                let message = format!(
                    "expected an error: the name of a modelled one, a wire code as a string, or {}",
                    one_of(CLASSES)
                );
                return Err(Error::new(span, message));
            }
        };
        match cursor.peek() {
            None => Ok(form),
            Some(_) if cursor.is_operator("::") => Err(Error::new(
                cursor.span(),
                "write the error's name alone: its enum is known from the operation",
            )),
            Some(_) => Err(Error::new(
                cursor.span(),
                "errors are joined by `|`: `error A | \"B\"`",
            )),
        }
    }

    fn word(word: &Ident) -> Result<Self> {
        let name = word.to_string();
        if CLASSES.contains(&name.as_str()) {
            return Ok(Self::Class(word.clone()));
        }
        if name.starts_with(|c: char| c.is_uppercase()) {
            return Ok(Self::Modelled(names::error_variant(word)));
        }
        let message = match name.as_str() {
            "true" => "write `error any` for any service error".to_owned(),
            "false" => "write `ok` for any successful response".to_owned(),
            _ => unknown("class of errors", &name, CLASSES),
        };
        Err(Error::new(word.span(), message))
    }
}

impl ErrorForm {
    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Modelled(name) | Self::Class(name) => name.span(),
            Self::Code(code) => code.span(),
        }
    }
}

impl PartialEq for ErrorForm {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Modelled(a), Self::Modelled(b)) | (Self::Class(a), Self::Class(b)) => a == b,
            (Self::Code(a), Self::Code(b)) => a.to_string() == b.to_string(),
            _ => false,
        }
    }
}
