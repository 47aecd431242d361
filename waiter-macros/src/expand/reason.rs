//! The method `reason`, which evaluates the paths that say why a wait failed.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote_spanned;

use super::decide::{expressions_of_reasons, strings_like_parameters, used_parameters};
use super::expr::Expander;
use crate::syntax::acceptor::Subject;
use crate::syntax::declaration::Declaration;
use crate::syntax::reason::Reason;

/// The path as data, by a method of the declaration or of an acceptor.
pub(super) fn setter(reason: &Reason) -> TokenStream {
    let text = &reason.text;
    quote_spanned!(Span::mixed_site()=> .reason(#text))
}

/// `fn reason`, if there is a path.
pub(super) fn method(declaration: &Declaration) -> Option<TokenStream> {
    let exprs = expressions_of_reasons(declaration);
    if exprs.is_empty() {
        return None;
    }
    let site = Span::mixed_site();
    // With the user's hygiene, so that `{self.want}` works.
    let this = Ident::new("self", declaration.item.name.span());
    let parameters = used_parameters(declaration, &exprs, &[]);
    let warnings = strings_like_parameters(declaration, &exprs);
    let otherwise = declaration
        .reason
        .as_ref()
        .map(|reason| text(declaration, reason));
    let mut arms = TokenStream::new();
    for (index, acceptor) in declaration.acceptors.iter().enumerate() {
        let Some(reason) = &acceptor.reason else {
            continue;
        };
        let (text, index) = (text(declaration, reason), Literal::usize_unsuffixed(index));
        // An editor does not show the words of a file.
        let imported = acceptor.origin.as_ref();
        let imported = imported.map(|_| quote_spanned!(site=> #[cfg(not(rust_analyzer))]));
        arms.extend(quote_spanned!(site=> #imported __Some(#index) => #text,));
    }
    let body = match otherwise {
        Some(otherwise) if arms.is_empty() => otherwise,
        // The reason of an acceptor may be empty.
        Some(otherwise) => quote_spanned! {site=>
            let reason = match acceptor { #arms _ => __waiter::Reason::new(), };
            if reason.is_empty() { #otherwise } else { reason }
        },
        None => quote_spanned!(site=> match acceptor { #arms _ => __waiter::Reason::new(), }),
    };
    Some(quote_spanned! {site=>
        #[allow(unused_variables)] // the acceptor, without `failure(PATH)`
        fn reason(&#this, output: &__Output, acceptor: __Matched) -> __waiter::Reason {
            #(let #parameters = &#this.#parameters;)*
            #warnings
            #body
        }
    })
}

/// A path as an expression that gives the text.
fn text(declaration: &Declaration, reason: &Reason) -> TokenStream {
    let parameters = declaration.item.parameters().into_iter().cloned().collect();
    let expander = Expander::new(
        parameters,
        None,
        (Subject::Output, declaration.kind),
        reason.origin.as_ref(),
    );
    expander.reason(&reason.path)
}
