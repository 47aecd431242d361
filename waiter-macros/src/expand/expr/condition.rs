//! Conditions and comparisons.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};

use super::expander::{Current, Expander, left, without_failing};
use super::lists::{Levels, classified, classified_local, may_be_list};
use crate::expand::shared::record;
use crate::expand::spans::span_at;
use crate::syntax::expr::{Comparator, Expr, Extent, Node, Rust};

/// The left side of a comparison, in a local.
pub(crate) struct Left {
    local: Ident,
    extent: Extent,
    /// True if it gives a computed list.
    is_list: bool,
    /// The depth to which it may be a list of lists.
    levels: Levels,
    /// True for an element of the list that an acceptor compares.
    is_element: bool,
}

impl Left {
    /// A whole expression.
    pub(crate) fn new(expr: &Expr, local: Ident) -> Self {
        Self {
            local,
            extent: expr.extent,
            is_list: may_be_list(expr),
            levels: Levels::of(expr).unwrap_or(Levels::None),
            is_element: false,
        }
    }

    /// An element of the list that is that expression.
    pub(crate) fn element_of(expr: &Expr, local: Ident) -> Self {
        Self {
            local,
            extent: expr.extent,
            is_list: false,
            levels: Levels::Two,
            is_element: true,
        }
    }

    /// The depth to which it is compared with `right` as a list of lists.
    fn levels_with(&self, right: &Expr) -> Levels {
        match Levels::of(right) {
            Some(levels) => levels.min(self.levels),
            None if self.is_list => Levels::One,
            None => Levels::None,
        }
    }

    /// A reference to it, with the span of the expression.
    fn borrowed(&self) -> TokenStream {
        let (at, mut local) = (span_at(self.extent.last.span), self.local.clone());
        local.set_span(at);
        quote_spanned!(at=> &#local)
    }
}

impl Expander<'_> {
    /// An acceptor that is one boolean expression.
    pub(crate) fn whole_condition(&mut self, expr: &Expr) -> TokenStream {
        match &expr.node {
            Node::And(..) | Node::Or(..) | Node::Not(_) | Node::Compare(..) => {
                self.condition(expr, &Current::Root, true)
            }
            _ => {
                let at = span_at(expr.extent.last.span);
                let value = self.value(expr, &Current::Root);
                let (left, record) = (left(), record(expr, &left()));
                quote_spanned!(at=> __path::truth::holds({ let #left = #value; #record #left }))
            }
        }
    }

    /// An expression as a `bool`, by JMESPath's rules of truth. `is_required` is true if the acceptor only matches if it holds.
    pub(super) fn condition(
        &mut self,
        expr: &Expr,
        current: &Current,
        is_required: bool,
    ) -> TokenStream {
        let at = span_at(expr.extent.last.span);
        match &expr.node {
            Node::And(left, right) | Node::Or(left, right) => {
                let (operator, is_required) = match expr.node {
                    Node::And(..) => (quote!(&&), is_required),
                    _ => (quote!(||), false),
                };
                let left = self.condition(left, current, is_required);
                let right = self.condition(right, current, is_required);
                quote!((#left #operator #right))
            }
            Node::Empty => quote!(false),
            Node::Not(operand) => {
                let operand = self.condition(operand, current, false);
                quote!((!#operand))
            }
            Node::Compare(left, comparator, right) => {
                // A literal goes to the right.
                let (left, comparator, right) = if left.is_written() && !right.is_written() {
                    (right, comparator.flipped(), left)
                } else {
                    (left, *comparator, right)
                };
                let local = self::left();
                let compared = Left::new(left, local.clone());
                let test = self.comparison(&compared, comparator, right, current);
                let record = self
                    .is_traced(current)
                    .then(|| without_failing(left, record(left, &local)));
                let left = self.compared(left, (comparator, right), current, is_required);
                quote_spanned! {at=> {
                    let #local = #left;
                    #record
                    #test
                }}
            }
            _ => {
                let value = self.value(expr, current);
                quote_spanned!(at=> __path::truth::truthy({ #value }))
            }
        }
    }

    /// The left side of a comparison. The count of a projection stops once it decides the comparison.
    pub(super) fn compared(
        &mut self,
        left: &Expr,
        (comparator, right): (Comparator, &Expr),
        current: &Current,
        is_required: bool,
    ) -> TokenStream {
        let Some((list, most)) = decided_by_count(left, comparator, right, is_required) else {
            return self.value(left, current);
        };
        self.fallible = true;
        let at = span_at(left.extent.first.span);
        let list = self.value(list, current);
        let most = if self.is_traced(current) && left.written.is_some() {
            quote_spanned!(at=> trace.most(#most))
        } else {
            quote!(#most)
        };
        quote_spanned!(at=> __path::functions::length_until(evaluation, { #list }, #most))
    }

    /// Returns true if values of this object go into the trace.
    fn is_traced(&self, current: &Current) -> bool {
        matches!(current, Current::Root) && !self.is_untraced
    }

    /// The comparison of `left` with `right`, as a `bool`.
    pub(crate) fn comparison(
        &mut self,
        left: &Left,
        comparator: Comparator,
        right: &Expr,
        current: &Current,
    ) -> TokenStream {
        let was_untraced = self.is_untraced;
        self.is_untraced |= left.is_element;
        let equal = match comparator.test() {
            Some(test) => {
                let ordered = self.ordered(test, left, right, current);
                quote_spanned!(span_at(left.extent.last.span)=> __path::truth::truthy(#ordered))
            }
            None => self.equal(left, right, current),
        };
        self.is_untraced = was_untraced;
        if comparator == Comparator::NotEqual {
            quote!((!#equal))
        } else {
            equal
        }
    }

    /// The order of `left` and `right`, as a value. It is null if a side is null, which differs from false.
    pub(super) fn ordered(
        &mut self,
        test: &str,
        left: &Left,
        right: &Expr,
        current: &Current,
    ) -> TokenStream {
        let right = self.right(right, current);
        let (at, left) = (span_at(left.extent.last.span), left.borrowed());
        let test = Ident::new(test, at);
        quote_spanned!(at=> __path::order::ordered(#left, #right, ::core::cmp::Ordering::#test))
    }

    /// The equality of `left` and `right`, as a `bool`.
    ///
    /// rustc points at the right operand and labels the call with "required by". The call has the span of the left operand.
    fn equal(&mut self, left: &Left, right: &Expr, current: &Current) -> TokenStream {
        let (at, value) = (span_at(left.extent.last.span), left.borrowed());
        match &right.node {
            Node::Null => quote_spanned!(at=> __path::equality::is_null(#value)),
            Node::Text(text) if !text.is_verbatim => {
                // The warning for an enum has the span of the literal.
                let warn = Ident::new("compared_with_a_string", text.literal.span());
                let text = self.value(right, current);
                quote_spanned! {at=> {
                    __path::literal::probe(#value).#warn();
                    __equal(#value, #text)
                }}
            }
            Node::Rust(Rust::Path(path))
                if is_variant(path) && left.levels_with(right) == Levels::None =>
            {
                quote_spanned!(at=> __is(#path, #value))
            }
            _ => {
                let levels = left.levels_with(right);
                let is_list = may_be_list(right) || left.is_list && levels > Levels::None;
                let right_value = if is_list {
                    self.value(right, current)
                } else {
                    self.right(right, current)
                };
                if levels == Levels::None {
                    // Only the message for a list beside a single value needs its elements.
                    let least = if is_list { Levels::One } else { Levels::None };
                    let right = classified("elements", &right_value, least, right);
                    return quote_spanned!(at=> __equal(#value, #right));
                }
                let value = quote_spanned!(at=> ::core::clone::Clone::clone(#value));
                let value = classified_local(&value, levels, at);
                let right = classified("elements", &right_value, levels, right);
                quote_spanned!(at=> __equal(&#value, #right))
            }
        }
    }

    /// The right side. A path or a `{…}` goes into the trace like the left side, since the declaration does not show its value.
    fn right(&mut self, right: &Expr, current: &Current) -> TokenStream {
        let value = self.value(right, current);
        let is_shown = right.is_value() && !matches!(right.node, Node::Rust(Rust::Block(_)));
        if is_shown || !self.is_traced(current) {
            return value;
        }
        let at = span_at(right.extent.last.span);
        let local = Ident::new("right", at);
        let record = without_failing(right, record(right, &local));
        quote_spanned!(at=> { let #local = #value; #record #local })
    }
}

/// The projection that `length(…)` counts beside a number, and the largest count that does not decide the comparison.
fn decided_by_count<'e>(
    left: &'e Expr,
    comparator: Comparator,
    right: &Expr,
    is_required: bool,
) -> Option<(&'e Expr, usize)> {
    let (Node::Call(function, arguments), Node::Number(number)) = (&left.node, &right.node) else {
        return None;
    };
    let (list, most) = (arguments.first()?, number.digits.to_string().parse().ok()?);
    // A larger count makes some comparisons false, and so does an element that fails.
    let (most, is_false) = match comparator {
        Comparator::Equal | Comparator::LessOrEqual => (most, true),
        Comparator::Less => (usize::checked_sub(most, 1)?, true),
        Comparator::NotEqual | Comparator::Greater => (most, false),
        Comparator::GreaterOrEqual => (usize::checked_sub(most, 1)?, false),
    };
    let is_count = function.name == "length" && matches!(list.node, Node::Projection(..));
    let may_stop = !list.is_fallible() || is_required && is_false;
    (is_count && may_stop && !number.negative).then_some((list, most))
}

/// Returns true for `Type::Variant`. `Null` may be that of JSON, whose kind is not an enum's.
fn is_variant(path: &TokenStream) -> bool {
    let path = path.clone().into_iter();
    let path: Vec<String> = path.map(|tree| tree.to_string()).collect();
    let is_camel_case =
        |name: &str| name.starts_with(char::is_uppercase) && name.contains(char::is_lowercase);
    matches!(&path[..], [.., ty, _, _, name] if is_camel_case(ty) && is_camel_case(name) && name != "Null")
}

impl Comparator {
    /// `Ordering`'s test of an ordering comparator.
    pub(super) fn test(self) -> Option<&'static str> {
        match self {
            Self::Equal | Self::NotEqual => None,
            Self::Less => Some("is_lt"),
            Self::LessOrEqual => Some("is_le"),
            Self::Greater => Some("is_gt"),
            Self::GreaterOrEqual => Some("is_ge"),
        }
    }
}
