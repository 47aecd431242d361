//! Custom operations: their types, the closure of a wait, and access to their errors.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote_spanned};

use super::docs;
use crate::syntax::custom_operation::CustomOperation;
use crate::syntax::declaration::Declaration;
use crate::syntax::free_names::mentions;
use crate::tokens::trees;

/// The types under names of ours.
pub(super) fn types(operation: &CustomOperation) -> TokenStream {
    let CustomOperation { output, error, .. } = operation;
    let site = Span::mixed_site();
    let service_error = operation.service_error.as_ref().map(|error| {
        quote_spanned! {site=>
            #[allow(dead_code)] // the acceptors may not name a modelled error
            type __ErrorKind = #error;
        }
    });
    quote_spanned! {site=>
        type __Request = __waiter::custom::NoRequest;
        type __Output = #output;
        type __Error = #error;
        #service_error
    }
}

/// `wait`, which takes a closure that makes calls, and `poll_once`, which takes one call.
pub(super) fn methods(declaration: &Declaration, operation: &CustomOperation) -> TokenStream {
    let (visibility, name) = (&declaration.item.visibility, &declaration.item.name);
    let CustomOperation { output, error, .. } = operation;
    let docs = docs::of_wait(declaration);
    let site = Span::mixed_site();
    let (call, future) = (parameter("F", operation), parameter("R", operation));
    let result = quote_spanned!(site=> ::core::result::Result<#output, #error>);
    quote_spanned! {site=>
        impl #name {
            #[doc = #docs]
            #[allow(dead_code)] // a waiter may be used for `evaluate` alone
            #visibility fn wait<'a, #call, #future>(self, call: #call) -> __waiter::Wait<'a, Self>
            where
                #call: __waiter::custom::Closure<#future> + ::core::marker::Send + 'a,
                #future: __waiter::custom::IsFuture<Output = #result> + ::core::marker::Send + 'a,
            {
                __waiter::Wait::calling(self, call)
            }

            /// Awaits one call and says what the acceptors decided on what it gave.
            ///
            /// For those who own the loop: a reconcile step, a durable workflow, a scheduled function.
            #[allow(dead_code)] // see above
            #visibility fn poll_once<'a>(
                &'a self,
                call: impl ::core::future::Future<Output = #result> + ::core::marker::Send + 'a,
            ) -> __waiter::custom::Observing<'a, Self> {
                __waiter::custom::observing(self, call)
            }
        }
    }
}

/// A type parameter with this name, unless the types of the operation have it.
fn parameter(name: &str, operation: &CustomOperation) -> Ident {
    let types = [&operation.output, &operation.error];
    let is_taken = types.iter().any(|ty| mentions(&trees((*ty).clone()), name));
    let prefix = if is_taken { "__" } else { "" };
    format_ident!("{prefix}{name}", span = Span::mixed_site())
}

/// The text of errors, by the traits that their type implements. The waiter itself is the `ErrorInfo`.
pub(super) fn error_info(name: &Ident) -> TokenStream {
    let site = Span::mixed_site();
    quote_spanned! {site=>
        impl __waiter::ErrorInfo<__Error> for #name {
            fn describe(error: &__Error, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #[allow(unused_imports)] // which of them is needed depends on the type
                use __waiter::custom::{AsAny, AsDebug, AsDisplay, AsError, HoldsError};
                (&&&&&__waiter::custom::Shown(error)).describe(f)
            }
        }
    }
}
