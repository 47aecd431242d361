//! The matchers of files as those of a declaration.

use jsonc_parser::ast::{NumberLit, StringLit};
use jsonc_parser::common::Range;
use proc_macro2::Literal;

use super::expression::{operand, quoted};
use super::file::FileLocation;
use crate::diagnostics::{Error, Result};
use crate::syntax::acceptor::{Matcher, Subject, is_input_or_output};
use crate::syntax::condition::{Comparison, Condition};
use crate::syntax::error_form::ErrorForm;
use crate::syntax::expr::{Comparator, Expr, Extent, Node, Text};
use crate::syntax::expr_rules::without_root;
use crate::syntax::language::{ErrorClass, Keyword, Quantifier, Word};
use crate::syntax::literal;
use crate::syntax::location::Location;
use crate::syntax::matcher::Form;
use crate::syntax::status::Status;

/// A matcher, and its text in a declaration.
pub(super) struct ParsedMatcher {
    pub(super) matcher: Matcher,
    pub(super) keyword: Keyword,
    pub(super) text: String,
    /// The part of the file that errors of rustc are about.
    pub(super) at: Range,
}

/// Compares a path with a value. Strings may be values of an enum, and none of them warns.
pub(super) fn path(
    subject: Subject,
    quantifier: Option<Quantifier>,
    path: &StringLit<'_>,
    expected: Node,
    location: FileLocation<'_>,
) -> Result<ParsedMatcher> {
    let error = |error: Error| location.error(path.range, error.to_string());
    let left = Expr::parse_string(&string(&path.value, location)).map_err(error)?;
    if subject == Subject::InputOutput && without_root(&left, is_input_or_output).is_some() {
        let message = "a path of `inputOutput` begins with `input.` or `output.`";
        return Err(location.error(path.range, message));
    }
    let extent = Extent::token(Location::token(location.span()));
    let expected = Expr::new(expected, extent);
    let form = Form::Path(subject, quantifier);
    let mut keywords = Keyword::ALL.iter().copied();
    let keyword = keywords.find(|keyword| Form::new(*keyword) == form);
    let (text, test) = if keyword.is_some() {
        let comparison = Comparison {
            quantifier,
            left,
            comparator: Comparator::Equal,
            alternatives: vec![expected.clone()],
        };
        let text = format!("{} == {}", quoted(&path.value), operand(&expected));
        (text, Condition::Comparison(comparison))
    } else {
        let condition = condition_of_elements(quantifier, &path.value, &expected);
        let expr = Expr::parse_string_condition(&string(&condition, location));
        (quoted(&condition), Condition::Holds(expr.map_err(error)?))
    };
    let matcher = Matcher::Path { subject, test };
    let keyword = keyword.unwrap_or(Keyword::InputOutput);
    Ok(ParsedMatcher::new(keyword, matcher, &text, path.range))
}

/// The elements of a list where a path may begin in the input. A declaration has no matcher for that.
fn condition_of_elements(quantifier: Option<Quantifier>, path: &str, expected: &Expr) -> String {
    let value = jmespath(expected);
    match quantifier {
        // A pipe ends the projection: after it comes the list as a whole.
        Some(Quantifier::All) => {
            format!("length({path}) > `0` && length({path} | [?@ != {value}]) == `0`")
        }
        None | Some(Quantifier::Any) => format!("contains({path}, {value})"),
    }
}

impl ParsedMatcher {
    /// `rest` is the text after the keyword.
    fn new(keyword: Keyword, matcher: Matcher, rest: &str, at: Range) -> Self {
        let text = format!("{} {rest}", keyword.as_str()).trim_end().to_owned();
        Self {
            matcher,
            keyword,
            text,
            at,
        }
    }

    fn error(form: ErrorForm, text: &str, at: Range) -> Self {
        let matcher = Matcher::Error {
            forms: vec![form],
            condition: None,
        };
        Self::new(Keyword::Error, matcher, text, at)
    }
}

/// An HTTP status.
pub(super) fn status(code: &NumberLit<'_>, location: FileLocation<'_>) -> Result<ParsedMatcher> {
    let status = code.value.parse().ok();
    let status = status.and_then(|code| Status::exactly(code, location.span()));
    let Some(status) = status else {
        let message = format!("`{}` is not an HTTP status", code.value);
        return Err(location.error(code.range, message));
    };
    let matcher = Matcher::Status(vec![status]);
    Ok(ParsedMatcher::new(
        Keyword::Status,
        matcher,
        code.value,
        code.range,
    ))
}

/// An error by its wire code.
pub(super) fn code(code: &str, at: Range, location: FileLocation<'_>) -> ParsedMatcher {
    ParsedMatcher::error(ErrorForm::Code(string(code, location)), &quoted(code), at)
}

/// An error by the name of its shape, which may differ from its code, and may not be modelled.
pub(super) fn shape(name: &str, at: Range, location: FileLocation<'_>) -> ParsedMatcher {
    ParsedMatcher::error(ErrorForm::Shape(string(name, location)), name, at)
}

/// Any error of the service.
pub(super) fn any_error(at: Range, location: FileLocation<'_>) -> ParsedMatcher {
    let form = ErrorForm::Class(ErrorClass::Any, location.span());
    ParsedMatcher::error(form, ErrorClass::Any.as_str(), at)
}

/// Any success.
pub(super) fn ok(at: Range) -> ParsedMatcher {
    ParsedMatcher::new(Keyword::Ok, Matcher::Ok, "", at)
}

/// A string that a path is compared with.
pub(super) fn text(text: &StringLit<'_>, location: FileLocation<'_>) -> Node {
    Node::Text(Text::verbatim(&text.value, location.span()))
}

/// A number that a path is compared with.
pub(super) fn number(number: &NumberLit<'_>, location: FileLocation<'_>) -> Result<Node> {
    if number.value.parse::<f64>().is_ok_and(f64::is_infinite) {
        let message = format!("`{}` does not fit 64 bits", number.value);
        return Err(location.error(number.range, message));
    }
    let at = Location::token(location.span());
    let node = literal::json_number(number.value, at);
    node.map_err(|fault| location.error(number.range, Error::from(fault).to_string()))
}

pub(super) fn string(text: &str, location: FileLocation<'_>) -> Literal {
    let mut literal = Literal::string(text);
    literal.set_span(location.span());
    literal
}

/// A value as JMESPath.
fn jmespath(value: &Expr) -> String {
    let Node::Text(text) = &value.node else {
        return format!("`{}`", operand(value));
    };
    let text = text.value().unwrap_or_default();
    // Implementations do not agree on a backslash in a raw string.
    if text.contains(['\\', '\'']) {
        format!("`\"{}\"`", text.chars().map(in_json).collect::<String>())
    } else {
        format!("'{text}'")
    }
}

/// A character of a string in a literal of JMESPath.
fn in_json(c: char) -> String {
    match c {
        '"' | '\\' => format!("\\{c}"),
        '`' => "\\u0060".to_owned(),
        // A control character has at most four digits.
        c if c.is_control() => format!("\\u{:04x}", u32::from(c)),
        c => c.to_string(),
    }
}
