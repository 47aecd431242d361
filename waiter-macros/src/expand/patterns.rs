//! Patterns of Rust over the output and the error.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::spans::span_at;
use crate::syntax::acceptor::{Acceptor, Matcher, Side};
use crate::syntax::declaration::Declaration;
use crate::syntax::pattern::Pattern;

/// Returns true if an acceptor is a pattern.
pub(super) fn has_any(declaration: &Declaration) -> bool {
    let mut acceptors = declaration.acceptors.iter();
    acceptors.any(|acceptor| acceptor.matcher.pattern().is_some())
}

/// Statements before the acceptors of outputs. If there are patterns, the output goes into the trace.
pub(super) fn looks_at_output(declaration: &Declaration) -> TokenStream {
    let site = Span::mixed_site();
    let is_pattern = |acceptor: &Acceptor| {
        matches!(
            acceptor.matcher,
            Matcher::Pattern {
                side: Side::Success,
                ..
            }
        )
    };
    if declaration.acceptors.iter().any(is_pattern) {
        quote_spanned!(site=> __waiter::custom::look_at::<Self>(output, trace);)
    } else {
        quote_spanned!(site=> let _: (&__Output, &mut __Trace) = (output, trace);)
    }
}

/// The patterns of acceptors that follow each other.
#[derive(Default)]
pub(super) struct Patterns<'d>(Vec<(&'d Pattern, usize)>);

impl<'d> Patterns<'d> {
    pub(super) fn push(&mut self, pattern: &'d Pattern, acceptor: usize) {
        self.0.push((pattern, acceptor));
    }

    /// Statements that return the first acceptor whose pattern matches `value`. Starts an empty list.
    pub(super) fn finish(&mut self, value: &str) -> TokenStream {
        let patterns = std::mem::take(&mut self.0);
        let Some((first, _)) = patterns.first() else {
            return TokenStream::new();
        };
        let at = span_at(first.span());
        let value = Ident::new(value, at);
        let arms = patterns.iter().map(|(pattern, acceptor)| {
            let (pattern, acceptor) = (pattern.stream(), Literal::usize_unsuffixed(*acceptor));
            quote!({ #pattern } => #acceptor)
        });
        quote_spanned! {at=>
            if let matched @ __Some(_) = __waiter::custom::first_pattern!(#value, #(#arms),*) {
                return matched;
            }
        }
    }
}
