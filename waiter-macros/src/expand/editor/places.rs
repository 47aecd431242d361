//! Types, complete or not: of the parameters, and the values of `operation` and `output`.
//!
//! They are in code that is not compiled, since `aws_sdk_acm::DescribeCertificate` is a type only for the macro. rust-analyzer
//! completes there, too. They are the tokens of a macro call, so that half a type does not affect the rest of the section.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::quote_spanned;

use crate::syntax::custom_operation::extent;
use crate::syntax::declaration::Declaration;
use crate::tokens::{punct, trees};

/// The macro call with all types.
pub(super) fn of(krate: &TokenStream, declaration: &Declaration) -> TokenStream {
    let parameters = trees(declaration.item.body.clone());
    let operations = declaration.draft.types.iter().map(Vec::as_slice);
    let types = fields(&parameters).into_iter().chain(operations);
    let places = types.map(|ty| quote_spanned!(Span::mixed_site()=> { #(#ty)* }));
    quote_spanned!(Span::mixed_site()=> #krate::__private::editor::typed! { #(#places)* })
}

/// The types of fields.
fn fields(mut tokens: &[TokenTree]) -> Vec<&[TokenTree]> {
    let mut types = Vec::new();
    while let Some(colon) = tokens.iter().position(|tree| punct(tree) == Some(':')) {
        let ty = &tokens[colon + 1..];
        let (ty, rest) = ty.split_at(extent(ty));
        types.push(ty);
        tokens = rest;
    }
    types
}
