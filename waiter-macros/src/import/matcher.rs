//! The matchers of waiter files as those of a declaration.

use proc_macro2::{Literal, Span};

use crate::diagnostics::{Error, Result, is_visible};
use crate::syntax::acceptor::{Matcher, Subject};
use crate::syntax::condition::{Comparison, Condition};
use crate::syntax::error_form::ErrorForm;
use crate::syntax::expr::{Comparator, Expr, Extent, Node, Text};
use crate::syntax::expr_rules::without_root;
use crate::syntax::language::{ErrorClass, Keyword, Quantifier, Word};
use crate::syntax::literal;
use crate::syntax::location::Location;
use crate::syntax::matcher::Form;
use crate::syntax::status::Status;

/// A matcher, and what it is written as in a declaration.
pub(super) struct Written {
    pub(super) matcher: Matcher,
    pub(super) keyword: Keyword,
    pub(super) text: String,
}

/// What a path is compared with.
pub(super) enum Expected<'t> {
    Text(String),
    /// As it is written.
    Number(&'t str),
    Bool(bool),
    Null,
}

/// A comparison of a JMESPath expression. Its strings are data: they are compared with enums silently.
pub(super) fn path(
    subject: Subject,
    quantifier: Option<Quantifier>,
    path: &str,
    expected: &Expected<'_>,
    at: Span,
) -> Result<Written> {
    let left = Expr::parse_string(&string(path, at))?;
    if subject == Subject::InputOutput && without_root(&left).is_some() {
        let message = "a path of `inputOutput` begins with `input.` or `output.`";
        return Err(Error::new(at, message));
    }
    let form = Form::Path(subject, quantifier);
    let mut keywords = Keyword::ALL.iter().copied();
    let Some(keyword) = keywords.find(|keyword| Form::of(*keyword) == form) else {
        return elements_of_both(quantifier == Some(Quantifier::All), path, expected, at);
    };
    let test = Condition::Comparison(Comparison {
        quantifier,
        left,
        comparator: Comparator::Equal,
        alternatives: vec![expected.value(at)?],
    });
    Ok(Written {
        matcher: Matcher::Path { subject, test },
        keyword,
        text: format!(
            "{} {} == {}",
            keyword.as_str(),
            quoted(path),
            expected.text()
        ),
    })
}

/// The elements of a list, where a path may look at the input: a declaration has no matcher of its own for that.
fn elements_of_both(
    is_all: bool,
    path: &str,
    expected: &Expected<'_>,
    at: Span,
) -> Result<Written> {
    // After a pipe, where a projection has ended: the list as a whole.
    let value = expected.jmespath();
    let condition = if is_all {
        format!("length({path}) > `0` && length({path} | [?@ != {value}]) == `0`")
    } else {
        format!("contains({path}, {value})")
    };
    let expr = Expr::parse_string_condition(&string(&condition, at))?;
    Ok(Written {
        matcher: Matcher::Path {
            subject: Subject::InputOutput,
            test: Condition::Holds(expr),
        },
        keyword: Keyword::InputOutput,
        text: format!("input_output {}", quoted(&condition)),
    })
}

/// An HTTP status.
pub(super) fn status(code: &str, at: Span) -> Result<Written> {
    let status = code.parse().ok();
    let Some(status) = status.and_then(|code| Status::exactly(code, at)) else {
        return Err(Error::new(at, format!("`{code}` is no HTTP status")));
    };
    Ok(Written {
        matcher: Matcher::Status(vec![status]),
        keyword: Keyword::Status,
        text: format!("status {code}"),
    })
}

/// An error by its wire code.
pub(super) fn code(code: &str, at: Span) -> Written {
    error(ErrorForm::Code(string(code, at)), &quoted(code))
}

/// An error by the name of its shape, which need not be its code and need not be modelled.
pub(super) fn shape(name: &str, at: Span) -> Written {
    error(ErrorForm::Shape(string(name, at)), name)
}

/// Any error of the service.
pub(super) fn any_error(at: Span) -> Written {
    error(ErrorForm::Class(ErrorClass::Any, at), "any")
}

/// Any success.
pub(super) fn ok() -> Written {
    Written {
        matcher: Matcher::Ok,
        keyword: Keyword::Ok,
        text: "ok".to_owned(),
    }
}

fn error(form: ErrorForm, text: &str) -> Written {
    Written {
        matcher: Matcher::Error(vec![form]),
        keyword: Keyword::Error,
        text: format!("error {text}"),
    }
}

fn string(text: &str, at: Span) -> Literal {
    let mut literal = Literal::string(text);
    literal.set_span(at);
    literal
}

impl Expected<'_> {
    fn value(&self, at: Span) -> Result<Expr> {
        let node = match self {
            Self::Text(text) => Node::Text(Text::verbatim(text, at)),
            Self::Number(number) => return self::number(number, at),
            Self::Bool(value) => Node::Bool(*value),
            Self::Null => Node::Null,
        };
        Ok(Expr::new(node, Extent::token(Location::token(at))))
    }

    /// What is written for it in JMESPath.
    fn jmespath(&self) -> String {
        match self {
            // Implementations do not agree on a backslash in a raw string.
            Self::Text(text) if text.contains(['\\', '\'']) => {
                format!("`\"{}\"`", text.chars().map(in_json).collect::<String>())
            }
            Self::Text(text) => format!("'{text}'"),
            other => format!("`{}`", other.text()),
        }
    }

    /// What is written for it in a declaration.
    fn text(&self) -> String {
        match self {
            Self::Text(text) => quoted(text),
            Self::Number(number) => (*number).to_owned(),
            Self::Bool(value) => value.to_string(),
            Self::Null => "null".to_owned(),
        }
    }
}

/// A character of a string in a literal of JMESPath.
fn in_json(c: char) -> String {
    match c {
        '"' | '\\' => format!("\\{c}"),
        '`' => "\\u0060".to_owned(),
        // Every control character has four digits at the most.
        c if c.is_control() => format!("\\u{:04x}", u32::from(c)),
        c => c.to_string(),
    }
}

fn number(text: &str, at: Span) -> Result<Expr> {
    if text.parse::<f64>().is_ok_and(f64::is_infinite) {
        let message = format!("`{text}` does not fit 64 bits");
        return Err(Error::new(at, message));
    }
    let at = Location::token(at);
    let node = literal::json_number(text, at)?;
    Ok(Expr::new(node, Extent::token(at)))
}

/// A string literal that is easy to read: raw, where it holds quotes.
pub(super) fn quoted(text: &str) -> String {
    let is_plain = |c: char| is_visible(c) && c != '\\';
    if text.contains('"') && !text.contains("\"#") && text.chars().all(is_plain) {
        format!("r#\"{text}\"#")
    } else {
        format!("{text:?}")
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn strings_are_rusts() {
        assert_eq!(quoted("A.B"), r#""A.B""#);
        assert_eq!(quoted(r#"A."b""#), "r#\"A.\"b\"\"#");
        assert_eq!(quoted("a\\\"\n"), r#""a\\\"\n""#);
        assert_eq!(quoted("\"\u{202e}"), r#""\"\u{202e}""#);
    }
}
