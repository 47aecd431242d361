//! The bound on how many lists a value goes through.

use super::expr::{Expr, Node, Over};
use super::functions::{Function, Gives};
use super::location::{Fault, Location, Result};

/// The largest number of projections and functions of lists in a row. Each wraps the type of the list before it. rustc takes
/// seconds for more, and fails at twice as many.
const MAX_LISTS: usize = 8;

/// Checks an expression that is a value against [`MAX_LISTS`].
pub(super) fn check_lists(expr: &Expr) -> Result<()> {
    lists(expr, 0).map(drop)
}

/// Checks a condition against [`MAX_LISTS`]. Its `&&` and `||` join booleans, not lists.
pub(super) fn check_lists_of_condition(expr: &Expr) -> Result<()> {
    lists_of_condition(expr, 0).map(drop)
}

/// Counts the projections and functions of lists that the value has gone through. `before` is the count of `@`.
fn lists(expr: &Expr, before: usize) -> Result<usize> {
    match &expr.node {
        Node::Projection(base, over, right) => {
            // A right side begins with the brackets.
            let count = one_more(lists(base, before)?, right.extent.first)?;
            if let Over::Filter(condition) = over {
                lists_of_condition(condition, count)?;
            }
            lists(right, count)
        }
        Node::Pipe(left, right) => lists(right, lists(left, before)?),
        Node::Or(left, right) | Node::And(left, right) => {
            let count = lists(left, before)?.max(lists(right, before)?);
            one_more(count, right.extent.first)
        }
        Node::Call(function, arguments) => lists_of_call(expr, function, arguments, before),
        // The result is a boolean.
        Node::Compare(..) | Node::Not(_) => lists_of_condition(expr, before).map(|_| before),
        _ => most(expr.children(), before, lists),
    }
}

fn lists_of_condition(expr: &Expr, before: usize) -> Result<usize> {
    match &expr.node {
        Node::And(..) | Node::Or(..) | Node::Not(_) => {
            most(expr.children(), before, lists_of_condition)
        }
        Node::Compare(..) => most(expr.children(), before, lists),
        _ => lists(expr, before),
    }
}

fn lists_of_call(
    expr: &Expr,
    function: &Function,
    arguments: &[Expr],
    before: usize,
) -> Result<usize> {
    let (values, expressions) = function.split(arguments);
    let given = values.len();
    let mut count = most(values, before, lists)?;
    // A function that repeats is called once for each further argument.
    let calls = match function.gives {
        Gives::Value => 0,
        _ if function.repeats => given - 1,
        _ => 1,
    };
    for _ in 0..calls {
        count = one_more(count, expr.extent.first)?;
    }
    most(expressions, count, lists)
}

fn most(
    exprs: Vec<&Expr>,
    before: usize,
    count: fn(&Expr, usize) -> Result<usize>,
) -> Result<usize> {
    let mut most = before;
    for expr in exprs {
        most = most.max(count(expr, before)?);
    }
    Ok(most)
}

fn one_more(count: usize, at: Location) -> Result<usize> {
    if count < MAX_LISTS {
        return Ok(count + 1);
    }
    let message = format!(
        "a list can go through at most {MAX_LISTS} projections, functions of lists, `||` and `&&`; shorten the path"
    );
    Err(Fault::new(at, message))
}
