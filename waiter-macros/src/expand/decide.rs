//! The method `decide`, which returns the first acceptor that matches a response.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::error;
use super::expr::{Current, Expander, Left, left};
use super::origin;
use super::patterns::{self, Patterns};
use super::shared::SharedPaths;
use super::spans::span_at;
use crate::syntax::acceptor::{Acceptor, Matcher, OperationKind, Side, Subject};
use crate::syntax::condition::{Comparison, Condition};
use crate::syntax::declaration::Declaration;
use crate::syntax::error_form::ErrorForm;
use crate::syntax::expr::{Comparator, Expr, Node, Rust};
use crate::syntax::free_names;
use crate::syntax::language::{ErrorClass, Word};
use crate::syntax::pattern::Pattern;
use crate::syntax::status::Status;
use crate::tokens::trees;

/// `fn decide`.
pub(super) fn method(declaration: &Declaration) -> TokenStream {
    let site = Span::mixed_site();
    // With the user's hygiene, so that `{self.want}` works.
    let this = Ident::new("self", declaration.item.name.span());
    let exprs = expressions(declaration);
    let parameters = used_parameters(declaration, &exprs, &patterns(declaration));
    let warnings = strings_like_parameters(declaration, &exprs);
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
    let has_patterns = declaration.kind.is_custom() || patterns::has_any(declaration);
    let quiet =
        |is_quiet: bool| is_quiet.then(|| quote_spanned!(site=> #[allow(unused_variables)]));
    let (all, ours) = (quiet(!has_patterns), quiet(has_patterns));
    let looks_at_output = has_patterns.then(|| patterns::looks_at_output(declaration));
    let looks_at_error = has_patterns.then(|| quote_spanned!(site=> let _: &__Error = error;));
    // An editor does not show the words of a file, and need not infer the types of their paths.
    let imported = declaration
        .is_imported()
        .then(|| quote_spanned!(site=> #[cfg(not(rust_analyzer))]));
    quote_spanned! {site=>
        #all
        #[inline]
        fn decide(
            &#this,
            context: __PollContext<'_, Self>,
            trace: &mut __Trace,
        ) -> __Matched {
            #(#ours let #parameters = &#this.#parameters;)*
            #status
            #warnings
            #imported
            match context.result {
                __Ok(output) => { #looks_at_output #on_success }
                __Err(error) => { #looks_at_error #on_error }
            }
            __None
        }
    }
}

/// The parameters that a `{…}` or a pattern's guard names. They are locals of the function.
pub(super) fn used_parameters<'d>(
    declaration: &'d Declaration,
    exprs: &[&Expr],
    patterns: &[&Pattern],
) -> Vec<&'d Ident> {
    let mut rust = Vec::new();
    for expr in exprs {
        if let Node::Rust(Rust::Block(block)) = &expr.node {
            rust.push(trees(block.stream()));
        }
    }
    for pattern in patterns {
        rust.push(trees(pattern.stream()));
    }
    let mut parameters = declaration.item.parameters();
    parameters.retain(|parameter| {
        let name = parameter.to_string();
        rust.iter().any(|rust| free_names::mentions(rust, &name))
    });
    parameters
}

/// All expressions of the acceptors, and those inside of them.
pub(super) fn expressions(declaration: &Declaration) -> Vec<&Expr> {
    let mut all = Vec::new();
    for acceptor in &declaration.acceptors {
        for expr in acceptor.matcher.exprs() {
            all.append(&mut expr.descendants());
        }
    }
    all
}

/// All expressions of the paths that say why, and those inside of them.
pub(super) fn expressions_of_reasons(declaration: &Declaration) -> Vec<&Expr> {
    let mut all = Vec::new();
    for reason in declaration.reasons() {
        all.append(&mut reason.path.descendants());
    }
    all
}

fn patterns(declaration: &Declaration) -> Vec<&Pattern> {
    let acceptors = declaration.acceptors.iter();
    acceptors
        .filter_map(|acceptor| acceptor.matcher.pattern())
        .collect()
}

/// Warnings of strings with the name of a parameter in braces, since a string is not a format.
pub(super) fn strings_like_parameters(declaration: &Declaration, exprs: &[&Expr]) -> TokenStream {
    let parameters = declaration.item.parameters();
    let is_parameter = |name: &&str| parameters.iter().any(|known| *known == name);
    let mut warnings = TokenStream::new();
    for expr in exprs {
        if let Node::Text(text) = &expr.node {
            let value = text.value().unwrap_or_default();
            if free_names::named(&value).iter().any(is_parameter) {
                let span = text.literal.span();
                let warn = Ident::new("parameter_in_a_string", span);
                warnings.extend(quote_spanned!(span_at(span)=> __path::literal::#warn();));
            }
        }
    }
    warnings
}

/// The acceptors for one side of the result, in their order.
fn arm(declaration: &Declaration, side: Side, shared: &SharedPaths) -> TokenStream {
    let (mut tokens, mut imported) = (TokenStream::new(), TokenStream::new());
    let mut patterns = Patterns::default();
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
            // A poll that took too long may not have an error: see `timed_out`.
            (Matcher::Error { .. }, Side::Error) if is_timeout(acceptor, declaration.kind) => {
                continue;
            }
            (Matcher::Error { forms, condition }, Side::Error) => {
                error::decision(declaration, index, forms, condition.as_ref())
            }
            (Matcher::Path { .. } | Matcher::Ok, Side::Error)
            | (Matcher::Error { .. }, Side::Success) => continue,
        };
        tokens.extend(patterns.finish(value));
        let is_own = acceptor.origin.is_none() || declaration.is_imported();
        let part = if is_own { &mut tokens } else { &mut imported };
        part.extend(decision);
    }
    tokens.extend(patterns.finish(value));
    if !imported.is_empty() {
        // They follow the program's own, which an editor shows.
        tokens
            .extend(quote_spanned!(Span::mixed_site()=> #[cfg(not(rust_analyzer))] { #imported }));
    }
    tokens
}

/// The first acceptor for a poll of a custom operation that took too long. Its type of errors may not have one for that.
/// It is `error timeout`, or `error _`, which matches every error.
pub(super) fn timed_out(declaration: &Declaration) -> Option<TokenStream> {
    let mut acceptors = declaration.acceptors.iter();
    let is_any = |acceptor: &Acceptor| match &acceptor.matcher {
        Matcher::Pattern { side, pattern } => {
            *side == Side::Error && pattern.is_any() && !declaration.kind.has_sdk_error()
        }
        _ => false,
    };
    let index = acceptors
        .position(|acceptor| is_timeout(acceptor, declaration.kind) || is_any(acceptor))?;
    let index = Literal::usize_unsuffixed(index);
    Some(quote_spanned! {Span::mixed_site()=>
        const TIMED_OUT: __Matched = __Some(#index);
    })
}

/// Returns true for `error timeout` of an operation whose errors are not the SDK's.
fn is_timeout(acceptor: &Acceptor, kind: OperationKind) -> bool {
    let is_class = |form: &ErrorForm| matches!(form, ErrorForm::Class(ErrorClass::Timeout, _));
    match &acceptor.matcher {
        Matcher::Error { forms, .. } => !kind.has_sdk_error() && forms.iter().all(is_class),
        _ => false,
    }
}

/// Statements that return the acceptor if it matches.
pub(super) fn decision(acceptor: &Acceptor, index: usize, matches: TokenStream) -> TokenStream {
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
        declaration.item.parameters().into_iter().cloned().collect(),
        shared.of_acceptor(&declaration.acceptors, index),
        (subject, declaration.kind),
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
        Subject::Output | Subject::Error => decision,
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
    quote_spanned!(Span::mixed_site()=> __matches!(status, __Some(#(#ranges)|*)))
}

fn status_pattern(status: &Status) -> TokenStream {
    let (first, last) = (status.range.start(), status.range.end());
    if first == last {
        quote!(#first)
    } else {
        quote!(#first..=#last)
    }
}

/// A condition without a quantifier, as a `bool`.
pub(super) fn path(condition: &Condition, expander: &mut Expander<'_>) -> TokenStream {
    let site = Span::mixed_site();
    match condition {
        Condition::Holds(expr) => expander.whole_condition(expr),
        Condition::Comparison(comparison) => {
            let (local, statements) = expander.left_value(comparison);
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
