//! The lexer for Rust's tokens.

use proc_macro2::{Delimiter, Group as Tokens, TokenTree};

use super::tree::{Content, Group, Kind, OPERATORS, Tree};
use crate::syntax::location::Location;
use crate::tokens::{operator, trees as opened};

pub(super) fn trees(tokens: &[TokenTree]) -> Vec<Tree> {
    let mut trees = Vec::with_capacity(tokens.len());
    let mut rest = tokens;
    while let [first, ..] = rest {
        if let TokenTree::Group(group) = first
            && group.delimiter() == Delimiter::None
        {
            trees.extend(self::trees(&opened(group.stream())));
            rest = &rest[1..];
            continue;
        }
        let (kind, taken) = kind(first, rest);
        trees.push(Tree {
            kind,
            at: Location::token(first.span()),
            tokens: rest[..taken].to_vec(),
            end: 0,
        });
        rest = &rest[taken..];
    }
    trees
}

/// The first token, and its number of Rust's tokens.
fn kind(first: &TokenTree, rest: &[TokenTree]) -> (Kind, usize) {
    let kind = match first {
        TokenTree::Ident(word) => Kind::Word(word.clone()),
        TokenTree::Literal(literal) => Kind::Literal(literal.clone()),
        TokenTree::Group(group) => Kind::Group(self::group(group)),
        TokenTree::Punct(punct) => match operator(rest, &OPERATORS) {
            Some(operator) => return (Kind::Operator(operator), operator.len()),
            None => Kind::Other(punct.to_string()),
        },
    };
    (kind, 1)
}

fn group(group: &Tokens) -> Group {
    Group {
        delimiter: group.delimiter(),
        open: Location::token(group.span_open()),
        close: Location::token(group.span_close()),
        content: Content::Rust(group.stream()),
    }
}
