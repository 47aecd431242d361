//! What stands in the braces of `acceptors`.

use proc_macro2::{Delimiter, Span, TokenTree};

use super::acceptor::{self, Acceptor};
use super::declaration::{Declaration, without_attributes};
use super::key_value::key_ends;
use super::language::{Key, Word};
use super::messages;
use crate::diagnostics::{Error, Errors, Result};
use crate::tokens::{Cursor, split_acceptors, trees, unclosed_generics};

impl Declaration {
    /// Reads the value of `acceptors`.
    pub(super) fn read_acceptors(
        &mut self,
        value: &[TokenTree],
        end: Span,
        errors: &mut Errors,
    ) -> Result<()> {
        let mut cursor = Cursor::new(value, end);
        let Some(TokenTree::Group(group)) = cursor.peek() else {
            self.complete.acceptors = false;
            return Err(Error::new(
                cursor.span(),
                "acceptors stand in braces: `acceptors: { … }`",
            ));
        };
        if group.delimiter() != Delimiter::Brace {
            self.complete.acceptors = false;
            errors.at(
                group.span_open(),
                "acceptors stand in braces: `acceptors: { … }`",
            );
        }
        cursor.advance(1);
        self.read_acceptor_list(&trees(group.stream()), group.span_close(), errors);
        key_ends(&cursor)
    }

    /// Reads what stands between the braces.
    pub(super) fn read_acceptor_list(
        &mut self,
        tokens: &[TokenTree],
        end: Span,
        errors: &mut Errors,
    ) {
        let tokens = &without_attributes(tokens.to_vec(), errors)[..];
        let mut parts = split_acceptors(tokens, end).into_iter().peekable();
        while let Some((tokens, end)) = parts.next() {
            if let Some(key) = Key::given_at(tokens) {
                let message = format!(
                    "`{}` is a key: it stands beside `acceptors`, not among them",
                    key.as_str()
                );
                errors.at(tokens[0].span(), message);
                self.complete.keys = false;
            } else if parts
                .peek()
                .is_some_and(|(next, _)| acceptor::goes_on(tokens, next))
            {
                // The rest of the acceptor, up to its state.
                while parts
                    .next_if(|(next, _)| !acceptor::has_state(next))
                    .is_some()
                {}
                parts.next();
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
                self.read_acceptor(tokens, end, errors);
            }
        }
    }

    /// Reads the tokens between two commas: an acceptor, or several of them with a comma missing between.
    fn read_acceptor(&mut self, mut tokens: &[TokenTree], end: Span, errors: &mut Errors) {
        while !tokens.is_empty() {
            let read = Acceptor::parse(tokens, end, self.kind, errors);
            self.complete.acceptors &= read.is_complete;
            match read.acceptor {
                Some(acceptor) => self.acceptors.push(acceptor),
                None => self
                    .unparsed
                    .push(tokens[..tokens.len() - read.rest.len()].to_vec()),
            }
            tokens = read.rest;
        }
    }
}
