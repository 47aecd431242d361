//! Where in a file some code came from, for rustc's own errors.
//!
//! What is imported has no token for an error to stand on. But rustc names the macro that code came out of, so the code
//! of each acceptor comes out of one of its own, whose name says where in the file it is: "this error originates in the
//! macro `line_14_CertificateIssued_acceptor_2`".

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

/// An expression, out of its macro if it has one. Locals that it uses stand before it, those it makes stay inside.
pub(super) fn expression(origin: Option<&Ident>, body: TokenStream) -> TokenStream {
    let Some(name) = origin else {
        return body;
    };
    let macro_rules = rules(name, &body);
    quote_spanned!(Span::mixed_site()=> { #macro_rules #name!() })
}

/// Items, out of their macro if they have one.
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
