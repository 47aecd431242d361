//! Paths and operators as values.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::condition::Left;
use super::expander::{Current, Expander, bind, count_uses, left};
use super::lists::{Levels, classified};
use super::values::number;
use crate::expand::spans::span_at;
use crate::syntax::acceptor::{Subject, is_of_any_error};
use crate::syntax::expr::{Expr, Extent, Field, Node, Over, Slice};
use crate::syntax::variant::Variant;

/// Returns true if the expression is null for null, so that it need not be applied to null.
fn passes_null(expr: &Expr) -> bool {
    match &expr.node {
        Node::Current | Node::List(_) => true,
        Node::Field(base, _)
        | Node::Key(base, _)
        | Node::Variant(base, _)
        | Node::Index(base, _)
        | Node::Projection(base, ..) => passes_null(base),
        Node::Pipe(left, right) => passes_null(left) && passes_null(right),
        _ => false,
    }
}

impl Expander<'_> {
    /// An expression as a value.
    pub(crate) fn value(&mut self, expr: &Expr, current: &Current) -> TokenStream {
        let at = span_at(expr.extent.last.span);
        match &expr.node {
            Node::Current => self.current(current, at),
            Node::Field(base, name) => self.field(base, name, current),
            Node::Key(base, key) => {
                let (key, at) = (&key.literal, span_at(key.literal.span()));
                self.part(base, current, at, &quote_spanned!(at=> value.key(#key)))
            }
            Node::Variant(base, variant) => self.variant(base, variant, current),
            Node::Index(base, index) => {
                let index = Literal::i64_unsuffixed(*index);
                let index = quote_spanned!(at=> __path::list::Index::<#index>);
                self.part(base, current, at, &quote_spanned!(at=> value.index(#index)))
            }
            Node::Projection(base, over, right) => self.projection(base, over, right, current),
            Node::Pipe(left, right) => {
                let left = self.value(left, current);
                let (bind, current) = bind(left, count_uses(right));
                let right = self.value(right, &current);
                quote!({ #bind #right })
            }
            Node::Compare(left, comparator, right) => match comparator.test() {
                Some(test) => {
                    let compared = Left::new(left, self::left());
                    let ordered = self.ordered(test, &compared, right, current);
                    let (local, left) = (self::left(), self.value(left, current));
                    quote_spanned!(at=> { let #local = #left; #ordered })
                }
                None => self.boolean(expr, current, false),
            },
            Node::Not(_) => self.boolean(expr, current, false),
            Node::And(left, right) => self.either("and", left, right, current),
            Node::Or(left, right) if right.node == Node::Empty => {
                let left = self.elements(left, current);
                quote_spanned!(at=> __path::logic::or_empty(#left))
            }
            Node::Or(left, right) => self.either("or", left, right, current),
            Node::Call(function, arguments) => self.call(function, arguments, current, expr.extent),
            Node::List(items) => self.list(items, current, expr.extent),
            Node::Text(text) => text_value(&text.literal, at),
            Node::Number(number) => self::number(number, expr.extent),
            Node::Bool(value) => quote_spanned!(at=> __Some(__path::kinds::Boolean(#value))),
            // A declaration with an expression that is missing does not get here.
            Node::Null | Node::Empty | Node::UnknownCall(..) | Node::Missing(_) => {
                quote_spanned!(at=> __path::equality::null())
            }
            Node::Rust(value) => self.rust(value, expr.extent),
        }
    }

    fn current(&self, current: &Current, at: Span) -> TokenStream {
        match current {
            Current::Value(value) => value.clone(),
            // A custom output may have any type.
            Current::Root if self.kind.is_custom() => {
                quote_spanned!(at=> __classify(output).__get())
            }
            Current::Root => quote_spanned!(at=> __Some(__path::kinds::StructureOf(output))),
        }
    }

    /// A part of the value of `base`, by the call that finds it.
    fn part(
        &mut self,
        base: &Expr,
        current: &Current,
        at: Span,
        call: &TokenStream,
    ) -> TokenStream {
        let found = map_some(&self.value(base, current), at, call);
        map_some(&found, at, &quote_spanned!(at=> value.__get()))
    }

    /// The value of a union's variant, by the SDK's method.
    fn variant(&mut self, base: &Expr, variant: &Variant, current: &Current) -> TokenStream {
        let mut method = variant.accessor.clone();
        let at = span_at(method.span());
        method.set_span(at);
        let member = quote_spanned!(at=> __path::union::member(value.union().#method()));
        self.part(base, current, at, &member)
    }

    /// A condition that is never null, as a value.
    pub(super) fn boolean(
        &mut self,
        expr: &Expr,
        current: &Current,
        is_required: bool,
    ) -> TokenStream {
        let at = span_at(expr.extent.last.span);
        let condition = self.condition(expr, current, is_required);
        quote_spanned!(at=> __path::truth::boolean(#condition))
    }

    /// `left && right` or `left || right` as a value, the right one in a closure: it may not be evaluated.
    fn either(
        &mut self,
        function: &str,
        left: &Expr,
        right: &Expr,
        current: &Current,
    ) -> TokenStream {
        let at = span_at(right.extent.last.span);
        let function = Ident::new(function, at);
        let (left, right) = (self.elements(left, current), self.elements(right, current));
        let right = quote_spanned!(at=> || { #right });
        quote_spanned!(function.span()=> __path::logic::#function(#left, #right))
    }

    fn field(&mut self, base: &Expr, name: &Field, current: &Current) -> TokenStream {
        let Field {
            rust: name,
            duplicate_spans,
            key,
            ..
        } = name;
        let at = span_at(name.span());
        let field = |node: TokenStream| {
            if duplicate_spans.is_empty() {
                return quote_spanned!(at=> __classify(&#node.#name).__get());
            }
            quote_spanned! {at=> {
                let node = #node;
                #(let _ = node.#duplicate_spans;)*
                __classify(&node.#name).__get()
            }}
        };
        if let (Node::Current, Current::Root) = (&base.node, current) {
            match self.subject {
                Subject::Error if is_of_any_error(name) => {
                    return quote_spanned!(at=> __waiter::error_field::#name(error));
                }
                Subject::Error => return field(quote_spanned!(at=> fields)),
                _ if self.kind.is_custom() => {}
                _ => return field(quote_spanned!(at=> output)),
            }
        }
        let base = self.value(base, current);
        match key {
            None => map_some(&base, at, &field(quote_spanned!(at=> value.node()))),
            Some(key) => entry(&base, at, (name, duplicate_spans), key),
        }
    }

    fn projection(
        &mut self,
        base: &Expr,
        over: &Over,
        right: &Expr,
        current: &Current,
    ) -> TokenStream {
        // A projection without a right side has the span of its brackets.
        let at = span_at(right.extent.first.span);
        let base = self.value(base, current);
        let source = match over {
            Over::Elements | Over::Filter(_) => quote_spanned!(at=> elements()),
            Over::Flatten if passes_null(right) => {
                quote_spanned!(at=> elements().flatten(|raw| raw.__get()))
            }
            Over::Flatten => {
                quote_spanned!(at=> elements().flatten_nulls(|raw| raw.__get(), |raw| raw.__get()))
            }
            Over::Slice(Slice { start, stop, step }) => {
                let (start, stop) = (bound(*start), bound(*stop));
                let step = Literal::i64_unsuffixed(*step);
                quote_spanned!(at=> slice(#start, #stop, #step))
            }
            Over::Values => quote_spanned!(at=> values()),
        };
        let condition = match over {
            Over::Filter(condition) => Some(condition),
            Over::Elements | Over::Flatten | Over::Slice(_) | Over::Values => None,
        };
        let raw = quote_spanned!(at=> raw.__get());
        let (bind, current) = bind(
            raw,
            condition.map_or(0, |expr| count_uses(expr)) + count_uses(right),
        );
        let condition = condition.map(|expr| self.condition(expr, &current, false));
        let right = self.value(right, &current);
        let element = match condition {
            Some(condition) => quote!(if #condition { #right } else { __None }),
            None => right,
        };
        let projected = quote_spanned! {at=>
            __Some(value.#source.project(move |raw| { #bind __path::sequence::kept(#element) }))
        };
        map_some(&base, at, &projected)
    }

    /// `[a, b]`: null where the current value is.
    fn list(&mut self, items: &[Expr], current: &Current, extent: Extent) -> TokenStream {
        let at = span_at(extent.last.span);
        let values = items.iter().map(|item| {
            let value = self.value(item, current);
            // rustc may not know the type of an item yet, which is then not classified.
            let levels = Levels::of(item).unwrap_or(Levels::None);
            let value = classified("item", &value, levels, item);
            quote_spanned!(span_at(item.extent.last.span)=> { #value })
        });
        let list = quote_spanned!(at=> __Some(__path::kinds::MultiSelect((#(#values,)*))));
        match current {
            Current::Root => list,
            Current::Value(value) => {
                quote_spanned!(at=> if (#value).is_some() { #list } else { __None })
            }
        }
    }

    /// An expression as a value, with the elements classified if it is a list.
    pub(super) fn elements(&mut self, expr: &Expr, current: &Current) -> TokenStream {
        let value = self.value(expr, current);
        if expr.is_value() && Levels::of(expr) == Some(Levels::None) {
            return value;
        }
        classified("elements", &value, Levels::One, expr)
    }
}

fn text_value(literal: &Literal, at: Span) -> TokenStream {
    quote_spanned!(at=> __Some(__path::kinds::Text::new(#literal)))
}

/// A bound of a slice.
fn bound(bound: Option<i64>) -> TokenStream {
    match bound {
        Some(bound) => {
            let bound = Literal::i64_unsuffixed(bound);
            quote!(__Some(#bound))
        }
        None => quote!(__None),
    }
}

/// `body` over the `value` in `base`, or null.
fn map_some(base: &TokenStream, at: Span, body: &TokenStream) -> TokenStream {
    quote_spanned! {at=>
        match #base {
            __Some(value) => #body,
            __None => __None,
        }
    }
}

/// The field of a structure or the entry of a map, depending on the type of `base`. See the runtime's `entry`.
fn entry(
    base: &TokenStream,
    at: Span,
    (name, duplicate_spans): (&Ident, &[Ident]),
    key: &Literal,
) -> TokenStream {
    let got = map_some(
        &quote_spanned!(at=> __classify(&node.#name).__raw()),
        at,
        &quote_spanned!(at=> value.__get()),
    );
    let entry = map_some(
        base,
        at,
        &quote_spanned! {at=> {
            let node = value.entry(#key, |value| __Entry { #name: value });
            #(let _ = node.#duplicate_spans;)*
            #got
        }},
    );
    quote_spanned! {at=> {
        #[allow(dead_code)] // for a structure it is empty
        struct __Entry<V> { #name: V }
        #entry
    }}
}
