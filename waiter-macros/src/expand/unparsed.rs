//! The types in acceptors that could not be parsed. The expansion names them, so that rustc does not report the user's
//! imports of them as unused.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::quote_spanned;

use crate::tokens::{is_name, starts_with_operator, trees};

/// A function that takes all of them.
pub(super) fn types(acceptors: &[Vec<TokenTree>]) -> TokenStream {
    let mut types = Vec::new();
    for tokens in acceptors {
        find(tokens, &mut types);
    }
    if types.is_empty() {
        return TokenStream::new();
    }
    quote_spanned! {Span::mixed_site()=>
        #[allow(dead_code)]
        fn unparsed(#(_: &#types),*) {}
    }
}

fn find(mut tokens: &[TokenTree], types: &mut Vec<TokenStream>) {
    while let Some(first) = tokens.first() {
        let length = variant(tokens);
        if let Some(end) = length.checked_sub(3) {
            types.push(tokens[..end].iter().cloned().collect());
        } else if let TokenTree::Group(group) = first {
            find(&trees(group.stream()), types);
        }
        tokens = &tokens[length.max(1)..];
    }
}

/// The number of tokens in the path of an enum's variant, or 0. The path has at least two segments, and the last but one is
/// the name of a type.
fn variant(tokens: &[TokenTree]) -> usize {
    let name = |at: usize| match tokens.get(at) {
        Some(TokenTree::Ident(word)) => is_name(word).then(|| word.to_string()),
        _ => None,
    };
    let (mut length, mut owner, Some(mut last)) = (1, None, name(0)) else {
        return 0;
    };
    while starts_with_operator(&tokens[length..], "::")
        && let Some(segment) = name(length + 2)
    {
        owner = Some(last);
        last = segment;
        length += 3;
    }
    match owner {
        Some(owner) if owner.starts_with(char::is_uppercase) => length,
        _ => 0,
    }
}
