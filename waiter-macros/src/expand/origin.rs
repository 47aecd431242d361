//! The location in a file that some code came from, for rustc's own errors.
//!
//! Imported code does not have a token for an error. But rustc names the macro that expands to some code. So the code of
//! each acceptor is the expansion of a macro whose name is its location in the file: "this error originates in the
//! macro `line_14_CertificateIssued_acceptor_2`".

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

/// An expression, as the expansion of its macro if it has one. It can use locals that are defined before it.
pub(super) fn expression(origin: Option<&Ident>, body: TokenStream) -> TokenStream {
    let Some(name) = origin else {
        return body;
    };
    let macro_rules = rules(name, &body);
    quote_spanned!(Span::mixed_site()=> { #macro_rules #name!() })
}

/// Items, as the expansion of their macro if they have one.
pub(super) fn items(origin: Option<&Ident>, body: TokenStream) -> TokenStream {
    let Some(name) = origin else {
        return body;
    };
    let macro_rules = rules(name, &body);
    quote!(#macro_rules #name! {})
}

fn rules(name: &Ident, body: &TokenStream) -> TokenStream {
    let site = Span::mixed_site();
    quote_spanned! {site=>
        macro_rules! #name { () => { #body } }
    }
}
