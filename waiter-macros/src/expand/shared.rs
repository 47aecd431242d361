//! Paths that several acceptors compare: evaluated once per response.
//!
//! The first of the acceptors that is reached evaluates the path, into locals that those below it look at: a value, or
//! a list that each of them walks as far as it needs. Whether the evaluation failed belongs to the value, so each
//! acceptor goes on from there.
//!
//! Each place where the path is written stays in the expansion, so that each of its names can be wrong, and an editor
//! knows what it is. They are borrowed beside the first one's, which costs rustc next to nothing.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote_spanned};

use super::expr::record;
use crate::syntax::acceptor::{Acceptor, Subject};
use crate::syntax::condition::{Comparison, Condition};
use crate::syntax::expr::{Expr, Node, Rust};

/// The paths that are shared, with the names at all their places.
pub(super) struct SharedPaths(Vec<Expr>);

impl SharedPaths {
    pub(super) fn of(acceptors: &[Acceptor]) -> Self {
        let mut once: Vec<&Expr> = Vec::new();
        let mut shared: Vec<Expr> = Vec::new();
        for path in acceptors.iter().filter_map(compared) {
            if let Some(shared) = shared.iter_mut().find(|shared| *shared == path) {
                shared.also_written_as(path);
            } else if let Some(first) = once.iter().find(|first| **first == path) {
                let mut first = Expr::clone(first);
                first.also_written_as(path);
                shared.push(first);
            } else {
                once.push(path);
            }
        }
        Self(shared)
    }

    /// The path that the acceptor at this position compares, if it is one of these.
    pub(super) fn of_acceptor(&self, acceptors: &[Acceptor], at: usize) -> Option<SharedPath<'_>> {
        let path = compared(&acceptors[at])?;
        let index = self.0.iter().position(|shared| shared == path)?;
        let mut above = acceptors[..at]
            .iter()
            .filter(|above| compared(above) == Some(path));
        let is_value =
            |acceptor: &Acceptor| comparison(acceptor).is_some_and(|it| it.quantifier.is_none());
        Some(SharedPath {
            index,
            path: &self.0[index],
            is_seen: above.clone().any(is_value),
            is_first: above.next().is_none(),
        })
    }
}

/// The comparison of an acceptor, if its path begins in the output.
fn comparison(acceptor: &Acceptor) -> Option<&Comparison> {
    match acceptor.matcher.test()? {
        (Subject::Output, Condition::Comparison(comparison)) => Some(comparison),
        _ => None,
    }
}

/// The path that an acceptor compares, if it can be shared.
fn compared(acceptor: &Acceptor) -> Option<&Expr> {
    // A `{…}` is evaluated for each acceptor that has one.
    let computes = |expr: &Expr| matches!(expr.node, Node::Rust(Rust::Block(_)));
    let path = &comparison(acceptor)?.left;
    (!path.any(&computes)).then_some(path)
}

/// A path that another acceptor compares, too.
#[derive(Clone, Copy)]
pub(super) struct SharedPath<'d> {
    index: usize,
    path: &'d Expr,
    is_first: bool,
    is_seen: bool,
}

impl<'d> SharedPath<'d> {
    /// The path, where this acceptor is the one to evaluate it.
    pub(super) fn to_evaluate(self) -> Option<&'d Expr> {
        self.is_first.then_some(self.path)
    }

    /// The local that holds the value.
    pub(super) fn local(self) -> Ident {
        self.name("left")
    }

    /// Tells what the path gave, if no acceptor above did.
    pub(super) fn record(self) -> TokenStream {
        if self.is_seen {
            return TokenStream::new();
        }
        record(self.path, &self.local())
    }

    /// The statements that evaluate the path by `value`.
    pub(super) fn evaluate(self, value: &TokenStream) -> TokenStream {
        let (site, left) = (Span::mixed_site(), self.local());
        if !self.is_fallible() {
            return quote_spanned!(site=> let #left = #value;);
        }
        let (evaluation, failed) = (self.name("evaluation"), self.name("failed"));
        quote_spanned! {site=>
            let #evaluation = &__path::evaluation::Evaluation::new();
            let #left = {
                let evaluation = #evaluation;
                #value
            };
            let #failed = #evaluation.has_failed();
        }
    }

    /// `body` with the path's `evaluation` in scope, as it was when the path was evaluated.
    pub(super) fn with_evaluation(self, body: &TokenStream) -> TokenStream {
        let (evaluation, failed) = (self.name("evaluation"), self.name("failed"));
        quote_spanned! {Span::mixed_site()=> {
            let evaluation = #evaluation;
            evaluation.restart(#failed);
            #body
        }}
    }

    /// Whether evaluating the path can fail.
    pub(super) fn is_fallible(self) -> bool {
        self.path.is_fallible()
    }

    fn name(self, of: &str) -> Ident {
        format_ident!("shared_{of}{}", self.index, span = Span::mixed_site())
    }
}
