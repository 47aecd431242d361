//! Calls of functions.

use std::mem;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote_spanned};

use super::expander::{Current, Expander, bind, count_uses};
use crate::expand::spans::span_at;
use crate::syntax::expr::{Expr, Extent, Node};
use crate::syntax::functions::{Function, Parameter};

impl Expander<'_> {
    pub(super) fn call(
        &mut self,
        function: &Function,
        arguments: &[Expr],
        current: &Current,
        extent: Extent,
    ) -> TokenStream {
        self.fallible = true;
        let at = span_at(extent.first.span);
        let name = format_ident!("{}", function.name, span = at);
        let mut passed = Vec::new();
        for argument in arguments {
            let parameter = function.parameter(passed.len());
            passed.push(self.argument(parameter, argument, current));
        }
        let probe = probe(function, arguments, &mut passed);
        let call = |passed: &[TokenStream]| quote_spanned!(at=> __path::functions::#name(evaluation, #(#passed),*));
        let call = if function.repeats {
            let chain = passed
                .into_iter()
                .reduce(|left, right| call(&[left, right]));
            chain.unwrap_or_default()
        } else {
            call(&passed)
        };
        match probe {
            Some(probe) => quote_spanned!(at=> { #probe #call }),
            None => call,
        }
    }

    fn argument(
        &mut self,
        parameter: Parameter,
        argument: &Expr,
        current: &Current,
    ) -> TokenStream {
        let value = match parameter {
            Parameter::Value | Parameter::Needle => self.value(argument, current),
            Parameter::Elements => self.elements(argument, current),
            // Not in a block: rustc infers closures last, from the other arguments.
            Parameter::Expression => return self.expression(argument, |value| value),
            Parameter::Key => {
                let at = span_at(argument.extent.last.span);
                return self.expression(
                    argument,
                    |value| quote_spanned!(at=> __path::functions::key({ #value })),
                );
            }
        };
        // rustc reports a mismatch at the span of the block.
        quote_spanned!(span_at(argument.extent.last.span)=> { #value })
    }

    /// `&expression` as a closure over an element. `finish` converts its value.
    fn expression(
        &mut self,
        expr: &Expr,
        finish: impl FnOnce(TokenStream) -> TokenStream,
    ) -> TokenStream {
        let at = span_at(expr.extent.first.span);
        let (bind, current) = bind(quote_spanned!(at=> raw.__get()), count_uses(expr));
        let value = finish(self.value(expr, &current));
        quote_spanned!(at=> move |raw| { #bind #value })
    }
}

/// Warns of a string literal that is searched in a list of enums. The list moves into a local.
fn probe(
    function: &Function,
    arguments: &[Expr],
    passed: &mut [TokenStream],
) -> Option<TokenStream> {
    let needle = function
        .parameters
        .iter()
        .position(|it| *it == Parameter::Needle)?;
    let Node::Text(text) = &arguments.get(needle)?.node else {
        return None;
    };
    if text.is_verbatim {
        return None;
    }
    let searched = needle.checked_sub(1)?;
    let local = quote_spanned!(span_at(arguments[searched].extent.last.span)=> list);
    let list = mem::replace(&mut passed[searched], local);
    let at = span_at(text.literal.span());
    let warn = Ident::new("compared_with_a_string", text.literal.span());
    Some(quote_spanned! {at=>
        let list = #list;
        __path::literal::probe_elements(&list).#warn();
    })
}
