//! Types, complete or not: of the parameters, and the values of `operation` and `output`.
//!
//! They are in code that is not compiled, since `aws_sdk_acm::DescribeCertificate` is a type only for the macro. rust-analyzer
//! completes there, too. They are the tokens of a macro call, so that half a type does not affect the rest of the section.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

use crate::syntax::key_value::type_of_key;
use crate::tokens::{punct, starts_with_operator, trees};

/// The macro call with all types.
pub(super) fn of(krate: &TokenStream, declared: &[TokenTree]) -> TokenStream {
    let mut places = TokenStream::new();
    let mut place = |ty: &[TokenTree]| {
        places.extend(quote_spanned!(Span::mixed_site()=> { #(#ty)* }));
    };
    let (mut rest, parameters) = parameters(declared)
        .map_or((declared, Vec::new()), |(at, group)| {
            (&declared[at + 1..], trees(group.stream()))
        });
    for parameter in fields(&parameters) {
        place(parameter);
    }
    while let Some(ty) = (0..rest.len()).find_map(|at| type_of_key(rest, at)) {
        place(&rest[ty.clone()]);
        rest = &rest[ty.end..];
    }
    quote_spanned!(Span::mixed_site()=> #krate::__private::editor::typed! { #places })
}

/// The declaration with empty braces for its parameters.
pub(super) fn without_parameters(declared: &[TokenTree]) -> Option<TokenStream> {
    let (at, group) = parameters(declared)?;
    let mut braces = Group::new(Delimiter::Brace, TokenStream::new());
    braces.set_span(group.span());
    let (before, after) = (&declared[..at], &declared[at + 1..]);
    Some(quote!(#(#before)* #braces #(#after)*))
}

/// The braces behind the struct's name.
fn parameters(declared: &[TokenTree]) -> Option<(usize, &Group)> {
    let is_struct = |tree: &TokenTree| matches!(tree, TokenTree::Ident(word) if *word == "struct");
    let at = declared.iter().position(is_struct)? + 2;
    match declared.get(at)? {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some((at, group)),
        _ => None,
    }
}

/// The types of fields. A comma between angle brackets does not end a field.
fn fields(tokens: &[TokenTree]) -> Vec<&[TokenTree]> {
    let mut types = Vec::new();
    let mut depth = 0_usize;
    let mut start = None;
    for (at, tree) in tokens.iter().enumerate() {
        let is_joint = || at > 0 && starts_with_operator(&tokens[at - 1..], "->");
        match punct(tree) {
            Some('<') => depth += 1,
            Some('>') if !is_joint() => depth = depth.saturating_sub(1),
            Some(':') if start.is_none() => start = Some(at + 1),
            Some(',') if depth == 0 => types.extend(start.take().map(|start| &tokens[start..at])),
            _ => {}
        }
    }
    types.extend(start.map(|start| &tokens[start..]));
    types
}
