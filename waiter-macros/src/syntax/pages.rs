//! The value of `pages`: the list of the output that continues from page to page.

use proc_macro2::{Span, TokenTree};

use super::expr::{Expr, Field, Node};
use crate::diagnostics::{Error, Result};

/// The list of the output that all pages are joined into.
pub(crate) struct Pages {
    /// The fields from the output to the list.
    pub(crate) fields: Vec<Field>,
    /// The text of the path.
    pub(crate) text: String,
}

impl Pages {
    pub(super) fn parse(tokens: &[TokenTree], end: Span) -> Result<Self> {
        let path = Expr::parse(tokens, end)?;
        let mut fields = Vec::new();
        let mut rest = &path;
        while let Node::Field(base, field) = &rest.node {
            fields.push(field.clone());
            rest = base;
        }
        if rest.node != Node::Current || fields.is_empty() {
            let message = match rest.node {
                Node::Text(_) => "write the field without quotes",
                _ => "expected a field of the output: `pages: items`, or `pages: list.items`",
            };
            return Err(Error::new(rest.extent.last.span, message));
        }
        fields.reverse();
        Ok(Self {
            fields,
            text: path.written.unwrap_or_default(),
        })
    }
}
