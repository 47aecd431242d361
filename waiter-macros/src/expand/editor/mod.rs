//! The editor section, which an editor uses instead of the waiter's implementation. A compiler never expands it: it is behind
//! `cfg(rust_analyzer)`.
//!
//! rust-analyzer expands a macro call twice: unchanged, and with a marker appended to the word under the cursor. It looks for
//! the same position in both expansions. So this section
//!
//! - comes before all other copies of the declaration's text;
//! - exists for incomplete declarations, too: a missing name has a placeholder, and the text before the cursor does not
//!   depend on the text after it;
//! - has every word with its span.
//!
//! rust-analyzer goes to the definitions of all tokens with the span of a word. So a word has its span once, or each time
//! with the same definition. Tokens that are made from a word do not have its span. The implementation cannot do the same,
//! since rustc needs the spans for errors.
//!
//! Words of the language are imports from the runtime's modules ([`words`](mod@words)), types are copied ([`places`]), paths
//! are steps of a function ([`paths`]), and values of Rust name the struct's fields ([`values`]).

mod paths;
mod places;
mod section;
#[cfg(test)]
mod tests;
mod values;
mod words;

pub(crate) use words::words;

use std::iter;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote_spanned;

use super::{aliases, hidden, item, types, wait, waiter};
use crate::diagnostics::Errors;
use crate::names::{self, OperationNames};
use crate::syntax::acceptor::OperationKind;
use crate::syntax::acceptor_parser::{begins_acceptor, ends_operand, guard};
use crate::syntax::condition::Condition;
use crate::syntax::declaration::Declaration;
use crate::syntax::expr::{Expr, Field};
use crate::syntax::key_value::operation_types;
use crate::syntax::language::{ErrorClass, Keyword, Word};
use crate::syntax::operation::Operation;
use crate::syntax::pattern::guard_at;
use crate::tokens::{is_name, punct, split_acceptors, starts_with_operator, trees};
use paths::Scope;
use section::{MARKER, Section};

/// The section, as an item of its own.
pub(crate) fn section(krate: &TokenStream, tokens: TokenStream) -> TokenStream {
    let trees = trees(tokens.clone());
    let declaration = Declaration::parse(tokens, &mut Errors::default()).or_else(|| {
        // A parameter that is being typed is not a field yet.
        let without_parameters = places::without_parameters(&trees)?;
        Declaration::parse(without_parameters, &mut Errors::default())
    });
    let Some(mut declaration) = declaration else {
        return TokenStream::new();
    };
    let places = places::of(krate, &trees);
    let site = Span::mixed_site();
    let attributes = item::implementation_attributes(&declaration.item);
    let (aliases, hidden) = (aliases(krate), hidden(&declaration.item));
    let operation = operation(&mut declaration);
    let steps = steps(&declaration);
    let decide = quote_spanned! {site=>
        fn decide(&self, _: __waiter::PollContext<'_, Self>, _: &mut __path::Trace) -> __waiter::Matched {
            __waiter::editor::__any()
        }
    };
    let result_types = quote_spanned! {site=>
        type Output = __Output;
        type Error = __Error;
    };
    let types = types::types(&declaration, &mut Errors::default());
    let wait = wait(&declaration);
    let waiter = waiter(&declaration, &result_types, &decide);
    quote_spanned! {site=>
        #attributes
        #[allow(warnings, unused)]
        const _: () = {
            #places
            #aliases
            #hidden
            #steps
            #types
            #operation
            #wait
            #waiter
        };
    }
}

/// Items for the editor alone: one type with the span of the operation, in the place of all that are made from its name, and
/// the input, which the next condition may need.
fn operation(declaration: &mut Declaration) -> TokenStream {
    let site = Span::mixed_site();
    let asks_input = declaration.asks_input();
    let Some(Operation::Sdk(operation)) = &mut declaration.operation else {
        return quote_spanned!(site=> type __Input = (););
    };
    operation.names = OperationNames::new(&Ident::new(&operation.name.to_string(), site));
    let word = types::path(operation, &operation.name);
    let input = types::path(operation, &operation.names.input);
    let input = (!asks_input).then(|| quote_spanned!(site=> type __Input = #input;));
    quote_spanned! {site=>
        type __Word = #word;
        #input
    }
}

/// The steps of the declaration's paths, and its words.
fn steps(declaration: &Declaration) -> TokenStream {
    let site = Span::mixed_site();
    let name = &declaration.item.name;
    let parameters: Vec<_> = declaration.item.parameters().cloned().collect();
    let keys = trees(declaration.after_item.clone());
    let needed = values::needed(&parameters, &keys);
    let mut section = Section {
        kind: declaration.kind,
        // With the user's hygiene, as in `decide`, but without a span of the user's.
        this: Ident::new("self", name.span().located_at(site)),
        locals: needed.clone(),
        needed,
        parameters,
        steps: TokenStream::new(),
        values: 0,
    };
    section.keys(&keys);
    let locals = section.locals();
    let Section { steps, this, .. } = &section;
    quote_spanned! {site=>
        impl __waiter::editor::Steps for #name {
            fn steps(&#this) {
                use __waiter::editor::*;
                use __path::{classify as place, prelude::*};
                #locals
                let output: __Scope<&__Output> = __any();
                let exchange: __Scope<&__path::input_output::InputOutput<'_, __Input, __Output>> = __any();
                #steps
            }
        }
    }
}

impl Section {
    /// `key: value, …`
    fn keys(&mut self, tokens: &[TokenTree]) {
        // `places` has the types of an operation.
        let types = operation_types(tokens);
        let tokens = [&tokens[..types.start], &tokens[types.end..]].concat();
        for part in parts(&tokens) {
            self.key(part);
        }
        self.import_any("keys", "operation");
    }

    /// `key: value`, or several if commas are missing.
    fn key(&mut self, tokens: &[TokenTree]) {
        let mut is_value = false;
        for (at, tree) in tokens.iter().enumerate() {
            match tree {
                TokenTree::Ident(word) if !is_value => self.import("keys", word),
                TokenTree::Ident(_) if ends_operand(&tokens[..at]) => {
                    return self.key(&tokens[at..]);
                }
                TokenTree::Group(group) => self.acceptors(&trees(group.stream())),
                tree => is_value |= punct(tree) == Some(':'),
            }
        }
    }

    fn acceptors(&mut self, tokens: &[TokenTree]) {
        for part in parts(tokens) {
            self.acceptor(part);
        }
        self.import_any("matchers", "path");
    }

    /// `matcher … => state`, or several if a comma or a state is missing.
    fn acceptor(&mut self, tokens: &[TokenTree]) {
        let Some(TokenTree::Ident(matcher)) = tokens.first() else {
            return;
        };
        self.import("matchers", matcher);
        let guard = guard(tokens, self.kind);
        let rest = &tokens[1..];
        let next =
            (0..rest.len()).find(|&at| !guard.contains(&(at + 1)) && begins_acceptor(rest, at));
        let (own, others) = rest.split_at(next.unwrap_or(rest.len()));
        let arrow = (0..own.len()).find(|&at| starts_with_operator(&own[at..], "=>"));
        let (condition, state) = own.split_at(arrow.unwrap_or(own.len()));
        match Keyword::find(&matcher.to_string()) {
            Some(Keyword::Error) => self.errors(condition),
            Some(Keyword::Ok) if self.kind == OperationKind::Custom => {
                self.looks_like("__Output", condition);
            }
            Some(Keyword::Status | Keyword::Ok) => {}
            Some(Keyword::InputOutput) => self.path(condition, "exchange"),
            // A word that is being typed may become a path's.
            Some(Keyword::Path | Keyword::PathAll | Keyword::PathAny) | None => {
                self.path(condition, "output");
            }
        }
        match state {
            [_, _, TokenTree::Ident(state), ..] => self.import("states", state),
            [_, ..] => self.import_any("states", "success"),
            [] => {}
        }
        self.acceptor(others);
    }

    /// The condition of an acceptor, over a local of the section.
    fn path(&mut self, tokens: &[TokenTree], root: &'static str) {
        let (mut left, mut alternatives) = Condition::parse_partial(tokens);
        if self.kind == OperationKind::Custom {
            let exprs = iter::once(&mut left).chain(&mut alternatives);
            exprs.for_each(Expr::keep_field_names);
        }
        self.walk(&left, Scope::Root(root));
        for expected in &alternatives {
            self.expected(expected, Scope::Root(root));
        }
    }

    /// Adds the tokens after `error`.
    fn errors(&mut self, tokens: &[TokenTree]) {
        let is_class = |word: &Ident| {
            let word = word.to_string();
            ErrorClass::find(word.strip_suffix(MARKER).unwrap_or(&word)).is_some()
        };
        let is_word = matches!(tokens, [TokenTree::Ident(word)] if is_class(word));
        if self.kind == OperationKind::Custom && !is_word {
            return self.looks_like("__Error", tokens);
        }
        for tree in tokens {
            match tree {
                TokenTree::Ident(word) if is_class(word) => self.import("errors", word),
                TokenTree::Ident(word) if word.to_string().starts_with(char::is_uppercase) => {
                    self.modelled_error(&names::error_variant(word));
                }
                TokenTree::Ident(word) if is_name(word) => self.modelled_error(word),
                _ => {}
            }
        }
        if tokens.last().is_none_or(|last| punct(last) == Some('|')) {
            self.modelled_error(&Field::missing(Span::call_site()).rust);
        }
    }

    /// A variant of the operation's errors. In a pattern with parentheses, an editor inserts the name alone. It also offers
    /// the constants of a trait there, which are the classes of errors.
    fn modelled_error(&mut self, variant: &Ident) {
        self.steps.extend(quote_spanned! {Span::mixed_site()=>
            {
                use __waiter::editor::errors::OfAnyType as _;
                if let __ErrorKind::#variant(_) = __any() {}
            }
        });
    }

    /// Adds a pattern, or a placeholder for one.
    fn looks_like(&mut self, of: &str, tokens: &[TokenTree]) {
        match tokens {
            [] => self.pattern(of, &[Field::missing(Span::mixed_site()).rust.into()]),
            tokens => self.pattern(of, tokens),
        }
    }

    /// A pattern of Rust, over a value of this type.
    fn pattern(&mut self, of: &str, tokens: &[TokenTree]) {
        let (pattern, guard) = tokens.split_at(guard_at(tokens).unwrap_or(tokens.len()));
        let guard = self.guard(pattern, guard);
        let site = Span::mixed_site();
        let of = Ident::new(of, site);
        self.steps.extend(quote_spanned! {site=> {
            let value: &#of = __any();
            let _: ::core::option::Option<u8> = __waiter::custom::first_pattern!(value, { #(#pattern)* #guard } => 0);
        }});
    }
}

/// The parts between commas.
fn parts(tokens: &[TokenTree]) -> impl Iterator<Item = &[TokenTree]> {
    split_acceptors(tokens, Span::call_site())
        .into_iter()
        .map(|(part, _)| part)
}
