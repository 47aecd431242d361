//! The words of the language as items of the runtime, with their documentation. The section imports the words of a
//! declaration from there, so that an editor completes them.
//!
//! The runtime names the sets of words, and a word has the span of its set's name: an editor goes there for its definition.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote_spanned;

use crate::syntax::functions;
use crate::syntax::language::{ErrorClass, Key, Keyword, State, StreakUnit, Word};

/// The items for some sets of words: a module of constants, or methods of `__Scope` for the functions.
pub(crate) fn words(sets: TokenStream) -> TokenStream {
    let items = sets.into_iter().map(|set| match set {
        TokenTree::Ident(set) => match set.to_string().as_str() {
            "keys" => module::<Key>(&set),
            "matchers" => module::<Keyword>(&set),
            "states" => module::<State>(&set),
            "streaks" => module::<StreakUnit>(&set),
            "errors" => module::<ErrorClass>(&set),
            _ => methods(set.span()),
        },
        _ => TokenStream::new(),
    });
    items.collect()
}

fn module<W: Word>(name: &Ident) -> TokenStream {
    let site = name.span();
    let words: Vec<_> = W::ALL
        .iter()
        .map(|word| Ident::new(word.as_str(), site))
        .collect();
    let docs: Vec<_> = W::ALL.iter().map(|word| word.docs()).collect();
    let module_docs = format!("Each {} is a constant.", W::SET);
    quote_spanned! {site=>
        #[doc = #module_docs]
        pub mod #name {
            #(#(#[doc = #docs])* pub const #words: () = ();)*

            /// The same words behind the path of any type, beside its variants.
            #[doc(hidden)]
            pub trait OfAnyType {
                #(#(#[doc = #docs])* const #words: () = ();)*
            }

            impl<T> OfAnyType for T {}
        }
    }
}

/// The functions, with the names of their arguments.
fn methods(site: Span) -> TokenStream {
    let functions = functions::all().iter().map(|function| {
        let (name, docs) = (Ident::new(function.name, site), function.docs);
        let arguments = function
            .argument_names()
            .map(|name| Ident::new(name, Span::call_site()));
        quote_spanned!(site=> #(#[doc = #docs])* pub fn #name(&self #(, #arguments: ())*) {})
    });
    quote_spanned! {site=>
        /// The functions of JMESPath.
        #[allow(unused_variables, clippy::unused_self)]
        impl<T> __Scope<T> {
            #(#functions)*
        }
    }
}
