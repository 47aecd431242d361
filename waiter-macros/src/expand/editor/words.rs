//! The words of the language as items of the runtime, with their documentation. The section imports the words of a
//! declaration from there, so that an editor completes them.
//!
//! The runtime names the sets of words, and a word has the span of its set's name: an editor goes there for its definition.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote_spanned;

use crate::syntax::functions;
use crate::syntax::language::{ErrorClass, Key, Keyword, State, StreakUnit, Word, Words};

/// The items for some sets of words: a module of constants, or methods of `__Scope` for the functions.
pub(crate) fn words(sets: TokenStream) -> TokenStream {
    let mut items = TokenStream::new();
    for set in sets {
        if let TokenTree::Ident(set) = set {
            items.extend(match set.to_string().as_str() {
                "keys" => module(&set, &Key::SET),
                "matchers" => module(&set, &Keyword::SET),
                "states" => module(&set, &State::SET),
                "streaks" => module(&set, &StreakUnit::SET),
                "errors" => module(&set, &ErrorClass::SET),
                _ => methods(set.span()),
            });
        }
    }
    items
}

fn module(name: &Ident, set: &Words) -> TokenStream {
    let site = name.span();
    let (mut constants, mut associated) = (TokenStream::new(), TokenStream::new());
    for row in set.rows {
        let (word, docs) = (Ident::new(row.word, site), row.docs);
        let docs = quote_spanned!(site=> #(#[doc = #docs])*);
        constants.extend(quote_spanned!(site=> #docs pub const #word: () = ();));
        associated.extend(quote_spanned!(site=> #docs const #word: () = ();));
    }
    let module_docs = format!("Each {} is a constant.", set.name);
    quote_spanned! {site=>
        #[doc = #module_docs]
        pub mod #name {
            #constants

            /// The same words behind the path of any type, beside its variants.
            #[doc(hidden)]
            pub trait OfAnyType {
                #associated
            }

            impl<T> OfAnyType for T {}
        }
    }
}

/// The functions, with the names of their arguments.
fn methods(site: Span) -> TokenStream {
    let mut functions = TokenStream::new();
    for function in functions::all() {
        let (name, docs) = (Ident::new(function.name, site), function.docs);
        let mut arguments = TokenStream::new();
        for name in function.argument_names() {
            let name = Ident::new(name, Span::call_site());
            arguments.extend(quote_spanned!(site=> , #name: ()));
        }
        functions.extend(quote_spanned! {site=>
            #(#[doc = #docs])* pub fn #name(&self #arguments) {}
        });
    }
    quote_spanned! {site=>
        /// The functions of JMESPath.
        #[allow(unused_variables, clippy::unused_self)]
        impl<T> __Scope<T> {
            #functions
        }
    }
}
