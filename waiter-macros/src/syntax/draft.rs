//! The parts of a declaration as far as they are typed, for the editor section. The parser adds each part before it checks
//! the part.

use std::ops::Range;

use proc_macro2::{Ident, TokenTree};

use super::acceptor_parser::ends_operand;
use super::custom_operation::is_custom;
use super::language::Key;

/// The parts of a declaration.
#[derive(Default)]
pub(crate) struct Draft {
    /// The words of the keys.
    pub(crate) keys: Vec<Ident>,
    /// The values of `operation` and `output`.
    pub(crate) types: Vec<Vec<TokenTree>>,
    pub(crate) acceptors: Vec<DraftAcceptor>,
}

/// The parts of an acceptor.
pub(crate) struct DraftAcceptor {
    pub(crate) keyword: Ident,
    /// The tokens between the keyword and `=>`.
    pub(crate) condition: Vec<TokenTree>,
    /// The tokens after `=>`, if there is one.
    pub(crate) state: Option<Vec<TokenTree>>,
}

impl Draft {
    /// Adds `key: value`. A word after the value is another key, whose comma and `:` are missing.
    pub(super) fn add_key(&mut self, mut tokens: &[TokenTree]) {
        if let Some(Key::Operation | Key::Output) = Key::given_at(tokens) {
            let ty = &tokens[2..];
            self.types.push(ty.to_vec());
            // A type has words after words: `dyn Error`.
            if is_custom(ty) {
                tokens = &tokens[..1];
            }
        }
        for (at, tree) in tokens.iter().enumerate() {
            match tree {
                TokenTree::Ident(word) if at == 0 || ends_operand(&tokens[..at]) => {
                    self.keys.push(word.clone());
                }
                _ => {}
            }
        }
    }

    /// Adds an acceptor with its `=>` at this range, which is empty if there is none.
    pub(super) fn add_acceptor(&mut self, tokens: &[TokenTree], arrow: Range<usize>) {
        if let Some(TokenTree::Ident(keyword)) = tokens.first() {
            self.acceptors.push(DraftAcceptor {
                keyword: keyword.clone(),
                condition: tokens[1..arrow.start].to_vec(),
                state: (!arrow.is_empty()).then(|| tokens[arrow.end..].to_vec()),
            });
        }
    }
}
