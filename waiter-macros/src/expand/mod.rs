//! The declaration in, Rust out.
//!
//! The struct comes first and the errors last. After an error, the rest of the user's program still finds the struct and its
//! `wait`, and an editor still completes inside the block.

mod custom;
mod decide;
mod docs;
pub(crate) mod editor;
mod error;
mod expr;
mod item;
mod modelled;
mod origin;
mod pages;
mod patterns;
mod reason;
mod shared;
mod spans;
mod types;
mod unions;
mod unparsed;

use std::time::Duration;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Fields;

use crate::check::HAS_SDK;
use crate::diagnostics::Errors;
use crate::import::Import;
use crate::import::waiter::Imported;
use crate::syntax::acceptor::Acceptor;
use crate::syntax::declaration::Declaration;
use crate::syntax::item::Item;
use crate::syntax::language::{Key, Word};
use crate::syntax::operation::{self, Operation};
use crate::syntax::streak::Length;
use crate::tokens::trees;

/// The whole expansion. `krate` is the runtime's `$crate`.
pub(crate) fn expand(
    krate: &TokenStream,
    declaration: &Declaration,
    mut errors: Errors,
) -> TokenStream {
    let unparsed = unparsed::types(&declaration.unparsed);
    let item = item::with_docs(&declaration.item, &docs::of_struct(declaration));
    let site = Span::mixed_site();
    // After an error, these warnings would be noise.
    let quiet = (errors.count() > 0)
        .then(|| quote_spanned!(site=> #[allow(unreachable_patterns, unused_variables)]));
    let implementation = implementation(declaration, &decide::method(declaration), &mut errors);
    let errors = errors.into_tokens();
    let attributes = item::implementation_attributes(&declaration.item);
    let (aliases, hidden) = (aliases(krate), hidden(&declaration.item));
    quote_spanned! {site=>
        #item

        #attributes
        #quiet
        const _: () = #krate::__private::compiled!({
            #aliases
            #hidden
            #unparsed
            #implementation
        });

        #errors
    }
}

/// The expansion of the waiters of a file.
pub(crate) fn import(
    krate: &TokenStream,
    import: Option<Import>,
    mut errors: Errors,
) -> TokenStream {
    let Some(import) = import else {
        return errors.into_tokens();
    };
    let (watched, unparsed) = (import.watched(), unparsed::types(&import.unparsed));
    let site = Span::mixed_site();
    let (mut items, mut implementations) = (TokenStream::new(), TokenStream::new());
    // Before all of them, since all names are in scope in each.
    let mut hidden = TokenStream::new();
    for waiter in &import.waiters {
        hidden.extend(self::hidden(&waiter.declaration.item));
    }
    for Imported {
        declaration,
        errors: mut own,
        ..
    } in import.waiters
    {
        let docs = docs::of_struct(&declaration);
        items.extend(item::with_docs(&declaration.item, &docs));
        let decide = decide::method(&declaration);
        let implementation = implementation(&declaration, &decide, &mut own);
        implementations.extend(quote_spanned!(site=> const _: () = { #implementation };));
        errors.extend(own);
    }
    let aliases = aliases(krate);
    let operations = HAS_SDK.then(|| operations(&import.crate_path));
    let errors = errors.into_tokens();
    quote_spanned! {site=>
        #items

        // A file may be empty, and it may use any name.
        #[allow(unexpected_cfgs, unused_imports, deprecated)]
        const _: () = {
            #aliases
            #hidden
            #operations
            #watched
            #unparsed
            #implementations
        };

        #errors
    }
}

/// The import of the SDK's module of operations.
fn operations(crate_path: &TokenStream) -> TokenStream {
    let module = Ident::new(operation::MODULE, Span::mixed_site());
    quote_spanned!(Span::mixed_site()=> use #crate_path::#module;)
}

/// The names for the runtime in expansions. They all begin with `__`, so that they do not hide the user's.
fn aliases(krate: &TokenStream) -> TokenStream {
    quote_spanned!(Span::mixed_site()=> use #krate::__private::__names::*;)
}

/// The implementations for the struct, with its method `decide`.
fn implementation(
    declaration: &Declaration,
    decide: &TokenStream,
    errors: &mut Errors,
) -> TokenStream {
    let types = types::types(declaration, errors);
    // Only the SDK's errors have an error enum.
    let checks = match &declaration.operation {
        Some(_) if declaration.kind.has_sdk_error() => modelled::checks(&declaration.acceptors),
        _ => TokenStream::new(),
    };
    let variants = unions::checks(declaration);
    let wait = wait(declaration);
    let reason = reason::method(declaration);
    let methods = quote!(#decide #reason);
    let waiter = waiter(declaration, &result_types(declaration), &methods);
    quote!(#types #checks #variants #wait #waiter)
}

/// A function with the struct's name, if locals of the expansion may have that name. In a pattern, the name of a unit struct
/// is its value, but a local can hide a function. The name is still the struct's type.
fn hidden(item: &Item) -> Option<TokenStream> {
    let mut name = item.name.clone();
    // Not with the struct's own span, which has one definition in an editor.
    name.set_span(Span::mixed_site());
    let is_like_local = !name.to_string().starts_with(char::is_uppercase);
    (is_like_local && matches!(item.fields, Fields::Unit)).then(|| {
        quote_spanned! {Span::mixed_site()=>
            #[allow(dead_code, non_snake_case)]
            fn #name() {}
        }
    })
}

/// The expansion of a declaration without a struct.
pub(crate) fn without_struct(declaration: TokenStream, errors: Errors) -> TokenStream {
    let (unparsed, errors) = (unparsed::types(&[trees(declaration)]), errors.into_tokens());
    quote! {
        const _: () = { #unparsed };
        #errors
    }
}

fn wait(declaration: &Declaration) -> TokenStream {
    let (visibility, name) = (&declaration.item.visibility, &declaration.item.name);
    let site = Span::mixed_site();
    let docs = docs::of_wait(declaration);
    if let Some(Operation::Custom(operation)) = &declaration.operation {
        return custom::methods(declaration, operation);
    }
    let request = request(declaration);
    quote_spanned! {site=>
        impl #name {
            #[doc = #docs]
            #[allow(dead_code)] // a waiter may be used for `evaluate` alone
            #visibility fn wait<'a>(self, request: #request) -> __waiter::Wait<'a, Self> {
                __wait(self, request)
            }
        }
    }
}

/// The type of requests. The SDK's name of it appears in the user's documentation.
fn request(declaration: &Declaration) -> Ident {
    match &declaration.operation {
        Some(Operation::Sdk(operation)) => operation.names.fluent_builder.clone(),
        _ => Ident::new("__Request", Span::mixed_site()),
    }
}

/// The implementation of the trait.
fn waiter(
    declaration: &Declaration,
    result_types: &TokenStream,
    methods: &TokenStream,
) -> TokenStream {
    let name = &declaration.item.name;
    let site = Span::mixed_site();
    let (data, request) = (data(declaration), request(declaration));
    let (send, request_members, input) = (
        send(declaration),
        request_members(declaration),
        input(declaration),
    );
    let input_type = if declaration.asks_input() {
        quote_spanned!(site=> __Input)
    } else {
        quote_spanned!(site=> ())
    };
    let timed_out = decide::timed_out(declaration);
    let (error_info, custom_error_info) = if declaration.kind.has_sdk_error() {
        let at = places(declaration).1;
        (quote_spanned!(at=> __SdkErrorInfo), None)
    } else {
        (quote_spanned!(site=> Self), Some(custom::error_info(name)))
    };
    quote_spanned! {site=>
        #custom_error_info
        impl __waiter::Waiter for #name {
            type Request = #request;
            type Input = #input_type;
            #result_types

            const DECLARATION: __waiter::Declaration = #data;
        }

        impl __Implementation<Self> for #name {
            type ErrorInfo = #error_info;

            #send

            #request_members
            #input

            #timed_out
            #methods
        }
    }
}

/// The output's and the error's type, with the spans of the user's types, where rustc reports missing traits.
fn result_types(declaration: &Declaration) -> TokenStream {
    let (output, error) = places(declaration);
    let output = quote_spanned!(output=> type Output = __Output;);
    let error = quote_spanned!(error=> type Error = __Error;);
    quote!(#output #error)
}

/// The spans of the user's types of the output and the error.
fn places(declaration: &Declaration) -> (Span, Span) {
    let site = Span::mixed_site();
    let place = |tokens: &TokenStream| {
        let first = tokens.clone().into_iter().next();
        first.map_or(site, |tree| spans::span_at(tree.span()))
    };
    match &declaration.operation {
        Some(Operation::Custom(operation)) => (place(&operation.output), place(&operation.error)),
        _ => (site, site),
    }
}

/// The declaration as data.
fn data(declaration: &Declaration) -> TokenStream {
    let name = declaration.item.name.to_string();
    let operation = declaration
        .operation
        .as_ref()
        .map_or_else(String::new, Operation::name);
    let zero = Duration::ZERO;
    let (min, max) = declaration
        .limits
        .delay
        .as_ref()
        .map_or((zero, zero), |delay| (delay.min, delay.max));
    let (min, max) = (millis(min), millis(max));
    let max_attempts = option(declaration.limits.max_attempts.as_ref().map(|limit| {
        let value = Literal::u32_unsuffixed(limit.value);
        quote!(#value)
    }));
    let max_wait = option(declaration.limits.max_wait.as_ref().map(|limit| {
        let value = millis(limit.value);
        quote!(#value)
    }));
    let reason = declaration.reason.as_ref().map(reason::setter);
    let first_poll = declaration.limits.first_poll.as_ref().map(|first| {
        let (min, max) = (millis(first.min), millis(first.max));
        quote!(.first_poll(#min, #max))
    });
    let poll_timeout = declaration.limits.poll_timeout.as_ref().map(|limit| {
        let value = millis(limit.value);
        quote!(.poll_timeout(#value))
    });
    let acceptors = declaration.acceptors.iter().map(acceptor);
    quote! {
        __declaration(
            (#name, #operation),
            (#min, #max),
            #max_attempts,
            #max_wait,
            &[#(#acceptors),*],
        )
        #first_poll
        #poll_timeout
        #reason
    }
}

fn acceptor(acceptor: &Acceptor) -> TokenStream {
    let text = &acceptor.text;
    let state = format_ident!("__{}", acceptor.state.as_str(), span = Span::mixed_site());
    let streak = acceptor.streak.as_ref().map(|streak| match streak.length {
        Length::Polls(polls) => {
            let polls = Literal::u32_unsuffixed(polls);
            quote!(.for_polls(#polls))
        }
        Length::Duration(duration) => {
            let duration = millis(duration);
            quote!(.for_duration(#duration))
        }
    });
    let retry_in = acceptor.retry_in.as_ref().map(|delay| {
        let delay = millis(delay.value);
        quote!(.retry_in(#delay))
    });
    let reason = acceptor.reason.as_ref().map(reason::setter);
    quote!(#state(#text) #streak #retry_in #reason)
}

fn millis(duration: Duration) -> Literal {
    Literal::u64_unsuffixed(u64::try_from(duration.as_millis()).unwrap_or(u64::MAX))
}

fn option(value: Option<TokenStream>) -> TokenStream {
    match value {
        Some(value) => quote!(__Some(#value)),
        None => quote!(__None),
    }
}

/// One poll. The SDK's outputs do not keep the HTTP status. An interceptor reads it if an acceptor needs it.
fn send(declaration: &Declaration) -> TokenStream {
    let site = Span::mixed_site();
    let body = if declaration.kind.is_custom() {
        quote_spanned!(site=> match request {})
    } else if let Some(pages) = &declaration.pages {
        pages::send(pages, declaration.span_of(Key::Pages).unwrap_or(site))
    } else if declaration.asks_status() {
        quote_spanned! {site=>
            let status = __waiter::StatusProbe::new();
            let operation = request.customize().interceptor(status.interceptor());
            __waiter::sending_with_status(operation.send(), status)
        }
    } else {
        quote_spanned!(site=> __sending(request.send()))
    };
    let request = request(declaration);
    quote_spanned! {site=>
        fn send(request: #request) -> __Sending<Self> {
            #body
        }
    }
}

/// The members of a request, for the report of a wait.
fn request_members(declaration: &Declaration) -> Option<TokenStream> {
    (!declaration.kind.is_custom()).then(|| {
        let request = request(declaration);
        quote_spanned! {Span::mixed_site()=>
            fn request_members(request: &#request) -> &dyn __Debug {
                request.as_input()
            }
        }
    })
}

/// The input of a request, if an acceptor needs it.
fn input(declaration: &Declaration) -> Option<TokenStream> {
    declaration.asks_input().then(|| {
        let request = request(declaration);
        quote_spanned! {Span::mixed_site()=>
            fn input(request: &#request) -> __Option<__Input> {
                ::core::clone::Clone::clone(request.as_input()).build().ok()
            }
        }
    })
}
