//! The method `decide`, which returns the first acceptor that matches a response.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::custom;
use super::expr::{Current, Expander, Left, left};
use super::modelled;
use super::origin;
use super::shared::SharedPaths;
use super::spans::span_at;
use crate::syntax::acceptor::{Acceptor, Matcher, OperationKind, Side, Subject};
use crate::syntax::condition::{Comparison, Condition};
use crate::syntax::declaration::Declaration;
use crate::syntax::error_form::ErrorForm;
use crate::syntax::expr::{Comparator, Expr, Node, Rust};
use crate::syntax::free_names;
use crate::syntax::language::Word;
use crate::syntax::pattern::Pattern;
use crate::syntax::status::Status;
use crate::tokens::trees;

/// `fn decide`.
pub(super) fn method(declaration: &Declaration) -> TokenStream {
    let site = Span::mixed_site();
    // With the user's hygiene, so that `{self.want}` works.
    let this = Ident::new("self", declaration.item.name.span());
    let parameters = used_parameters(declaration);
    let warnings = strings_like_parameters(declaration);
    let shared = SharedPaths::new(&declaration.acceptors);
    let (on_success, on_error) = (
        arm(declaration, Side::Success, &shared),
        arm(declaration, Side::Error, &shared),
    );
    let status = declaration
        .asks_status()
        .then(|| quote_spanned!(site=> let status = context.status;));
    // Acceptors may not use the output or the error. In a pattern, rustc should report the user's unused variables, so only
    // ours are allowed there.
    let is_custom = declaration.kind == OperationKind::Custom;
    let quiet =
        |is_quiet: bool| is_quiet.then(|| quote_spanned!(site=> #[allow(unused_variables)]));
    let (all, ours) = (quiet(!is_custom), quiet(is_custom));
    let looks_at_output = is_custom.then(|| custom::looks_at_output(declaration));
    let looks_at_error = is_custom.then(|| quote_spanned!(site=> let _: &__Error = error;));
    // An editor does not show the words of a file, and need not infer the types of their paths.
    let imported = declaration
        .is_imported()
        .then(|| quote_spanned!(site=> #[cfg(not(rust_analyzer))]));
    quote_spanned! {site=>
        #all
        fn decide(
            &#this,
            context: __waiter::PollContext<'_, Self>,
            trace: &mut __path::Trace,
        ) -> __waiter::Matched {
            #[allow(unused_imports)] // the types decide which ones are needed
            use __path::prelude::*;
            #(#ours let #parameters = &#this.#parameters;)*
            #status
            #warnings
            #imported
            match context.result {
                ::core::result::Result::Ok(output) => { #looks_at_output #on_success }
                ::core::result::Result::Err(error) => { #looks_at_error #on_error }
            }
            __None
        }
    }
}

/// The parameters that a `{…}` or a pattern's guard names. They are locals of `decide`.
fn used_parameters(declaration: &Declaration) -> Vec<&Ident> {
    let blocks = expressions(declaration).filter_map(|expr| match &expr.node {
        Node::Rust(Rust::Block(block)) => Some(block.stream()),
        _ => None,
    });
    let acceptors = declaration.acceptors.iter();
    let patterns = acceptors.filter_map(|acceptor| acceptor.matcher.pattern());
    let rust: Vec<_> = blocks
        .chain(patterns.map(Pattern::stream))
        .map(trees)
        .collect();
    let is_used = |parameter: &&Ident| {
        let name = parameter.to_string();
        rust.iter().any(|rust| free_names::mentions(rust, &name))
    };
    declaration.item.parameters().filter(is_used).collect()
}

/// All expressions of the acceptors, and those inside of them.
fn expressions(declaration: &Declaration) -> impl Iterator<Item = &Expr> {
    let acceptors = declaration.acceptors.iter();
    acceptors
        .flat_map(|acceptor| acceptor.matcher.exprs())
        .flat_map(Expr::descendants)
}

/// Warnings of strings with the name of a parameter in braces, since a string is not a format.
fn strings_like_parameters(declaration: &Declaration) -> TokenStream {
    let is_parameter = |name: &str| declaration.item.parameters().any(|known| known == name);
    let warnings = expressions(declaration).filter_map(|expr| match &expr.node {
        Node::Text(text) => {
            let value = text.value().unwrap_or_default();
            let span = text.literal.span();
            let warn = Ident::new("parameter_in_a_string", span);
            free_names::named(&value)
                .any(is_parameter)
                .then(|| quote_spanned!(span_at(span)=> __path::literal::#warn();))
        }
        _ => None,
    });
    warnings.collect()
}

/// The acceptors for one side of the result, in their order.
fn arm(declaration: &Declaration, side: Side, shared: &SharedPaths) -> TokenStream {
    let mut tokens = TokenStream::new();
    let mut patterns = custom::Patterns::default();
    let value = match side {
        Side::Success => "output",
        Side::Error => "error",
    };
    for (index, acceptor) in declaration.acceptors.iter().enumerate() {
        let decision = match (&acceptor.matcher, side) {
            (Matcher::Pattern { side: of, pattern }, _) => {
                if *of == side {
                    patterns.push(pattern, index);
                }
                continue;
            }
            (Matcher::Path { subject, test }, Side::Success) => {
                path_decision(declaration, index, (*subject, test), shared)
            }
            (Matcher::Ok, Side::Success) => decision(acceptor, index, quote!(true)),
            (Matcher::Status(statuses), _) => decision(acceptor, index, is_status(statuses)),
            (Matcher::Error(forms), Side::Error) => {
                let forms = forms.iter().map(|form| error_form(form, declaration.kind));
                decision(acceptor, index, quote!(#(#forms)||*))
            }
            (Matcher::Path { .. } | Matcher::Ok, Side::Error)
            | (Matcher::Error(_), Side::Success) => continue,
        };
        tokens.extend(patterns.finish(value));
        tokens.extend(decision);
    }
    tokens.extend(patterns.finish(value));
    tokens
}

/// Statements that return the acceptor if it matches.
fn decision(acceptor: &Acceptor, index: usize, matches: TokenStream) -> TokenStream {
    let matches = origin::expression(acceptor.origin.as_ref(), matches);
    let index = Literal::usize_unsuffixed(index);
    quote_spanned! {Span::mixed_site()=>
        if #matches {
            return __Some(#index);
        }
    }
}

/// The decision of an acceptor with a path.
fn path_decision(
    declaration: &Declaration,
    index: usize,
    (subject, test): (Subject, &Condition),
    shared: &SharedPaths,
) -> TokenStream {
    let acceptor = &declaration.acceptors[index];
    let mut expander = Expander::new(
        declaration.item.parameters().cloned().collect(),
        shared.of_acceptor(&declaration.acceptors, index),
        declaration.kind,
        acceptor.origin.as_ref(),
    );
    let quantifier = match test {
        Condition::Holds(_) => None,
        Condition::Comparison(comparison) => comparison.quantifier.map(|it| (it, comparison)),
    };
    let matches = match quantifier {
        Some((quantifier, comparison)) => elements_match(
            quantifier.as_str(),
            acceptor.span,
            comparison,
            &mut expander,
        ),
        None => {
            let matched = path(test, &mut expander);
            expander.evaluated(matched)
        }
    };
    let decision = expander.finish(decision(acceptor, index, matches));
    match subject {
        Subject::Output => decision,
        Subject::InputOutput => with_input(&decision),
    }
}

/// `decision` over the request and the response.
fn with_input(decision: &TokenStream) -> TokenStream {
    quote_spanned! {Span::mixed_site()=>
        if let __Some(input) = context.input {
            let output = &__path::input_output::InputOutput::new(input, output);
            #decision
        }
    }
}

fn is_status(statuses: &[Status]) -> TokenStream {
    let ranges = statuses.iter().map(status_pattern);
    quote_spanned!(Span::mixed_site()=> ::core::matches!(status, __Some(#(#ranges)|*)))
}

fn status_pattern(status: &Status) -> TokenStream {
    let (first, last) = (status.range.start(), status.range.end());
    if first == last {
        quote!(#first)
    } else {
        quote!(#first..=#last)
    }
}

fn error_form(form: &ErrorForm, kind: OperationKind) -> TokenStream {
    let site = Span::mixed_site();
    match form {
        // rustc checks the user's word against the operation's errors.
        ErrorForm::Modelled(variant) => {
            let owner = modelled::owner(variant);
            quote_spanned! {site=>
                ::core::matches!(error.as_service_error(), __Some(#owner::#variant(_)))
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
        ErrorForm::Class(..) if kind == OperationKind::Custom => quote!(true),
        ErrorForm::Class(class, span) => {
            let class = Ident::new(class.as_str(), span_at(*span));
            quote_spanned!(site=> __waiter::error_class::#class(error))
        }
    }
}

fn path(condition: &Condition, expander: &mut Expander<'_>) -> TokenStream {
    let site = Span::mixed_site();
    match condition {
        Condition::Holds(expr) => expander.whole_condition(expr),
        Condition::Comparison(comparison) => {
            let (local, statements) = expander.left_value(&comparison.left);
            let test = test(comparison, &Left::new(&comparison.left, local), expander);
            if statements.is_empty() {
                return test;
            }
            quote_spanned! {site=> {
                #statements
                #test
            }}
        }
    }
}

fn elements_match(
    matcher: &str,
    keyword: Span,
    comparison: &Comparison,
    expander: &mut Expander<'_>,
) -> TokenStream {
    let list = expander.left_list(&comparison.left);
    // In a block with the path's span, where rustc reports a value that is not a list.
    let list = quote_spanned!(span_at(comparison.left.extent.last.span)=> { #list });
    let text = comparison.left.written.as_deref().unwrap_or_default();
    let element = left();
    let test = test(
        comparison,
        &Left::element_of(&comparison.left, element.clone()),
        expander,
    );
    let matcher = Ident::new(matcher, span_at(keyword));
    let call = quote_spanned!(span_at(keyword)=> __path::matchers::#matcher);
    let site = Span::mixed_site();
    expander.with_evaluation(&quote_spanned! {site=>
        #call(
            #list,
            // After the list, whose conditions use the trace, too.
            __path::matchers::Context { evaluation, trace, path: #text },
            |raw| raw.__get(),
            |#element| #test,
        )
    })
}

/// Compares `left` with the alternatives: any of them, or with `!=` none of them.
fn test(comparison: &Comparison, left: &Left, expander: &mut Expander<'_>) -> TokenStream {
    let Comparison {
        comparator,
        alternatives,
        ..
    } = comparison;
    let mut test =
        |comparator, expected| expander.comparison(left, comparator, expected, &Current::Root);
    if let [expected] = &alternatives[..] {
        return test(*comparator, expected);
    }
    let tests: Vec<_> = alternatives
        .iter()
        .map(|expected| test(Comparator::Equal, expected))
        .collect();
    match comparator {
        Comparator::NotEqual => quote!(!(#(#tests)||*)),
        _ => quote!((#(#tests)||*)),
    }
}
