//! The editor section: what an editor looks at to complete the word under the cursor. No compiler sees it: what a
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
//! Words of the language are imports, from the runtime's modules of them; paths are steps of a function ([`walk`]).

#[cfg(test)]
mod tests;
mod walk;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

use super::expr::mixed;
use super::types;
use crate::names;
use crate::report::Errors;
use crate::syntax::acceptor::{Whose, begins_acceptor, ends_operand, guard};
use crate::syntax::declaration::{Declaration, operation_types};
use crate::tokens::{is_name, punct, split_acceptors, starts_with_operator, trees};
use walk::{Scope, walk};

/// The section, as an item of its own.
pub(crate) fn section(krate: &TokenStream, declaration: &Declaration) -> TokenStream {
    let mut section = Section {
        whose: declaration.whose,
        ..Section::default()
    };
    section.keys(&trees(declaration.after_item.clone()));
    let Section { words, steps, .. } = &section;
    let Words {
        keys,
        matchers,
        states,
        errors,
    } = words;
    let types = types(declaration, &mut Errors::default());
    let name = &declaration.item.name;
    // `self` as the user's own word, as in `decide`.
    let this = Ident::new("self", name.span());
    let parameters: Vec<_> = declaration.item.parameters().collect();
    let attributes = declaration.item.implementation_attributes();
    let site = Span::mixed_site();
    quote_spanned! {site=>
        #attributes
        const _: () = {
            use #krate::__private as __waiter;
            impl __waiter::editor::Steps for #name {
                #[allow(warnings)]
                fn steps(&#this) {
                    use __waiter::editor::{
                        *, keys::{#keys}, matchers::{#matchers}, states::{#states}, errors::{#errors},
                    };
                    use __waiter::path as __path;
                    use __path::{place, prelude::*};
                    #(let #parameters = &#this.#parameters;)*
                    let output: __Scope<&__Output> = __any();
                    let exchange: __Scope<&__path::input_output::InputOutput<'_, __Input, __Output>> = __any();
                    #steps
                }
            }
            #types
        };
    }
}

#[derive(Default)]
struct Section {
    /// Whose names and errors they are.
    whose: Whose,
    words: Words,
    /// The steps of the paths.
    steps: TokenStream,
    /// How many values the steps have made.
    values: usize,
}

/// Imports of the words that were written, by the kind of their place.
#[derive(Default)]
struct Words {
    keys: TokenStream,
    matchers: TokenStream,
    states: TokenStream,
    errors: TokenStream,
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
        import_any(&mut self.words.keys, "operation");
    }

    /// `key: value`; where a comma is missing, more of them.
    fn key(&mut self, tokens: &[TokenTree]) {
        let mut is_value = false;
        for (at, tree) in tokens.iter().enumerate() {
            match tree {
                TokenTree::Ident(word) if !is_value => import(&mut self.words.keys, word),
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
        import_any(&mut self.words.matchers, "path");
    }

    /// `matcher … => state`; where a comma or a state is missing, what follows begins another.
    fn acceptor(&mut self, tokens: &[TokenTree]) {
        let Some(TokenTree::Ident(matcher)) = tokens.first() else {
            return;
        };
        import(&mut self.words.matchers, matcher);
        let guard = guard(tokens, self.whose);
        let rest = &tokens[1..];
        let next =
            (0..rest.len()).find(|&at| !guard.contains(&(at + 1)) && begins_acceptor(rest, at));
        let (own, others) = rest.split_at(next.unwrap_or(rest.len()));
        let arrow = (0..own.len()).find(|&at| starts_with_operator(&own[at..], "=>"));
        let (condition, state) = own.split_at(arrow.unwrap_or(own.len()));
        match matcher.to_string().as_str() {
            "error" => self.errors(condition),
            "ok" if self.whose == Whose::Own => self.output(condition),
            "status" | "ok" => {}
            "input_output" => drop(walk(self, condition, Scope::Named("exchange"))),
            _ => drop(walk(self, condition, Scope::Named("output"))),
        }
        match state {
            [_, _, TokenTree::Ident(state), ..] => import(&mut self.words.states, state),
            [_, ..] => import_any(&mut self.words.states, "success"),
            [] => {}
        }
        self.acceptor(others);
    }

    /// What follows `error`: an error of the operation begins with a capital, a class does not.
    fn errors(&mut self, tokens: &[TokenTree]) {
        let is_word = matches!(tokens, [] | [TokenTree::Ident(_)]);
        if self.whose == Whose::Own && !is_word {
            return self.pattern("__Error", tokens);
        }
        for tree in tokens {
            let TokenTree::Ident(word) = tree else {
                continue;
            };
            if word.to_string().starts_with(char::is_uppercase) {
                let variant = names::error_variant(word);
                let site = Span::mixed_site();
                self.steps
                    .extend(quote_spanned!(site=> let _ = __ErrorKind::#variant;));
            } else {
                import(&mut self.words.errors, word);
            }
        }
        if tokens.is_empty() {
            import_any(&mut self.words.errors, "any");
        }
    }

    /// What follows `ok` where the operation is the user's own.
    fn output(&mut self, tokens: &[TokenTree]) {
        match tokens {
            [] => self.pattern("__Output", &[placeholder(Span::mixed_site()).into()]),
            tokens => self.pattern("__Output", tokens),
        }
    }

    /// A pattern of Rust, over a value of this type.
    fn pattern(&mut self, of: &str, tokens: &[TokenTree]) {
        let site = Span::mixed_site();
        let of = Ident::new(of, site);
        self.steps.extend(quote_spanned! {site=> {
            let value: &#of = __any();
            let _: ::core::option::Option<u8> = __waiter::own::first_pattern!(value, { #(#tokens)* } => 0);
        }});
    }
}

/// Imports a word.
fn import(words: &mut TokenStream, word: &Ident) {
    if is_name(word) {
        words.extend(quote!(#word as _,));
    }
}

/// Where a word may be typed: any one of its place.
fn import_any(words: &mut TokenStream, word: &str) {
    import(words, &Ident::new(word, Span::mixed_site()));
}

/// What commas separate.
fn parts(tokens: &[TokenTree]) -> impl Iterator<Item = &[TokenTree]> {
    split_acceptors(tokens, Span::call_site())
        .into_iter()
        .map(|(part, _)| part)
}
