//! Brackets match and do not nest too deeply, nor are there too many steps: the parser recurses into brackets, and
//! what lowers, drops and compiles its tree into all of it, and none must overflow the compiler's stack.

use super::Fault;
use super::tokens::{Token, Tokens, is_close, is_open, separates};
use crate::syntax::expr_parser::{MAX_DEPTH, MAX_STEPS};
use crate::syntax::messages;

/// An open bracket.
struct Open<'s> {
    token: Token<'s>,
    /// How deep its content is.
    depth: usize,
}

pub(super) fn check(tokens: &Tokens<'_>) -> Result<(), Fault> {
    let mut open: Vec<Open<'_>> = Vec::new();
    let mut depth = 0;
    let mut steps = 0;
    for &token in tokens.iter() {
        steps += usize::from(is_step(token.text));
        if steps > MAX_STEPS {
            return Err(Fault::new(token.offset, messages::TOO_LONG));
        }
        if is_close(token.text) {
            let opened = open.pop();
            check_pair(opened.as_ref(), token)?;
            depth = opened.map_or(0, |opened| opened.depth);
            continue;
        }
        if separates(token.text) {
            // A projection, `!` and the like end here.
            depth = open.last().map_or(0, |open| open.depth);
        }
        if nests(token.text) {
            depth += 1;
        }
        if is_open(token.text) {
            open.push(Open { token, depth });
        }
        if depth > MAX_DEPTH {
            return Err(Fault::new(token.offset, messages::TOO_DEEP));
        }
    }
    match open.pop() {
        None => Ok(()),
        Some(Open { token, .. }) => {
            let message = format!("this `{}` is not closed", token.text);
            Err(Fault::new(token.offset, message))
        }
    }
}

/// Whether the parser may recurse at this token. Dots count as well: a path of that many steps is no path anyone wrote.
fn nests(text: &str) -> bool {
    is_open(text) || matches!(text, "[]" | "!" | "&" | "*" | ".")
}

/// Whether an expression goes on at this token.
fn is_step(text: &str) -> bool {
    is_open(text) || separates(text) || matches!(text, "[]" | ".")
}

fn check_pair(opened: Option<&Open<'_>>, close: Token<'_>) -> Result<(), Fault> {
    let message = match opened {
        None => format!("there is no open bracket for this `{}`", close.text),
        Some(open) => match closing(open.token.text) {
            expected if expected == close.text => return Ok(()),
            expected => format!(
                "expected `{expected}` for the open `{}` before this `{}`",
                open.token.text, close.text
            ),
        },
    };
    Err(Fault::new(close.offset, message))
}

fn closing(open: &str) -> &'static str {
    match open {
        "(" => ")",
        "{" => "}",
        _ => "]",
    }
}
