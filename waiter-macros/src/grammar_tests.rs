//! Compares the grammar of expressions with the parser of the `jmespath` crate. Random expressions give the same tree
//! in both, valid by types or not.
//!
//! A tree is compared as a sequence of steps, so that the nesting of `a.b`, `a | b` and an index does not count.

use jmespath::ast::{Ast, Comparator as TheirComparator};
use proc_macro2::{Literal, Span, TokenStream};
use proptest::prelude::*;
use proptest::sample::select;

use crate::diagnostics::Result;
use crate::syntax::expr::{Comparator, Expr, Node, Over};

/// The steps of an expression from the current value.
pub(crate) type Steps = Vec<String>;

fn text(steps: &[String]) -> String {
    format!("{{{}}}", steps.join(" "))
}

fn list(items: impl IntoIterator<Item = Steps>) -> String {
    let items: Vec<_> = items.into_iter().map(|steps| text(&steps)).collect();
    items.join(", ")
}

fn projection(mut base: Steps, over: &str, right: &[String]) -> Steps {
    base.push(format!("{over}{}", text(right)));
    base
}

pub(crate) fn ours(expr: &Expr) -> Steps {
    let both = |left: &Expr, operator: &str, right: &Expr| {
        vec![format!(
            "({} {operator} {})",
            text(&ours(left)),
            text(&ours(right))
        )]
    };
    match &expr.node {
        Node::Current => vec![],
        Node::Field(base, field) => [ours(base), vec![field.rust.to_string()]].concat(),
        Node::Index(base, index) => [ours(base), vec![format!("[{index}]")]].concat(),
        Node::Projection(base, over, right) => {
            let over = match over {
                Over::Flatten => "[]".to_owned(),
                Over::Elements => "[*]".to_owned(),
                Over::Values => ".*".to_owned(),
                Over::Filter(condition) => format!("[?{}]", text(&ours(condition))),
                Over::Slice(slice) => {
                    format!("[{:?}:{:?}:{}]", slice.start, slice.stop, slice.step)
                }
            };
            projection(ours(base), &over, &ours(right))
        }
        Node::Pipe(left, right) => [ours(left), ours(right)].concat(),
        Node::Compare(left, comparator, right) => {
            let (operator, _) = Comparator::ALL
                .into_iter()
                .find(|(_, other)| other == comparator)
                .expect("every comparator has a text");
            both(left, operator, right)
        }
        Node::And(left, right) => both(left, "&&", right),
        Node::Or(left, right) => both(left, "||", right),
        Node::Not(operand) => vec![format!("!{}", text(&ours(operand)))],
        Node::Call(function, arguments) => {
            vec![format!(
                "{}({})",
                function.name,
                list(arguments.iter().map(ours))
            )]
        }
        Node::List(items) => vec![format!("[{}]", list(items.iter().map(ours)))],
        node => unreachable!("no expression here has {node:?}"),
    }
}

fn theirs(ast: &Ast) -> Steps {
    let both = |left: &Ast, operator: &str, right: &Ast| {
        vec![format!(
            "({} {operator} {})",
            text(&theirs(left)),
            text(&theirs(right))
        )]
    };
    match ast {
        Ast::Identity { .. } => vec![],
        Ast::Field { name, .. } => vec![name.clone()],
        Ast::Index { idx, .. } => vec![format!("[{idx}]")],
        Ast::Subexpr { lhs, rhs, .. } => [theirs(lhs), theirs(rhs)].concat(),
        Ast::Projection { lhs, rhs, .. } => match (&**lhs, &**rhs) {
            (Ast::Flatten { node, .. }, right) => projection(theirs(node), "[]", &theirs(right)),
            (Ast::ObjectValues { node, .. }, right) => {
                projection(theirs(node), ".*", &theirs(right))
            }
            (
                Ast::Slice {
                    start, stop, step, ..
                },
                right,
            ) => projection(
                vec![],
                &format!("[{start:?}:{stop:?}:{step}]"),
                &theirs(right),
            ),
            (
                base,
                Ast::Condition {
                    predicate, then, ..
                },
            ) => {
                let over = format!("[?{}]", text(&theirs(predicate)));
                projection(theirs(base), &over, &theirs(then))
            }
            (base, right) => projection(theirs(base), "[*]", &theirs(right)),
        },
        Ast::Comparison {
            comparator,
            lhs,
            rhs,
            ..
        } => {
            let operator = match comparator {
                TheirComparator::Equal => "==",
                TheirComparator::NotEqual => "!=",
                TheirComparator::LessThan => "<",
                TheirComparator::LessThanEqual => "<=",
                TheirComparator::GreaterThan => ">",
                TheirComparator::GreaterThanEqual => ">=",
            };
            both(lhs, operator, rhs)
        }
        Ast::And { lhs, rhs, .. } => both(lhs, "&&", rhs),
        Ast::Or { lhs, rhs, .. } => both(lhs, "||", rhs),
        Ast::Not { node, .. } => vec![format!("!{}", text(&theirs(node)))],
        Ast::Function { name, args, .. } => {
            vec![format!("{name}({})", list(args.iter().map(theirs)))]
        }
        Ast::Expref { ast, .. } => theirs(ast),
        Ast::MultiList { elements, .. } => vec![format!("[{}]", list(elements.iter().map(theirs)))],
        ast => unreachable!("no expression here has {ast:?}"),
    }
}

/// Random expressions as text. Operators join operands without parentheses, to test precedence.
pub(crate) fn expression() -> impl Strategy<Value = String> {
    let word = select(vec![
        "a", "b", "c", "@", "a.b", "[0]", "[*]", "[]", "[1:]", "*",
    ])
    .prop_map(str::to_owned);
    word.prop_recursive(5, 24, 3, |inner| {
        let operators = vec!["&&", "||", "|", "==", "!=", "<", "<=", ">", ">="];
        prop_oneof![
            4 => (start(inner.clone()), prop::collection::vec(suffix(inner.clone()), 0..5))
                .prop_map(|(start, suffixes)| start + &suffixes.concat()),
            3 => (inner.clone(), select(operators), inner.clone())
                .prop_map(|(left, operator, right)| format!("{left} {operator} {right}")),
            // Always with parentheses: the crate parses `!a.b` as `(!a).b`.
            1 => inner.prop_map(|operand| format!("!({operand})")),
        ]
    })
}

fn start(inner: BoxedStrategy<String>) -> impl Strategy<Value = String> {
    let pair = (inner.clone(), inner.clone());
    prop_oneof![
        4 => select(vec!["a", "b", "c", "@"]).prop_map(str::to_owned),
        1 => select(vec!["[0]", "[*]", "[]", "[:-1]", "*"]).prop_map(str::to_owned),
        1 => inner.clone().prop_map(|inner| format!("({inner})")),
        1 => inner.clone().prop_map(|inner| format!("[?{inner}]")),
        1 => inner.prop_map(|inner| format!("length({inner})")),
        1 => pair.clone().prop_map(|(a, b)| format!("[{a}, {b}]")),
        1 => pair.clone().prop_map(|(a, b)| format!("not_null({a}, {b})")),
        1 => pair.clone().prop_map(|(a, b)| format!("sort_by({a}, &{b})")),
        1 => pair.prop_map(|(a, b)| format!("map(&{a}, {b})")),
    ]
}

fn suffix(inner: BoxedStrategy<String>) -> impl Strategy<Value = String> {
    let pair = (inner.clone(), inner.clone());
    prop_oneof![
        4 => select(vec![".a", ".b"]).prop_map(str::to_owned),
        4 => select(vec!["[0]", "[-1]", "[]", "[*]", "[1:2]", "[::-1]", ".*"]).prop_map(str::to_owned),
        2 => inner.clone().prop_map(|inner| format!("[?{inner}]")),
        1 => inner.prop_map(|inner| format!(".length({inner})")),
        1 => pair.prop_map(|(a, b)| format!(".[{a}, {b}]")),
    ]
}

fn parse(expression: &str) -> Result<Expr> {
    let tokens: Vec<_> = expression
        .parse::<TokenStream>()
        .expect("tokens")
        .into_iter()
        .collect();
    Expr::parse(&tokens, Span::call_site())
}

/// Returns true for an error about an expression that JMESPath accepts.
fn is_rule_of_ours(message: &str) -> bool {
    [
        "a comparison cannot be piped",
        "a list can go through at most 8 projections",
    ]
    .iter()
    .any(|rule| message.starts_with(rule))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn trees_are_those_of_another_parser(expression in expression()) {
        let theirs = match jmespath::parse(&expression) {
            Ok(ast) => theirs(&ast),
            Err(error) => return Err(TestCaseError::fail(format!("{expression}: {error}"))),
        };
        match parse(&expression) {
            Ok(expr) => {
                prop_assert_eq!(ours(&expr), &theirs[..], "{}", expression);
                match Expr::parse_string(&Literal::string(&expression)) {
                    Ok(expr) => prop_assert_eq!(ours(&expr), theirs, "verbatim: {}", expression),
                    // A string's tree has no trace of parentheses, so that `(!a).b` is an error in one.
                    Err(error) => prop_assert!(error.to_string().starts_with("`!` takes only"), "{error}"),
                }
            }
            Err(error) => prop_assert!(is_rule_of_ours(&error.to_string()), "{expression}: {error}"),
        }
    }
}
