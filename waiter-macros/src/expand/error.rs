//! The acceptors of errors of the SDK, with a condition on the error.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::decide::{self, path};
use super::expr::Expander;
use super::modelled;
use super::spans::span_at;
use crate::syntax::acceptor::{OperationKind, Subject, is_of_any_error};
use crate::syntax::condition::Condition;
use crate::syntax::declaration::Declaration;
use crate::syntax::error_form::ErrorForm;
use crate::syntax::expr_rules::without_root;
use crate::syntax::language::Word;

/// Statements that return the acceptor at this position if it matches.
pub(super) fn decision(
    declaration: &Declaration,
    index: usize,
    forms: &[ErrorForm],
    condition: Option<&Condition>,
) -> TokenStream {
    let acceptor = &declaration.acceptors[index];
    let site = Span::mixed_site();
    let is_one_of = match ErrorForm::only_modelled(forms) {
        // It costs rustc less than `matches!`.
        Some(variant) => {
            let owner = modelled::owner(variant);
            let fields = match condition {
                Some(condition) if has_fields(condition) => quote_spanned!(site=> fields),
                _ => quote!(_),
            };
            quote_spanned!(site=> let __Some(#owner::#variant(#fields)) = error.as_service_error())
        }
        None => {
            let is_one_of = forms.iter().map(|form| error_form(form, declaration.kind));
            quote!(#(#is_one_of)||*)
        }
    };
    let Some(condition) = condition else {
        return decide::decision(acceptor, index, is_one_of);
    };
    let mut expander = Expander::new(
        declaration.item.parameters().into_iter().cloned().collect(),
        None,
        (Subject::Error, declaration.kind),
        acceptor.origin.as_ref(),
    );
    let holds = path(condition, &mut expander);
    let holds = expander.evaluated(holds);
    // Inside of the other `if`, so that nothing is evaluated for another error.
    let decision = expander.finish(decide::decision(acceptor, index, holds));
    quote_spanned!(site=> if #is_one_of { #decision })
}

/// Returns true if a condition tests fields of the modelled error.
fn has_fields(condition: &Condition) -> bool {
    let mut exprs = condition.exprs().into_iter();
    exprs.any(|expr| without_root(expr, is_of_any_error).is_some())
}

fn error_form(form: &ErrorForm, kind: OperationKind) -> TokenStream {
    let site = Span::mixed_site();
    match form {
        // rustc checks the user's word against the operation's errors.
        ErrorForm::Modelled(variant) => {
            let owner = modelled::owner(variant);
            quote_spanned! {site=>
                __matches!(error.as_service_error(), __Some(#owner::#variant(_)))
            }
        }
        ErrorForm::Code(code) => quote_spanned!(site=> __waiter::error_class::code(error, #code)),
        ErrorForm::Shape(name) => {
            let is_modelled = modelled::method(name);
            quote_spanned! {site=>
                __waiter::error_class::shape(error, #name, |error| error.#is_modelled())
            }
        }
        // Every error of a custom operation.
        ErrorForm::Class(..) if !kind.has_sdk_error() => quote!(true),
        ErrorForm::Class(class, span) => {
            let class = Ident::new(class.as_str(), span_at(*span));
            quote_spanned!(site=> __waiter::error_class::#class(error))
        }
    }
}
