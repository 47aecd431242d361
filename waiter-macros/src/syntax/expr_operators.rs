//! What goes on with an expression, and how tightly it binds.

use proc_macro2::{Delimiter, Group};

use super::expr::Comparator;
use crate::tokens::{Cursor, punct};

/// Binding powers, as in the specification's grammar: what binds tighter is larger.
pub(super) mod power {
    pub(in crate::syntax) const PIPE: u8 = 1;
    pub(in crate::syntax) const OR: u8 = 2;
    pub(in crate::syntax) const AND: u8 = 3;
    pub(in crate::syntax) const COMPARE: u8 = 5;
    pub(in crate::syntax) const FLATTEN: u8 = 9;
    /// What binds less ends a projection.
    pub(in crate::syntax) const PROJECTION_STOP: u8 = 10;
    pub(in crate::syntax) const STAR: u8 = 20;
    pub(in crate::syntax) const FILTER: u8 = 21;
    pub(in crate::syntax) const DOT: u8 = 40;
    pub(in crate::syntax) const BRACKET: u8 = 55;
}

/// What stands after an expression and needs no other to its right.
#[derive(Clone, Copy)]
pub(super) enum Postfix<'t> {
    Dot,
    Bracket(&'t Group),
}

/// What joins two expressions.
#[derive(Clone, Copy)]
pub(super) enum Binary {
    Pipe,
    Or,
    And,
    Compare(Comparator, usize),
}

/// Either kind of what goes on with an expression.
#[derive(Clone, Copy)]
pub(super) enum Continuation<'t> {
    Postfix(Postfix<'t>),
    Binary(Binary),
}

impl<'t> Continuation<'t> {
    /// What the next tokens continue an expression with.
    pub(super) fn next(cursor: &Cursor<'t>) -> Option<Self> {
        if let Some(group) = cursor.group(Delimiter::Bracket) {
            return Some(Self::Postfix(Postfix::Bracket(group)));
        }
        if cursor.is_operator(".") {
            return Some(Self::Postfix(Postfix::Dot));
        }
        Binary::next(cursor).map(Self::Binary)
    }

    pub(super) fn power(self) -> u8 {
        match self {
            Self::Postfix(postfix) => postfix.power(),
            Self::Binary(operator) => operator.power(),
        }
    }
}

impl Postfix<'_> {
    pub(super) fn power(self) -> u8 {
        match self {
            Self::Dot => power::DOT,
            Self::Bracket(group) if group.stream().is_empty() => power::FLATTEN,
            Self::Bracket(group) => {
                match group.stream().into_iter().next().as_ref().and_then(punct) {
                    Some('?') => power::FILTER,
                    _ => power::BRACKET,
                }
            }
        }
    }
}

impl Binary {
    fn next(cursor: &Cursor<'_>) -> Option<Self> {
        for (text, comparator) in Comparator::ALL {
            if cursor.is_operator(text) {
                return Some(Self::Compare(comparator, text.len()));
            }
        }
        if cursor.is_operator("||") {
            Some(Self::Or)
        } else if cursor.is_operator("&&") {
            Some(Self::And)
        } else if cursor.is_operator("|") {
            Some(Self::Pipe)
        } else {
            None
        }
    }

    pub(super) fn power(self) -> u8 {
        match self {
            Self::Pipe => power::PIPE,
            Self::Or => power::OR,
            Self::And => power::AND,
            Self::Compare(..) => power::COMPARE,
        }
    }

    /// How many tokens it is.
    pub(super) fn tokens(self) -> usize {
        match self {
            Self::Pipe => 1,
            Self::Or | Self::And => 2,
            Self::Compare(_, tokens) => tokens,
        }
    }
}
