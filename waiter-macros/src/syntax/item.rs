//! The `struct` at the head of a declaration.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::parse::ParseStream;
use syn::{Attribute, Error, FieldsNamed, Ident, Result, Token, Visibility, token};

use crate::report::Errors;

/// The waiter's type: a unit struct, or one with named fields, its run-time parameters.
pub(crate) struct Item {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) name: Ident,
    pub(crate) fields: Option<FieldsNamed>,
}

impl Item {
    /// Reads the struct. One that a waiter cannot have is in `errors` and is read as the nearest that it can have, so
    /// that its name stays known to the rest of the program.
    pub(crate) fn parse(input: ParseStream<'_>, errors: &mut Errors) -> Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        let visibility = input.parse()?;
        if !input.peek(Token![struct]) {
            return Err(
                input.error("a waiter begins with its struct: `pub struct Name;`, then its keys")
            );
        }
        input.parse::<Token![struct]>()?;
        let name: Ident = input.parse()?;
        let fields = if input.peek(token::Brace) {
            let fields = input.parse()?;
            input.parse::<Option<Token![;]>>()?;
            Some(fields)
        } else if input.peek(Token![;]) {
            input.parse::<Token![;]>()?;
            None
        } else {
            errors.push(not_an_item(&name, input));
            skip_to_keys(input)?;
            None
        };
        Ok(Self {
            attributes,
            visibility,
            name,
            fields,
        })
    }

    /// The parameters' names.
    pub(crate) fn parameters(&self) -> impl Iterator<Item = &Ident> {
        self.fields
            .iter()
            .flat_map(|fields| &fields.named)
            .filter_map(|field| field.ident.as_ref())
    }

    /// The attributes that what is implemented for the struct needs too: without the struct there is nothing to
    /// implement, and a deprecated one is still implemented.
    pub(crate) fn implementation_attributes(&self) -> TokenStream {
        let cfgs = self
            .attributes
            .iter()
            .filter(|attribute| attribute.path().is_ident("cfg"));
        let is_deprecated = |attribute: &Attribute| attribute.path().is_ident("deprecated");
        let allow = self
            .attributes
            .iter()
            .any(is_deprecated)
            .then(|| quote!(#[allow(deprecated)]));
        quote!(#(#cfgs)* #allow)
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
        quote! {
            #(#attributes)*
            #[doc = #docs]
            #visibility struct #name #body
        }
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

/// Skips what follows the name of a struct that a waiter cannot have: up to a `;`, its braces, or the first key.
fn skip_to_keys(input: ParseStream<'_>) -> Result<()> {
    let is_key = || input.peek(Ident) && input.peek2(Token![:]) && !input.peek2(Token![::]);
    while !input.is_empty() && !is_key() {
        let last = input.peek(Token![;]) || input.peek(token::Brace);
        input.parse::<TokenTree>()?;
        if last {
            break;
        }
    }
    Ok(())
}
