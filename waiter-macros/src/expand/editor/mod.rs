//! The editor section: what an editor looks at instead of the waiter's implementation. No compiler sees it: what a
//! declaration expands to holds the call of a macro, which expands to the section, where only rust-analyzer looks.
//!
//! rust-analyzer expands a macro call twice, as it stands and with a marker appended to the word under the cursor, and
//! looks for the same place in both. So this section
//!
//! - stands before anything that holds the text of the declaration;
//! - is made from the tokens alone, whether they are right or not: where a name is missing there is a placeholder, and
//!   what stands before the cursor does not depend on what comes after it;
//! - has every word at the place where it was written.
//!
//! It goes to the definition of every token at the place of a word. So here a word is at its place once, or each time with
//! the same definition; what is made from it is not at its place. The implementation cannot do the same: there, a place is
//! where rustc shows an error.
//!
//! Words of the language are imports, from the runtime's modules of them; types stand as they were typed ([`places`]);
//! paths are steps of a function ([`walk`]); values of Rust name the struct's fields ([`values`]).

mod places;
#[cfg(test)]
mod tests;
mod values;
mod walk;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote_spanned;

use super::expr::mixed;
use super::{aliases, hidden, types, wait, waiter};
use crate::diagnostics::Errors;
use crate::names;
use crate::syntax::acceptor::{OperationKind, begins_acceptor, ends_operand, guard};
use crate::syntax::declaration::{Declaration, operation_types};
use crate::syntax::error_form::CLASSES;
use crate::syntax::operation::Operation;
use crate::syntax::pattern::guard_at;
use crate::tokens::{is_name, punct, split_acceptors, starts_with_operator, trees};
use walk::{Scope, walk};

/// The marker that rust-analyzer appends to the word under the cursor.
const MARKER: &str = "raCompletionMarker";

/// The section, as an item of its own.
pub(crate) fn section(krate: &TokenStream, tokens: TokenStream) -> TokenStream {
    let trees = trees(tokens.clone());
    let declaration = Declaration::parse(tokens, &mut Errors::default()).or_else(|| {
        // A parameter that is being typed is no field yet.
        let without_parameters = places::without_parameters(&trees)?;
        Declaration::parse(without_parameters, &mut Errors::default())
    });
    let Some(mut declaration) = declaration else {
        return TokenStream::new();
    };
    let places = places::of(krate, &trees);
    let site = Span::mixed_site();
    let attributes = declaration.item.implementation_attributes();
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
    let types = types(&declaration, &mut Errors::default());
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

/// Takes the operation's place from it, and gives items for the editor alone: one type at that place, not all that are
/// made from the name, and the input, which a condition may ask for as soon as it is typed.
fn operation(declaration: &mut Declaration) -> TokenStream {
    let site = Span::mixed_site();
    let asks_input = declaration.asks_input();
    let Some(Operation::Sdk(operation)) = &mut declaration.operation else {
        return quote_spanned!(site=> type __Input = (););
    };
    operation.move_to(site);
    let word = operation.path(&operation.name);
    let input = operation.path(operation.input());
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
        // `self` as the user's own word, as in `decide`, but not at the place of one.
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

/// The section's parts so far.
struct Section {
    /// The kind of operation: it decides how names and errors are read.
    kind: OperationKind,
    /// `self`
    this: Ident,
    /// The waiter's parameters.
    parameters: Vec<Ident>,
    /// Those among them that have to be locals somewhere.
    needed: Vec<Ident>,
    /// Those among them that some value names as locals.
    locals: Vec<Ident>,
    /// The words and the steps of the paths, in the order of the text: what comes before a word does not depend on what
    /// comes after it.
    steps: TokenStream,
    /// How many values the steps have made.
    values: usize,
}

/// What stands in the place of a name that is missing.
fn placeholder(at: Span) -> Ident {
    Ident::new("__name", mixed(at))
}

impl Section {
    /// `key: value, …`
    fn keys(&mut self, tokens: &[TokenTree]) {
        // The types of an operation are Rust, and complete where they stand.
        let types = operation_types(tokens);
        let tokens = [&tokens[..types.start], &tokens[types.end..]].concat();
        for part in parts(&tokens) {
            self.key(part);
        }
        self.import_any("keys", "operation");
    }

    /// `key: value`; where a comma is missing, more of them.
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

    /// `matcher … => state`; where a comma or a state is missing, what follows begins another.
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
        match matcher.to_string().as_str() {
            "error" => self.errors(condition),
            "ok" if self.kind == OperationKind::Custom => self.looks_like("__Output", condition),
            "status" | "ok" => {}
            "input_output" => drop(walk(self, condition, Scope::Named("exchange"))),
            _ => drop(walk(self, condition, Scope::Named("output"))),
        }
        match state {
            [_, _, TokenTree::Ident(state), ..] => self.import("states", state),
            [_, ..] => self.import_any("states", "success"),
            [] => {}
        }
        self.acceptor(others);
    }

    /// Imports a word from the module of its kind.
    fn import(&mut self, kind: &str, word: &Ident) {
        if is_name(word) {
            let site = Span::mixed_site();
            let kind = Ident::new(kind, site);
            self.steps
                .extend(quote_spanned!(site=> use __waiter::editor::#kind::{#word as _};));
        }
    }

    /// Imports any word of a kind, at a place where one may be typed.
    fn import_any(&mut self, kind: &str, word: &str) {
        self.import(kind, &Ident::new(word, Span::mixed_site()));
    }

    /// Adds the tokens after `error`.
    fn errors(&mut self, tokens: &[TokenTree]) {
        let is_class = |word: &Ident| {
            let word = word.to_string();
            CLASSES.contains(&word.strip_suffix(MARKER).unwrap_or(&word))
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
            self.modelled_error(&placeholder(Span::call_site()));
        }
    }

    /// A variant of the operation's errors. In a pattern that has its parentheses, an editor inserts the name alone. It
    /// offers the constants of a trait there, too: the classes of errors.
    fn modelled_error(&mut self, variant: &Ident) {
        self.steps.extend(quote_spanned! {Span::mixed_site()=>
            {
                use __waiter::editor::errors::OfAnyType as _;
                if let __ErrorKind::#variant(_) = __any() {}
            }
        });
    }

    /// Adds a pattern. Where there is none yet, one may be typed.
    fn looks_like(&mut self, of: &str, tokens: &[TokenTree]) {
        match tokens {
            [] => self.pattern(of, &[placeholder(Span::mixed_site()).into()]),
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

/// What commas separate.
fn parts(tokens: &[TokenTree]) -> impl Iterator<Item = &[TokenTree]> {
    split_acceptors(tokens, Span::call_site())
        .into_iter()
        .map(|(part, _)| part)
}
