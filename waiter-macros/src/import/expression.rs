//! An expression as the tokens of a declaration, with the SDK's names of fields.
//!
//! What has no such form stays a string of JMESPath: each text is read again, and stands if the same expression comes
//! out of it.

use proc_macro2::{Span, TokenStream};

use super::matcher::quoted;
use crate::syntax::expr::{Expr, Node, Over, Slice, Text};
use crate::tokens::{self, trees};

/// The sides of operators: a text that binds less than its place demands stands in parentheses.
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

/// A side of a comparison.
pub(super) fn operand(expr: &Expr) -> String {
    form(expr, Binds::Not)
}

fn form(expr: &Expr, place: Binds) -> String {
    let text = text(expr, place).filter(|text| is_read_as(text, expr));
    text.unwrap_or_else(|| quoted(expr.written.as_deref().unwrap_or_default()))
}

/// Whether a text means the expression.
fn is_read_as(text: &str, expr: &Expr) -> bool {
    let Ok(tokens) = text.parse::<TokenStream>() else {
        return false;
    };
    let read = Expr::parse(&trees(tokens), Span::call_site());
    read.is_ok_and(|read| read.without_keys() == expr.clone().without_keys())
}

/// The expression as a text that binds as its place demands.
fn text(expr: &Expr, place: Binds) -> Option<String> {
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
    Some(if binds < place {
        format!("({text})")
    } else {
        text
    })
}

/// `a && b && c` leans to the left.
fn infix(left: &Expr, operator: &str, right: &Expr, binds: Binds) -> Option<String> {
    let right = match binds {
        Binds::Pipe => text(right, Binds::Or)?,
        Binds::Or => text(right, Binds::And)?,
        _ => text(right, Binds::Compare)?,
    };
    Some(format!("{} {operator} {right}", text(left, binds)?))
}

/// A path from what it starts with: the current value, or something in parentheses.
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

/// The steps of a path, and in `start` what they start from if that is not the current value.
fn steps<'e>(expr: &'e Expr, start: &mut Option<&'e Expr>) -> Option<String> {
    Some(match &expr.node {
        Node::Current => String::new(),
        Node::Field(base, field) => format!("{}.{}", self::base(base, start)?, field.rust),
        Node::Key(base, key) => format!("{}.{}", self::base(base, start)?, self::string(key)),
        Node::Index(base, index) => format!("{}[{index}]", self::base(base, start)?),
        Node::Projection(base, over, right) => {
            let base = match over {
                // `[]` goes on with all that is before it.
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

/// The steps before one that would go on with each element of a projection.
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

/// What is no path: a value, a call, a list, or something in parentheses.
fn value(expr: &Expr) -> Option<String> {
    Some(match &expr.node {
        Node::Call(function, arguments) => {
            let argument = |(position, argument)| {
                let is_reference = function.parameter(position).is_reference();
                let text = text(argument, Binds::Pipe)?;
                Some(format!("{}{text}", if is_reference { "&" } else { "" }))
            };
            let arguments: Option<Vec<_>> = (0..).zip(arguments).map(argument).collect();
            format!("{}({})", function.name, arguments?.join(", "))
        }
        Node::List(items) => format!("[{}]", self::items(items)?),
        Node::Text(text) => string(text),
        Node::Number(number) => {
            let minus = if number.negative { "-" } else { "" };
            format!("{minus}{}", number.digits)
        }
        Node::Bool(value) => value.to_string(),
        Node::Null => "null".to_owned(),
        // Not in a file, and not among tokens.
        Node::Rust(_) | Node::Empty => return None,
        _ => format!("({})", text(expr, Binds::Pipe)?),
    })
}

fn items(items: &[Expr]) -> Option<String> {
    let items: Option<Vec<_>> = items.iter().map(|item| text(item, Binds::Pipe)).collect();
    Some(items?.join(", "))
}

fn string(text: &Text) -> String {
    quoted(&tokens::string(&text.literal).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use proc_macro2::Literal;

    use super::*;

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
}
