//! The parser of the value of `acceptors`.

use proc_macro2::{Delimiter, Span, TokenTree};

use super::acceptor_parser::{ParsedAcceptor, continues, has_state};
use super::declaration::{Declaration, without_attributes};
use super::key_value::key_ends;
use super::language::{Key, Word};
use super::messages;
use crate::diagnostics::{Error, Errors, Result};
use crate::tokens::{Cursor, split_acceptors, trees, unclosed_generics};

impl Declaration {
    pub(crate) fn parse_acceptors(
        &mut self,
        value: &[TokenTree],
        end: Span,
        errors: &mut Errors,
    ) -> Result<()> {
        let mut cursor = Cursor::new(value, end);
        let braces = |span| Error::new(span, "expected braces: `acceptors: { … }`");
        let Some(TokenTree::Group(group)) = cursor.next() else {
            self.complete.acceptors = false;
            return Err(braces(value.first().map_or(end, TokenTree::span)));
        };
        if group.delimiter() != Delimiter::Brace {
            self.complete.acceptors = false;
            errors.push(braces(group.span_open()));
        }
        self.parse_acceptor_list(&trees(group.stream()), group.span_close(), errors);
        key_ends(&cursor)
    }

    /// Parses the tokens between the braces.
    pub(super) fn parse_acceptor_list(
        &mut self,
        tokens: &[TokenTree],
        end: Span,
        errors: &mut Errors,
    ) {
        let tokens = &without_attributes(tokens.to_vec(), errors)[..];
        let mut parts = split_acceptors(tokens, end).into_iter().peekable();
        while let Some((tokens, end)) = parts.next() {
            if let Some(key) = Key::given_at(tokens) {
                let key = key.as_str();
                let message =
                    format!("`{key}` is a key: write it outside the braces of `acceptors`");
                errors.at(tokens[0].span(), message);
                self.complete.keys = false;
            } else if parts
                .peek()
                .is_some_and(|(next, _)| continues(tokens, next))
            {
                // The rest of the acceptor, up to its state.
                self.draft.add_acceptor(tokens);
                for (rest, _) in parts.by_ref() {
                    self.draft.add_acceptor(rest);
                    if has_state(rest) {
                        break;
                    }
                }
                match unclosed_generics(tokens) {
                    Some(open) => errors.at(open, messages::UNCLOSED_GENERICS),
                    None => errors.at(
                        end,
                        "a comma ends an acceptor; alternatives are joined by `|`",
                    ),
                }
                self.complete.acceptors = false;
                self.unparsed.push(tokens.to_vec());
            } else {
                self.parse_acceptor(tokens, end, errors);
            }
        }
    }

    /// Parses the tokens between two commas: an acceptor, or several with a comma missing between them.
    fn parse_acceptor(&mut self, mut tokens: &[TokenTree], end: Span, errors: &mut Errors) {
        while !tokens.is_empty() {
            let parsed = ParsedAcceptor::parse(tokens, end, self.kind, errors);
            self.complete.acceptors &= parsed.is_complete;
            let (own, rest) = tokens.split_at(tokens.len() - parsed.rest.len());
            self.draft.add_acceptor(own);
            match parsed.acceptor {
                Some(acceptor) => self.acceptors.push(acceptor),
                None => self.unparsed.push(own.to_vec()),
            }
            tokens = rest;
        }
    }
}
