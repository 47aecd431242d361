//! The waiter's struct.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Attribute, Fields};

use crate::syntax::item::Item;

/// The struct as written, with more documentation after its own.
pub(super) fn with_docs(item: &Item, docs: &str) -> TokenStream {
    let Item {
        attributes,
        visibility,
        name,
        fields,
        ..
    } = item;
    let body = match fields {
        Fields::Named(fields) => fields.to_token_stream(),
        fields => quote!(#fields;),
    };
    quote! {
        #(#attributes)*
        #[doc = #docs]
        #visibility struct #name #body
    }
}

/// The attributes that the implementations for the struct need, too. They are configured out with it, and a deprecated
/// struct is still implemented.
pub(super) fn implementation_attributes(item: &Item) -> TokenStream {
    let has = |name: &'static str| move |it: &&Attribute| it.path().is_ident(name);
    let cfgs = item.attributes.iter().filter(has("cfg"));
    let mut deprecated = item.attributes.iter().filter(has("deprecated"));
    let allow = deprecated.next().map(|_| quote!(#[allow(deprecated)]));
    quote!(#(#cfgs)* #allow)
}
