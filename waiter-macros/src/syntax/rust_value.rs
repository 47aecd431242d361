//! Values of Rust in an expression: `{…}` and `Type::Variant`.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};

use super::expr::{Expr, Extent, Node, Rust};
use super::expr_rules::check_value;
use super::lexer::{Group, Tree};
use super::literal::lone_number;
use super::location::{Fault, Location, Result};
use super::messages;
use super::token_text::rust_text;
use crate::tokens::punct;

/// `{…}`, a value of Rust.
pub(super) fn block(group: &Group, at: Location) -> Result<Expr> {
    let tokens = crate::tokens::trees(group.rust());
    if tokens.is_empty() {
        let message = "write a Rust expression between the braces, or remove them";
        return Err(Fault::new(at, message));
    }
    if is_hash(&tokens) {
        return Err(Fault::new(group.open, messages::HASH));
    }
    if let [TokenTree::Ident(none)] = &tokens[..]
        && *none == "None"
    {
        let message = "write `null`, without the braces";
        return Err(Fault::new(Location::token(none.span()), message));
    }
    let extent = Extent::token(at);
    if let Some(number) = lone_number(&tokens) {
        return Ok(Expr::new(number?.node, extent));
    }
    check_value(&tokens)?;
    let mut block = proc_macro2::Group::new(Delimiter::Brace, group.rust());
    block.set_span(at.span);
    Ok(Expr::new(Node::Rust(Rust::Block(block)), extent))
}

/// Checks a name in a path of Rust: a keyword cannot be one.
pub(super) fn check_name(word: &Ident, is_name: bool) -> Result<()> {
    if is_name {
        return Ok(());
    }
    let message = format!("`{word}` is a keyword of Rust; expected a name");
    Err(Fault::new(Location::token(word.span()), message))
}

/// Returns true if braces hold `key: …`, which is not Rust.
fn is_hash(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [TokenTree::Ident(_) | TokenTree::Literal(_), colon, rest @ ..]
        if punct(colon) == Some(':') && rest.first().and_then(punct) != Some(':'))
}

/// `Type::Variant(…)` or `Type::Variant { … }`: a value of Rust, or a pattern.
pub(super) fn with_data(mut path: Vec<TokenTree>, tree: &Tree, data: &Group) -> Fault {
    path.extend_from_slice(tree.tokens());
    let text = rust_text(path.into_iter().collect());
    let message = if is_pattern(data.rust()) {
        format!(
            "expected a value, found a pattern; for a custom operation write it after `ok`: `ok Job {{ phase: {text}, .. }}`"
        )
    } else {
        format!("write an expression of Rust in braces: `{{{text}}}`")
    };
    Fault::new(data.open, message)
}

/// Returns true for `_` and `..`, which no value has.
fn is_pattern(tokens: TokenStream) -> bool {
    let tokens = crate::tokens::trees(tokens);
    let is_wildcard = |tree: &TokenTree| match tree {
        TokenTree::Ident(word) => *word == "_",
        TokenTree::Group(group) => is_pattern(group.stream()),
        _ => false,
    };
    tokens.iter().any(is_wildcard) || tokens.last().and_then(punct) == Some('.')
}
