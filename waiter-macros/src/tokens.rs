//! A cursor over tokens, and ways to split them.

use std::fmt::Display;
use std::str::FromStr;

use proc_macro2::{Delimiter, Ident, Literal, Spacing, Span, TokenStream, TokenTree};
use syn::Lit;

use crate::names;

/// Reads tokens one by one. `end` is the span of an error at the end: the closing delimiter, or the last token.
pub(crate) struct Cursor<'t> {
    trees: &'t [TokenTree],
    at: usize,
    end: Span,
}

impl<'t> Cursor<'t> {
    pub(crate) fn new(trees: &'t [TokenTree], end: Span) -> Self {
        Self { trees, at: 0, end }
    }

    pub(crate) fn peek(&self) -> Option<&'t TokenTree> {
        self.trees.get(self.at)
    }

    /// The span of the next token, or of the end.
    pub(crate) fn span(&self) -> Span {
        self.peek().map_or(self.end, TokenTree::span)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.at >= self.trees.len()
    }

    pub(crate) fn rest(&self) -> &'t [TokenTree] {
        &self.trees[self.at.min(self.trees.len())..]
    }

    pub(crate) fn advance(&mut self, tokens: usize) {
        self.at += tokens;
    }

    pub(crate) fn next(&mut self) -> Option<&'t TokenTree> {
        let tree = self.peek();
        self.at += 1;
        tree
    }

    /// The next token, if it is a punctuation character.
    pub(crate) fn punct(&self) -> Option<char> {
        punct(self.peek()?)
    }

    /// Returns true if the next tokens are this operator, without spaces in it.
    pub(crate) fn is_operator(&self, operator: &str) -> bool {
        let Some(tokens) = self.trees.get(self.at..self.at + operator.len()) else {
            return false;
        };
        starts_with_operator(tokens, operator)
    }

    pub(crate) fn ident(&self, ahead: usize) -> Option<&'t Ident> {
        match self.trees.get(self.at + ahead)? {
            TokenTree::Ident(ident) => Some(ident),
            _ => None,
        }
    }

    pub(crate) fn literal(&self) -> Option<&'t Literal> {
        match self.peek()? {
            TokenTree::Literal(literal) => Some(literal),
            _ => None,
        }
    }
}

/// The tokens of a stream. A fragment that a `macro_rules!` macro passes on (`$operation:path`) is a group without
/// delimiters, which is opened.
pub(crate) fn trees(stream: TokenStream) -> Vec<TokenTree> {
    let mut trees = Vec::new();
    for tree in stream {
        match tree {
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
                trees.extend(self::trees(group.stream()));
            }
            tree => trees.push(tree),
        }
    }
    trees
}

pub(crate) fn punct(tree: &TokenTree) -> Option<char> {
    match tree {
        TokenTree::Punct(punct) => Some(punct.as_char()),
        _ => None,
    }
}

/// Returns true if the tokens begin with this operator, without spaces in it.
pub(crate) fn starts_with_operator(tokens: &[TokenTree], operator: &str) -> bool {
    let operator = operator.as_bytes();
    // The parser calls it most often. Without optimization, an index takes a fifth of the time of iterators.
    let mut at = 0;
    while at < operator.len() {
        let is_last = at + 1 == operator.len();
        match tokens.get(at) {
            Some(TokenTree::Punct(punct))
                if punct.as_char() == char::from(operator[at])
                    && (is_last || punct.spacing() == Spacing::Joint) =>
            {
                at += 1;
            }
            _ => return false,
        }
    }
    true
}

/// The first of these operators that the tokens begin with.
pub(crate) fn operator<'o>(tokens: &[TokenTree], operators: &[&'o str]) -> Option<&'o str> {
    punct(tokens.first()?)?;
    let is_first = |operator: &&&str| starts_with_operator(tokens, operator);
    operators.iter().find(is_first).copied()
}

/// The position of the first such operator, outside of groups.
pub(crate) fn find_operator(tokens: &[TokenTree], operator: &str) -> Option<usize> {
    (0..tokens.len()).find(|&at| starts_with_operator(&tokens[at..], operator))
}

/// Splits at every token for which `is_separator` holds. Each part has the span of its end.
pub(crate) fn split<'t>(
    trees: &'t [TokenTree],
    end: Span,
    separators: &str,
) -> Vec<(&'t [TokenTree], Span)> {
    let is_separator = |tree| punct(tree).is_some_and(|c| separators.contains(c));
    split_at(trees, end, &|at| is_separator(&trees[at]))
}

/// Splits at the positions for which `is_separator` holds.
pub(crate) fn split_at<'t>(
    trees: &'t [TokenTree],
    end: Span,
    is_separator: &dyn Fn(usize) -> bool,
) -> Vec<(&'t [TokenTree], Span)> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, tree) in trees.iter().enumerate() {
        if is_separator(at) {
            parts.push((&trees[start..at], tree.span()));
            start = at + 1;
        }
    }
    parts.push((&trees[start..], end));
    parts
}

/// Splits at the commas that separate acceptors, not at those between the angle brackets of generic arguments.
pub(crate) fn split_acceptors(trees: &[TokenTree], end: Span) -> Vec<(&[TokenTree], Span)> {
    let mut after_generics = 0;
    let mut commas = Vec::new();
    for at in 0..trees.len() {
        if at < after_generics {
            continue;
        }
        if begins_generics(trees, at) {
            after_generics = generics_end(trees, at).unwrap_or(at);
        } else if punct(&trees[at]) == Some(',') {
            commas.push(at);
        }
    }
    split_at(trees, end, &|at| commas.binary_search(&at).is_ok())
}

/// The first `<` of generic arguments that are not closed.
pub(crate) fn unclosed_generics(trees: &[TokenTree]) -> Option<Span> {
    let is_unclosed = |&at: &usize| begins_generics(trees, at) && generics_end(trees, at).is_none();
    (0..trees.len())
        .find(is_unclosed)
        .map(|at| trees[at].span())
}

/// Returns true if there is a `<` that cannot be a comparison: after `::`, or where an operand is due, as in
/// `<T as Trait<A, B>>::f()`.
fn begins_generics(trees: &[TokenTree], at: usize) -> bool {
    if punct(&trees[at]) != Some('<') {
        return false;
    }
    match &trees[..at] {
        [.., a, b] if [a, b].map(punct) == [Some(':'); 2] => true,
        [.., TokenTree::Ident(word)] => *word == "if",
        // The end of a pattern's or a path's own generics.
        [.., TokenTree::Punct(before)] => before.as_char() != '>' && before.as_char() != '<',
        _ => false,
    }
}

/// Returns the position after generic arguments. They do not reach into the next acceptor.
fn generics_end(trees: &[TokenTree], start: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for at in start..trees.len() {
        let after = |c: char| at > start && punct(&trees[at - 1]) == Some(c);
        match punct(&trees[at]) {
            Some('<') => depth += 1,
            Some('>') if after('=') => return None,
            Some('>') if !after('-') => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at + 1);
        }
    }
    None
}

/// A string literal's text.
pub(crate) fn string(literal: &Literal) -> Option<String> {
    match Lit::new(literal.clone()) {
        Lit::Str(text) => Some(text.value()),
        _ => None,
    }
}

/// The value of an integer without a suffix.
pub(crate) fn integer<N: FromStr<Err: Display>>(literal: &Literal) -> Option<N> {
    match Lit::new(literal.clone()) {
        Lit::Int(int) if int.suffix().is_empty() => int.base10_parse().ok(),
        _ => None,
    }
}

/// A text as a name in Rust, if it can be one.
pub(crate) fn name(text: &str, at: Span) -> Option<Ident> {
    // Other text is not even to be lexed: rustc has errors of its own for some.
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if !text.chars().all(is_word) {
        return None;
    }
    let name: Ident = syn::parse_str(text).ok()?;
    Some(Ident::new(&name.to_string(), at))
}

/// Returns true if a word can be a name in Rust. A keyword can only be a raw identifier.
pub(crate) fn is_name(word: &Ident) -> bool {
    !names::is_keyword(&word.to_string())
}

/// Returns true if a path of Rust can begin with a word.
pub(crate) fn begins_path(word: &Ident) -> bool {
    is_name(word)
        || ["self", "Self", "super", "crate"]
            .iter()
            .any(|other| word == other)
}

/// The span of a token's end: of a group, its closing delimiter.
pub(crate) fn last_span(tree: &TokenTree) -> Span {
    match tree {
        TokenTree::Group(group) => group.span_close(),
        tree => tree.span(),
    }
}
