//! Numbers and Rust values of a declaration.

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

use super::expander::{Expander, value_name};
use super::lists::is_number;
use crate::expand::spans::span_at;
use crate::syntax::expr::{Extent, Number, Rust};
use crate::tokens::trees;

impl Expander<'_> {
    pub(super) fn rust(&mut self, value: &Rust, extent: Extent) -> TokenStream {
        let place = match value {
            Rust::Path(path) => quote!(&#path),
            Rust::Block(block) => {
                let place = self.block(block);
                if is_number(&block.stream()) {
                    let at = span_at(extent.last.span);
                    return quote_spanned!(at=> __path::classify::number(__classify(#place)));
                }
                place
            }
        };
        // The call has the span of the whole value, which rustc underlines.
        let open = quote_spanned!(span_at(extent.first.span)=> __classify);
        let get = quote_spanned!(span_at(extent.last.span)=> .__get());
        quote!(#open(#place)#get)
    }

    /// A reference to a `{…}` value.
    fn block(&mut self, block: &Group) -> TokenStream {
        let tokens = block.stream();
        // A parameter is a reference already.
        if let [TokenTree::Ident(name)] = &trees(tokens.clone())[..]
            && self.parameters.contains(name)
        {
            return tokens;
        }
        let name = value_name(self.values.len());
        // In a macro call, so that a syntax error in it does not affect the rest.
        let at = span_at(block.span());
        self.values
            .push(quote_spanned!(at=> __waiter::expression!(#tokens)));
        quote!(#name)
    }
}

pub(super) fn number(number: &Number, extent: Extent) -> TokenStream {
    let at = span_at(extent.last.span);
    let digits = &number.digits;
    let minus = number.negative.then(|| quote_spanned!(at=> -));
    let variant = if number.is_float {
        quote_spanned!(at=> Literal)
    } else {
        quote_spanned!(at=> Integer)
    };
    quote_spanned!(at=> __Some(__path::kinds::Number::#variant(#minus #digits)))
}
