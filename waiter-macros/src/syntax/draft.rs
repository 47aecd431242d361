//! The parts of a declaration as far as they are typed, for the editor section. The parser adds each part before it checks
//! the part.

use proc_macro2::{Ident, TokenTree};

use super::acceptor_parser::{begins_acceptor, ends_operand};
use super::language::{Key, Keyword, Word};
use super::streak;
use crate::tokens::{find_operator, trees};

/// The parts of a declaration.
#[derive(Default)]
pub(crate) struct Draft {
    /// The words of the keys.
    pub(crate) keys: Vec<Ident>,
    /// The values of `operation` and `output`.
    pub(crate) types: Vec<Vec<TokenTree>>,
    /// The values of `reason`.
    pub(crate) reasons: Vec<Vec<TokenTree>>,
    /// The value of `pages`.
    pub(crate) pages: Option<Vec<TokenTree>>,
    pub(crate) acceptors: Vec<DraftAcceptor>,
}

/// The parts of an acceptor.
pub(crate) struct DraftAcceptor {
    pub(crate) keyword: Ident,
    /// The tokens between the keyword and the streak, or `=>`.
    pub(crate) condition: Vec<TokenTree>,
    /// The tokens of the streak, from its `for`.
    pub(crate) streak: Vec<TokenTree>,
    /// The tokens after `=>`, if there is one.
    pub(crate) state: Option<Vec<TokenTree>>,
    /// The tokens in the parentheses of `failure(PATH)`.
    pub(crate) reason: Option<Vec<TokenTree>>,
}

impl Draft {
    /// Adds `key: value`. A word after the value is another key, whose comma and `:` are missing.
    pub(super) fn add_key(&mut self, tokens: &[TokenTree]) {
        match Key::given_at(tokens) {
            Some(Key::Operation | Key::Output) => self.types.push(tokens[2..].to_vec()),
            Some(Key::Reason) => self.reasons.push(tokens[2..].to_vec()),
            Some(Key::Pages) => self.pages = Some(tokens[2..].to_vec()),
            _ => {}
        }
        // The arguments of a type have words after words: `<dyn Error>`.
        let end = find_operator(tokens, "<").unwrap_or(tokens.len());
        for at in (0..end).filter(|&at| at == 0 || ends_operand(&tokens[..at])) {
            if let TokenTree::Ident(word) = &tokens[at] {
                self.keys.push(word.clone());
            }
        }
    }

    /// The tokens of all paths and conditions.
    pub(crate) fn expressions(&self) -> Vec<&[TokenTree]> {
        let mut all: Vec<&[_]> = Vec::new();
        for reason in &self.reasons {
            all.push(reason);
        }
        for acceptor in &self.acceptors {
            all.push(&acceptor.condition);
            if let Some(reason) = &acceptor.reason {
                all.push(reason);
            }
        }
        all
    }

    /// Adds an acceptor. Half a keyword may be above another one.
    pub(super) fn add_acceptor(&mut self, tokens: &[TokenTree]) {
        let Some(TokenTree::Ident(keyword)) = tokens.first() else {
            return;
        };
        let arrow = find_operator(tokens, "=>").unwrap_or(tokens.len());
        let next = (1..arrow).find(|&at| begins_acceptor(tokens, at));
        let (own, others) = match next {
            Some(next) if Keyword::at(tokens).is_none() => tokens.split_at(next),
            _ => (tokens, &[][..]),
        };
        let (before, state) = own.split_at(arrow.min(own.len()));
        let (condition, streak) = streak::split(&before[1..]);
        self.acceptors.push(DraftAcceptor {
            keyword: keyword.clone(),
            condition: condition.to_vec(),
            streak: streak.to_vec(),
            state: state.get(2..).map(<[_]>::to_vec),
            reason: match state.get(3) {
                Some(TokenTree::Group(group)) => Some(trees(group.stream())),
                _ => None,
            },
        });
        self.add_acceptor(others);
    }
}
