//! A macro for the arguments of the compiler that expands it.

use std::env;

use proc_macro::{Delimiter, Group, Literal, Punct, Spacing, TokenStream, TokenTree};

/// Expands to an array of the compiler's path and arguments. A test can run the compiler again with the same dependencies.
#[proc_macro]
pub fn compiler_arguments(_: TokenStream) -> TokenStream {
    let comma = || TokenTree::from(Punct::new(',', Spacing::Alone));
    let argument = |text: String| [Literal::string(&text).into(), comma()];
    let elements = env::args().flat_map(argument).collect();
    TokenTree::from(Group::new(Delimiter::Bracket, elements)).into()
}
