//! Parses the same expression as one string, which must give the same tree as the tokens.

use proc_macro2::{Literal, Span};
use syn::{Error, Result};

use crate::syntax::expr::{Expr, Node, Rust};

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
                .starts_with("`!` takes only the word after it") =>
        {
            return Ok(None);
        }
        verbatim => verbatim?,
    };
    // JMESPath does not have variants: the string contains the variant's text.
    let is_variant = |expr: &Expr| matches!(expr.node, Node::Rust(Rust::Path(_)));
    if !expr.any(&is_variant) && verbatim.clone().without_keys() != expr.clone().without_keys() {
        let message = format!("`{text}` has another tree: {verbatim:#?} instead of {expr:#?}");
        return Err(Error::new(at, message));
    }
    Ok(Some(verbatim))
}
