//! Errors that the operation may not model: the message that says to write the code as a string.
//!
//! The path of a variant that does not exist resolves to a function of a trait instead. Its bound is not implemented, which
//! is the error. The path is in a constant that the type of the error depends on, so that rustc reports it only once.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::spans::span_at;
use crate::names;
use crate::syntax::acceptor::{Acceptor, error_forms};
use crate::syntax::error_form::ErrorForm;
use crate::tokens;

/// The error enum, under a checked name if the variant may not exist.
pub(super) fn owner(variant: &Ident) -> Ident {
    if ErrorForm::may_be_a_code(variant) {
        format_ident!("__{variant}", span = Span::mixed_site())
    } else {
        Ident::new("__ErrorKind", Span::mixed_site())
    }
}

/// The bound of the function in the place of a variant that does not exist.
fn bound(variant: &Ident) -> Ident {
    format_ident!("__Models{variant}", span = span_at(variant.span()))
}

/// The label on an error that is not modelled.
fn not_modelled(variant: &Ident) -> String {
    // A wire code has AWS's spelling, which may differ from the variant's.
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

/// The SDK's method that returns true for errors of a shape.
pub(super) fn method(shape: &Literal) -> Ident {
    let name = tokens::string(shape).unwrap_or_default();
    format_ident!("is_{}", names::snake(&name), span = span_at(shape.span()))
}

/// The checks of the error enum that the acceptors need.
pub(super) fn checks(acceptors: &[Acceptor]) -> TokenStream {
    let (variants, methods) = (checked_variants(acceptors), unmodelled_shapes(acceptors));
    quote!(#variants #methods)
}

/// The methods of shapes that the operation may not model. The enum's own methods take precedence over those of a trait.
fn unmodelled_shapes(acceptors: &[Acceptor]) -> TokenStream {
    let mut methods = Vec::new();
    for form in error_forms(acceptors) {
        if let ErrorForm::Shape(name) = form {
            let method = method(name);
            if !methods.contains(&method) {
                methods.push(method);
            }
        }
    }
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
    let mut variants: Vec<&Ident> = Vec::new();
    for form in error_forms(acceptors) {
        if let ErrorForm::Modelled(variant) = form
            && ErrorForm::may_be_a_code(variant)
            && !variants.contains(&variant)
        {
            variants.push(variant);
        }
    }
    if variants.is_empty() {
        return TokenStream::new();
    }
    let site = Span::mixed_site();
    let mut functions = TokenStream::new();
    let (mut bounds, mut types) = (TokenStream::new(), TokenStream::new());
    for variant in variants {
        let at = span_at(variant.span());
        let (name, bound) = (Ident::new(&variant.to_string(), at), bound(variant));
        functions.extend(quote_spanned!(at=> fn #name() where Self: #bound {}));
        bounds.extend(bound_with_label(variant));
        types.extend(checked_type(variant));
    }
    quote_spanned! {site=>
        #[allow(dead_code, non_snake_case)]
        trait __NotModelled {
            #functions
        }
        #bounds
        impl __NotModelled for __ErrorKind {}
        #types
    }
}

/// The bound for a variant. It has an implementation, because rustc suggests to implement a trait that has none.
fn bound_with_label(variant: &Ident) -> TokenStream {
    let (bound, label) = (bound(variant), not_modelled(variant));
    quote_spanned! {Span::mixed_site()=>
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
}

/// The error enum, under the name of one of its variants.
fn checked_type(variant: &Ident) -> TokenStream {
    let (owner, at) = (owner(variant), span_at(variant.span()));
    // With the variant's span, where rustc reports that it does not exist.
    let path = quote_spanned!(at=> __ErrorKind::#variant);
    quote_spanned! {Span::mixed_site()=>
        type #owner = <__waiter::IfValid<{ let _ = #path; 0 }, __ErrorKind> as __waiter::Same>::Type;
    }
}
