//! Rules beyond the grammar. Each has a function.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};

use super::expr::{Expr, Node, Over, Rust};
use super::functions::{self, Function, Parameter};
use super::lexer::{Dialect, Kind, Tree};
use super::location::{Fault, Location, Result};
use super::messages;
use super::suggestions;
use crate::tokens::{punct, trees};

/// The runtime's `MultiSelect` is implemented for tuples of up to this length.
const MAX_SELECTED: usize = 8;

/// The message for a string that is a value, and seems to be meant for a path.
const PATH_AS_STRING: &str = "a string is a value here; to use a path as a string, write the whole condition \
    in one string";

/// Rejects `?` and `return`, which would leave `decide` before the acceptors below.
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
            let message = "`?` and `return` are not supported here; handle the missing case, for example with `unwrap_or_default()`";
            return Err(Fault::new(Location::token(tree.span()), message));
        }
    }
    Ok(())
}

/// Finds two operands without an operator between them, where a comma is missing.
///
/// This comes before the check of the number of arguments, which is wrong without the comma.
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
            // Not the arguments of a call.
            Delimiter::Parenthesis => !matches!(before.kind, Kind::Word(_)),
            _ => false,
        },
        _ => ends_operand(tree),
    }
}

/// Returns true for the last token of an operand.
fn ends_operand(tree: &Tree) -> bool {
    match &tree.kind {
        // An operator of another language has another message.
        Kind::Word(word) => suggestions::operator(&word.to_string()).is_none(),
        Kind::Operator(operator) => *operator == "@",
        Kind::Other(_) => false,
        _ => true,
    }
}

/// Compares the number of arguments with the number of parameters.
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

/// Rejects `path.length()`: the value before the dot is not an argument.
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

/// Reports `join(list, ",")` as one error: each argument would be right in the other position.
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

/// Reports `sort_by(&expr, list)` as one error: each argument would be right in the other position.
pub(super) fn check_order(function: &Function, at: Location, references: &[bool]) -> Result<()> {
    let is_swapped = match (function.parameters, references) {
        ([one, other], given) => {
            let (one, other) = (one.is_reference(), other.is_reference());
            one != other && given == [other, one]
        }
        _ => false,
    };
    if !is_swapped {
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

/// Expects `&` before an argument if and only if the parameter is an expression.
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

/// Bounds the length of a multi-select list.
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
            format!("a multi-select list of more than {MAX_SELECTED} values is not supported")
        }
        _ => return Ok(()),
    };
    Err(Fault::new(at, message))
}

/// Rejects a value as a condition: `a == X || Y` would always hold.
pub(super) fn check_condition(expr: &Expr) -> Result<()> {
    match &expr.node {
        Node::And(left, right) | Node::Or(left, right) => {
            check_condition(left)?;
            check_condition(right)
        }
        Node::Not(operand) => check_condition(operand),
        Node::Text(text) if !text.is_verbatim => Err(Fault::new(expr.extent.first, PATH_AS_STRING)),
        Node::Rust(Rust::Block(_)) => Err(Fault::new(
            expr.extent.first,
            "`{…}` is a value: compare it with a path; a condition in Rust is a guard, `ok output if …` or \
             `error problem if …`",
        )),
        _ if expr.is_value() => Err(Fault::new(
            expr.extent.first,
            "expected a condition, found a value; write each comparison in full: `path == A || path == B`",
        )),
        _ => Ok(()),
    }
}

/// Suggests alternatives for `a == X || Y`, if that is all of a condition.
pub(super) fn check_doubled(expr: &Expr) -> Result<()> {
    let Node::Or(left, value) = &expr.node else {
        return Ok(());
    };
    check_doubled(left)?;
    if value.is_value() {
        let message = "join several values of one path by a single `|`: `path == A | B`";
        return Err(Fault::new(value.extent.first, message));
    }
    Ok(())
}

/// Rejects `a.b == TEXT` in a string: a word in capitals beside a path is hardly ever a field.
pub(super) fn check_not_text(left: &Expr, right: &Expr) -> Result<()> {
    for (expr, beside) in [(right, left), (left, right)] {
        if let Some(name) = expr.lone_name()
            && expr.extent.first.is_in_string()
            && is_screaming_case(&name)
            && !beside.is_value()
        {
            let message = format!("`{name}` is a field here; write '{name}' for a string");
            return Err(Fault::new(expr.extent.first, message));
        }
    }
    Ok(())
}

/// Returns true for a name in capitals only. Services write the values of enums so, and hardly ever a field.
pub(super) fn is_screaming_case(name: &str) -> bool {
    let is_capital = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    name.len() > 1
        && name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.chars().all(is_capital)
}

/// Expects a path on one side of a comparison.
pub(super) fn check_sides(left: &Expr, right: &Expr) -> Result<()> {
    if !left.is_value() || !right.is_value() {
        return Ok(());
    }
    let message = match &left.node {
        Node::Text(text) if !text.is_verbatim => PATH_AS_STRING,
        Node::Rust(Rust::Block(_)) => {
            "`{…}` is a value of Rust; write a path of the response without braces"
        }
        Node::Rust(Rust::Path(path)) if !is_capitalised(path) => {
            "expected a path of the response, found a path of Rust; join the names of a path by `.`: `a.b`"
        }
        _ => "a comparison needs a path of the response on one side",
    };
    Err(Fault::new(left.extent.first, message))
}

/// Returns true if the last name of a Rust path begins with a capital, like a variant or a constant.
fn is_capitalised(path: &TokenStream) -> bool {
    match path.clone().into_iter().last() {
        Some(TokenTree::Ident(last)) => last.to_string().starts_with(char::is_uppercase),
        _ => false,
    }
}

/// Applies [`check_index`] to the right side of each comparison.
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

/// Rejects `length(a) == [1]`: the response is a structure, so an index of it is meant for a list.
pub(super) fn check_index(expr: &Expr) -> Result<()> {
    match &expr.node {
        Node::Projection(base, Over::Flatten, right)
            if base.node == Node::Current && right.node == Node::Current =>
        {
            let message = "to test for an empty list, write `length(list) == 0`";
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
        | Node::Variant(base, _)
        | Node::Index(base, _)
        | Node::Projection(base, ..)
        | Node::Pipe(base, _) => check_index(base),
        _ => Ok(()),
    }
}

/// Expects a path of the response somewhere in a condition.
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
            "this condition does not depend on the response; write a path",
        ),
    })
}

/// Returns true if some path begins in the response. The `@` after a pipe or in a filter does not.
pub(super) fn looks(expr: &Expr) -> bool {
    expr.node == Node::Current || expr.children_in_scope().into_iter().any(looks)
}

/// The first string among the tokens.
fn text(expr: &Expr) -> Option<&Expr> {
    match &expr.node {
        Node::Text(text) if !text.is_verbatim => Some(expr),
        _ => expr.children().into_iter().find_map(text),
    }
}

/// Rejects `a == X | Y` under `&&`, `||`, `!` or in parentheses, where `|` is JMESPath's pipe.
pub(super) fn check_pipe(left: &Expr, right: &Expr) -> Result<()> {
    let first = leftmost(right);
    let is_comparison = |expr: &Expr| matches!(expr.node, Node::Compare(..));
    let message = if is_comparison(left) && !first.is_value() {
        "a comparison cannot be piped; join two conditions by `||`, and several values by `|`"
    } else if !first.is_value() {
        return Ok(());
    } else if left.any(is_comparison) {
        "alternatives are only supported at the end of an acceptor with one comparison; \
         write `(path == A || path == B)` here"
    } else if left.is_value() {
        "write alternatives without parentheses: `path == A | B`"
    } else {
        "expected a path after `|`, found a value"
    };
    Err(Fault::new(first.extent.first, message))
}

/// The first operand of an expression with operators.
fn leftmost(expr: &Expr) -> &Expr {
    match &expr.node {
        Node::And(left, _) | Node::Or(left, _) | Node::Compare(left, ..) => leftmost(left),
        _ => expr,
    }
}

/// Finds the first path that begins with another name, or with `@`, up to its first name.
pub(crate) fn without_root(expr: &Expr, is_root: fn(&Ident) -> bool) -> Option<&Expr> {
    match &expr.node {
        Node::Field(base, name) if base.node == Node::Current => {
            (!is_root(&name.rust)).then_some(expr)
        }
        Node::Current => Some(expr),
        _ => {
            let mut children = expr.children_in_scope().into_iter();
            children.find_map(|child| without_root(child, is_root))
        }
    }
}
