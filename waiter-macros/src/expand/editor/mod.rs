//! The editor section, which an editor uses instead of the waiter's implementation. A compiler never expands it: under
//! `cfg(rust_analyzer)` the runtime exports `editor!`, otherwise a macro of that name that expands to nothing.
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

use std::{iter, mem};

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote_spanned;

use super::{aliases, hidden, item, types, wait, waiter};
use crate::diagnostics::Errors;
use crate::names::{self, COMPLETION_MARKER, OperationNames};
use crate::syntax::acceptor::Subject;
use crate::syntax::condition::Condition;
use crate::syntax::declaration::Declaration;
use crate::syntax::draft::DraftAcceptor;
use crate::syntax::expr::{Expr, Field};
use crate::syntax::language::{ErrorClass, Keyword, Word};
use crate::syntax::matcher::Form;
use crate::syntax::operation::Operation;
use crate::syntax::pattern::{Pattern, guard_at};
use crate::syntax::sdk_error::Parts;
use crate::tokens::{is_name, punct};
use paths::Scope;
use section::Section;

/// The section, as an item of its own.
pub(crate) fn section(krate: &TokenStream, tokens: TokenStream) -> TokenStream {
    let Some(mut declaration) = Declaration::parse(tokens, &mut Errors::default()) else {
        return TokenStream::new();
    };
    let places = places::of(krate, &declaration);
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
    let Declaration { item, draft, .. } = declaration;
    let name = &item.name;
    let parameters: Vec<_> = item.parameters().into_iter().cloned().collect();
    let needed = values::needed(&parameters, &draft.expressions());
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
    for key in &draft.keys {
        section.import("keys", key);
    }
    section.import_any("keys", "operation");
    if let Some(pages) = &draft.pages {
        section.path(pages, "output");
    }
    for reason in &draft.reasons {
        section.reason(reason);
    }
    for acceptor in &draft.acceptors {
        section.acceptor(acceptor);
    }
    section.import_any("matchers", "path");
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
    fn acceptor(&mut self, acceptor: &DraftAcceptor) {
        let condition = &acceptor.condition;
        self.import("matchers", &acceptor.keyword);
        match Keyword::find(&acceptor.keyword.to_string()).map(Form::new) {
            Some(Form::Error) => self.errors(condition),
            Some(Form::Ok) if self.kind.is_custom() || !condition.is_empty() => {
                self.pattern("__Output", condition);
            }
            Some(Form::Status | Form::Ok) => {}
            Some(Form::Path(Subject::InputOutput, _)) => self.path(condition, "exchange"),
            // A word that is being typed may become a path's.
            Some(Form::Path(..)) | None => self.path(condition, "output"),
        }
        match &acceptor.streak[..] {
            [_, TokenTree::Literal(_), TokenTree::Ident(unit), ..] => self.import("streaks", unit),
            [_, TokenTree::Literal(_)] => self.import_any("streaks", "polls"),
            _ => {}
        }
        match acceptor.state.as_deref() {
            Some([TokenTree::Ident(state), ..]) => self.import("states", state),
            Some(_) => self.import_any("states", "success"),
            None => {}
        }
        if let Some(reason) = &acceptor.reason {
            self.reason(reason);
        }
    }

    /// The path of a reason.
    fn reason(&mut self, tokens: &[TokenTree]) {
        let mut path = Expr::parse_partial(tokens);
        if self.kind.is_custom() {
            path.keep_field_names();
        }
        self.walk(&path, Scope::Root("output"));
    }

    /// The condition of an acceptor, over a local of the section.
    fn path(&mut self, tokens: &[TokenTree], root: &'static str) {
        let (mut left, mut alternatives) = Condition::parse_partial(tokens);
        if self.kind.is_custom() && root == "output" {
            let exprs = iter::once(&mut left).chain(&mut alternatives);
            exprs.for_each(Expr::keep_field_names);
        }
        self.walk(&left, Scope::Root(root));
        for expected in &alternatives {
            self.expected(expected, Scope::Root(root));
        }
    }

    /// The alternatives of `error` with their condition, or a pattern.
    fn errors(&mut self, tokens: &[TokenTree]) {
        let is_class = |word: &Ident| {
            let word = word.to_string();
            ErrorClass::find(word.trim_end_matches(COMPLETION_MARKER)).is_some()
        };
        let is_word = matches!(tokens, [TokenTree::Ident(word)] if is_class(word));
        let parts = Parts::of(tokens);
        if self.kind.has_sdk_error() && parts.is_pattern() || !self.kind.has_sdk_error() && !is_word
        {
            return self.pattern("__Error", tokens);
        }
        for tree in parts.head {
            match tree {
                TokenTree::Ident(word) if is_class(word) => self.import("errors", word),
                TokenTree::Ident(word) if word.to_string().starts_with(char::is_uppercase) => {
                    self.modelled_error(&names::error_variant(word));
                }
                TokenTree::Ident(word) if is_name(word) => self.modelled_error(word),
                _ => {}
            }
        }
        if parts
            .head
            .last()
            .is_none_or(|last| punct(last) == Some('|'))
        {
            self.modelled_error(&Field::missing(Span::call_site()).rust);
        }
        if let Some(condition) = parts.guard() {
            self.condition_on_error(parts.head, condition);
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

    /// A condition on an error, over its message and code, and the fields of the only modelled error.
    fn condition_on_error(&mut self, head: &[TokenTree], condition: &[TokenTree]) {
        let site = Span::mixed_site();
        let fields = match head {
            [TokenTree::Ident(word)] if word.to_string().starts_with(char::is_uppercase) => {
                let mut variant = names::error_variant(word);
                variant.set_span(site);
                quote_spanned!(site=> if let __ErrorKind::#variant(fields) = __any() { fields } else { __any() })
            }
            _ => quote_spanned!(site=> ()),
        };
        let before = mem::take(&mut self.steps);
        self.path(condition, "failed");
        let steps = mem::replace(&mut self.steps, before);
        self.steps.extend(quote_spanned! {site=>
            {
                let failed = __failed(#fields);
                #steps
            }
        });
    }

    /// A pattern of Rust, over a value of this type.
    fn pattern(&mut self, of: &str, tokens: &[TokenTree]) {
        let site = Span::mixed_site();
        let missing = [Field::missing(site).rust.into()];
        let tokens = if tokens.is_empty() { &missing } else { tokens };
        let (pattern, guard) = tokens.split_at(guard_at(tokens).unwrap_or(tokens.len()));
        let guard = self.guard(&Pattern::new(pattern).bindings(), guard);
        let of = Ident::new(of, site);
        self.steps.extend(quote_spanned! {site=> {
            let value: &#of = __any();
            let _: ::core::option::Option<u8> = __waiter::custom::first_pattern!(value, { #(#pattern)* #guard } => 0);
        }});
    }
}
