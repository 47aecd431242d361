//! Paths that several acceptors compare: what takes work is computed once per response.
//!
//! The first acceptor that is reached computes the value, those below it take a copy: a few words, or an iterator that
//! has not begun. Whether the evaluation failed belongs to the value, so each acceptor goes on from there.
//!
//! A path without function calls is not shared: it is a few loads, and a list is walked by each acceptor as far as that
//! one needs.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote_spanned};

use crate::syntax::acceptor::{Acceptor, Condition, Matcher};
use crate::syntax::expr::{Expr, Node, Rust};

/// The paths that are shared, in the order of their first acceptor.
pub(super) struct SharedPaths<'d>(Vec<&'d Expr>);

impl<'d> SharedPaths<'d> {
    pub(super) fn of(acceptors: &'d [Acceptor]) -> Self {
        let mut once: Vec<&Expr> = Vec::new();
        let mut shared: Vec<&Expr> = Vec::new();
        for path in acceptors.iter().filter_map(compared) {
            if shared.contains(&path) {
                continue;
            }
            if once.contains(&path) {
                shared.push(path);
            } else {
                once.push(path);
            }
        }
        Self(shared)
    }

    /// What the acceptor has to share, if it is of these.
    pub(super) fn of_acceptor(&self, acceptors: &[Acceptor], at: usize) -> Option<SharedPath> {
        let path = compared(&acceptors[at])?;
        let index = self.0.iter().position(|shared| *shared == path)?;
        let is_first = !acceptors[..at]
            .iter()
            .any(|above| compared(above) == Some(path));
        Some(SharedPath { index, is_first })
    }
}

/// The path that an acceptor compares, if it can be shared and is worth it.
fn compared(acceptor: &Acceptor) -> Option<&Expr> {
    let (Matcher::Path(Condition::Comparison(comparison))
    | Matcher::PathAll(comparison)
    | Matcher::PathAny(comparison)) = &acceptor.matcher
    else {
        return None;
    };
    let calls = |expr: &Expr| matches!(expr.node, Node::Call(..));
    // A `{…}` is computed for each acceptor that has one.
    let computes = |expr: &Expr| matches!(expr.node, Node::Rust(Rust::Block(_)));
    let path = &comparison.left;
    (path.any(&calls) && !path.any(&computes)).then_some(path)
}

/// A path that another acceptor shares.
#[derive(Clone, Copy)]
pub(super) struct SharedPath {
    index: usize,
    is_first: bool,
}

impl SharedPath {
    /// What stands before the acceptor: the value, or, where an acceptor above has it already, only what rustc and an
    /// editor look at.
    pub(super) fn computed(self, value: &TokenStream) -> TokenStream {
        let (site, evaluation) = (Span::mixed_site(), self.name("evaluation"));
        if !self.is_first {
            return quote_spanned! {site=>
                if false {
                    let evaluation = #evaluation;
                    let _ = #value;
                }
            };
        }
        let (left, failed) = (self.name("left"), self.name("failed"));
        quote_spanned! {site=>
            let #evaluation = &__path::evaluation::Evaluation::new();
            let #left = {
                let evaluation = #evaluation;
                #value
            };
            let #failed = #evaluation.has_failed();
        }
    }

    /// A copy of the value.
    pub(super) fn value(self) -> TokenStream {
        let left = self.name("left");
        quote_spanned!(Span::mixed_site()=> ::core::clone::Clone::clone(&#left))
    }

    /// `body` with the value's `evaluation` in scope, as it was when the value was computed.
    pub(super) fn with_evaluation(self, body: &TokenStream) -> TokenStream {
        let (evaluation, failed) = (self.name("evaluation"), self.name("failed"));
        quote_spanned! {Span::mixed_site()=> {
            let evaluation = #evaluation;
            evaluation.restart(#failed);
            #body
        }}
    }

    fn name(self, of: &str) -> Ident {
        format_ident!("shared_{of}{}", self.index, span = Span::mixed_site())
    }
}
