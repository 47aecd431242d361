//! The way back: the waiters of a file as `waiter!` blocks.

use proc_macro2::TokenStream;
use quote::quote;

use super::Import;
use crate::report::Errors;

/// The blocks as one string literal.
pub(crate) fn blocks(import: Option<Import>, errors: Errors) -> TokenStream {
    let _ = import;
    let errors = errors.into_tokens();
    quote!({ #errors "" })
}
