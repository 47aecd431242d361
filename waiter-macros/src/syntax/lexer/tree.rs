//! The tokens that both lexers make.

use std::borrow::Cow;
use std::fmt;

use proc_macro2::{Delimiter, Ident, Literal, TokenStream, TokenTree};

use super::rust;
use crate::syntax::expr::Node;
use crate::syntax::location::Location;
use crate::syntax::token_text::text;

/// The form of an expression. The two forms differ in the methods here, in tokens that only one lexer makes, and in
/// messages.
#[derive(Clone, Copy)]
pub(in crate::syntax) enum Dialect<'s> {
    /// Tokens of Rust: `"x"` is a string, `a == 1` compares with a number, `{…}` holds Rust.
    Tokens,
    /// JMESPath in a string literal: `"x"` is a name, `'x'` a string, and numbers are in back-ticks.
    String(&'s str),
}

impl Dialect<'_> {
    pub(in crate::syntax) fn is_string(self) -> bool {
        matches!(self, Self::String(_))
    }

    /// `!a.b` is `!(a.b)` among tokens, and `(!a).b` in JMESPath.
    pub(in crate::syntax) fn not_binds_to_paths(self) -> bool {
        !self.is_string()
    }

    /// Rust allows a comma after the last argument, JMESPath does not.
    pub(in crate::syntax) fn allows_trailing_commas(self) -> bool {
        !self.is_string()
    }

    /// The text of consecutive tokens.
    pub(in crate::syntax) fn text(self, trees: &[Tree]) -> String {
        match (self, trees) {
            (Self::Tokens, _) => {
                let mut tokens = Vec::new();
                for tree in trees {
                    tokens.extend_from_slice(&tree.tokens);
                }
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
pub(in crate::syntax) struct Tree {
    pub(in crate::syntax) kind: Kind,
    pub(in crate::syntax) at: Location,
    /// Rust's tokens of it. They are empty in a string.
    pub(super) tokens: Vec<TokenTree>,
    /// The offset of its end in a string.
    pub(super) end: usize,
}

#[derive(Clone, Debug)]
pub(in crate::syntax) enum Kind {
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
pub(in crate::syntax) struct Group {
    pub(in crate::syntax) delimiter: Delimiter,
    pub(in crate::syntax) open: Location,
    pub(in crate::syntax) close: Location,
    pub(super) content: Content,
}

/// The tokens between brackets. Rust's tokens are lexed when the parser goes into them, which bounds the depth.
#[derive(Clone, Debug)]
pub(super) enum Content {
    Rust(TokenStream),
    Trees(Vec<Tree>),
}

/// The deepest nesting. More would overflow the compiler's stack.
pub(in crate::syntax) const MAX_DEPTH: usize = 64;

/// Operators and separators. A longer one comes before its prefix.
pub(super) const OPERATORS: [&str; 20] = [
    "==", "!=", "<=", ">=", "&&", "||", "::", "<", ">", "|", "!", "&", ".", "*", "@", ",", ":",
    "-", "?", "=",
];

impl Tree {
    pub(in crate::syntax) fn operator(&self) -> Option<&'static str> {
        match self.kind {
            Kind::Operator(operator) => Some(operator),
            _ => None,
        }
    }

    pub(in crate::syntax) fn is(&self, operator: &str) -> bool {
        self.operator() == Some(operator)
    }

    /// Rust's tokens of it. They are empty in a string.
    pub(in crate::syntax) fn tokens(&self) -> &[TokenTree] {
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
    pub(in crate::syntax) fn trees(&self) -> Cow<'_, [Tree]> {
        match &self.content {
            Content::Rust(stream) => {
                let tokens = crate::tokens::trees(stream.clone());
                Cow::Owned(rust::trees(&tokens))
            }
            Content::Trees(trees) => Cow::Borrowed(trees),
        }
    }

    /// The content as Rust's tokens. They are empty in a string.
    pub(in crate::syntax) fn rust(&self) -> TokenStream {
        match &self.content {
            Content::Rust(stream) => stream.clone(),
            Content::Trees(_) => TokenStream::new(),
        }
    }
}
