//! Token trees: from text, counted, changed in one place.

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

/// Text as tokens; none if it is no tokens.
pub(super) fn lexed(text: &str) -> Vec<TokenTree> {
    let tokens = text.parse::<TokenStream>().unwrap_or_default();
    tokens.into_iter().collect()
}

pub(super) fn group(delimiter: Delimiter, trees: impl IntoIterator<Item = TokenTree>) -> TokenTree {
    Group::new(delimiter, trees.into_iter().collect()).into()
}

/// Groups in groups.
pub(super) fn nested(delimiter: Delimiter, levels: usize, trees: Vec<TokenTree>) -> TokenTree {
    let inner = group(delimiter, trees);
    (1..levels).fold(inner, |inner, _| group(delimiter, [inner]))
}

/// The weight of all tokens, those in groups as well.
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

/// The tokens in all groups; a group with its two delimiters counts as one.
pub(crate) fn count(tokens: &TokenStream) -> usize {
    sum(tokens, &|_| 1)
}

/// The tokens after a change at the one at `at`, counted through all groups. The change is given the tokens of that
/// one's group, and where it stands among them.
pub(super) fn change_at(
    tokens: &TokenStream,
    at: usize,
    mut change: impl FnMut(&mut Vec<TokenTree>, usize),
) -> TokenStream {
    descend(tokens, &mut Some(at), &mut change)
}

/// Goes `steps` tokens on.
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

/// The string that a literal is.
pub(super) fn text_of(literal: &Literal) -> Option<String> {
    match Lit::new(literal.clone()) {
        Lit::Str(text) => Some(text.value()),
        _ => None,
    }
}
