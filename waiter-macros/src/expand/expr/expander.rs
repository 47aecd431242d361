//! The state of an acceptor's expansion.

use std::mem;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use crate::expand::origin;
use crate::expand::shared::{SharedPath, record};
use crate::syntax::acceptor::{OperationKind, Subject};
use crate::syntax::condition::Comparison;
use crate::syntax::expr::{Comparator, Expr, Node};

/// The value of `@`, in which a path's first name begins.
pub(crate) enum Current {
    /// The whole output.
    Root,
    /// The value of these tokens.
    Value(TokenStream),
}

/// Expands the expressions of one acceptor.
#[derive(Default)]
pub(crate) struct Expander<'d> {
    /// The `{…}` values, which are evaluated once before the acceptor: `(&value0, &value1, …)`.
    pub(super) values: Vec<TokenStream>,
    /// The waiter's parameters, in scope under their names.
    pub(super) parameters: Vec<Ident>,
    /// True if the evaluation can fail.
    pub(super) fallible: bool,
    /// The acceptor's path, if others share it.
    pub(super) shared: Option<SharedPath<'d>>,
    /// The object in which its paths begin.
    pub(super) subject: Subject,
    pub(super) kind: OperationKind,
    /// The location that the acceptor was imported from.
    pub(super) origin: Option<&'d Ident>,
    /// Statements before the acceptor.
    pub(super) before: TokenStream,
    /// True without a trace: for each element of the acceptor's list, and for a reason.
    pub(super) is_untraced: bool,
}

impl<'d> Expander<'d> {
    pub(crate) fn new(
        parameters: Vec<Ident>,
        shared: Option<SharedPath<'d>>,
        (subject, kind): (Subject, OperationKind),
        origin: Option<&'d Ident>,
    ) -> Self {
        Self {
            parameters,
            shared,
            subject,
            kind,
            origin,
            ..Self::default()
        }
    }

    /// The path that a `path` acceptor compares: its local, and the statements before the comparison.
    pub(crate) fn left_value(&mut self, comparison: &Comparison) -> (Ident, TokenStream) {
        if let Some(shared) = self.shared {
            self.evaluate(shared);
            self.before.extend(shared.record());
            return (shared.local(), TokenStream::new());
        }
        let (expr, comparator) = (&comparison.left, comparison.comparator);
        let (local, current) = (left(), Current::Root);
        let value = match (&expr.node, comparator, &comparison.alternatives[..]) {
            // A file has it for each condition.
            (Node::Compare(..), Comparator::Equal, [right]) if right.node == Node::Bool(true) => {
                self.boolean(expr, &current, true)
            }
            (_, _, [right]) => self.compared(expr, (comparator, right), &current, true),
            _ => self.value(expr, &current),
        };
        let record = without_failing(expr, record(expr, &local));
        let statements = quote_spanned!(Span::mixed_site()=> let #local = #value; #record);
        (local, statements)
    }

    /// The list whose elements a `path_all` or `path_any` acceptor compares.
    pub(crate) fn left_list(&mut self, expr: &Expr) -> TokenStream {
        if let Some(shared) = self.shared {
            self.evaluate(shared);
            let local = shared.local();
            return quote_spanned!(Span::mixed_site()=> ::core::clone::Clone::clone(&#local));
        }
        self.value(expr, &Current::Root)
    }

    /// Evaluates a shared path, if this is the acceptor to do so.
    fn evaluate(&mut self, shared: SharedPath<'_>) {
        if let Some(path) = shared.to_evaluate() {
            let value = self.value(path, &Current::Root);
            let value = origin::expression(self.origin, value);
            self.before.extend(shared.evaluate(&value));
        }
        self.fallible |= shared.is_fallible();
    }

    /// The decision on the acceptor, with the statements before it.
    pub(crate) fn finish(mut self, decision: TokenStream) -> TokenStream {
        let before = mem::take(&mut self.before);
        let decision = self.with_values(decision);
        quote!(#before #decision)
    }

    /// `body` with the `{…}` values in scope. A `match` keeps their temporaries alive.
    fn with_values(self, body: TokenStream) -> TokenStream {
        if self.values.is_empty() {
            return body;
        }
        let names = (0..self.values.len()).map(value_name);
        let values = self.values;
        let site = Span::mixed_site();
        quote_spanned!(site=> match (#(&#values,)*) { (#(#names,)*) => { #body } })
    }

    /// `matched`, or false if its evaluation failed.
    pub(crate) fn evaluated(&self, matched: TokenStream) -> TokenStream {
        if !self.fallible {
            return matched;
        }
        let matched = quote_spanned!(Span::mixed_site()=> evaluation.finish(#matched));
        self.with_evaluation(&matched)
    }

    /// `body` with the acceptor's `evaluation` in scope.
    pub(crate) fn with_evaluation(&self, body: &TokenStream) -> TokenStream {
        if let Some(shared) = self.shared.filter(|shared| shared.is_fallible()) {
            return shared.with_evaluation(body);
        }
        let site = Span::mixed_site();
        quote_spanned! {site=> {
            let evaluation = &__path::evaluation::Evaluation::new();
            #body
        }}
    }
}

/// `record` outside of the evaluation. It iterates a list further than the acceptor, which must not make the acceptor fail.
pub(super) fn without_failing(path: &Expr, record: TokenStream) -> TokenStream {
    if !path.is_fallible() {
        return record;
    }
    quote_spanned! {Span::mixed_site()=>
        let failed = evaluation.has_failed();
        #record
        evaluation.restart(failed);
    }
}

/// Binds the current value if it is used more than once, since an iterator can only be used once.
pub(super) fn bind(value: TokenStream, uses: usize) -> (TokenStream, Current) {
    if uses < 2 {
        return (TokenStream::new(), Current::Value(value));
    }
    let site = Span::mixed_site();
    (
        quote_spanned!(site=> let current = #value;),
        Current::Value(quote_spanned!(site=> ::core::clone::Clone::clone(&current))),
    )
}

/// Counts the uses of the current value in an expression.
pub(super) fn count_uses(expr: &Expr) -> usize {
    // A multi-select list tests the current value for null.
    let own = matches!(expr.node, Node::Current | Node::List(_));
    usize::from(own)
        + expr
            .children_in_scope()
            .into_iter()
            .map(count_uses)
            .sum::<usize>()
}

/// The local of a left side that only one comparison uses.
pub(crate) fn left() -> Ident {
    Ident::new("left", Span::mixed_site())
}

/// The local of a `{…}` value.
pub(super) fn value_name(index: usize) -> Ident {
    format_ident!("value{index}", span = Span::mixed_site())
}
