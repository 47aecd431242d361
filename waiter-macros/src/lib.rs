//! The macro behind [`waiter_runtime::waiter!`](https://docs.rs/waiter-runtime). Depend on `waiter-runtime`, which
//! re-exports it.
//!
//! A declaration is parsed (`syntax`), checked (`check`) and expanded (`expand`). Errors are collected on the way
//! (`diagnostics`) and emitted last.
#![forbid(unsafe_code)]

mod check;
mod diagnostics;
mod expand;
#[cfg(test)]
mod fuzz_tests;
#[cfg(test)]
mod golden_tests;
#[cfg(test)]
mod grammar_tests;
mod import;
mod markdown;
mod names;
mod syntax;
#[cfg(test)]
mod tests;
mod tokens;

use proc_macro2::TokenStream;
use quote::TokenStreamExt;

use crate::diagnostics::Errors;
use crate::import::Import;
use crate::syntax::declaration::Declaration;

/// `waiter! { $crate, declaration }`: called by `waiter_runtime::waiter!`, which passes the runtime's `$crate`.
#[doc(hidden)]
#[proc_macro]
pub fn waiter(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    declare(tokens.into()).into()
}

/// `editor! { $crate, declaration }`: the section for editors. `waiter_runtime::waiter!` calls it under rust-analyzer only.
#[doc(hidden)]
#[proc_macro]
pub fn editor(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    edit(tokens.into()).into()
}

/// The words of the language for the runtime's module that editors look at.
#[doc(hidden)]
#[proc_macro]
pub fn editor_words(sets: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand::editor::words(sets.into()).into()
}

fn declare(tokens: TokenStream) -> TokenStream {
    let (krate, tokens) = after_comma(tokens);
    let mut errors = Errors::default();
    let Some(mut declaration) = Declaration::parse(tokens.clone(), &mut errors) else {
        return expand::without_struct(tokens, errors);
    };
    check::check(&mut declaration, &mut errors);
    expand::expand(&krate, &declaration, errors)
}

fn edit(tokens: TokenStream) -> TokenStream {
    let (krate, tokens) = after_comma(tokens);
    expand::editor::section(&krate, tokens)
}

/// `include_waiters! { $crate, sdk_crate, "file", … }`: called by `waiter_runtime::include_waiters!`.
#[doc(hidden)]
#[proc_macro]
pub fn include_waiters(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    include(tokens.into()).into()
}

fn include(tokens: TokenStream) -> TokenStream {
    let (krate, tokens) = after_comma(tokens);
    let mut errors = Errors::default();
    let mut import = Import::parse(tokens, &mut errors);
    import.iter_mut().for_each(Import::check_sdk);
    expand::import(&krate, import, errors)
}

/// `waiter_blocks! { sdk_crate, "file", … }`: called by `waiter_runtime::waiter_blocks!`.
#[doc(hidden)]
#[proc_macro]
pub fn waiter_blocks(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let mut errors = Errors::default();
    let import = Import::parse(tokens.into(), &mut errors);
    import::blocks::blocks(import, errors).into()
}

/// The runtime's `$crate`, and the tokens after the comma behind it.
fn after_comma(tokens: TokenStream) -> (TokenStream, TokenStream) {
    let (mut krate, mut tokens) = (TokenStream::new(), tokens.into_iter());
    for tree in tokens.by_ref() {
        if tokens::punct(&tree) == Some(',') {
            break;
        }
        krate.append(tree);
    }
    (krate, tokens.collect())
}
