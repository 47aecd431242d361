//! The acceptors as a function from a response to the first one that matches.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::custom;
use super::expr::{Current, Expander, Left, left, mixed};
use super::modelled;
use super::origin;
use super::shared::SharedPaths;
use crate::syntax::acceptor::{Acceptor, Matcher, OperationKind};
use crate::syntax::condition::{Comparison, Condition};
use crate::syntax::declaration::Declaration;
use crate::syntax::error_form::ErrorForm;
use crate::syntax::expr::{Comparator, Expr, Node, Rust};
use crate::syntax::free_names;
use crate::syntax::pattern::Pattern;
use crate::syntax::status::Status;
use crate::tokens::{self, trees};

/// `fn decide`.
pub(super) fn method(declaration: &Declaration) -> TokenStream {
    let site = Span::mixed_site();
    // `self` as the user's own word, so that a value may be written `{self.want}`.
    let this = Ident::new("self", declaration.item.name.span());
    let parameters = used_parameters(declaration);
    let warnings = strings_like_parameters(declaration);
    let shared = SharedPaths::of(&declaration.acceptors);
    let (on_success, on_error) = (
        arm(declaration, Side::Success, &shared),
        arm(declaration, Side::Error, &shared),
    );
    let status = declaration
        .asks_status()
        .then(|| quote_spanned!(site=> let status = context.status;));
    // There may be an output or an error that no acceptor looks at. In a pattern of the user's own, rustc shall say what is
    // unused, so that there it is only ours that it is silent about.
    let is_custom = declaration.kind == OperationKind::Custom;
    let quiet =
        |is_quiet: bool| is_quiet.then(|| quote_spanned!(site=> #[allow(unused_variables)]));
    let (all, ours) = (quiet(!is_custom), quiet(is_custom));
    let looks_at_output = is_custom.then(|| custom::looks_at_output(declaration));
    let looks_at_error = is_custom.then(|| quote_spanned!(site=> let _: &__Error = error;));
    // The words of a file are not in the editor. Without this, it would infer the types of all paths.
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
            #[allow(unused_imports)] // which of them are needed depends on the types
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

/// The parameters that some `{…}` names: they are in scope there.
fn used_parameters(declaration: &Declaration) -> Vec<&Ident> {
    let blocks: Vec<_> = declaration
        .acceptors
        .iter()
        .flat_map(|acceptor| acceptor.matcher.exprs())
        .flat_map(blocks)
        .chain(patterns(&declaration.acceptors))
        .map(trees)
        .collect();
    declaration
        .item
        .parameters()
        .filter(|parameter| {
            blocks
                .iter()
                .any(|block| free_names::mentions(block, &parameter.to_string()))
        })
        .collect()
}

/// The `{…}` values in an expression.
fn blocks(expr: &Expr) -> Vec<TokenStream> {
    let mut blocks: Vec<_> = expr.children().into_iter().flat_map(blocks).collect();
    if let Node::Rust(Rust::Block(group)) = &expr.node {
        blocks.push(group.stream());
    }
    blocks
}

/// The patterns of outputs and errors: a guard may look at a parameter.
fn patterns(acceptors: &[Acceptor]) -> impl Iterator<Item = TokenStream> {
    let patterns = acceptors.iter().filter_map(|one| one.matcher.pattern());
    patterns.map(Pattern::stream)
}

/// Warnings of strings that have the name of a parameter in braces: a string is never a parameter.
fn strings_like_parameters(declaration: &Declaration) -> TokenStream {
    let mut texts = Vec::new();
    for acceptor in &declaration.acceptors {
        for expr in acceptor.matcher.exprs() {
            strings(expr, &mut texts);
        }
    }
    let is_parameter = |name: &str| declaration.item.parameters().any(|known| known == name);
    let warnings = texts
        .into_iter()
        .filter(|text| {
            let value = tokens::string(text).unwrap_or_default();
            free_names::named(&value).any(is_parameter)
        })
        .map(|text| {
            let warn = Ident::new("parameter_in_a_string", text.span());
            quote_spanned!(mixed(text.span())=> __path::literal::#warn();)
        });
    warnings.collect()
}

fn strings<'e>(expr: &'e Expr, texts: &mut Vec<&'e Literal>) {
    if let Node::Text(text) = &expr.node {
        texts.push(&text.literal);
    }
    for child in expr.children() {
        strings(child, texts);
    }
}

/// Which responses an acceptor is asked about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Success,
    Error,
}

impl Side {
    /// The name of what is looked at.
    fn value(self) -> &'static str {
        match self {
            Self::Success => "output",
            Self::Error => "error",
        }
    }
}

impl Matcher {
    fn is_asked(&self, side: Side) -> bool {
        match self {
            Self::Path(_)
            | Self::PathAll(_)
            | Self::PathAny(_)
            | Self::InputOutput(_)
            | Self::Ok(_) => side == Side::Success,
            Self::Error(_) => side == Side::Error,
            Self::Status(_) => true,
        }
    }
}

/// The acceptors for one kind of response, in their order.
fn arm(declaration: &Declaration, side: Side, shared: &SharedPaths) -> TokenStream {
    let mut tokens = TokenStream::new();
    let mut patterns = custom::Patterns::default();
    for (index, acceptor) in declaration.acceptors.iter().enumerate() {
        if !acceptor.matcher.is_asked(side) {
            continue;
        }
        if let Some(pattern) = acceptor.matcher.pattern() {
            patterns.push(pattern, index);
            continue;
        }
        tokens.extend(patterns.finish(side.value()));
        tokens.extend(decision(declaration, index, shared));
    }
    tokens.extend(patterns.finish(side.value()));
    tokens
}

/// An acceptor that has no pattern, as statements that return if it matches.
fn decision(declaration: &Declaration, at: usize, shared: &SharedPaths) -> TokenStream {
    let (acceptors, kind) = (&declaration.acceptors, declaration.kind);
    let acceptor = &acceptors[at];
    let mut expander = Expander::new(
        declaration.item.parameters().cloned().collect(),
        shared.of_acceptor(acceptors, at),
        kind,
        acceptor.origin.as_ref(),
    );
    let matches = matches(acceptor, kind, &mut expander);
    let matches = origin::expression(acceptor.origin.as_ref(), matches);
    let index = Literal::usize_unsuffixed(at);
    let decision = expander.finish(quote_spanned! {Span::mixed_site()=>
        if #matches {
            return __Some(#index);
        }
    });
    match acceptor.matcher {
        Matcher::InputOutput(_) => with_input(&decision),
        _ => decision,
    }
}

/// `decision` with the request and the response side by side in the place of the response.
fn with_input(decision: &TokenStream) -> TokenStream {
    quote_spanned! {Span::mixed_site()=>
        if let __Some(input) = context.input {
            let output = &__path::input_output::InputOutput::new(input, output);
            #decision
        }
    }
}

/// Whether an acceptor matches, as a boolean expression.
fn matches(acceptor: &Acceptor, kind: OperationKind, expander: &mut Expander<'_>) -> TokenStream {
    let site = Span::mixed_site();
    match &acceptor.matcher {
        Matcher::Ok(None) => quote!(true),
        // Stands in a `match`: see `arm`.
        Matcher::Ok(Some(_)) => quote!(false),
        Matcher::Status(statuses) => {
            let ranges = statuses.iter().map(status_pattern);
            quote_spanned!(site=> ::core::matches!(status, __Some(#(#ranges)|*)))
        }
        Matcher::Error(forms) => {
            let forms = forms.iter().map(|form| error_form(form, kind));
            quote!(#(#forms)||*)
        }
        Matcher::Path(condition) | Matcher::InputOutput(condition) => {
            let matched = path(condition, expander);
            expander.evaluated(matched)
        }
        Matcher::PathAll(comparison) => elements("all", &acceptor.keyword, comparison, expander),
        Matcher::PathAny(comparison) => elements("any", &acceptor.keyword, comparison, expander),
    }
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
        // The user's own word in a pattern: rustc checks it against the operation's errors.
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
        // Stands in a `match`: see `arm`.
        ErrorForm::Pattern(_) => quote!(false),
        // Every error of a custom operation.
        ErrorForm::Class(_) if kind == OperationKind::Custom => quote!(true),
        ErrorForm::Class(class) => {
            let class = Ident::new(&class.to_string(), mixed(class.span()));
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
            let test = test(comparison, &Left::of(&comparison.left, local), expander);
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

fn elements(
    matcher: &str,
    keyword: &Ident,
    comparison: &Comparison,
    expander: &mut Expander<'_>,
) -> TokenStream {
    let list = expander.left_list(&comparison.left);
    // The list stands in a block with the path's place: that is where rustc says that it is no list.
    let list = quote_spanned!(mixed(comparison.left.extent.last.span)=> { #list });
    let text = comparison.left.written.0.as_deref().unwrap_or_default();
    let element = left();
    let test = test(
        comparison,
        &Left::element_of(&comparison.left, element.clone()),
        expander,
    );
    let matcher = Ident::new(matcher, mixed(keyword.span()));
    let call = quote_spanned!(mixed(keyword.span())=> __path::matchers::#matcher);
    let site = Span::mixed_site();
    expander.with_evaluation(&quote_spanned! {site=>
        #call(
            #list,
            // After the list: a condition in that tells what it sees, too.
            __path::matchers::Context { evaluation, trace, path: #text },
            |raw| raw.__get(),
            |#element| #test,
        )
    })
}

/// `left` compared with the alternatives: any of them, or with `!=` none of them.
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
