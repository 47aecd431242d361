//! The verbatim form of a path: JMESPath as it stands, in one string literal.
//!
//! The `jmespath` crate parses it, and the same tree as of the tokens comes out. What that parser takes and JMESPath
//! does not is an error here.

mod ast;
mod brackets;
mod faults;
mod literals;
mod lower;
pub(crate) mod source;
mod tokens;

use jmespath::ast::Ast;
use proc_macro2::{Literal, Span, TokenTree};
use syn::{Error, Lit, Result};

use self::lower::Lowering;
use self::source::Source;
use self::tokens::Tokens;
use super::expr::{Expr, Written};
use super::expr_rules::{check_lists, check_lists_of_condition};
use super::messages;

/// Longer than any path that anyone wrote.
const MAX_LENGTH: usize = 2_048;

/// Something wrong at a place of the text, in bytes.
struct Fault {
    offset: usize,
    message: String,
}

impl Fault {
    fn new(offset: usize, message: impl Into<String>) -> Self {
        Self {
            offset,
            message: message.into(),
        }
    }
}

/// The literal, if the tokens are one string and nothing else.
pub(super) fn literal(tokens: &[TokenTree]) -> Option<&Literal> {
    let [TokenTree::Literal(literal)] = tokens else {
        return None;
    };
    match Lit::new(literal.clone()) {
        Lit::Str(text) if text.suffix().is_empty() => Some(literal),
        _ => None,
    }
}

/// Whether the string is one word in capitals.
pub(super) fn is_shouted(literal: &Literal) -> bool {
    match Lit::new(literal.clone()) {
        Lit::Str(text) => literals::is_shouted(&text.value()),
        _ => false,
    }
}

/// What a string is read as.
#[derive(Clone, Copy)]
enum Role {
    Path,
    Condition,
}

impl Expr {
    /// A string as one path.
    pub(crate) fn parse_verbatim(literal: &Literal) -> Result<Self> {
        parse(literal, Role::Path)
    }

    /// A string as one condition.
    pub(crate) fn parse_verbatim_condition(literal: &Literal) -> Result<Self> {
        parse(literal, Role::Condition)
    }
}

/// Checks that a text is JMESPath, whatever it means.
pub(crate) fn check_syntax(text: &str, at: Span) -> Result<()> {
    check_length(text, at)?;
    let source = Source::new(text, at);
    parsed(source, &tokens(source, text)?, text).map(|_| ())
}

fn check_length(text: &str, at: Span) -> Result<()> {
    if text.len() > MAX_LENGTH {
        let message = format!("a path of more than {MAX_LENGTH} bytes is not supported");
        return Err(Error::new(at, message));
    }
    Ok(())
}

fn tokens<'s>(source: Source<'_>, text: &'s str) -> Result<Tokens<'s>> {
    let tokens = Tokens::of(text).map_err(|fault| source.error(&fault))?;
    brackets::check(&tokens).map_err(|fault| source.error(&fault))?;
    Ok(tokens)
}

fn parsed(source: Source<'_>, tokens: &Tokens<'_>, text: &str) -> Result<Ast> {
    jmespath::parse(text).map_err(|error| source.error(&faults::translated(&error, tokens)))
}

fn parse(literal: &Literal, role: Role) -> Result<Expr> {
    let text = match Lit::new(literal.clone()) {
        Lit::Str(text) => text.value(),
        _ => return Err(Error::new(literal.span(), messages::EMPTY)),
    };
    check_length(&text, literal.span())?;
    let source = Source::new(&text, literal.span());
    let tokens = tokens(source, &text)?;
    faults::check_braces(&tokens).map_err(|fault| source.error(&fault))?;
    let ast = parsed(source, &tokens, &text)?;
    let lowering = Lowering::new(source, &tokens);
    let (mut expr, lists) = match role {
        Role::Path => {
            let expr = lowering.path(&ast)?;
            let lists = check_lists(&expr);
            (expr, lists)
        }
        Role::Condition => {
            let expr = lowering.root_condition(&ast)?;
            let lists = check_lists_of_condition(&expr);
            (expr, lists)
        }
    };
    source.at(0, lists)?;
    expr.written = Written(Some(text));
    Ok(expr)
}

#[cfg(test)]
mod tests;
