//! Errors that the operation may not model: the message that says to write the code as a string.
//!
//! A path to a variant that there is not finds a function of a trait instead, whose bound no type has. It stands in a
//! constant that the type of the error depends on: where that is an error, rustc says nothing of the variant again.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::expr::mixed;
use crate::names;
use crate::syntax::acceptor::{Acceptor, error_forms};
use crate::syntax::error_form::ErrorForm;
use crate::tokens;

/// The type that has the variant: the error enum, checked before if the variant may not be there.
pub(super) fn owner(variant: &Ident) -> Ident {
    if ErrorForm::may_be_a_code(variant) {
        format_ident!("__{variant}", span = Span::mixed_site())
    } else {
        Ident::new("__ErrorKind", Span::mixed_site())
    }
}

/// The trait that an error enum would have if it had a variant that is not there.
fn bound(variant: &Ident) -> Ident {
    format_ident!("__Models{variant}", span = mixed(variant.span()))
}

/// The label on an error that is not modelled: what to write for it.
fn not_modelled(variant: &Ident) -> String {
    // A wire code has AWS's spelling, which the variant may not have.
    let written = variant.span().source_text();
    let written = written.unwrap_or_else(|| variant.to_string());
    let code = format!("a wire code as a string, `error \"{written}\"`");
    if ErrorForm::has_modelled_ending(variant) {
        format!("not modelled by the operation: write {code}")
    } else {
        format!(
            "not modelled under this name: write the full name of a modelled error, as `{written}Exception` or \
             `{written}Fault`, or {code}"
        )
    }
}

/// The SDK's method that tells whether an error is of a shape.
pub(super) fn method(shape: &Literal) -> Ident {
    let name = tokens::string(shape).unwrap_or_default();
    format_ident!("is_{}", names::snake(&name), span = mixed(shape.span()))
}

/// What all acceptors need of the error enum.
pub(super) fn checks(acceptors: &[Acceptor]) -> TokenStream {
    let (variants, methods) = (checked_variants(acceptors), unmodelled_shapes(acceptors));
    quote!(#variants #methods)
}

/// The methods of shapes that the operation may not model: the enum's own are found before those of a trait.
fn unmodelled_shapes(acceptors: &[Acceptor]) -> TokenStream {
    let mut methods: Vec<_> = error_forms(acceptors)
        .filter_map(|form| match form {
            ErrorForm::Shape(name) => Some(method(name)),
            _ => None,
        })
        .collect();
    methods.sort();
    methods.dedup();
    if methods.is_empty() {
        return TokenStream::new();
    }
    quote_spanned! {Span::mixed_site()=>
        #[allow(dead_code)]
        trait __Unmodelled {
            #(fn #methods(&self) -> ::core::primitive::bool { false })*
        }
        impl __Unmodelled for __ErrorKind {}
    }
}

/// The checked types of all variants.
fn checked_variants(acceptors: &[Acceptor]) -> TokenStream {
    let mut variants: Vec<&Ident> = error_forms(acceptors)
        .filter_map(|form| match form {
            ErrorForm::Modelled(variant) => Some(variant),
            _ => None,
        })
        .filter(|variant| ErrorForm::may_be_a_code(variant))
        .collect();
    variants.sort();
    variants.dedup();
    if variants.is_empty() {
        return TokenStream::new();
    }
    let site = Span::mixed_site();
    let functions = variants.iter().map(|variant| {
        let at = mixed(variant.span());
        let (name, bound) = (Ident::new(&variant.to_string(), at), bound(variant));
        quote_spanned!(at=> fn #name() where Self: #bound {})
    });
    let bounds = variants.iter().map(|variant| {
        let (bound, label) = (bound(variant), not_modelled(variant));
        // A trait of which there is no implementation at all, rustc would tell to add one.
        quote_spanned! {site=>
            #[diagnostic::on_unimplemented(
                message = "`{Self}` has no such error",
                label = #label,
                note = "the modelled errors are the variants of `{Self}`",
            )]
            #[allow(non_camel_case_types)]
            trait #bound {}
            #[diagnostic::do_not_recommend]
            impl #bound for __waiter::IfValid<0, ()> {}
        }
    });
    let types = variants.iter().map(|variant| {
        let (owner, at) = (owner(variant), mixed(variant.span()));
        // At the variant's place: that is where rustc says that the enum has none.
        let path = quote_spanned!(at=> __ErrorKind::#variant);
        quote_spanned! {site=>
            type #owner = <__waiter::IfValid<{ let _ = #path; 0 }, __ErrorKind> as __waiter::Same>::Type;
        }
    });
    quote_spanned! {site=>
        #[allow(dead_code, non_snake_case)]
        trait __NotModelled {
            #(#functions)*
        }
        #(#bounds)*
        impl __NotModelled for __ErrorKind {}
        #(#types)*
    }
}
