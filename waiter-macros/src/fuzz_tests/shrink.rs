//! Reduces a declaration with a fault to the smallest with the same fault, and prints it.

use std::iter;

use proc_macro2::{Delimiter, Group, Literal, TokenStream, TokenTree};
use quote::quote;

use super::check;
use super::trees::{change_at, count, text_of};

/// The kind of a fault: its first line up to a quotation. For a panic this is its location.
pub(super) fn kind(fault: &str) -> &str {
    fault.split(['\n', '`']).next().unwrap_or_default()
}

/// The smallest declaration with the same kind of fault.
pub(super) fn shrunk(mut declaration: TokenStream, fault: &str) -> TokenStream {
    // Reducing a long declaration further takes too long.
    let mut budget = 10_000;
    let mut at = 0;
    while at < count(&declaration) && budget > 0 {
        let replacements = replacements(&declaration, at);
        let smaller = replacements.into_iter().find_map(|(width, put)| {
            budget -= 1;
            let smaller = change_at(&declaration, at, |trees, at| {
                let end = trees.len().min(at + width);
                trees.splice(at..end, put.iter().cloned());
            });
            let same = check::fault(&smaller).is_some_and(|other| kind(&other) == kind(fault));
            same.then_some(smaller)
        });
        match smaller {
            Some(smaller) => declaration = smaller,
            None => at += 1,
        }
    }
    declaration
}

/// A number of tokens, and their replacement.
type Replacement = (usize, Vec<TokenTree>);

/// Smaller replacements for tokens from `at`: nothing, the content of the group, or a part of the string.
fn replacements(tokens: &TokenStream, at: usize) -> Vec<Replacement> {
    let mut all: Vec<Replacement> = (1..=8).rev().map(|width| (width, vec![])).collect();
    change_at(tokens, at, |trees, at| match &trees[at] {
        TokenTree::Group(group) => all.push((1, group.stream().into_iter().collect())),
        TokenTree::Literal(literal) => {
            let texts = text_of(literal).map(|text| shorter(&text));
            let literals = texts
                .into_iter()
                .flatten()
                .map(|text| Literal::string(&text));
            all.extend(literals.map(|literal| (1, vec![literal.into()])));
        }
        _ => {}
    });
    all
}

/// The text without each of its halves, quarters and so on, down to single characters.
fn shorter(text: &str) -> Vec<String> {
    let characters: Vec<_> = text.chars().collect();
    let length = characters.len();
    let widths = iter::successors(Some(length / 2), |width| Some(width / 2));
    widths
        .take_while(|width| *width > 0)
        .flat_map(|width| {
            (0..length)
                .step_by(width)
                .map(move |at| at..length.min(at + width))
        })
        .map(|cut| {
            let (before, after) = (&characters[..cut.start], &characters[cut.end..]);
            before.iter().chain(after).collect()
        })
        .collect()
}

/// The text of a declaration, with `none!(…)` for a group without delimiters.
pub(super) fn shown(tokens: &TokenStream) -> TokenStream {
    let show = |tree| match tree {
        TokenTree::Group(group) => {
            let inside = shown(&group.stream());
            match group.delimiter() {
                Delimiter::None => quote!(none!(#inside)),
                delimiter => TokenTree::from(Group::new(delimiter, inside)).into(),
            }
        }
        tree => tree.into(),
    };
    tokens.clone().into_iter().map(show).collect()
}
