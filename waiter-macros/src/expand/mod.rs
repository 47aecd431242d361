//! The declaration in, Rust out.
//!
//! The struct comes first and the errors last: whatever was wrong, the rest of the user's program still finds the
//! struct and its `wait`, and an editor still completes inside the block.

mod custom;
mod decide;
mod docs;
pub(crate) mod editor;
mod expr;
mod modelled;
mod origin;
mod shared;
mod unparsed;

pub(crate) use docs::code;

use std::time::Duration;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Fields;

use crate::diagnostics::Errors;
use crate::import::{Import, Imported};
use crate::syntax::acceptor::{Acceptor, OperationKind};
use crate::syntax::declaration::Declaration;
use crate::syntax::item::Item;
use crate::syntax::operation::{self, Operation};
use crate::tokens::trees;

/// The whole expansion. `krate` is the runtime's `$crate`.
pub(crate) fn expand(
    krate: &TokenStream,
    declaration: &Declaration,
    mut errors: Errors,
) -> TokenStream {
    let unparsed = unparsed::types(&declaration.unparsed);
    let item = declaration.item.with_docs(&docs::of(declaration));
    let site = Span::mixed_site();
    // What is reported already is no news as a warning of rustc's.
    let quiet = (errors.count() > 0)
        .then(|| quote_spanned!(site=> #[allow(unreachable_patterns, unused_variables)]));
    let implementation = implementation(declaration, &decide::method(declaration), &mut errors);
    let errors = errors.into_tokens();
    let attributes = declaration.item.implementation_attributes();
    let (aliases, hidden) = (aliases(krate), hidden(&declaration.item));
    let editor = editor_call(krate, &declaration.tokens);
    quote_spanned! {site=>
        #editor

        #item

        #attributes
        #quiet
        #[allow(unexpected_cfgs)]
        const _: () = {
            // An editor looks at its section instead. rust-analyzer resolves the words of an item that is configured out,
            // but it does not expand a macro call in one.
            #[cfg(not(rust_analyzer))]
            const _: () = #krate::__private::compiled!({
                #aliases
                #hidden
                #unparsed
                #implementation
            });
        };

        #errors
    }
}

/// The call that expands to the editor section. It comes before anything that holds the text of the declaration: see
/// `editor`.
fn editor_call(krate: &TokenStream, declared: &TokenStream) -> TokenStream {
    quote_spanned! {Span::mixed_site()=>
        #[allow(unexpected_cfgs)]
        const _: () = {
            #[cfg(rust_analyzer)]
            #krate::__private::editor! { #krate, #declared }
        };
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
    let watched = import.watched();
    let site = Span::mixed_site();
    let (mut items, mut implementations) = (TokenStream::new(), TokenStream::new());
    // In front of all of them: the names of all are in scope in each.
    let hidden: TokenStream = import
        .waiters
        .iter()
        .filter_map(|waiter| hidden(&waiter.declaration.item))
        .collect();
    for Imported {
        declaration,
        errors: mut own,
        ..
    } in import.waiters
    {
        items.extend(declaration.item.with_docs(&docs::of(&declaration)));
        let decide = decide::method(&declaration);
        let implementation = implementation(&declaration, &decide, &mut own);
        implementations.extend(quote_spanned!(site=> const _: () = { #implementation };));
        errors.extend(own);
    }
    let (aliases, crate_path) = (aliases(krate), &import.crate_path);
    let module = Ident::new(operation::MODULE, site);
    let errors = errors.into_tokens();
    quote_spanned! {site=>
        #items

        // A file may hold no waiter, and names of its own choice.
        #[allow(unexpected_cfgs, unused_imports, deprecated)]
        const _: () = {
            #aliases
            #hidden
            use #crate_path::#module;
            #watched
            #implementations
        };

        #errors
    }
}

/// What expansions call things.
fn aliases(krate: &TokenStream) -> TokenStream {
    quote_spanned! {Span::mixed_site()=>
        use #krate::__private as __waiter;
        use __waiter::path as __path;
        use ::core::option::Option::{self as __Option, None as __None, Some as __Some};
    }
}

/// The implementations for the struct, with its method `decide`.
fn implementation(
    declaration: &Declaration,
    decide: &TokenStream,
    errors: &mut Errors,
) -> TokenStream {
    let types = types(declaration, errors);
    // Where there is no operation of the SDK's, there is no error enum either.
    let checks = match &declaration.operation {
        Some(Operation::Sdk(_)) => modelled::checks(&declaration.acceptors),
        _ => TokenStream::new(),
    };
    let wait = wait(declaration);
    let waiter = waiter(declaration, &result_types(declaration), decide);
    quote!(#types #checks #wait #waiter)
}

/// A function of the struct's name, where locals of the expansion may have that name: they may hide a function, but in a
/// pattern the name of a unit struct is its value. The name as a type still is the struct.
fn hidden(item: &Item) -> Option<TokenStream> {
    let mut name = item.name.clone();
    // Not at the struct's own place, which has one definition in an editor.
    name.set_span(Span::mixed_site());
    let is_like_local = !name.to_string().starts_with(char::is_uppercase);
    (is_like_local && matches!(item.fields, Fields::Unit)).then(|| {
        quote_spanned! {Span::mixed_site()=>
            #[allow(dead_code, non_snake_case)]
            fn #name() {}
        }
    })
}

/// Where there is no struct to go on with.
pub(crate) fn without_struct(
    krate: &TokenStream,
    declaration: TokenStream,
    errors: Errors,
) -> TokenStream {
    let editor = editor_call(krate, &declaration);
    let (unparsed, errors) = (unparsed::types(&[trees(declaration)]), errors.into_tokens());
    quote! {
        #editor
        const _: () = { #unparsed };
        #errors
    }
}

/// The SDK's types under names of ours, each named once, so that a wrong operation is one error.
fn types(declaration: &Declaration, errors: &mut Errors) -> TokenStream {
    let site = Span::mixed_site();
    let Some(operation) = &declaration.operation else {
        let error = errors.take_first();
        return quote_spanned! {site=>
            type __Request = <__waiter::IfValid<{ #error }, ()> as __waiter::Same>::Type;
            type __Output = __Request;
            type __Error = __Request;
        };
    };
    let operation = match operation {
        Operation::Sdk(operation) => operation,
        Operation::Custom(operation) => return custom::types(operation),
    };
    let mut further = Vec::new();
    let output = match &declaration.output {
        // All of it with the path's place: that is where rustc says that there is no such type.
        Some(path) => {
            let at = path
                .clone()
                .into_iter()
                .last()
                .map_or(site, |tree| tree.span());
            quote_spanned!(at=> use #path as __Output;)
        }
        None => {
            further.push((operation.output(), "__Output"));
            TokenStream::new()
        }
    };
    if declaration.asks_input() {
        further.push((operation.input(), "__Input"));
    }
    let types = origin::items(operation.origin.as_ref(), operation.types(&further));
    quote_spanned! {site=>
        #types
        #output
        type __Error = __waiter::ErrorOf<__ErrorKind>;
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
                __waiter::Wait::new(self, request)
            }
        }
    }
}

/// The type of requests. The SDK's has its own name, since this is what the user's documentation shows.
fn request(declaration: &Declaration) -> Ident {
    match &declaration.operation {
        Some(Operation::Sdk(operation)) => operation.fluent_builder().clone(),
        _ => Ident::new("__Request", Span::mixed_site()),
    }
}

/// The trait, with its types of a result and its method `decide`.
fn waiter(
    declaration: &Declaration,
    result_types: &TokenStream,
    decide: &TokenStream,
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
    let (error_info, custom_error_info) = match declaration.kind {
        OperationKind::Sdk => (quote_spanned!(site=> __waiter::SdkErrorInfo), None),
        OperationKind::Custom => (quote_spanned!(site=> Self), Some(custom::error_info(name))),
    };
    quote_spanned! {site=>
        #custom_error_info
        impl __waiter::Waiter for #name {
            type Request = #request;
            type Input = #input_type;
            #result_types

            const DECLARATION: __waiter::Declaration = #data;
        }

        impl __waiter::Implementation<Self> for #name {
            type ErrorInfo = #error_info;

            #send

            #request_members
            #input

            #decide
        }
    }
}

/// The output's and the error's type, with the place where the user wrote them: there rustc says what they lack.
fn result_types(declaration: &Declaration) -> TokenStream {
    let site = Span::mixed_site();
    let place = |tokens: &TokenStream| {
        let first = tokens.clone().into_iter().next();
        first.map_or(site, |tree| expr::mixed(tree.span()))
    };
    let (output, error) = match &declaration.operation {
        Some(Operation::Custom(operation)) => (place(&operation.output), place(&operation.error)),
        _ => (site, site),
    };
    let output = quote_spanned!(output=> type Output = __Output;);
    let error = quote_spanned!(error=> type Error = __Error;);
    quote!(#output #error)
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
        .delay
        .as_ref()
        .map_or((zero, zero), |delay| (delay.min, delay.max));
    let (min, max) = (millis(min), millis(max));
    let max_attempts = option(declaration.max_attempts.as_ref().map(|limit| {
        let value = Literal::u32_unsuffixed(limit.value);
        quote!(#value)
    }));
    let max_wait = option(declaration.max_wait.as_ref().map(|limit| {
        let value = millis(limit.value);
        quote!(#value)
    }));
    let acceptors = declaration.acceptors.iter().map(acceptor);
    quote! {
        __waiter::Declaration::new(
            (#name, #operation),
            (#min, #max),
            #max_attempts,
            #max_wait,
            &[#(#acceptors),*],
        )
    }
}

fn acceptor(acceptor: &Acceptor) -> TokenStream {
    let text = &acceptor.text;
    let state = Ident::new(acceptor.state.as_str(), Span::mixed_site());
    quote!(__waiter::Acceptor::#state(#text))
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

/// One poll. The SDK's outputs do not keep the HTTP status, and an interceptor costs something: it is there only where
/// an acceptor asks for it.
fn send(declaration: &Declaration) -> TokenStream {
    let site = Span::mixed_site();
    let body = if declaration.kind == OperationKind::Custom {
        quote_spanned!(site=> match request {})
    } else if declaration.asks_status() {
        quote_spanned! {site=>
            let status = __waiter::StatusProbe::new();
            let operation = request.customize().interceptor(status.interceptor());
            __waiter::sending_with_status(operation.send(), status)
        }
    } else {
        quote_spanned!(site=> __waiter::sending(request.customize().send()))
    };
    let request = request(declaration);
    quote_spanned! {site=>
        fn send(request: #request) -> __waiter::Sending<Self> {
            #body
        }
    }
}

/// What a request asks for, as the report of a wait shows it.
fn request_members(declaration: &Declaration) -> Option<TokenStream> {
    (declaration.kind != OperationKind::Custom).then(|| {
        let request = request(declaration);
        quote_spanned! {Span::mixed_site()=>
            fn request_members(request: &#request) -> &dyn __waiter::Debug {
                request.as_input()
            }
        }
    })
}

/// The input of a request, where an acceptor asks for it.
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
