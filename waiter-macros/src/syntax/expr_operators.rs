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

/// A token after an expression that does not need an expression to its right.
#[derive(Clone, Copy)]
pub(super) enum Postfix<'t> {
    Dot,
    Bracket(&'t Group),
}

/// An operator that joins two expressions.
#[derive(Clone, Copy)]
pub(super) enum Binary {
    Pipe,
    Or,
    And,
    Compare(Comparator),
}

/// A token that continues an expression.
#[derive(Clone, Copy)]
pub(super) enum Continuation<'t> {
    Postfix(Postfix<'t>),
    Binary(Binary),
}

impl<'t> Continuation<'t> {
    /// The continuation at the cursor.
    pub(super) fn next(cursor: &Cursor<'t>) -> Option<Self> {
        if let Some(group) = cursor.group(Delimiter::Bracket) {
            return Some(Self::Postfix(Postfix::Bracket(group)));
        }
        match cursor.peek()?.operator()? {
            "." => Some(Self::Postfix(Postfix::Dot)),
            operator => Binary::new(operator).map(Self::Binary),
        }
    }

    pub(super) fn power(self) -> u8 {
        match self {
            Self::Postfix(postfix) => postfix.power(),
            Self::Binary(operator) => operator.power(),
        }
    }
}

impl Postfix<'_> {
    fn power(self) -> u8 {
        let Self::Bracket(group) = self else {
            return power::DOT;
        };
        match group.trees().first() {
            None => power::FLATTEN,
            Some(first) if matches!(first.kind, Kind::Operator("?")) => power::FILTER,
            Some(_) => power::BRACKET,
        }
    }
}

impl Binary {
    fn new(operator: &str) -> Option<Self> {
        match operator {
            "||" => Some(Self::Or),
            "&&" => Some(Self::And),
            "|" => Some(Self::Pipe),
            operator => Comparator::new(operator).map(Self::Compare),
        }
    }

    pub(super) fn power(self) -> u8 {
        match self {
            Self::Pipe => power::PIPE,
            Self::Or => power::OR,
            Self::And => power::AND,
            Self::Compare(_) => power::COMPARE,
        }
    }
}
