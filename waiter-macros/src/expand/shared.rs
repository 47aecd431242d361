//! Paths that several acceptors compare. They are evaluated once per response.
//!
//! The first acceptor evaluates the path into locals, which the acceptors below use: a value, or a list that each of them
//! iterates as far as it needs. Each acceptor continues from the state of the evaluation, which may have failed.
//!
//! The names of all acceptors stay in the expansion, since each may be misspelt. They are named beside the first one's,
//! which costs rustc very little.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote_spanned};

use super::spans::span_at;
use crate::syntax::acceptor::{Acceptor, Subject};
use crate::syntax::condition::{Comparison, Condition};
use crate::syntax::expr::{Expr, Node, Rust};

/// The shared paths, with the names in all acceptors.
pub(super) struct SharedPaths(Vec<Expr>);

impl SharedPaths {
    pub(super) fn new(acceptors: &[Acceptor]) -> Self {
        let mut once: Vec<&Expr> = Vec::new();
        let mut shared: Vec<Expr> = Vec::new();
        for path in acceptors.iter().filter_map(compared) {
            if let Some(shared) = shared.iter_mut().find(|shared| *shared == path) {
                merge_spans(shared, path);
            } else if let Some(first) = once.iter().find(|first| **first == path) {
                let mut first = Expr::clone(first);
                merge_spans(&mut first, path);
                shared.push(first);
            } else {
                once.push(path);
            }
        }
        Self(shared)
    }

    /// The shared path that the acceptor at this position compares.
    pub(super) fn of_acceptor(&self, acceptors: &[Acceptor], at: usize) -> Option<SharedPath<'_>> {
        let path = compared(&acceptors[at])?;
        let index = self.0.iter().position(|shared| shared == path)?;
        let (mut is_traced, mut is_first) = (false, true);
        for above in &acceptors[..at] {
            if compared(above) == Some(path) {
                is_first = false;
                is_traced |= comparison(above).is_some_and(|it| it.quantifier.is_none());
            }
        }
        Some(SharedPath {
            index,
            path: &self.0[index],
            is_traced,
            is_first,
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
    // A `{…}` is evaluated for each acceptor.
    let computes = |expr: &Expr| matches!(expr.node, Node::Rust(Rust::Block(_)));
    let path = &comparison(acceptor)?.left;
    (!path.any(computes)).then_some(path)
}

/// A path that several acceptors compare, in one of them.
#[derive(Clone, Copy)]
pub(super) struct SharedPath<'d> {
    index: usize,
    path: &'d Expr,
    is_first: bool,
    is_traced: bool,
}

impl<'d> SharedPath<'d> {
    /// The path, if this acceptor is the one to evaluate it.
    pub(super) fn to_evaluate(self) -> Option<&'d Expr> {
        self.is_first.then_some(self.path)
    }

    /// The local that holds the value.
    pub(super) fn local(self) -> Ident {
        self.name("left")
    }

    /// Adds the value to the trace, if an acceptor above has not done so.
    pub(super) fn record(self) -> TokenStream {
        if self.is_traced {
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

    /// `body` with the path's `evaluation` in scope, in its state after the path.
    pub(super) fn with_evaluation(self, body: &TokenStream) -> TokenStream {
        let (evaluation, failed) = (self.name("evaluation"), self.name("failed"));
        quote_spanned! {Span::mixed_site()=> {
            let evaluation = #evaluation;
            evaluation.restart(#failed);
            #body
        }}
    }

    /// Returns true if evaluating the path can fail.
    pub(super) fn is_fallible(self) -> bool {
        self.path.is_fallible()
    }

    fn name(self, of: &str) -> Ident {
        format_ident!("shared_{of}{}", self.index, span = Span::mixed_site())
    }
}

/// Adds the names of fields in `other`, which is equal to `path`, to those of `path`.
fn merge_spans(path: &mut Expr, other: &Expr) {
    if let (Node::Field(_, field), Node::Field(_, other)) = (&mut path.node, &other.node) {
        field.duplicate_spans.push(other.rust.clone());
    }
    for (child, other) in path.children_mut().into_iter().zip(other.children()) {
        merge_spans(child, other);
    }
}

/// Adds the value of the path in a local to the trace, if the path has a text.
pub(super) fn record(path: &Expr, local: &Ident) -> TokenStream {
    let Some(text) = &path.written else {
        return TokenStream::new();
    };
    // rustc points at the local where the type of the value is not `Debug`.
    let at = span_at(path.extent.last.span);
    let local = Ident::new(&local.to_string(), at);
    quote_spanned!(at=> trace.value(#text, &#local);)
}
