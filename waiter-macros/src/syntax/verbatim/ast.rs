//! Questions to the parser's tree.

use jmespath::ast::Ast;

use super::source::Source;
use super::tokens::Tokens;

/// Where an expression begins, but for brackets around it. The parser notes other places of some nodes, never one
/// before their beginning.
pub(super) fn first(ast: &Ast, source: Source<'_>, tokens: &Tokens<'_>) -> usize {
    let mut first = usize::MAX;
    let mut rest = vec![ast];
    while let Some(ast) = rest.pop() {
        let noted = noted(ast);
        let begins = match ast {
            Ast::Function { name, .. } => name_of_call(source, noted, name),
            // Noted at the closing bracket, and only numbers and colons are between.
            Ast::Index { .. } | Ast::Slice { .. } => tokens.last_of("[", noted),
            _ => None,
        };
        first = first.min(begins.unwrap_or(noted));
        rest.extend(children(ast));
    }
    first
}

/// Where the name of a call begins, whose bracket is there.
pub(super) fn name_of_call(source: Source<'_>, bracket: usize, name: &str) -> Option<usize> {
    let before = source.until(bracket).trim_end();
    Some(before.strip_suffix(name)?.len())
}

/// The left side of what has one.
pub(super) fn left(ast: &Ast) -> Option<&Ast> {
    match ast {
        Ast::Projection { lhs, .. } => match &**lhs {
            Ast::Slice { .. } => None,
            Ast::Flatten { node, .. } | Ast::ObjectValues { node, .. } => Some(node),
            left => Some(left),
        },
        Ast::Subexpr { lhs, .. }
        | Ast::Comparison { lhs, .. }
        | Ast::And { lhs, .. }
        | Ast::Or { lhs, .. } => Some(lhs),
        _ => None,
    }
}

/// What an expression starts with.
pub(super) fn leftmost(mut ast: &Ast) -> &Ast {
    while let Some(left) = left(ast) {
        ast = left;
    }
    ast
}

/// The place that the parser notes of a node.
fn noted(ast: &Ast) -> usize {
    match ast {
        Ast::Comparison { offset, .. }
        | Ast::Condition { offset, .. }
        | Ast::Identity { offset }
        | Ast::Expref { offset, .. }
        | Ast::Flatten { offset, .. }
        | Ast::Function { offset, .. }
        | Ast::Field { offset, .. }
        | Ast::Index { offset, .. }
        | Ast::Literal { offset, .. }
        | Ast::MultiList { offset, .. }
        | Ast::MultiHash { offset, .. }
        | Ast::Not { offset, .. }
        | Ast::Projection { offset, .. }
        | Ast::ObjectValues { offset, .. }
        | Ast::And { offset, .. }
        | Ast::Or { offset, .. }
        | Ast::Slice { offset, .. }
        | Ast::Subexpr { offset, .. } => *offset,
    }
}

/// The nodes directly below one, those of an object apart.
fn children(ast: &Ast) -> Vec<&Ast> {
    match ast {
        Ast::Comparison { lhs, rhs, .. }
        | Ast::Projection { lhs, rhs, .. }
        | Ast::And { lhs, rhs, .. }
        | Ast::Or { lhs, rhs, .. }
        | Ast::Subexpr { lhs, rhs, .. } => vec![lhs, rhs],
        Ast::Condition {
            predicate, then, ..
        } => vec![predicate, then],
        Ast::Expref { ast: node, .. }
        | Ast::Flatten { node, .. }
        | Ast::Not { node, .. }
        | Ast::ObjectValues { node, .. } => vec![node],
        Ast::Function { args: nodes, .. }
        | Ast::MultiList {
            elements: nodes, ..
        } => nodes.iter().collect(),
        _ => vec![],
    }
}
