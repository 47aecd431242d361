//! A cursor over the tokens of an expression.

use proc_macro2::{Delimiter, Ident};

use super::tree::{Group, Kind, Tree};
use crate::syntax::location::Location;

/// A position among tokens. `end` is the location of their end: the closing bracket, or the last token.
pub(in crate::syntax) struct Cursor<'t> {
    trees: &'t [Tree],
    at: usize,
    end: Location,
}

impl<'t> Cursor<'t> {
    pub(in crate::syntax) fn new(trees: &'t [Tree], end: Location) -> Self {
        Self { trees, at: 0, end }
    }

    pub(in crate::syntax) fn peek(&self) -> Option<&'t Tree> {
        self.trees.get(self.at)
    }

    pub(in crate::syntax) fn next(&mut self) -> Option<&'t Tree> {
        let tree = self.peek();
        self.at += 1;
        tree
    }

    pub(in crate::syntax) fn advance(&mut self, tokens: usize) {
        self.at += tokens;
    }

    /// Skips the rest.
    pub(in crate::syntax) fn finish(&mut self) {
        self.at = self.trees.len();
    }

    /// The number of tokens before the cursor.
    pub(in crate::syntax) fn position(&self) -> usize {
        self.at
    }

    /// The location of the next token, or of the end.
    pub(in crate::syntax) fn location(&self) -> Location {
        self.peek().map_or(self.end, |tree| tree.at)
    }

    /// The tokens from a position to here, without the last `before`.
    pub(in crate::syntax) fn since(&self, position: usize, before: usize) -> &'t [Tree] {
        let end = self.at.min(self.trees.len()).saturating_sub(before);
        &self.trees[position..end.max(position)]
    }

    /// The token this many tokens after the next one.
    pub(in crate::syntax) fn ahead(&self, tokens: usize) -> Option<&'t Tree> {
        self.trees.get(self.at + tokens)
    }

    pub(in crate::syntax) fn is(&self, operator: &str) -> bool {
        self.peek().is_some_and(|tree| tree.is(operator))
    }

    pub(in crate::syntax) fn word(&self, ahead: usize) -> Option<&'t Ident> {
        match &self.ahead(ahead)?.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    pub(in crate::syntax) fn group(&self, delimiter: Delimiter) -> Option<&'t Group> {
        match &self.peek()?.kind {
            Kind::Group(group) if group.delimiter == delimiter => Some(group),
            _ => None,
        }
    }
}
