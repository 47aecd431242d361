//! Expands an expression into a function from a structure to its outcome.

#[allow(dead_code, unused_imports)] // also contains the parts that only whole declarations need
#[path = "../../../waiter-macros/src/expand/expr/mod.rs"]
mod expr;
#[allow(dead_code)] // the test imports nothing
#[path = "../../../waiter-macros/src/expand/origin.rs"]
mod origin;
#[allow(dead_code)] // acceptors share values, single expressions do not
#[path = "../../../waiter-macros/src/expand/shared.rs"]
mod shared;
#[path = "../../../waiter-macros/src/expand/spans.rs"]
mod spans;

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

use self::expr::{Current, Expander};
use crate::syntax::expr::Expr;

/// Builds a closure that evaluates `expr` over a `&family`.
pub(crate) fn evaluation(family: &TokenStream, expr: &Expr) -> TokenStream {
    let mut expander = Expander::default();
    let value = expander.value(expr, &Current::Root);
    let site = Span::mixed_site();
    let outcome = expander.with_evaluation(&quote_spanned! {site=>
        #[allow(unused_variables)] // some expressions do not have a condition
        let trace = crate::case::NoTrace;
        crate::case::outcome(evaluation, #value)
    });
    let outcome = expander.finish(outcome);
    quote_spanned! {site=>
        |#[allow(unused_variables)] output: &#family| { #outcome }
    }
}
