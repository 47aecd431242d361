//! Values that are written in the declaration: numbers, and Rust's.

use proc_macro2::{Group, Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};

use super::lists::is_number;
use super::{Expander, mixed};
use crate::syntax::expr::{Extent, Number, Rust};

impl Expander<'_> {
    pub(super) fn rust(&mut self, value: &Rust, extent: Extent) -> TokenStream {
        let place = match value {
            Rust::Path(path) => quote!(&#path),
            Rust::Block(block) => {
                let place = self.block(block);
                if is_number(&block.stream()) {
                    let at = mixed(extent.last.span);
                    return quote_spanned!(at=> __path::classify::number(__path::classify(#place)));
                }
                place
            }
        };
        // From the value's first token to its last, as rustc underlines a call.
        let open = quote_spanned!(mixed(extent.first.span)=> __path::classify);
        let get = quote_spanned!(mixed(extent.last.span)=> .__get());
        quote!(#open(#place)#get)
    }

    /// The place of a `{…}` value.
    fn block(&mut self, block: &Group) -> TokenStream {
        let tokens = block.stream();
        // A parameter by its name is a reference already, and one reference less to look through.
        if let Ok(name) = syn::parse2::<Ident>(tokens.clone())
            && self.parameters.contains(&name)
        {
            return name.into_token_stream();
        }
        let name = value_name(self.values.len());
        // In a macro call of its own, so that what is no expression is an error there and nowhere else.
        let at = mixed(block.span());
        self.values
            .push(quote_spanned!(at=> __waiter::expression!(#tokens)));
        quote!(#name)
    }
}

pub(super) fn value_name(index: usize) -> Ident {
    format_ident!("value{index}", span = Span::mixed_site())
}

pub(super) fn number(number: &Number, extent: Extent) -> TokenStream {
    let at = mixed(extent.last.span);
    let digits = &number.digits;
    let minus = number.negative.then(|| quote_spanned!(at=> -));
    let variant = if number.is_float {
        quote_spanned!(at=> Literal)
    } else {
        quote_spanned!(at=> Integer)
    };
    quote_spanned!(at=> __Some(__path::kinds::Number::#variant(#minus #digits)))
}
