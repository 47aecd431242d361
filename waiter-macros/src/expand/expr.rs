//! Expressions as calls of the runtime's typed-path operators.
//!
//! Every value is an `Option` of a kind. Tokens that the user wrote keep their place; a call that rustc may have to
//! blame gets the place of the token it came from.

use std::mem;

use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{format_ident, quote, quote_spanned};

use super::shared::SharedPath;
use crate::syntax::expr::{Comparator, Expr, Extent, Field, Node, Number, Over, Rust, Slice, Text};
use crate::syntax::functions::{Function, Parameter};
use crate::tokens::{punct, trees};

/// A place of the user's, for a token that is not: errors land there, names and lints do not.
pub(super) fn mixed(place: Span) -> Span {
    Span::mixed_site().located_at(place)
}

/// What `@` and a path's first name refer to.
pub(super) enum Current {
    /// The whole output.
    Root,
    /// The value of these tokens.
    Value(TokenStream),
}

/// The left side of a comparison, which a local holds.
pub(super) struct Left {
    local: Ident,
    extent: Extent,
    /// Whether it may be a list that compares with another.
    is_list: bool,
}

impl Left {
    /// A whole expression.
    pub(super) fn of(expr: &Expr, local: Ident) -> Self {
        Self {
            local,
            extent: expr.extent,
            is_list: may_be_list(expr),
        }
    }

    /// An element of the list that is that expression.
    pub(super) fn element_of(expr: &Expr, local: Ident) -> Self {
        Self {
            local,
            extent: expr.extent,
            is_list: false,
        }
    }

    /// A reference to it, in its place.
    fn borrowed(&self) -> TokenStream {
        let (at, mut local) = (mixed(self.extent.last), self.local.clone());
        local.set_span(at);
        quote_spanned!(at=> &#local)
    }
}

/// The local that holds a left side which only one comparison looks at.
pub(super) fn left() -> Ident {
    Ident::new("left", Span::mixed_site())
}

/// Whether an expression may give a list that is computed. A field that is a list is not known for one.
fn may_be_list(expr: &Expr) -> bool {
    match &expr.node {
        // The sides of `&&` and `||` are classified already: see `either`.
        Node::Projection(..) | Node::List(_) | Node::And(..) | Node::Or(..) => true,
        Node::Call(function, _) => function.gives_list,
        Node::Pipe(_, right) => may_be_list(right),
        _ => false,
    }
}

/// Whether what is compared with a list may be one too.
fn may_hold_list(expr: &Expr) -> bool {
    match &expr.node {
        Node::Rust(Rust::Block(block)) => !is_arithmetic(&trees(block.stream())),
        _ => !expr.is_value(),
    }
}

/// Whether all of a `{…}` are numbers and what stands between them. rustc would not know the type of such a value
/// before it knows what it is compared with.
fn is_arithmetic(tokens: &[TokenTree]) -> bool {
    tokens.iter().all(|tree| match tree {
        TokenTree::Literal(_) | TokenTree::Punct(_) => true,
        TokenTree::Group(group) => {
            group.delimiter() == Delimiter::Parenthesis && is_arithmetic(&trees(group.stream()))
        }
        TokenTree::Ident(_) => false,
    })
}

/// The number that is all of `{3}`: as if it stood without the braces, where it has a type from the start.
fn lone_number(block: &Group) -> Option<Number> {
    let (negative, digits) = match &trees(block.stream())[..] {
        [TokenTree::Literal(digits)] => (false, digits.clone()),
        [minus, TokenTree::Literal(digits)] if punct(minus) == Some('-') => (true, digits.clone()),
        _ => return None,
    };
    let is_float = match syn::Lit::new(digits.clone()) {
        syn::Lit::Int(int) if int.suffix().is_empty() => false,
        syn::Lit::Float(float) if float.suffix().is_empty() => true,
        _ => return None,
    };
    Some(Number {
        negative,
        digits,
        is_float,
    })
}

/// Whether an expression gives null for null, and so may as well not be applied to it.
fn passes_null(expr: &Expr) -> bool {
    match &expr.node {
        Node::Current | Node::List(_) => true,
        Node::Field(base, _)
        | Node::Key(base, _)
        | Node::Index(base, _)
        | Node::Projection(base, ..) => passes_null(base),
        Node::Pipe(left, right) => passes_null(left) && passes_null(right),
        _ => false,
    }
}

/// Expands the expressions of one acceptor.
#[derive(Default)]
pub(super) struct Expander<'d> {
    /// The run-time values, evaluated once before the acceptor, as `(&value0, &value1, …)`.
    values: Vec<TokenStream>,
    /// The waiter's parameters, in scope under their names.
    parameters: Vec<Ident>,
    /// Whether the evaluation can fail.
    fallible: bool,
    /// The acceptor's path, if others share it.
    shared: Option<SharedPath<'d>>,
    /// What stands before the acceptor.
    before: TokenStream,
}

impl<'d> Expander<'d> {
    pub(super) fn new(parameters: Vec<Ident>, shared: Option<SharedPath<'d>>) -> Self {
        Self {
            parameters,
            shared,
            ..Self::default()
        }
    }

    /// The path that a `path` acceptor compares: the local that holds it, and the statements that have to stand before
    /// the comparison.
    pub(super) fn left_value(&mut self, expr: &Expr) -> (Ident, TokenStream) {
        if let Some(shared) = self.shared {
            self.evaluate(shared);
            self.before.extend(shared.seen());
            return (shared.local(), TokenStream::new());
        }
        let (local, value) = (left(), self.value(expr, &Current::Root));
        let seen = aside(expr, seen(expr, &local));
        let statements = quote_spanned!(Span::mixed_site()=> let #local = #value; #seen);
        (local, statements)
    }

    /// The list whose elements a `path_all` or `path_any` acceptor compares.
    pub(super) fn left_list(&mut self, expr: &Expr) -> TokenStream {
        if let Some(shared) = self.shared {
            self.evaluate(shared);
            let local = shared.local();
            return quote_spanned!(Span::mixed_site()=> ::core::clone::Clone::clone(&#local));
        }
        self.value(expr, &Current::Root)
    }

    /// Evaluates a shared path, if that is this acceptor's to do.
    fn evaluate(&mut self, shared: SharedPath<'_>) {
        if let Some(path) = shared.to_evaluate() {
            let value = self.value(path, &Current::Root);
            self.before.extend(shared.evaluate(&value));
        }
        self.fallible |= shared.is_fallible();
    }

    /// `decision` on the acceptor and what has to stand before it.
    pub(super) fn finish(mut self, decision: TokenStream) -> TokenStream {
        let before = mem::take(&mut self.before);
        let decision = self.with_values(decision);
        quote!(#before #decision)
    }

    /// `body` with the run-time values in scope. A `match`, so that whatever they borrow from lives as long.
    fn with_values(self, body: TokenStream) -> TokenStream {
        if self.values.is_empty() {
            return body;
        }
        let names = (0..self.values.len()).map(value_name);
        let values = self.values;
        let site = Span::mixed_site();
        quote_spanned!(site=> match (#(&#values,)*) { (#(#names,)*) => { #body } })
    }

    /// `matched`, unless its evaluation failed.
    pub(super) fn evaluated(&self, matched: TokenStream) -> TokenStream {
        if !self.fallible {
            return matched;
        }
        let matched = quote_spanned!(Span::mixed_site()=> evaluation.finish(#matched));
        self.with_evaluation(&matched)
    }

    /// `body` with the acceptor's `evaluation` in scope.
    pub(super) fn with_evaluation(&self, body: &TokenStream) -> TokenStream {
        if let Some(shared) = self.shared.filter(|shared| shared.is_fallible()) {
            return shared.with_evaluation(body);
        }
        let site = Span::mixed_site();
        quote_spanned! {site=> {
            let evaluation = &__path::evaluation::Evaluation::new();
            #body
        }}
    }

    /// An acceptor that is one boolean expression.
    pub(super) fn whole_condition(&mut self, expr: &Expr) -> TokenStream {
        match &expr.node {
            Node::And(..) | Node::Or(..) | Node::Not(_) | Node::Compare(..) => {
                self.condition(expr, &Current::Root)
            }
            _ => {
                let at = mixed(expr.extent.last);
                let value = self.value(expr, &Current::Root);
                let (left, seen) = (left(), seen(expr, &left()));
                quote_spanned!(at=> __path::truth::holds({ let #left = #value; #seen #left }))
            }
        }
    }

    /// An expression as a `bool`: whether it is true by JMESPath's rules.
    fn condition(&mut self, expr: &Expr, current: &Current) -> TokenStream {
        let at = mixed(expr.extent.last);
        match &expr.node {
            Node::And(left, right) => {
                let (left, right) = (
                    self.condition(left, current),
                    self.condition(right, current),
                );
                quote!((#left && #right))
            }
            Node::Or(left, right) => {
                let (left, right) = (
                    self.condition(left, current),
                    self.condition(right, current),
                );
                quote!((#left || #right))
            }
            Node::Not(operand) => {
                let operand = self.condition(operand, current);
                quote!((!#operand))
            }
            Node::Compare(left, comparator, right) => {
                // A literal is compared from the right, whichever side it was written on.
                let (left, comparator, right) = if left.is_value() && !right.is_value() {
                    (right, comparator.flipped(), left)
                } else {
                    (left, *comparator, right)
                };
                let local = self::left();
                let compared = Left::of(left, local.clone());
                let test = self.comparison(&compared, comparator, right, current);
                let seen = match current {
                    Current::Root => aside(left, seen(left, &local)),
                    Current::Value(_) => TokenStream::new(),
                };
                let left = self.value(left, current);
                quote_spanned! {at=> {
                    let #local = #left;
                    #seen
                    #test
                }}
            }
            _ => {
                let value = self.value(expr, current);
                quote_spanned!(at=> __path::truth::truthy({ #value }))
            }
        }
    }

    /// Whether `left` compares so with `right`.
    pub(super) fn comparison(
        &mut self,
        left: &Left,
        comparator: Comparator,
        right: &Expr,
        current: &Current,
    ) -> TokenStream {
        if let Some(test) = comparator.test() {
            let ordered = self.ordered(test, left, right, current);
            return quote_spanned!(mixed(left.extent.last)=> __path::truth::truthy(#ordered));
        }
        let equal = self.equal(left, right, current);
        if comparator == Comparator::NotEqual {
            quote!((!#equal))
        } else {
            equal
        }
    }

    /// How `left` orders against `right`, as a value: null where a side is, which is not the same as false.
    fn ordered(&mut self, test: &str, left: &Left, right: &Expr, current: &Current) -> TokenStream {
        let right = self.value(right, current);
        let (at, left) = (mixed(left.extent.last), left.borrowed());
        let test = Ident::new(test, at);
        quote_spanned!(at=> __path::compare::ordered(#left, #right, ::core::cmp::Ordering::#test))
    }

    /// Whether `left` equals `right`.
    ///
    /// rustc blames the right side, and marks the call as what demands something of it: the call's place is the left.
    fn equal(&mut self, left: &Left, right: &Expr, current: &Current) -> TokenStream {
        let (at, value) = (mixed(left.extent.last), left.borrowed());
        match &right.node {
            Node::Null => quote_spanned!(at=> __path::compare::is_null(#value)),
            Node::Text(text) if !text.is_verbatim => {
                // The warning for an enum has to land on the literal.
                let warn = Ident::new("compared_with_a_string", text.literal.span());
                let text = self.value(right, current);
                quote_spanned! {at=> {
                    __path::literal::probe(#value).#warn();
                    __path::compare::equal(#value, #text)
                }}
            }
            _ if may_be_list(right) || left.is_list && may_hold_list(right) => {
                let value = quote_spanned!(at=> ::core::clone::Clone::clone(#value));
                let value = elements(&value, at);
                let right = self.elements(right, current);
                quote_spanned!(at=> __path::compare::equal(&#value, #right))
            }
            _ => {
                let right = self.value(right, current);
                quote_spanned!(at=> __path::compare::equal(#value, #right))
            }
        }
    }

    /// An expression as a value.
    pub(super) fn value(&mut self, expr: &Expr, current: &Current) -> TokenStream {
        let at = mixed(expr.extent.last);
        match &expr.node {
            Node::Current => match current {
                Current::Root => quote_spanned!(at=> __Some(__path::kinds::Struct(output))),
                Current::Value(value) => value.clone(),
            },
            Node::Field(base, name) => self.field(base, name, current),
            Node::Key(base, key) => {
                let base = self.value(base, current);
                let key = &key.literal;
                let at = mixed(key.span());
                let entry = on(&base, at, &quote_spanned!(at=> value.key(#key)));
                on(&entry, at, &quote_spanned!(at=> value.__get()))
            }
            Node::Index(base, index) => {
                let base = self.value(base, current);
                let index = Literal::i64_unsuffixed(*index);
                let index = quote_spanned!(at=> __path::list::Index::<#index>);
                let element = on(&base, at, &quote_spanned!(at=> value.index(#index)));
                on(&element, at, &quote_spanned!(at=> value.__get()))
            }
            Node::Projection(base, over, right) => self.projection(base, over, right, current),
            Node::Pipe(left, right) => {
                let left = self.value(left, current);
                let (bind, current) = bind(left, uses(right));
                let right = self.value(right, &current);
                quote!({ #bind #right })
            }
            Node::Compare(left, comparator, right) => match comparator.test() {
                Some(test) => {
                    let local = self::left();
                    let compared = Left::of(left, local.clone());
                    let ordered = self.ordered(test, &compared, right, current);
                    let left = self.value(left, current);
                    quote_spanned!(at=> { let #local = #left; #ordered })
                }
                None => self.boolean(expr, current),
            },
            Node::Not(_) => self.boolean(expr, current),
            Node::And(left, right) => self.either("and", left, right, current),
            Node::Or(left, right) => self.either("or", left, right, current),
            Node::Call(function, arguments) => self.call(function, arguments, current, expr.extent),
            Node::List(items) => self.list(items, current, expr.extent),
            Node::Text(Text { literal, .. }) => {
                quote_spanned!(at=> __Some(__path::kinds::Text(#literal)))
            }
            Node::Number(number) => self::number(number, expr.extent),
            Node::Bool(value) => quote_spanned!(at=> __Some(__path::kinds::Bool(#value))),
            Node::Null => quote_spanned!(at=> __path::compare::null()),
            Node::Rust(value) => self.rust(value, expr.extent),
        }
    }

    /// A condition that is never null, as a value.
    fn boolean(&mut self, expr: &Expr, current: &Current) -> TokenStream {
        let at = mixed(expr.extent.last);
        let condition = self.condition(expr, current);
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
        let at = mixed(right.extent.last);
        let function = Ident::new(function, at);
        let (left, right) = (self.elements(left, current), self.elements(right, current));
        let right = quote_spanned!(at=> || { #right });
        quote_spanned!(function.span()=> __path::truth::#function(#left, #right))
    }

    fn field(&mut self, base: &Expr, name: &Field, current: &Current) -> TokenStream {
        let Field {
            rust: name,
            also,
            key,
            ..
        } = name;
        let at = mixed(name.span());
        let field = |node: TokenStream| {
            if also.is_empty() {
                return quote_spanned!(at=> __path::place(&#node.#name).__get());
            }
            quote_spanned! {at=> {
                let node = #node;
                #(let _ = &node.#also;)*
                __path::place(&node.#name).__get()
            }}
        };
        if let (Node::Current, Current::Root) = (&base.node, current) {
            return field(quote_spanned!(at=> output));
        }
        let base = self.value(base, current);
        match key {
            None => on(&base, at, &field(quote_spanned!(at=> value.node()))),
            Some(key) => entry(&base, at, (name, also), key),
        }
    }

    fn projection(
        &mut self,
        base: &Expr,
        over: &Over,
        right: &Expr,
        current: &Current,
    ) -> TokenStream {
        // The `right` of a projection that is only its brackets keeps their place.
        let at = mixed(right.extent.first);
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
        let (bind, current) = bind(raw, condition.map_or(0, |expr| uses(expr)) + uses(right));
        let condition = condition.map(|expr| self.condition(expr, &current));
        let right = self.value(right, &current);
        let element = match condition {
            Some(condition) => quote!(if #condition { #right } else { __None }),
            None => right,
        };
        let projected =
            quote_spanned!(at=> __Some(value.#source.project(move |raw| { #bind #element })));
        on(&base, at, &projected)
    }

    fn call(
        &mut self,
        function: &Function,
        arguments: &[Expr],
        current: &Current,
        extent: Extent,
    ) -> TokenStream {
        self.fallible = true;
        let at = mixed(extent.first);
        let name = format_ident!("{}", function.name, span = at);
        let (mut bindings, mut passed) = (TokenStream::new(), Vec::new());
        for (position, argument) in arguments.iter().enumerate() {
            let parameter = function.parameter(position);
            // A block has one place: that is where rustc says that the argument does not fit.
            let at = mixed(argument.extent.last);
            if let (Parameter::Needle, Node::Text(text)) = (parameter, &argument.node)
                && !text.is_verbatim
            {
                let list = passed.pop().unwrap_or_default();
                let list_at = mixed(arguments[passed.len()].extent.last);
                let warn = Ident::new("compared_with_a_string", text.literal.span());
                bindings = quote_spanned! {at=>
                    let list = #list;
                    __path::literal::probe_elements(&list).#warn();
                };
                passed.push(quote_spanned!(list_at=> list));
            }
            passed.push(match parameter {
                Parameter::Value | Parameter::Needle => {
                    let value = self.value(argument, current);
                    quote_spanned!(at=> { #value })
                }
                Parameter::Elements => {
                    let value = self.elements(argument, current);
                    quote_spanned!(at=> { #value })
                }
                // No block: rustc looks at closures after the other arguments, which say what they take.
                Parameter::Expression => self.expression(argument),
            });
        }
        let call = |passed: &[TokenStream]| quote_spanned!(at=> __path::functions::#name(evaluation, #(#passed),*));
        let call = if function.repeats {
            let chain = passed
                .into_iter()
                .reduce(|left, right| call(&[left, right]));
            chain.unwrap_or_default()
        } else {
            call(&passed)
        };
        if bindings.is_empty() {
            call
        } else {
            quote_spanned!(at=> { #bindings #call })
        }
    }

    /// `&expression`: a closure over an element.
    fn expression(&mut self, expr: &Expr) -> TokenStream {
        let at = mixed(expr.extent.first);
        let (bind, current) = bind(quote_spanned!(at=> raw.__get()), uses(expr));
        let value = self.value(expr, &current);
        quote_spanned!(at=> move |raw| { #bind #value })
    }

    /// An expression as a value, with the elements classified if it is a list.
    fn elements(&mut self, expr: &Expr, current: &Current) -> TokenStream {
        let value = self.value(expr, current);
        if expr.is_value() && !may_hold_list(expr) {
            return value;
        }
        elements(&value, mixed(expr.extent.last))
    }

    /// `[a, b]`: null where the current value is.
    fn list(&mut self, items: &[Expr], current: &Current, extent: Extent) -> TokenStream {
        let at = mixed(extent.last);
        let values = items.iter().map(|item| {
            let value = self.value(item, current);
            quote_spanned!(mixed(item.extent.last)=> { #value })
        });
        let list = quote_spanned!(at=> __Some(__path::kinds::Selected((#(#values,)*))));
        match current {
            Current::Root => list,
            Current::Value(value) => {
                quote_spanned!(at=> if (#value).is_some() { #list } else { __None })
            }
        }
    }

    fn rust(&mut self, value: &Rust, extent: Extent) -> TokenStream {
        if let Rust::Block(block) = value
            && let Some(number) = lone_number(block)
        {
            return self::number(&number, extent);
        }
        let place = match value {
            Rust::Path(path) => quote!(&#path),
            Rust::Block(block) => self.block(block),
        };
        // From the value's first token to its last, as rustc underlines a call.
        let open = quote_spanned!(mixed(extent.first)=> __path::place);
        let get = quote_spanned!(mixed(extent.last)=> .__get());
        quote!(#open(#place)#get)
    }

    /// The place of a `{…}` value.
    fn block(&mut self, block: &Group) -> TokenStream {
        let tokens = block.stream();
        // A parameter by its name is a reference already, and one reference less to look through.
        if let Ok(name) = syn::parse2::<Ident>(tokens.clone())
            && self.parameters.contains(&name)
        {
            return tokens;
        }
        let name = value_name(self.values.len());
        // In a macro call of its own, so that what is no expression is an error there and nowhere else.
        let at = mixed(block.span());
        self.values
            .push(quote_spanned!(at=> __waiter::expression!(#tokens)));
        quote!(#name)
    }
}

/// `seen` as no part of the evaluation: to tell a list is to walk it, further than the acceptor may need, and that must
/// not make it fail.
fn aside(path: &Expr, seen: TokenStream) -> TokenStream {
    if !path.any(&|expr| matches!(expr.node, Node::Call(..))) {
        return seen;
    }
    quote_spanned! {Span::mixed_site()=>
        let failed = evaluation.has_failed();
        #seen
        evaluation.restart(failed);
    }
}

/// Tells what the path in a local gave, if it has a text.
pub(super) fn seen(path: &Expr, local: &Ident) -> TokenStream {
    let Some(text) = &path.written.0 else {
        return TokenStream::new();
    };
    quote_spanned!(Span::mixed_site()=> seen.value(#text, &#local);)
}

/// A list with its elements classified, where their type is known; other values as they are.
fn elements(value: &TokenStream, at: Span) -> TokenStream {
    quote_spanned!(at=> __path::functions::elements(#value, |raw| raw.__get()))
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

fn value_name(index: usize) -> Ident {
    format_ident!("value{index}", span = Span::mixed_site())
}

fn number(number: &Number, extent: Extent) -> TokenStream {
    let at = mixed(extent.last);
    let digits = &number.digits;
    let minus = number.negative.then(|| quote_spanned!(at=> -));
    let variant = if number.is_float {
        quote_spanned!(at=> Double)
    } else {
        quote_spanned!(at=> Integer)
    };
    quote_spanned!(at=> __Some(__path::kinds::Number::#variant(#minus #digits)))
}

/// `body` of the `value` that is in `base`; null where that is null.
fn on(base: &TokenStream, at: Span, body: &TokenStream) -> TokenStream {
    quote_spanned! {at=>
        match #base {
            __Some(value) => #body,
            __None => __None,
        }
    }
}

/// The field of a structure or the entry of a map, whichever `base` turns out to be. See the runtime's `entry`.
fn entry(
    base: &TokenStream,
    at: Span,
    (name, also): (&Ident, &[Ident]),
    key: &Literal,
) -> TokenStream {
    let got = on(
        &quote_spanned!(at=> __path::place(&node.#name).__raw()),
        at,
        &quote_spanned!(at=> value.__get()),
    );
    let entry = on(
        base,
        at,
        &quote_spanned! {at=> {
            let node = value.entry(#key, |value| __Entry { #name: value });
            #(let _ = &node.#also;)*
            #got
        }},
    );
    quote_spanned! {at=> {
        #[allow(dead_code)] // of a structure it holds nothing
        struct __Entry<V> { #name: V }
        #entry
    }}
}

/// Binds the current value if it is used more than once: a value may be an iterator, which is used up.
fn bind(value: TokenStream, uses: usize) -> (TokenStream, Current) {
    if uses < 2 {
        return (TokenStream::new(), Current::Value(value));
    }
    let site = Span::mixed_site();
    (
        quote_spanned!(site=> let current = #value;),
        Current::Value(quote_spanned!(site=> ::core::clone::Clone::clone(&current))),
    )
}

/// How often an expression takes the current value.
fn uses(expr: &Expr) -> usize {
    // A multi-select list, to see whether it is null.
    let own = matches!(expr.node, Node::Current | Node::List(_));
    usize::from(own)
        + expr
            .children_in_scope()
            .into_iter()
            .map(uses)
            .sum::<usize>()
}

impl Comparator {
    /// `Ordering`'s test of an ordering comparator.
    fn test(self) -> Option<&'static str> {
        match self {
            Self::Equal | Self::NotEqual => None,
            Self::Less => Some("is_lt"),
            Self::LessOrEqual => Some("is_le"),
            Self::Greater => Some("is_gt"),
            Self::GreaterOrEqual => Some("is_ge"),
        }
    }
}
