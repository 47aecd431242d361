//! The option that says which waiters of a file are taken, and what they are called: `waiters: { A, B as C, D as _, .. }`.

use proc_macro2::{Delimiter, Ident, Span, TokenTree};

use crate::diagnostics::{Error, Errors, Result};
use crate::tokens::{self, Cursor, punct, split, trees};

/// `{ A, B as C, .. }`
pub(super) struct Picks {
    pub(super) at: Span,
    pub(super) list: Vec<Pick>,
    /// Whether all others are taken too: `..`.
    pub(super) others: bool,
}

/// `A`, `A as B`, `"a-b" as C`, `A as _`
#[derive(Clone)]
pub(super) struct Pick {
    /// The name in the file.
    pub(super) name: String,
    pub(super) at: Span,
    pub(super) becomes: Becomes,
}

/// What a waiter of the file becomes.
#[derive(Clone)]
pub(super) enum Becomes {
    /// A struct of the same name.
    Itself,
    /// A struct of another name.
    Struct(Ident),
    /// Nothing: `as _`.
    Nothing,
}

/// The first character of a token: a group's opening delimiter.
fn first_span(tree: &TokenTree) -> Span {
    match tree {
        TokenTree::Group(group) => group.span_open(),
        tree => tree.span(),
    }
}

impl Picks {
    /// Reads the option's value.
    pub(super) fn parse(tokens: &[TokenTree], end: Span, errors: &mut Errors) -> Result<Self> {
        let group = match tokens {
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Brace => group,
            _ => {
                let at = tokens.first().map_or(end, first_span);
                let message = "waiters stand in braces: `waiters: { A, B as C, .. }`";
                return Err(Error::new(at, message));
            }
        };
        let trees = trees(group.stream());
        let (mut list, mut others) = (Vec::new(), false);
        let parts = split(&trees, group.span_close(), |tree| punct(tree) == Some(','));
        for (tokens, end) in parts.into_iter().filter(|(tokens, _)| !tokens.is_empty()) {
            let mut cursor = Cursor::new(tokens, end);
            if cursor.is_operator("..") && tokens.len() == 2 {
                others = true;
            } else {
                let pick = errors.keep(pick(&mut cursor));
                // Whichever it was, the program may need it.
                others |= pick.is_none();
                list.extend(pick);
            }
        }
        Ok(Self {
            at: group.span_open(),
            list,
            others,
        })
    }
}

impl Picks {
    /// What a waiter becomes.
    pub(super) fn of(&self, waiter: &str) -> Becomes {
        match self.list.iter().find(|pick| pick.name == waiter) {
            Some(pick) => pick.becomes.clone(),
            None if self.others => Becomes::Itself,
            None => Becomes::Nothing,
        }
    }
}

fn pick(cursor: &mut Cursor<'_>) -> Result<Pick> {
    let at = cursor.span();
    let wrong = |at| {
        Error::new(
            at,
            "write a waiter's name, `A`, one with another name here, `A as B`, one to leave out, `A as _`, or `..` for \
             all others",
        )
    };
    let name = match cursor.next() {
        Some(TokenTree::Ident(name)) => Some(name.to_string()),
        Some(TokenTree::Literal(literal)) => tokens::string(literal),
        _ => None,
    };
    let Some(name) = name else {
        return Err(wrong(at));
    };
    let becomes = match (cursor.ident(0), cursor.ident(1)) {
        (None, _) => Becomes::Itself,
        (Some(word), Some(rust)) if *word == "as" => {
            cursor.advance(1);
            if *rust == "_" {
                Becomes::Nothing
            } else if tokens::is_name(rust) && *rust != "gen" {
                Becomes::Struct(rust.clone())
            } else {
                let message = format!("`{rust}` is a keyword of Rust, and no struct's name");
                return Err(Error::new(rust.span(), message));
            }
        }
        _ => return Err(wrong(cursor.span())),
    };
    cursor.advance(usize::from(!matches!(becomes, Becomes::Itself)));
    if cursor.is_empty() {
        Ok(Pick { name, at, becomes })
    } else {
        Err(wrong(cursor.span()))
    }
}
