//! Values of Rust: `{…}`, and the guards of patterns.
//!
//! To rename a word is to rename what it stands for, and a parameter is a field of the struct. So a parameter's name stands
//! for the field here, where `decide` has a local: `want` is `(&self.want)`. Where that could be something else, or where
//! only a local will do (`let`, a closure, a macro's arguments), it stays as it is, and the name is written again for both
//! the field and the local: whichever of them is renamed, all are.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};

use super::{MARKER, Section};
use crate::tokens::{punct, starts_with_operator, trees};

impl Section {
    /// A value, with its parameters as fields.
    pub(super) fn value(&mut self, tokens: &[TokenTree]) -> TokenStream {
        if !may_bind(tokens) {
            return self.with_fields(tokens);
        }
        self.write_again(tokens, false);
        tokens.iter().cloned().collect()
    }

    /// The guard behind a pattern, which may give the name of a parameter to something else.
    pub(super) fn guard(&mut self, pattern: &[TokenTree], guard: &[TokenTree]) -> TokenStream {
        let all = self.parameters.clone();
        self.parameters
            .retain(|parameter| !names(pattern, parameter));
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

    /// Names each parameter among the tokens once more, as a local and as a field. `Type { want }` can only be renamed as
    /// a local: to `Type { want: renamed }`.
    fn write_again(&mut self, tokens: &[TokenTree], is_literal: bool) {
        let is_comma = |tree: &TokenTree| punct(tree) == Some(',');
        for (at, tree) in tokens.iter().enumerate() {
            match tree {
                TokenTree::Ident(word)
                    if self.is_local(tokens, at) || self.is_field(tokens, at) =>
                {
                    self.locals.push(word.clone());
                    let is_shorthand = is_literal
                        && tokens[..at].last().is_none_or(is_comma)
                        && tokens.get(at + 1).is_none_or(is_comma);
                    if !is_shorthand {
                        let (this, site) = (&self.this, Span::mixed_site());
                        self.steps
                            .extend(quote_spanned!(site=> let _ = (&#word, &#this.#word);));
                    }
                }
                TokenTree::Group(group) => {
                    self.write_again(&trees(group.stream()), is_struct_literal(tokens, at));
                }
                TokenTree::Literal(literal) => self.captures(&literal.to_string()),
                _ => {}
            }
        }
    }

    /// A string may be one with parameters in it, as `format!` takes it.
    fn captures(&mut self, literal: &str) {
        let is_captured = |word: &&Ident| {
            [format!("{{{word}}}"), format!("{{{word}:")]
                .iter()
                .any(|captured| literal.contains(captured))
        };
        let captured: Vec<_> = self
            .parameters
            .iter()
            .filter(is_captured)
            .cloned()
            .collect();
        self.locals.extend(captured);
    }

    /// The parameters as locals, which an editor offers. Those that some value needs are at the place of the field, to be
    /// renamed with it.
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

    /// Whether the word at a position is a parameter's name, and may stand for its local.
    fn is_local(&self, tokens: &[TokenTree], at: usize) -> bool {
        let before = tokens[..at].last();
        let after = &tokens[at + 1..];
        let is_label = after.first().and_then(punct) == Some(':');
        let is_called = after.first().and_then(punct) == Some('!')
            && matches!(after.get(1), Some(TokenTree::Group(_)));
        let is_inside = before.and_then(punct) == Some(':')
            || before.and_then(punct) == Some('.') && !is_range(&tokens[..at]);
        self.is_parameter(&tokens[at]) && !(is_inside || is_label || is_called)
    }

    /// Whether the word at a position is a parameter of `self`.
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
        let word = word.strip_suffix(MARKER).unwrap_or(&word);
        self.parameters.iter().any(|parameter| parameter == word)
    }
}

/// Whether the tokens before a word end in `..`, and not in the dot of a field.
fn is_range(before: &[TokenTree]) -> bool {
    before.len() > 1 && starts_with_operator(&before[before.len() - 2..], "..")
        || before.len() > 2 && starts_with_operator(&before[before.len() - 3..], "..=")
}

/// Whether a name among the tokens may be given to something else there, or has to stay a name: in `let`, in an arm, in a
/// closure's parameters, in a macro's arguments, in `Type { name }`.
fn may_bind(tokens: &[TokenTree]) -> bool {
    (0..tokens.len()).any(|at| match &tokens[at] {
        TokenTree::Ident(word) => ["let", "for", "match", "fn", "const", "static", "use"]
            .iter()
            .any(|keyword| word == keyword),
        TokenTree::Punct(bar) if bar.as_char() == '|' => true,
        TokenTree::Group(group) => {
            let is_macro = tokens[..at].last().and_then(punct) == Some('!');
            is_macro || is_struct_literal(tokens, at) || may_bind(&trees(group.stream()))
        }
        _ => false,
    })
}

/// Whether the tree at a position is the braces of `Type { … }`.
fn is_struct_literal(tokens: &[TokenTree], at: usize) -> bool {
    matches!(&tokens[..=at], [.., TokenTree::Ident(name), TokenTree::Group(group)]
        if group.delimiter() == Delimiter::Brace
            && name.to_string().starts_with(char::is_uppercase))
}

/// Whether a pattern has this name, and not only as a label.
fn names(pattern: &[TokenTree], name: &Ident) -> bool {
    (0..pattern.len()).any(|at| match &pattern[at] {
        TokenTree::Ident(word) => word == name && pattern.get(at + 1).and_then(punct) != Some(':'),
        TokenTree::Group(group) => names(&trees(group.stream()), name),
        _ => false,
    })
}
