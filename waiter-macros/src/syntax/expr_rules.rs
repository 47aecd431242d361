//! What an expression can get wrong that its grammar allows. One function per rule.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};

use super::expr::{Expr, Node, Over, Rust};
use super::functions::{self, Function, Gives, Parameter};
use super::lexer::{Dialect, Kind, Tree};
use super::location::{Fault, Location, Result};
use super::messages;
use super::suggestions;
use crate::tokens::{punct, trees};

/// Each projection and each function of lists wraps the type of the list before it in another. rustc takes seconds for
/// more than so many, and gives up at twice as many.
const MAX_LISTS: usize = 8;

/// The runtime implements `MultiSelect` for so many.
const MAX_SELECTED: usize = 8;

/// What to say where a string seems to be meant for a path, and is a value.
const PATH_AS_STRING: &str = "a string is a value here; a path as a string stands alone: write the whole \
    condition in one string";

/// `?` and `return` would leave the function that decides, and the acceptors below with it.
pub(super) fn check_value(tokens: &[TokenTree]) -> Result<()> {
    for tree in tokens {
        let leaves = match tree {
            TokenTree::Group(group) => {
                check_value(&trees(group.stream()))?;
                false
            }
            TokenTree::Ident(ident) => *ident == "return",
            tree => punct(tree) == Some('?'),
        };
        if leaves {
            let message = "`?` and `return` have nowhere to go here; handle the missing case, as with `unwrap_or_default()`";
            return Err(Fault::new(Location::token(tree.span()), message));
        }
    }
    Ok(())
}

/// Two operands without an operator between them: a comma is missing.
///
/// Checked before the number of arguments, which the missing comma makes wrong, too.
pub(super) fn check_commas(trees: &[Tree], dialect: Dialect<'_>) -> Result<()> {
    for pair in trees.windows(2) {
        let [before, next] = pair else { continue };
        if ends_operand(before) && begins_operand(before, next) {
            let text = dialect.text(std::slice::from_ref(next));
            return Err(Fault::new(next.at, format!("write `,` before `{text}`")));
        }
    }
    Ok(())
}

/// Returns true if a token after an operand begins another one.
fn begins_operand(before: &Tree, tree: &Tree) -> bool {
    match &tree.kind {
        Kind::Group(group) => match group.delimiter {
            Delimiter::Brace => true,
            // The arguments of a call.
            Delimiter::Parenthesis => !matches!(before.kind, Kind::Word(_)),
            _ => false,
        },
        _ => ends_operand(tree),
    }
}

/// Returns true for the last token of an operand.
fn ends_operand(tree: &Tree) -> bool {
    match &tree.kind {
        // A word that is an operator of another language has a message of its own.
        Kind::Word(word) => suggestions::operator(&word.to_string()).is_none(),
        Kind::Operator(operator) => *operator == "@",
        Kind::Other(_) => false,
        _ => true,
    }
}

/// A function takes as many arguments as it has parameters.
pub(super) fn check_arity(function: &Function, at: Location, given: usize) -> Result<()> {
    let wanted = function.parameters.len();
    if given == wanted || given > wanted && function.repeats {
        return Ok(());
    }
    let least = if function.repeats { "at least " } else { "" };
    let arguments = if wanted == 1 { "argument" } else { "arguments" };
    let message = format!(
        "`{}` takes {least}{wanted} {arguments}, not {given}",
        function.name
    );
    Err(Fault::new(at, message))
}

/// `path.length()`: what stands before the dot is no argument of the function.
pub(super) fn check_method(
    name: &Ident,
    at: Location,
    given: usize,
    before: impl Fn() -> String,
) -> Result<()> {
    let word = name.to_string();
    let message = match functions::find(&word) {
        None => functions::no_method(&word, given),
        Some(function) if given + 1 == function.parameters.len() => {
            let rest = if given == 0 { "" } else { ", …" };
            format!(
                "`{word}` takes its value in the parentheses: `{word}({}{rest})`",
                before()
            )
        }
        Some(_) => return Ok(()),
    };
    Err(Fault::new(at, message))
}

/// `join(list, ",")`: each argument would be right in the other's place, and is one mistake, not two.
pub(super) fn check_swapped(function: &Function, at: Location, arguments: &[Expr]) -> Result<()> {
    let is_text = |expr: &Expr| matches!(expr.node, Node::Text(_));
    match (function.parameters, arguments) {
        ([Parameter::Value, Parameter::Elements], [list, glue])
            if is_text(glue) && !is_text(list) =>
        {
            let name = function.name;
            let message = format!("`{name}` takes the string first: `{name}(\",\", list)`");
            Err(Fault::new(at, message))
        }
        _ => Ok(()),
    }
}

/// `sort_by(&expr, list)`: each argument would be right in the other's place, and is one mistake, not two.
pub(super) fn check_order(function: &Function, at: Location, references: &[bool]) -> Result<()> {
    let wanted = function
        .parameters
        .iter()
        .map(|parameter| parameter.is_reference());
    let given = || references.iter().copied();
    if wanted.clone().eq(given()) || !wanted.rev().eq(given()) {
        return Ok(());
    }
    let name = function.name;
    let (what, call) = if function.parameter(0).is_reference() {
        ("expression", "&expr, list")
    } else {
        ("list", "list, &expr")
    };
    let message = format!("`{name}` takes the {what} first: `{name}({call})`");
    Err(Fault::new(at, message))
}

/// `&` stands before an argument where the parameter is an expression, and nowhere else.
pub(super) fn check_argument(
    function: &Function,
    parameter: Parameter,
    is_reference: bool,
    at: Location,
) -> Result<()> {
    let name = function.name;
    let message = match (parameter.is_reference(), is_reference) {
        (true, false) => {
            format!("`{name}` takes an expression for each element here: write `&` before it")
        }
        (false, true) => format!("`{name}` takes a value here: remove the `&`"),
        _ => return Ok(()),
    };
    Err(Fault::new(at, message))
}

/// A multi-select list has something to select, and not too much: the runtime knows lists of so many kinds.
pub(super) fn check_list(items: &[Expr], at: Location) -> Result<()> {
    let message = match items {
        [] => messages::EMPTY_LIST.to_owned(),
        [
            Expr {
                node: Node::Number(_),
                ..
            },
        ] => messages::INDEX_AFTER_DOT.to_owned(),
        items if items.len() > MAX_SELECTED => {
            format!("a multi-select list of more than {MAX_SELECTED} is not supported")
        }
        _ => return Ok(()),
    };
    Err(Fault::new(at, message))
}

/// A value is no condition: `a == X || Y` would always hold.
pub(super) fn check_condition(expr: &Expr) -> Result<()> {
    match &expr.node {
        Node::And(left, right) | Node::Or(left, right) => {
            check_condition(left)?;
            check_condition(right)
        }
        Node::Not(operand) => check_condition(operand),
        Node::Text(text) if !text.is_verbatim => Err(Fault::new(expr.extent.first, PATH_AS_STRING)),
        _ if expr.is_value() => Err(Fault::new(
            expr.extent.first,
            "a value alone is no condition: write the comparison in full, `path == A || path == B`",
        )),
        _ => Ok(()),
    }
}

/// `a == X || Y` as all of a condition, where alternatives may stand.
pub(super) fn check_doubled(expr: &Expr) -> Result<()> {
    let Node::Or(left, value) = &expr.node else {
        return Ok(());
    };
    check_doubled(left)?;
    if value.is_value() {
        let message = "several values of one path are joined by a single `|`: `path == A | B`";
        return Err(Fault::new(value.extent.first, message));
    }
    Ok(())
}

/// A comparison has a path on one of its sides.
pub(super) fn check_sides(left: &Expr, right: &Expr) -> Result<()> {
    if !left.is_value() || !right.is_value() {
        return Ok(());
    }
    let message = match &left.node {
        Node::Text(text) if !text.is_verbatim => PATH_AS_STRING,
        Node::Rust(Rust::Block(_)) => {
            "`{…}` is a value of Rust: a path of the response stands without braces"
        }
        Node::Rust(Rust::Path(path)) if !is_capitalised(path) => {
            "the names of a path are joined by `.`: `a.b`; `::` is Rust's"
        }
        _ => "one side of a comparison is a path of the response",
    };
    Err(Fault::new(left.extent.first, message))
}

/// Whether the last name of a Rust path begins with a capital, as a variant and a constant do.
fn is_capitalised(path: &TokenStream) -> bool {
    match path.clone().into_iter().last() {
        Some(TokenTree::Ident(last)) => last.to_string().starts_with(char::is_uppercase),
        _ => false,
    }
}

/// See [`check_index`], of all that a condition compares with.
pub(super) fn check_compared(expr: &Expr) -> Result<()> {
    match &expr.node {
        Node::And(left, right) | Node::Or(left, right) => {
            check_compared(left)?;
            check_compared(right)
        }
        Node::Not(operand) => check_compared(operand),
        Node::Compare(_, _, right) => check_index(right),
        _ => Ok(()),
    }
}

/// `length(a) == [1]`: the response is a structure, which has no elements, so that a list of one number was meant.
pub(super) fn check_index(expr: &Expr) -> Result<()> {
    match &expr.node {
        Node::Projection(base, Over::Flatten, right)
            if base.node == Node::Current && right.node == Node::Current =>
        {
            let message = "whether a list is empty is asked by its length: `length(list) == 0`";
            Err(Fault::new(right.extent.first, message))
        }
        Node::Index(base, index) if base.node == Node::Current => {
            let at = base.extent.first;
            let instead = if at.is_in_string() {
                "compare an element instead: `list[0]`".to_owned()
            } else {
                format!("for a list of one number write `{{[{index}]}}`")
            };
            Err(Fault::new(
                at,
                format!("`[{index}]` is an index here; {instead}"),
            ))
        }
        Node::Field(base, _)
        | Node::Key(base, _)
        | Node::Index(base, _)
        | Node::Projection(base, ..)
        | Node::Pipe(base, _) => check_index(base),
        _ => Ok(()),
    }
}

/// A condition whose paths are all strings would never change. One path anywhere in it suffices.
pub(super) fn check_looks(exprs: &[&Expr]) -> Result<()> {
    let [first, ..] = exprs else {
        return Ok(());
    };
    if exprs.iter().any(|expr| looks(expr)) {
        return Ok(());
    }
    Err(match text(first) {
        Some(text) => Fault::new(text.extent.first, PATH_AS_STRING),
        None => Fault::new(
            first.extent.first,
            "this looks at nothing of the response: write a path",
        ),
    })
}

/// Whether an expression starts from the response anywhere. The `@` after a pipe or in a filter is of what is before it.
fn looks(expr: &Expr) -> bool {
    expr.node == Node::Current || expr.children_in_scope().into_iter().any(looks)
}

/// The first string among the tokens.
fn text(expr: &Expr) -> Option<&Expr> {
    match &expr.node {
        Node::Text(text) if !text.is_verbatim => Some(expr),
        _ => expr.children().into_iter().find_map(text),
    }
}

/// `a == X | Y` under `&&`, `||`, `!` or in parentheses: alternatives where there is only JMESPath's pipe.
pub(super) fn check_pipe(left: &Expr, right: &Expr) -> Result<()> {
    let first = leftmost(right);
    let is_comparison = |expr: &Expr| matches!(expr.node, Node::Compare(..));
    let message = if is_comparison(left) && !first.is_value() {
        "a comparison gives nothing to go on with; two conditions are joined by `||`, several values by `|`"
    } else if !first.is_value() {
        return Ok(());
    } else if left.any(&is_comparison) {
        "alternatives can only stand at the end of an acceptor that is one comparison; \
         write `(path == A || path == B)` here"
    } else if left.is_value() {
        "alternatives stand without parentheses: `path == A | B`"
    } else {
        "`|` pipes the value before it into a path, and this is no path"
    };
    Err(Fault::new(first.extent.first, message))
}

/// What an expression with operators begins with.
fn leftmost(expr: &Expr) -> &Expr {
    match &expr.node {
        Node::And(left, _) | Node::Or(left, _) | Node::Compare(left, ..) => leftmost(left),
        _ => expr,
    }
}

/// Every path of an `input_output` acceptor says which of the two it is in: the first that does not, as far as its
/// first name.
pub(crate) fn without_root(expr: &Expr) -> Option<&Expr> {
    match &expr.node {
        Node::Field(base, name) if base.node == Node::Current => {
            (name.rust != "input" && name.rust != "output").then_some(expr)
        }
        Node::Current => Some(expr),
        _ => expr.children_in_scope().into_iter().find_map(without_root),
    }
}

/// Checks an expression that is a value against [`MAX_LISTS`].
pub(super) fn check_lists(expr: &Expr) -> Result<()> {
    lists(expr, 0).map(drop)
}

/// The same of a condition: its `&&` and `||` join booleans, not lists.
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
        // A boolean, whatever is compared.
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
    let (expressions, values): (Vec<_>, Vec<_>) = (0..)
        .zip(arguments)
        .partition(|(position, _)| function.parameter(*position).is_reference());
    let values: Vec<_> = values.into_iter().map(|(_, argument)| argument).collect();
    let given = values.len();
    let mut count = most(values, before, lists)?;
    // Each further argument of a function that repeats is a call by itself.
    let calls = match function.gives {
        Gives::Value => 0,
        _ if function.repeats => given - 1,
        _ => 1,
    };
    for _ in 0..calls {
        count = one_more(count, expr.extent.first)?;
    }
    let expressions = expressions.into_iter().map(|(_, argument)| argument);
    most(expressions, count, lists)
}

fn most<'e>(
    exprs: impl IntoIterator<Item = &'e Expr>,
    before: usize,
    count: fn(&Expr, usize) -> Result<usize>,
) -> Result<usize> {
    let mut counts = exprs.into_iter().map(|expr| count(expr, before));
    counts.try_fold(before, |most, count| Ok(most.max(count?)))
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
