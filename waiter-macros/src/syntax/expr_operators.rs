//! The operators of expressions and their binding powers.

use proc_macro2::Delimiter;

use super::expr::Comparator;
use super::lexer::{Cursor, Group, Kind};

/// Binding powers, as in the specification's grammar. A larger one binds tighter.
pub(super) mod power {
    pub(in crate::syntax) const PIPE: u8 = 1;
    pub(in crate::syntax) const OR: u8 = 2;
    pub(in crate::syntax) const AND: u8 = 3;
    pub(in crate::syntax) const COMPARE: u8 = 5;
    pub(in crate::syntax) const FLATTEN: u8 = 9;
    /// An operator with less power ends a projection.
    pub(in crate::syntax) const PROJECTION_STOP: u8 = 10;
    pub(in crate::syntax) const STAR: u8 = 20;
    pub(in crate::syntax) const FILTER: u8 = 21;
    pub(in crate::syntax) const DOT: u8 = 40;
    /// `!` in a string of JMESPath.
    pub(in crate::syntax) const NOT: u8 = 45;
    pub(in crate::syntax) const BRACKET: u8 = 55;
}

/// A token that continues an expression.
#[derive(Clone, Copy)]
pub(super) enum Operator<'t> {
    Dot,
    /// `as`, among tokens: JMESPath has no unions.
    As,
    Bracket(&'t Group),
    Pipe,
    Or,
    And,
    Compare(Comparator),
}

impl<'t> Operator<'t> {
    /// The operator at the cursor.
    pub(super) fn next(cursor: &Cursor<'t>) -> Option<Self> {
        if let Some(group) = cursor.group(Delimiter::Bracket) {
            return Some(Self::Bracket(group));
        }
        let next = cursor.peek()?;
        if matches!(&next.kind, Kind::Word(word) if *word == "as") && !next.at.is_in_string() {
            return Some(Self::As);
        }
        match next.operator()? {
            "." => Some(Self::Dot),
            "||" => Some(Self::Or),
            "&&" => Some(Self::And),
            "|" => Some(Self::Pipe),
            operator => Comparator::new(operator).map(Self::Compare),
        }
    }

    /// Returns true for an operator between two expressions.
    pub(super) fn is_binary(self) -> bool {
        !matches!(self, Self::Dot | Self::As | Self::Bracket(_))
    }

    pub(super) fn power(self) -> u8 {
        match self {
            Self::Pipe => power::PIPE,
            Self::Or => power::OR,
            Self::And => power::AND,
            Self::Compare(_) => power::COMPARE,
            Self::Dot | Self::As => power::DOT,
            Self::Bracket(group) => match group.trees().first() {
                None => power::FLATTEN,
                Some(first) if first.is("?") => power::FILTER,
                Some(_) => power::BRACKET,
            },
        }
    }
}
