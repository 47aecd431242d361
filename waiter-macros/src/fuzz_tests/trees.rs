//! Functions to parse, count and change token trees.

use proc_macro2::{Delimiter, Group, Literal, TokenStream, TokenTree};
use syn::Lit;

pub(super) const DELIMITERS: [Delimiter; 4] = [
    Delimiter::Parenthesis,
    Delimiter::Bracket,
    Delimiter::Brace,
    Delimiter::None,
];

pub(super) fn tokens(text: &str) -> TokenStream {
    text.parse().expect("tokens")
}

/// Text as tokens. Invalid text gives none.
pub(super) fn lexed(text: &str) -> Vec<TokenTree> {
    let tokens = text.parse::<TokenStream>().unwrap_or_default();
    tokens.into_iter().collect()
}

pub(super) fn group(delimiter: Delimiter, trees: impl IntoIterator<Item = TokenTree>) -> TokenTree {
    Group::new(delimiter, trees.into_iter().collect()).into()
}

/// Nested groups.
pub(super) fn nested(delimiter: Delimiter, levels: usize, trees: Vec<TokenTree>) -> TokenTree {
    let inner = group(delimiter, trees);
    (1..levels).fold(inner, |inner, _| group(delimiter, [inner]))
}

/// The total weight of all tokens, including those in groups.
pub(super) fn sum(tokens: &TokenStream, weight: &dyn Fn(&TokenTree) -> usize) -> usize {
    let trees = tokens.clone().into_iter();
    trees
        .map(|tree| {
            let inside = match &tree {
                TokenTree::Group(group) => sum(&group.stream(), weight),
                _ => 0,
            };
            weight(&tree) + inside
        })
        .sum()
}

/// The number of tokens, including those in groups. A group with its delimiters counts as one.
pub(crate) fn count(tokens: &TokenStream) -> usize {
    sum(tokens, &|_| 1)
}

/// Changes the token at `at`, counted through all groups. `change` gets the tokens of its group and its index there.
pub(super) fn change_at(
    tokens: &TokenStream,
    at: usize,
    mut change: impl FnMut(&mut Vec<TokenTree>, usize),
) -> TokenStream {
    descend(tokens, &mut Some(at), &mut change)
}

/// Walks `steps` tokens, and changes the next one.
fn descend(
    tokens: &TokenStream,
    steps: &mut Option<usize>,
    change: &mut dyn FnMut(&mut Vec<TokenTree>, usize),
) -> TokenStream {
    let mut trees: Vec<_> = tokens.clone().into_iter().collect();
    for index in 0..trees.len() {
        match steps {
            None => break,
            Some(0) => {
                *steps = None;
                change(&mut trees, index);
            }
            Some(left) => {
                *left -= 1;
                if let TokenTree::Group(inner) = &trees[index] {
                    let delimiter = inner.delimiter();
                    trees[index] = group(delimiter, descend(&inner.stream(), steps, change));
                }
            }
        }
    }
    trees.into_iter().collect()
}

/// The value of a string literal.
pub(super) fn text_of(literal: &Literal) -> Option<String> {
    match Lit::new(literal.clone()) {
        Lit::Str(text) => Some(text.value()),
        _ => None,
    }
}
