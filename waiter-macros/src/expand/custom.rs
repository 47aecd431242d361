//! What is different for a custom operation: its types, the closure that a wait is given, and how its
//! errors are looked at.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::docs;
use super::expr::mixed;
use crate::syntax::acceptor::output_patterns;
use crate::syntax::custom_operation::CustomOperation;
use crate::syntax::declaration::Declaration;
use crate::syntax::pattern::Pattern;

/// The types under names of ours.
pub(super) fn types(operation: &CustomOperation) -> TokenStream {
    let CustomOperation { output, error, .. } = operation;
    quote_spanned! {Span::mixed_site()=>
        type __Request = __waiter::custom::NoRequest;
        type __Output = #output;
        type __Error = #error;
    }
}

/// `wait` and `poll_once`: they take what makes a call, and a call.
pub(super) fn methods(declaration: &Declaration, operation: &CustomOperation) -> TokenStream {
    let (visibility, name) = (&declaration.item.visibility, &declaration.item.name);
    let CustomOperation { output, error, .. } = operation;
    let docs = docs::of_wait(declaration);
    let site = Span::mixed_site();
    let result = quote_spanned!(site=> ::core::result::Result<#output, #error>);
    quote_spanned! {site=>
        impl #name {
            #[doc = #docs]
            #[allow(dead_code)] // a waiter may be used for `evaluate` alone
            #visibility fn wait<'a, F, R>(self, call: F) -> __waiter::Wait<'a, Self>
            where
                F: __waiter::custom::Closure<R> + ::core::marker::Send + 'a,
                R: __waiter::custom::IsFuture<Output = #result> + ::core::marker::Send + 'a,
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

/// What stands before the acceptors of outputs. Where patterns look at them, an output is told.
pub(super) fn looks_at_output(declaration: &Declaration) -> TokenStream {
    let site = Span::mixed_site();
    if output_patterns(&declaration.acceptors).next().is_some() {
        quote_spanned!(site=> __waiter::custom::look_at::<Self>(output, trace);)
    } else {
        quote_spanned!(site=> let _: (&__Output, &mut __path::Trace) = (output, trace);)
    }
}

/// The patterns of acceptors that follow each other.
#[derive(Default)]
pub(super) struct Patterns<'d>(Vec<(&'d Pattern, usize)>);

impl<'d> Patterns<'d> {
    pub(super) fn push(&mut self, pattern: &'d Pattern, acceptor: usize) {
        self.0.push((pattern, acceptor));
    }

    /// Statements that return the first that `value` is like, and begins anew.
    pub(super) fn finish(&mut self, value: &str) -> TokenStream {
        let patterns = std::mem::take(&mut self.0);
        let Some((first, _)) = patterns.first() else {
            return TokenStream::new();
        };
        let at = mixed(first.span());
        let value = Ident::new(value, at);
        let arms = patterns.iter().map(|(pattern, acceptor)| {
            let (pattern, acceptor) = (pattern.stream(), Literal::usize_unsuffixed(*acceptor));
            quote!({ #pattern } => #acceptor)
        });
        quote_spanned! {at=>
            if let matched @ __Some(_) = __waiter::custom::first_pattern!(#value, #(#arms),*) {
                return matched;
            }
        }
    }
}
