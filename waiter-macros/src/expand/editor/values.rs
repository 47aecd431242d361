//! Values of Rust: `{…}`, and the guards of patterns.
//!
//! An editor renames the definition of a word. A parameter's definition is the struct's field. So a name is the field here,
//! where `decide` has a local: `want` becomes `(&self.want)`. The name does not change if it could mean something else
//! (`let`, a closure, a macro's arguments), or if it must be a local (a name in a string, `Type { want }`). Then a statement
//! before the value names both the field and the local, so that they are renamed together.

use std::slice;

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};

use super::section::Section;
use crate::names::COMPLETION_MARKER;
use crate::syntax::free_names::{BINDERS, mentions};
use crate::tokens::{punct, starts_with_operator, trees};

impl Section {
    /// A value, with its parameters as fields.
    pub(super) fn value(&mut self, tokens: &[TokenTree]) -> TokenStream {
        let is_named = |local: &Ident| mentions(tokens, &local.to_string());
        if !(may_bind(tokens) || self.needed.iter().any(is_named)) {
            return self.with_fields(tokens);
        }
        self.write_again(tokens, false);
        tokens.iter().cloned().collect()
    }

    /// The guard of a pattern. The pattern may bind the name of a parameter.
    pub(super) fn guard(&mut self, bindings: &[Ident], guard: &[TokenTree]) -> TokenStream {
        let all = self.parameters.clone();
        self.parameters
            .retain(|parameter| !bindings.contains(parameter));
        let guard = self.value(guard);
        self.parameters = all;
        guard
    }

    /// The tokens with a field in the place of each parameter.
    fn with_fields(&self, tokens: &[TokenTree]) -> TokenStream {
        let mut replaced = TokenStream::new();
        for (at, tree) in tokens.iter().enumerate() {
            match tree {
                TokenTree::Ident(word) if self.is_local(tokens, at) => {
                    let (this, site) = (&self.this, Span::mixed_site());
                    replaced.extend(quote_spanned!(site=> (&#this.#word)));
                }
                TokenTree::Group(group) => {
                    let stream = self.with_fields(&trees(group.stream()));
                    let mut inside = Group::new(group.delimiter(), stream);
                    inside.set_span(group.span());
                    replaced.extend(inside.into_token_stream());
                }
                tree => replaced.extend([tree.clone()]),
            }
        }
        replaced
    }

    /// Names each parameter among the tokens again, as a local and as a field. `Type { want }` can only be renamed as a local,
    /// to `Type { want: renamed }`.
    fn write_again(&mut self, tokens: &[TokenTree], is_literal: bool) {
        for (at, tree) in tokens.iter().enumerate() {
            match tree {
                TokenTree::Ident(word)
                    if self.is_local(tokens, at) || self.is_field(tokens, at) =>
                {
                    self.locals.push(word.clone());
                    if !(is_literal && is_alone(tokens, at)) {
                        let (this, site) = (&self.this, Span::mixed_site());
                        self.steps
                            .extend(quote_spanned!(site=> let _ = (&#word, &#this.#word);));
                    }
                }
                TokenTree::Group(group) => {
                    self.write_again(&trees(group.stream()), is_struct_literal(tokens, at));
                }
                _ => {}
            }
        }
    }

    /// The parameters as locals, which an editor offers. A local that a value needs has the span of the field, to be renamed
    /// with it.
    pub(super) fn locals(&self) -> TokenStream {
        let (this, site) = (&self.this, Span::mixed_site());
        let locals = self.parameters.iter().map(|parameter| {
            let mut local = parameter.clone();
            if !self.locals.contains(parameter) {
                local.set_span(parameter.span().located_at(site));
            }
            quote_spanned!(site=> let #local = &#this.#local;)
        });
        quote!(#(#locals)*)
    }

    /// Returns true if the word at a position may be the local of a parameter.
    fn is_local(&self, tokens: &[TokenTree], at: usize) -> bool {
        let (before, after) = (&tokens[..at], &tokens[at + 1..]);
        let is_label = after.first().and_then(punct) == Some(':');
        let is_called = after.first().and_then(punct) == Some('!')
            && matches!(after.get(1), Some(TokenTree::Group(_)));
        let is_field = ends_in(before, ".") && !ends_in(before, "..");
        let is_inside = is_field || ends_in(before, "::");
        self.is_parameter(&tokens[at]) && !(is_inside || is_label || is_called)
    }

    /// Returns true if the word at a position is a parameter of `self`.
    fn is_field(&self, tokens: &[TokenTree], at: usize) -> bool {
        let before = &tokens[..at];
        let is_of_self = matches!(before, [.., TokenTree::Ident(this), dot]
            if *this == "self" && punct(dot) == Some('.'));
        is_of_self && self.is_parameter(&tokens[at])
    }

    fn is_parameter(&self, tree: &TokenTree) -> bool {
        let TokenTree::Ident(word) = tree else {
            return false;
        };
        let word = word.to_string();
        let word = word.trim_end_matches(COMPLETION_MARKER);
        self.parameters.iter().any(|parameter| parameter == word)
    }
}

/// The parameters that must be locals.
pub(super) fn needed(parameters: &[Ident], expressions: &[&[TokenTree]]) -> Vec<Ident> {
    let mut needed = parameters.to_vec();
    needed.retain(|parameter| {
        let mut expressions = expressions.iter();
        expressions.any(|tokens| needs_local(tokens, parameter, false))
    });
    needed
}

/// Returns true if a name is in a string for `format!`, or in `Type { want }`.
fn needs_local(tokens: &[TokenTree], name: &Ident, is_literal: bool) -> bool {
    (0..tokens.len()).any(|at| match &tokens[at] {
        TokenTree::Ident(word) => is_literal && word == name && is_alone(tokens, at),
        TokenTree::Group(group) => {
            let is_literal = is_struct_literal(tokens, at);
            needs_local(&trees(group.stream()), name, is_literal)
        }
        tree => mentions(slice::from_ref(tree), &name.to_string()),
    })
}

/// Returns true if a word is between commas.
fn is_alone(tokens: &[TokenTree], at: usize) -> bool {
    let is_comma = |tree: &TokenTree| punct(tree) == Some(',');
    tokens[..at].last().is_none_or(is_comma) && tokens.get(at + 1).is_none_or(is_comma)
}

/// Returns true if the tokens before a word end in this operator.
fn ends_in(before: &[TokenTree], operator: &str) -> bool {
    let start = before.len().checked_sub(operator.len());
    start.is_some_and(|start| starts_with_operator(&before[start..], operator))
}

/// Returns true if a name among the tokens may be bound there, or must not change: in `let`, in an arm, in a closure's
/// parameters, in a macro's arguments, in `Type { name }`.
fn may_bind(tokens: &[TokenTree]) -> bool {
    (0..tokens.len()).any(|at| match &tokens[at] {
        TokenTree::Ident(word) => word == "match" || BINDERS.iter().any(|binder| word == binder),
        TokenTree::Punct(bar) if bar.as_char() == '|' => true,
        TokenTree::Group(group) => {
            let is_macro = tokens[..at].last().and_then(punct) == Some('!');
            is_macro || is_struct_literal(tokens, at) || may_bind(&trees(group.stream()))
        }
        _ => false,
    })
}

/// Returns true if the tree at a position is the braces of `Type { … }`.
fn is_struct_literal(tokens: &[TokenTree], at: usize) -> bool {
    matches!(&tokens[..=at], [.., TokenTree::Ident(name), TokenTree::Group(group)]
        if group.delimiter() == Delimiter::Brace
            && name.to_string().starts_with(char::is_uppercase))
}
