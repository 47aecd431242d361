//! The acceptors that the program puts before those of a file: `acceptors: { error throttling => retry }`.

use proc_macro2::{Span, TokenTree};
use quote::quote_spanned;

use crate::check;
use crate::diagnostics::{Error, Errors, Result};
use crate::syntax::acceptor::Acceptor;
use crate::syntax::declaration::Declaration;
use crate::syntax::expr::{Expr, Node, Rust};
use crate::syntax::free_names;
use crate::tokens::trees;

/// The acceptors for all waiters of the call.
#[derive(Default)]
pub(super) struct Added {
    pub(super) acceptors: Vec<Acceptor>,
    /// The tokens of those that could not be parsed.
    pub(super) unparsed: Vec<Vec<TokenTree>>,
}

impl Added {
    /// Parses the option's value. An error is reported once, for all waiters.
    pub(super) fn parse(tokens: &[TokenTree], end: Span, errors: &mut Errors) -> Result<Self> {
        // The struct stands for those of the file.
        let item = quote_spanned!(Span::call_site()=> struct Waiters;);
        let mut declaration =
            Declaration::parse(item, &mut Errors::default()).expect("this is a struct");
        declaration.parse_acceptors(tokens, end, errors)?;
        check::acceptors(&mut declaration, errors);
        let Declaration {
            mut acceptors,
            mut unparsed,
            ..
        } = declaration;
        acceptors.retain(|acceptor| {
            let unknown = unknown_names(acceptor);
            let is_sound = unknown.is_empty();
            if !is_sound {
                unparsed.push(acceptor.matcher.rust());
            }
            for error in unknown {
                errors.push(error);
            }
            is_sound
        });
        Ok(Self {
            acceptors,
            unparsed,
        })
    }
}

/// The errors of the variables in the `{…}` values of an acceptor.
fn unknown_names(acceptor: &Acceptor) -> Vec<Error> {
    let mut exprs = acceptor.matcher.exprs();
    exprs.extend(acceptor.reason.as_ref().map(|reason| &reason.path));
    let mut errors = Vec::new();
    for expr in exprs.into_iter().flat_map(Expr::descendants) {
        if let Node::Rust(Rust::Block(block)) = &expr.node
            && let Some(unknown) = free_names::unknown(&trees(block.stream()), &[])
        {
            let message = format!(
                "`{}` is not in scope: the waiters of a file do not have parameters; write a constant, or a `waiter!` \
                 block",
                unknown.name
            );
            errors.push(Error::new(unknown.token.span(), message));
        }
    }
    errors
}
