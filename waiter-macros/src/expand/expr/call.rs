//! Calls of functions.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote_spanned};

use super::{Current, Expander, bind, mixed, uses};
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
        let at = mixed(extent.first);
        let name = format_ident!("{}", function.name, span = at);
        let (mut bindings, mut passed) = (TokenStream::new(), Vec::new());
        for (position, argument) in arguments.iter().enumerate() {
            let parameter = function.parameter(position);
            // A block has one place: that is where rustc says that the argument does not fit.
            let at = mixed(argument.extent.last);
            if let (Parameter::Needle, Node::Text(text)) = (parameter, &argument.node)
                && !text.is_verbatim
            {
                let list = passed.pop().unwrap_or_default();
                let list_at = mixed(arguments[passed.len()].extent.last);
                let warn = Ident::new("compared_with_a_string", text.literal.span());
                bindings = quote_spanned! {at=>
                    let list = #list;
                    __path::literal::probe_elements(&list).#warn();
                };
                passed.push(quote_spanned!(list_at=> list));
            }
            passed.push(match parameter {
                Parameter::Value | Parameter::Needle => {
                    let value = self.value(argument, current);
                    quote_spanned!(at=> { #value })
                }
                Parameter::Elements => {
                    let value = self.elements(argument, current);
                    quote_spanned!(at=> { #value })
                }
                // No block: rustc looks at closures after the other arguments, which say what they take.
                Parameter::Expression => self.expression(argument),
            });
        }
        let call = |passed: &[TokenStream]| quote_spanned!(at=> __path::functions::#name(evaluation, #(#passed),*));
        let call = if function.repeats {
            let chain = passed
                .into_iter()
                .reduce(|left, right| call(&[left, right]));
            chain.unwrap_or_default()
        } else {
            call(&passed)
        };
        if bindings.is_empty() {
            call
        } else {
            quote_spanned!(at=> { #bindings #call })
        }
    }

    /// `&expression`: a closure over an element.
    fn expression(&mut self, expr: &Expr) -> TokenStream {
        let at = mixed(expr.extent.first);
        let (bind, current) = bind(quote_spanned!(at=> raw.__get()), uses(expr));
        let value = self.value(expr, &current);
        quote_spanned!(at=> move |raw| { #bind #value })
    }
}
