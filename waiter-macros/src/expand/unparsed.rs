//! What is left of acceptors that could not be read: the types whose variants they name. That the user's own import of
//! such a type is unused would be no news; that one is not imported is.

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

/// How many tokens are the path of an enum's variant: of two segments at least, the last but one of them a type's name.
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
