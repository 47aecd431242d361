//! All pages of a list as one poll, by the SDK's paginator.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

use super::spans::span_at;
use crate::syntax::expr::Field;
use crate::syntax::pages::Pages;

/// The body of `send`. `key` is the span of `pages`, where rustc reports an operation without a paginator.
pub(super) fn send(pages: &Pages, key: Span) -> TokenStream {
    let (site, at) = (Span::mixed_site(), span_at(key));
    let paginator = quote_spanned!(at=> request.into_paginator());
    let join = join(&pages.fields);
    quote_spanned! {site=>
        #[allow(unused_imports)] // only an operation without a paginator needs it
        use __waiter::pages::NotPaginated as _;
        let mut pages = #paginator.send();
        __waiter::pages::sending(
            move |context| pages.poll_next(context),
            |all: &mut __Output, page: &mut __Output| #join,
        )
    }
}

/// Moves the list of `page` to the end of that of `all`.
fn join(fields: &[Field]) -> TokenStream {
    let [field, rest @ ..] = fields else {
        return TokenStream::new();
    };
    let (name, at) = (&field.rust, span_at(field.rust.span()));
    let lists = quote_spanned!(at=> &mut all.#name, &mut page.#name);
    if rest.is_empty() {
        return quote_spanned!(at=> __waiter::pages::join(#lists));
    }
    let join = join(rest);
    quote_spanned!(at=> __waiter::pages::within(#lists, |all, page| #join))
}
