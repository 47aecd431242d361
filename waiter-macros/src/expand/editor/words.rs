//! The words of the language as items of the runtime, with their documentation. The section imports the words of a
//! declaration from there, so that an editor completes them.
//!
//! The items have the span of the macro's call in the runtime: an editor shows one definition for each word.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::syntax::functions;
use crate::syntax::language::{ErrorClass, Key, Keyword, State, Word};

/// A module of constants for each set of words, and the functions as methods of `__Scope`.
pub(crate) fn words() -> TokenStream {
    let keys = module::<Key>("keys", None);
    let matchers = module::<Keyword>("matchers", None);
    let states = module::<State>("states", None);
    let words = constants::<ErrorClass>(None);
    let of_any_type = quote! {
        /// The same words behind the path of any type, beside its variants.
        #[doc(hidden)]
        pub trait OfAnyType {
            #(#words)*
        }

        impl<T> OfAnyType for T {}
    };
    let errors = module::<ErrorClass>("errors", Some(of_any_type));
    let functions = functions::all().iter().map(|function| {
        let (name, docs) = (word(function.name), function.docs);
        let arguments = function.argument_names().map(word);
        quote!(#(#[doc = #docs])* pub fn #name(&self #(, #arguments: ())*) {})
    });
    quote! {
        #keys
        #matchers
        #states
        #errors

        /// An editor offers the functions with the names of their arguments.
        #[allow(unused_variables, clippy::unused_self)]
        impl<T> __Scope<T> {
            #(#functions)*
        }
    }
}

fn module<W: Word>(name: &str, more: Option<TokenStream>) -> TokenStream {
    let (name, words) = (word(name), constants::<W>(Some(&quote!(pub))));
    let docs = format!("Each {} is a constant.", W::SET);
    quote! {
        #[doc = #docs]
        pub mod #name {
            #(#words)*
            #more
        }
    }
}

fn constants<W: Word>(visibility: Option<&TokenStream>) -> Vec<TokenStream> {
    let constant = |it: &W| {
        let (name, docs) = (word(it.as_str()), it.docs());
        quote!(#(#[doc = #docs])* #visibility const #name: () = ();)
    };
    W::ALL.iter().map(constant).collect()
}

fn word(text: &str) -> Ident {
    Ident::new(text, Span::call_site())
}
