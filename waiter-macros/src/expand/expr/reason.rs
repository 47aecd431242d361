//! A path whose value is shown as text.

use proc_macro2::TokenStream;
use quote::quote_spanned;

use super::expander::{Current, Expander};
use super::lists::{Levels, classified};
use crate::expand::origin;
use crate::expand::spans::span_at;
use crate::syntax::expr::Expr;

impl Expander<'_> {
    /// The text of a path, as an expression.
    pub(crate) fn reason(mut self, path: &Expr) -> TokenStream {
        let at = span_at(path.extent.last.span);
        self.is_untraced = true;
        let value = self.value(path, &Current::Root);
        let levels = Levels::of(path).unwrap_or(Levels::None).min(Levels::One);
        let value = classified("item", &value, levels, path);
        // rustc reports a value that is not a text at the span of the block.
        let text = quote_spanned!(at=> __path::reason::text(evaluation, { #value }));
        let text = self.with_evaluation(&text);
        let text = origin::expression(self.origin, text);
        self.finish(text)
    }
}
