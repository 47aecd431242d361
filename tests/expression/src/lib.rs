//! The front end of `waiter!` with another entry point, for the differential test of expressions.
//!
//! The modules are the product's own files, compiled a second time, so the test covers the code that ships. A proc-macro
//! crate exports only macros, so the test cannot depend on it.
#![forbid(unsafe_code)]

#[allow(dead_code)] // also contains the parts that only whole declarations need
#[path = "../../../waiter-macros/src/diagnostics.rs"]
mod diagnostics;
mod expand;
mod jmespath;
#[allow(dead_code)] // also contains the parts that only whole declarations need
#[path = "../../../waiter-macros/src/names.rs"]
mod names;
mod round_trip;
#[allow(dead_code, unused_imports)] // also contains the parts that only whole declarations need
#[path = "../../../waiter-macros/src/syntax/mod.rs"]
mod syntax;
#[allow(dead_code)] // also contains the parts that only whole declarations need
#[path = "../../../waiter-macros/src/tokens.rs"]
mod tokens;

use crate::diagnostics::{Errors, Result};
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::quote_spanned;

use crate::syntax::expr::Expr;

/// `cases! { Family; expression; expression; … }` makes a `Vec<Case<Family>>` over the structure `Family`.
///
/// Each expression becomes one case. It is written as tokens, or as JMESPath in a string. `Case` and `outcome` come from
/// the test's module `case`.
#[proc_macro]
pub fn cases(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    cases_of(tokens.into()).into()
}

fn cases_of(tokens: TokenStream) -> TokenStream {
    let tokens = tokens::trees(tokens);
    let mut parts = tokens::split(&tokens, Span::call_site(), ";").into_iter();
    let family: TokenStream = parts
        .next()
        .into_iter()
        .flat_map(|(tokens, _)| tokens.iter().cloned())
        .collect();
    let cases = parts
        .filter(|(tokens, _)| !tokens.is_empty())
        .map(|(tokens, end)| {
            let mut errors = Errors::default();
            let case = errors.keep(case(&family, tokens, end));
            case.unwrap_or_else(|| errors.take_first())
        });
    let site = Span::mixed_site();
    quote_spanned! {site=> {
        use ::waiter_runtime::__private::__names::*;
        // A string compared with an enum warns. In JMESPath it has the same text as the variant.
        #[allow(deprecated)]
        let cases: ::std::vec::Vec<crate::case::Case<#family>> = ::std::vec![#(#cases),*];
        cases
    }}
}

fn case(family: &TokenStream, tokens: &[TokenTree], end: Span) -> Result<TokenStream> {
    // A string is JMESPath that tokens cannot express.
    if let [TokenTree::Literal(literal)] = tokens
        && let Some(text) = tokens::string(literal)
    {
        let evaluate = expand::evaluation(family, &Expr::parse_string(literal)?);
        return Ok(quote_spanned! {Span::mixed_site()=>
            crate::case::Case { text: #text, tokens: #evaluate, verbatim: __None }
        });
    }
    let text = jmespath::text(tokens)?;
    let expr = Expr::parse(tokens, end)?;
    let evaluate = expand::evaluation(family, &expr);
    let verbatim = match round_trip::verbatim(&text, &expr)? {
        Some(verbatim) => {
            let evaluate = expand::evaluation(family, &verbatim);
            quote_spanned!(Span::mixed_site()=> __Some(#evaluate))
        }
        None => quote_spanned!(Span::mixed_site()=> __None),
    };
    let site = Span::mixed_site();
    Ok(quote_spanned! {site=>
        crate::case::Case { text: #text, tokens: #evaluate, verbatim: #verbatim }
    })
}
