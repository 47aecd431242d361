//! Literals in a verbatim path: 'text' and JSON in backticks.

use jmespath::Variable;
use proc_macro2::Literal;
use syn::Result;

use super::Fault;
use super::source::Source;
use crate::syntax::expr::{Expr, Extent, Node, Text};
use crate::syntax::literal;

/// The literal that begins at a place, and its value.
pub(super) fn value(source: Source<'_>, offset: usize, value: &Variable) -> Result<Expr> {
    let extent = Extent::token(source.span);
    let node = match value {
        Variable::Null => Node::Null,
        Variable::Bool(value) => Node::Bool(*value),
        Variable::String(text) => Node::Text(Text::verbatim(text, source.span)),
        Variable::Number(_) => return source.at(offset, number(source, offset)),
        Variable::Array(items) => {
            let message = if items.is_empty() {
                "an empty list in backticks stands after `||` only: whether a list is empty is `` length(list) == `0` ``"
            } else {
                "a list in backticks is not supported: write `['a', 'b']` for it, or compare with several values \
                 outside of the string, `path \"…\" == A | B`"
            };
            return Err(source.error(&Fault::new(offset, message)));
        }
        Variable::Object(_) | Variable::Expref(_) => {
            let message = "nothing compares with an object: compare the fields one by one";
            return Err(source.error(&Fault::new(offset, message)));
        }
    };
    Ok(Expr::new(node, extent))
}

/// Whether a literal is `` `[]` ``.
pub(super) fn is_empty_list(value: &Variable) -> bool {
    matches!(value, Variable::Array(items) if items.is_empty())
}

/// From the digits as they stand there: the parser rounds what does not fit.
fn number(source: Source<'_>, offset: usize) -> Result<Expr> {
    let json = source.from(offset).trim_start_matches('`');
    let text = json.split('`').next().unwrap_or_default().trim();
    let (minus, digits) = match text.strip_prefix('-') {
        Some(digits) => (Some(source.span), digits),
        None => (None, text),
    };
    let mut digits = digits
        .parse::<Literal>()
        .unwrap_or_else(|_| Literal::string(digits));
    digits.set_span(source.span);
    literal::value(&digits, minus)
}

/// Whether a name is in capitals only, as services write the values of enums and hardly ever a field.
pub(super) fn is_shouted(name: &str) -> bool {
    let is_capital = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    name.len() > 1
        && name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.chars().all(is_capital)
}

/// `true`, `false` and `null` without backticks are names of fields in JMESPath.
pub(super) fn unquoted(name: &str) -> Option<String> {
    matches!(name, "true" | "false" | "null").then(|| {
        format!(
            "`{name}` without backticks is a field in JMESPath: write `` `{name}` `` for the value"
        )
    })
}
