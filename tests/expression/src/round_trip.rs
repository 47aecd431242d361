//! Parses the same expression as one string, which must give the same tree as the tokens.

use crate::diagnostics::{Error, Result};
use proc_macro2::{Literal, Span};

use crate::syntax::expr::{Expr, Field, Node, Rust};

/// Parses the text. Returns `None` if the string form does not allow the expression.
pub(crate) fn verbatim(text: &str, expr: &Expr) -> Result<Option<Expr>> {
    // Not the span of a token: a lint would apply it to the literals of the string.
    let at = Span::call_site();
    let literal = Literal::string(text);
    let verbatim = match Expr::parse_string(&literal) {
        // The string is rejected if the two forms would mean different things.
        Err(error)
            if error
                .to_string()
                .starts_with("in a string, `!` applies only to the next word") =>
        {
            return Ok(None);
        }
        verbatim => verbatim?,
    };
    // JMESPath does not have variants: the string contains the variant's text.
    let is_variant = |expr: &Expr| matches!(expr.node, Node::Rust(Rust::Path(_)));
    if !expr.any(is_variant) && without_keys(verbatim.clone()) != without_keys(expr.clone()) {
        let message = format!("`{text}` has another tree: {verbatim:#?} instead of {expr:#?}");
        return Err(Error::new(at, message));
    }
    Ok(Some(verbatim))
}

/// The same tree, with fields in place of keys: a string does not tell the two apart.
fn without_keys(mut expr: Expr) -> Expr {
    let at = expr.extent.first.span;
    expr.node = match expr.node {
        Node::Key(base, key) => match Field::verbatim(&key.value().unwrap_or_default(), at) {
            Some(field) => Node::Field(base, field),
            None => Node::Key(base, key),
        },
        node => node,
    };
    if let Node::Field(_, field) = &mut expr.node {
        field.key = None;
    }
    for child in expr.children_mut() {
        *child = without_keys(child.clone());
    }
    expr
}
