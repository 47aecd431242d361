//! The `struct` at the head of a declaration.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Error, FieldsNamed, Ident, Result, Token, Visibility, token};

/// The waiter's type: a unit struct, or one with named fields, its run-time parameters.
pub(crate) struct Item {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) name: Ident,
    pub(crate) fields: Option<FieldsNamed>,
}

impl Parse for Item {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        let visibility = input.parse()?;
        if !input.peek(Token![struct]) {
            return Err(
                input.error("a waiter begins with its struct: `pub struct Name;`, then its keys")
            );
        }
        input.parse::<Token![struct]>()?;
        let name: Ident = input.parse()?;
        let fields = if input.peek(Token![;]) {
            input.parse::<Token![;]>()?;
            None
        } else if input.peek(token::Brace) {
            Some(input.parse()?)
        } else {
            return Err(not_an_item(&name, input));
        };
        Ok(Self {
            attributes,
            visibility,
            name,
            fields,
        })
    }
}

fn not_an_item(name: &Ident, input: ParseStream<'_>) -> Error {
    if input.peek(Token![<]) {
        input.error("a waiter's struct cannot be generic: its operation has one output type")
    } else if input.peek(token::Paren) {
        input.error(format!(
            "a waiter's parameters have names: `struct {name} {{ want: usize }}`"
        ))
    } else {
        Error::new(
            name.span(),
            format!("write `;` after `struct {name}`, or its parameters in braces"),
        )
    }
}

impl Item {
    /// The parameters' names.
    pub(crate) fn parameters(&self) -> impl Iterator<Item = &Ident> {
        self.fields
            .iter()
            .flat_map(|fields| &fields.named)
            .filter_map(|field| field.ident.as_ref())
    }

    /// The struct as written, with more documentation after its own.
    pub(crate) fn with_docs(&self, docs: &str) -> TokenStream {
        let Self {
            attributes,
            visibility,
            name,
            fields,
        } = self;
        let body = match fields {
            Some(fields) => fields.to_token_stream(),
            None => quote!(;),
        };
        let docs = docs.lines().map(|line| quote!(#[doc = #line]));
        quote! {
            #(#attributes)*
            #(#docs)*
            #visibility struct #name #body
        }
    }
}
