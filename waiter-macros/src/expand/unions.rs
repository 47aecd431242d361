//! Variants of unions: the message for one that does not exist.
//!
//! The SDK's method of a variant is inherent, so it takes precedence over a method of that name in a trait. The trait's
//! method has a bound that nothing implements, which is the error.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::decide::{expressions, expressions_of_reasons};
use crate::syntax::declaration::Declaration;
use crate::syntax::expr::Node;
use crate::syntax::variant::Variant;

/// The methods of the variants that the acceptors and reasons name, for every type.
pub(super) fn checks(declaration: &Declaration) -> TokenStream {
    let mut variants: Vec<&Variant> = Vec::new();
    for expr in [
        expressions(declaration),
        expressions_of_reasons(declaration),
    ]
    .concat()
    {
        if let Node::Variant(_, variant) = &expr.node
            && !variants.contains(&variant)
        {
            variants.push(variant);
        }
    }
    if variants.is_empty() {
        return TokenStream::new();
    }
    let site = Span::mixed_site();
    let (mut methods, mut bounds) = (TokenStream::new(), TokenStream::new());
    for variant in variants {
        let (name, bound) = (here(&variant.accessor), bound(variant));
        methods.extend(quote_spanned! {site=>
            fn #name<V>(&self) -> V where for<'x> Self: #bound<'x, Value = V> {
                __path::union::unknown_variant()
            }
        });
        bounds.extend(bound_with_label(variant));
    }
    quote! {
        #bounds
        #[allow(dead_code)]
        trait __Variants {
            #methods
        }
        impl<T: ?::core::marker::Sized> __Variants for T {}
    }
}

fn here(name: &Ident) -> Ident {
    Ident::new(&name.to_string(), Span::mixed_site())
}

fn bound(variant: &Variant) -> Ident {
    format_ident!("__{}", variant.accessor, span = Span::mixed_site())
}

fn bound_with_label(variant: &Variant) -> TokenStream {
    let bound = bound(variant);
    let message = format!(
        "`{{Self}}` is not a union with the variant `{}`",
        variant.written
    );
    quote_spanned! {Span::mixed_site()=>
        #[diagnostic::on_unimplemented(
            message = #message,
            label = "write a variant of the union, by AWS's name or Rust's",
        )]
        #[allow(dead_code, non_camel_case_types)]
        trait #bound<'x> {
            type Value;
        }
        // rustc suggests to implement a trait that has no implementation.
        #[diagnostic::do_not_recommend]
        impl #bound<'_> for __waiter::IfValid<0, ()> {
            type Value = ();
        }
    }
}
