//! Prints an expression as the tokens of a declaration, with the SDK's names of fields. An expression without such a
//! form stays a string of JMESPath.

use proc_macro2::{Span, TokenStream};

use crate::diagnostics::is_visible;
use crate::syntax::acceptor::OperationKind;
use crate::syntax::expr::{Expr, Node, Over, Slice, Text};
use crate::syntax::reason::Reason;
use crate::tokens::{self, trees};

/// An operand that binds less than its operator needs parentheses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binds {
    Pipe,
    Or,
    And,
    Compare,
    Not,
    Path,
}

/// A whole condition.
pub(super) fn condition(expr: &Expr) -> String {
    form(expr, Binds::Pipe)
}

/// A path that says why.
pub(super) fn reason(expr: &Expr) -> String {
    let is_path = |text: &String| {
        let tokens = text.parse::<TokenStream>().map(trees);
        tokens.is_ok_and(|tokens| {
            Reason::parse(&tokens, Span::call_site(), OperationKind::Sdk).is_ok()
        })
    };
    // A string is a path.
    let is_text = matches!(expr.node, Node::Text(_));
    let text = text(expr, Binds::Pipe).filter(|text| !is_text && is_path(text));
    text.unwrap_or_else(|| as_written(expr))
}

/// A side of a comparison.
pub(super) fn operand(expr: &Expr) -> String {
    form(expr, Binds::Not)
}

fn form(expr: &Expr, least: Binds) -> String {
    let text = text(expr, least).filter(|text| is_expression(text));
    text.unwrap_or_else(|| as_written(expr))
}

fn as_written(expr: &Expr) -> String {
    quoted(expr.written.as_deref().unwrap_or_default())
}

/// Returns true for tokens that a declaration accepts: it has a few rules more than JMESPath.
fn is_expression(text: &str) -> bool {
    let tokens = text.parse::<TokenStream>();
    tokens.is_ok_and(|tokens| Expr::parse(&trees(tokens), Span::call_site()).is_ok())
}

/// The expression, in parentheses if it binds less than `least`.
fn text(expr: &Expr, least: Binds) -> Option<String> {
    let (text, binds) = match &expr.node {
        Node::Pipe(left, right) if !matches!(right.node, Node::List(_)) => {
            (infix(left, "|", right, Binds::Pipe)?, Binds::Pipe)
        }
        Node::Or(left, right) => (infix(left, "||", right, Binds::Or)?, Binds::Or),
        Node::And(left, right) => (infix(left, "&&", right, Binds::And)?, Binds::And),
        Node::Compare(left, comparator, right) => {
            let (left, right) = (text(left, Binds::Not)?, text(right, Binds::Not)?);
            let comparator = comparator.as_str();
            (format!("{left} {comparator} {right}"), Binds::Compare)
        }
        Node::Not(operand) => (format!("!{}", text(operand, Binds::Path)?), Binds::Not),
        _ => (path(expr)?, Binds::Path),
    };
    Some(if binds < least {
        format!("({text})")
    } else {
        text
    })
}

/// Operators associate to the left.
fn infix(left: &Expr, operator: &str, right: &Expr, binds: Binds) -> Option<String> {
    let right = match binds {
        Binds::Pipe => text(right, Binds::Or)?,
        Binds::Or => text(right, Binds::And)?,
        _ => text(right, Binds::Compare)?,
    };
    Some(format!("{} {operator} {right}", text(left, binds)?))
}

/// A path from its start: the current value, or an expression in parentheses.
fn path(expr: &Expr) -> Option<String> {
    let mut start = None;
    let steps = steps(expr, &mut start)?;
    Some(match start {
        None if steps.is_empty() => "@".to_owned(),
        None => match steps.strip_prefix('.') {
            Some(steps) if !steps.starts_with(['*', '"']) => steps.to_owned(),
            _ => format!("@{steps}"),
        },
        Some(start) => format!("{}{steps}", value(start)?),
    })
}

/// The steps of a path. `start` becomes the expression that they start from, if that is not the current value.
fn steps<'e>(expr: &'e Expr, start: &mut Option<&'e Expr>) -> Option<String> {
    Some(match &expr.node {
        Node::Current => String::new(),
        Node::Field(base, field) => format!("{}.{}", self::base(base, start)?, field.rust),
        Node::Key(base, key) => format!("{}.{}", self::base(base, start)?, self::string(key)),
        Node::Variant(base, variant) => {
            format!("{} as {}", self::base(base, start)?, variant.written)
        }
        Node::Index(base, index) => format!("{}[{index}]", self::base(base, start)?),
        Node::Projection(base, over, right) => {
            let base = match over {
                // `[]` flattens everything before it.
                Over::Flatten => steps(base, start)?,
                _ => self::base(base, start)?,
            };
            let mut inner = None;
            let right = steps(right, &mut inner)?;
            if inner.is_some() {
                return None;
            }
            format!("{base}{}{right}", self::over(over)?)
        }
        Node::Pipe(base, list) => match &list.node {
            Node::List(items) => format!("{}.[{}]", self::base(base, start)?, self::items(items)?),
            _ => {
                *start = Some(expr);
                String::new()
            }
        },
        _ => {
            *start = Some(expr);
            String::new()
        }
    })
}

/// The steps before a step that a projection would apply to each element.
fn base<'e>(expr: &'e Expr, start: &mut Option<&'e Expr>) -> Option<String> {
    if let Node::Projection(..) = expr.node {
        *start = Some(expr);
        return Some(String::new());
    }
    steps(expr, start)
}

fn over(over: &Over) -> Option<String> {
    Some(match over {
        Over::Flatten => "[]".to_owned(),
        Over::Elements => "[*]".to_owned(),
        Over::Values => ".*".to_owned(),
        Over::Filter(condition) => format!("[?{}]", text(condition, Binds::Pipe)?),
        Over::Slice(Slice { start, stop, step }) => {
            let bound = |bound: &Option<i64>| bound.map_or_else(String::new, |at| at.to_string());
            format!("[{}:{}:{step}]", bound(start), bound(stop))
        }
    })
}

/// An expression that is not a path: a value, a call, a list, or another in parentheses.
fn value(expr: &Expr) -> Option<String> {
    Some(match &expr.node {
        Node::Call(function, arguments) => {
            let mut texts = Vec::new();
            for argument in arguments {
                let is_reference = function.parameter(texts.len()).is_reference();
                let and = if is_reference { "&" } else { "" };
                texts.push(format!("{and}{}", text(argument, Binds::Pipe)?));
            }
            format!("{}({})", function.name, texts.join(", "))
        }
        Node::List(items) => format!("[{}]", self::items(items)?),
        Node::Text(text) => string(text),
        Node::Number(number) => {
            let minus = if number.negative { "-" } else { "" };
            format!("{minus}{}", number.digits)
        }
        Node::Bool(value) => value.to_string(),
        Node::Null => "null".to_owned(),
        // Files have no Rust, and tokens have no empty list.
        Node::Rust(_) | Node::Empty => return None,
        _ => format!("({})", text(expr, Binds::Pipe)?),
    })
}

fn items(items: &[Expr]) -> Option<String> {
    let mut texts = Vec::new();
    for item in items {
        texts.push(text(item, Binds::Pipe)?);
    }
    Some(texts.join(", "))
}

fn string(text: &Text) -> String {
    quoted(&tokens::string(&text.literal).unwrap_or_default())
}

/// A string literal that is easy to read: raw if it holds quotes.
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
    use proc_macro2::Literal;
    use proptest::prelude::*;

    use super::*;
    use crate::grammar_tests::{expression, ours};

    #[track_caller]
    fn printed(jmespath: &str) -> String {
        condition(&Expr::parse_string(&Literal::string(jmespath)).expect("JMESPath"))
    }

    #[test]
    fn paths_have_rusts_names() {
        for (jmespath, tokens) in [
            ("Certificate.Status", "certificate.status"),
            (
                "Reservations[].Instances[].State.Name",
                "reservations[].instances[].state.name",
            ),
            (
                "VerificationAttributes.*.VerificationStatus",
                "verification_attributes.*.verification_status",
            ),
            (
                "length(services[?!(length(deployments) == `1` && runningCount == desiredCount)]) == `0`",
                "length(services[?!(length(deployments) == 1 && running_count == desired_count)]) == 0",
            ),
            (
                "length(K[?S == 'DISABLED' || S == 'ENABLE_FAILED']) == length(K)",
                "length(k[?s == \"DISABLED\" || s == \"ENABLE_FAILED\"]) == length(k)",
            ),
            ("length(Output || '') > `0`", "length(output || \"\") > 0"),
            ("A[*].B[0] | [0].C", "a[*].b[0] | @[0].c"),
            ("(A[*].B)[0]", "(a[*].b)[0]"),
            ("sort_by(Xs, &Age)[-1].Name", "sort_by(xs, &age)[-1].name"),
            ("Xs[1:3].Y", "xs[1:3:1].y"),
            ("a.[b, c]", "a.[b, c]"),
            ("!(A.B) && (C || D)", "!a.b && (c || d)"),
        ] {
            assert_eq!(printed(jmespath), tokens);
        }
    }

    #[test]
    fn what_has_no_tokens_stays_a_string() {
        // A key in quotes that no field can be called.
        assert_eq!(printed(r#"Tags."aws:name""#), r#"tags."aws:name""#);
        assert_eq!(printed("Xs[].length(@)"), "\"Xs[].length(@)\"");
    }

    #[test]
    fn strings_are_rusts() {
        assert_eq!(quoted("A.B"), r#""A.B""#);
        assert_eq!(quoted(r#"A."b""#), "r#\"A.\"b\"\"#");
        assert_eq!(quoted("a\\\"\n"), r#""a\\\"\n""#);
        assert_eq!(quoted("\"\u{202e}"), r#""\"\u{202e}""#);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2048))]

        /// The tokens of an expression mean the same as its string.
        #[test]
        fn tokens_are_the_same_tree(expression in expression()) {
            let Ok(expr) = Expr::parse_string(&Literal::string(&expression)) else {
                return Ok(());
            };
            let Some(text) = text(&expr, Binds::Not).filter(|text| is_expression(text)) else {
                return Ok(());
            };
            let tokens = trees(text.parse().expect("tokens"));
            let printed = Expr::parse(&tokens, Span::call_site()).expect("an expression");
            prop_assert_eq!(ours(&printed), ours(&expr), "{} as {}", expression, text);
        }
    }
}
