//! The tokens of an expression. A lexer for Rust's tokens and a lexer for strings make the same ones.

mod cursor;
mod rust;
mod string;

use std::borrow::Cow;
use std::fmt;

use proc_macro2::{Delimiter, Ident, Literal, TokenStream, TokenTree};

pub(super) use self::cursor::Cursor;
use super::expr::Node;
use super::location::{Location, Result};
use crate::syntax::token_text::text;

/// The form of an expression. The two forms differ in the methods here, in tokens that only one lexer makes, and in
/// messages.
#[derive(Clone, Copy)]
pub(super) enum Dialect<'s> {
    /// Tokens of Rust: `"x"` is a string, `a == 1` compares with a number, `{…}` holds Rust.
    Tokens,
    /// JMESPath in a string literal: `"x"` is a name, `'x'` a string, and numbers are in back-ticks.
    String(&'s str),
}

impl Dialect<'_> {
    pub(super) fn is_string(self) -> bool {
        matches!(self, Self::String(_))
    }

    /// `!a.b` is `!(a.b)` among tokens, and `(!a).b` in JMESPath.
    pub(super) fn not_binds_to_paths(self) -> bool {
        !self.is_string()
    }

    /// Rust allows a comma after the last argument, JMESPath does not.
    pub(super) fn allows_trailing_commas(self) -> bool {
        !self.is_string()
    }

    /// The text of consecutive tokens.
    pub(super) fn text(self, trees: &[Tree]) -> String {
        match (self, trees) {
            (Self::Tokens, _) => {
                let tokens: Vec<_> = trees.iter().flat_map(|tree| tree.tokens.clone()).collect();
                text(&tokens)
            }
            (Self::String(_), []) => String::new(),
            (Self::String(text), [first, .., last] | [first @ last]) => {
                text[first.at.offset()..last.end].to_owned()
            }
        }
    }
}

/// A token, or a pair of brackets with the tokens between them.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    pub(super) kind: Kind,
    pub(super) at: Location,
    /// Rust's tokens of it. They are empty in a string.
    tokens: Vec<TokenTree>,
    /// The offset of its end in a string.
    end: usize,
}

#[derive(Clone, Debug)]
pub(super) enum Kind {
    /// A field, a function, `true`; among tokens also a type.
    Word(Ident),
    /// `"name"` in a string.
    QuotedName(String),
    /// A literal of Rust; in a string, a number without back-ticks.
    Literal(Literal),
    /// A literal of JMESPath, `'text'` or JSON in back-ticks.
    Value(Node),
    /// An operator, a comma or the like.
    Operator(&'static str),
    Group(Group),
    /// A character that expressions do not have.
    Other(String),
}

/// A pair of brackets.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) delimiter: Delimiter,
    pub(super) open: Location,
    pub(super) close: Location,
    content: Content,
}

/// The tokens between brackets. Rust's tokens are lexed when the parser goes into them, which bounds the depth.
#[derive(Clone, Debug)]
enum Content {
    Rust(TokenStream),
    Trees(Vec<Tree>),
}

/// The deepest nesting. More would overflow the compiler's stack.
pub(super) const MAX_DEPTH: usize = 64;

/// Operators and separators. A longer one comes before its prefix.
const OPERATORS: [&str; 20] = [
    "==", "!=", "<=", ">=", "&&", "||", "::", "<", ">", "|", "!", "&", ".", "*", "@", ",", ":",
    "-", "?", "=",
];

/// Lexes Rust's tokens.
pub(super) fn from_tokens(tokens: &[TokenTree]) -> Vec<Tree> {
    rust::trees(tokens)
}

/// Lexes a string with this span.
pub(super) fn from_string(text: &str, span: proc_macro2::Span) -> Result<Vec<Tree>> {
    string::trees(text, span)
}

impl Tree {
    pub(super) fn operator(&self) -> Option<&'static str> {
        match self.kind {
            Kind::Operator(operator) => Some(operator),
            _ => None,
        }
    }

    pub(super) fn is(&self, operator: &str) -> bool {
        self.operator() == Some(operator)
    }

    /// Rust's tokens of it. They are empty in a string.
    pub(super) fn tokens(&self) -> &[TokenTree] {
        &self.tokens
    }
}

impl fmt::Display for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Word(word) => write!(f, "{word}"),
            Kind::QuotedName(name) => write!(f, "{name:?}"),
            Kind::Literal(literal) => write!(f, "{literal}"),
            Kind::Value(_) => f.write_str("'…'"),
            Kind::Operator(operator) => f.write_str(operator),
            Kind::Group(_) => self.tokens.iter().try_for_each(|tree| write!(f, "{tree}")),
            Kind::Other(character) => f.write_str(character),
        }
    }
}

impl Group {
    pub(super) fn trees(&self) -> Cow<'_, [Tree]> {
        match &self.content {
            Content::Rust(stream) => {
                let tokens = crate::tokens::trees(stream.clone());
                Cow::Owned(rust::trees(&tokens))
            }
            Content::Trees(trees) => Cow::Borrowed(trees),
        }
    }

    /// The content as Rust's tokens. They are empty in a string.
    pub(super) fn rust(&self) -> TokenStream {
        match &self.content {
            Content::Rust(stream) => stream.clone(),
            Content::Trees(_) => TokenStream::new(),
        }
    }
}
