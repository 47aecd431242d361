//! Paths as steps, one a statement. Each is walked as if every list had one element: the types are the same.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};

use super::section::Section;
use crate::names::COMPLETION_MARKER;
use crate::syntax::expr::{Expr, Field, Node, Over, Rust};
use crate::syntax::functions::{Function, Gives, Parameter};
use crate::syntax::variant::Variant;
use crate::tokens::{begins_path, is_name, trees};

/// The value that a path begins in.
#[derive(Clone, Copy)]
pub(super) enum Scope<'s> {
    /// A local of the section.
    Root(&'static str),
    /// A value: in a filter, in an argument, after a pipe.
    Inside(&'s Value),
    /// An element, behind the brackets of its list.
    Element(&'s Value),
    /// A value of a type that is not known. Its fields are left out.
    Unknown,
}

/// The result of a path, in a local.
#[derive(Clone)]
pub(super) struct Value {
    local: Ident,
    /// True if it stands for each element of a projection.
    is_projection: bool,
}

impl Section {
    /// Adds the steps of an expression.
    pub(super) fn walk(&mut self, expr: &Expr, scope: Scope<'_>) -> Option<Value> {
        match &expr.node {
            Node::Current => match scope {
                Scope::Inside(value) | Scope::Element(value) => Some(value.clone()),
                Scope::Root(_) | Scope::Unknown => None,
            },
            Node::Field(base, field) => {
                let owner = self.owner(base, scope)?;
                Some(self.field(&owner, field))
            }
            Node::Key(base, key) => {
                let (base, key) = (self.walk(base, scope)?.local, &key.literal);
                Some(self.make(&quote_spanned!(site()=> __some(&__some(&#base).key(#key)).__get())))
            }
            Node::Variant(base, variant) => self.variant(base, variant, scope),
            Node::Index(base, _) => {
                let list = self.walk(base, scope)?;
                Some(self.element(&list))
            }
            Node::Projection(base, over, right) => self.projection(base, over, right, scope),
            Node::Pipe(left, right) => self.pipe(left, right, scope),
            Node::Compare(left, _, right) => {
                self.walk(left, scope);
                self.expected(right, scope);
                None
            }
            Node::And(left, right) | Node::Or(left, right) => {
                self.walk(left, scope);
                self.walk(right, scope)
            }
            Node::Not(operand) => self.walk(operand, scope).and(None),
            Node::Call(function, arguments) => {
                let name = Ident::new(function.name, expr.extent.first.span);
                self.call(&name, function, arguments, scope)
            }
            Node::UnknownCall(name, arguments) => {
                self.function_name(name, 0, scope);
                self.each(arguments, scope);
                None
            }
            Node::List(items) => self.each(items, scope).and(None),
            Node::Missing(parts) => self.each(parts, scope),
            Node::Rust(value) => {
                self.rust(value);
                None
            }
            Node::Text(_) | Node::Number(_) | Node::Bool(_) | Node::Null | Node::Empty => None,
        }
    }

    /// The value of a union's variant, by the SDK's method. An editor would complete the method's name, so a variant that is
    /// being typed is left out.
    fn variant(&mut self, base: &Expr, variant: &Variant, scope: Scope<'_>) -> Option<Value> {
        let base = match (&base.node, scope) {
            (Node::Current, Scope::Root(local)) => {
                let root = Ident::new(local, site());
                self.make(&quote_spanned!(site()=> place(&**#root).__get()))
                    .local
            }
            _ => self.walk(base, scope)?.local,
        };
        let accessor = &variant.accessor;
        if accessor.to_string().contains(COMPLETION_MARKER) {
            return None;
        }
        let member =
            quote_spanned!(site()=> __path::union::member(__some(&#base).union().#accessor()));
        Some(self.make(&quote_spanned!(site()=> __some(&#member).__get())))
    }

    /// The owner of a field, which is written behind `base`.
    fn owner(&mut self, base: &Expr, scope: Scope<'_>) -> Option<TokenStream> {
        if base.node == Node::Current {
            return owner(scope);
        }
        let base = self.walk(base, scope)?;
        owner(Scope::Element(&base))
    }

    /// Expressions in one scope. The value of the last one is returned. If there is none, a name may be typed.
    fn each(&mut self, exprs: &[Expr], scope: Scope<'_>) -> Option<Value> {
        if exprs.is_empty() {
            let owner = owner(scope)?;
            return Some(self.field(&owner, &Field::missing(Span::call_site())));
        }
        exprs.iter().map(|expr| self.walk(expr, scope)).last()?
    }

    /// The right side of a comparison: a capitalised word is a type there.
    pub(super) fn expected(&mut self, expr: &Expr, scope: Scope<'_>) {
        match expr.bare_word() {
            Some(word) if word.to_string().starts_with(char::is_uppercase) => {
                self.rust(&Rust::Path(word.to_token_stream()));
            }
            _ => drop(self.walk(expr, scope)),
        }
    }

    fn projection(
        &mut self,
        base: &Expr,
        over: &Over,
        right: &Expr,
        scope: Scope<'_>,
    ) -> Option<Value> {
        let list = self.walk(base, scope)?;
        let local = &list.local;
        let element = match over {
            Over::Values => self.make(&quote_spanned!(site()=> __values(&#local).__get())),
            Over::Flatten => self.make(&quote_spanned!(site()=> __element(&#local).__get())),
            Over::Elements | Over::Filter(_) | Over::Slice(_) => self.element(&list),
        };
        if let Over::Filter(condition) = over {
            self.walk(condition, Scope::Inside(&element));
        }
        let projected = self.walk(right, Scope::Element(&element))?;
        Some(Value {
            is_projection: true,
            ..projected
        })
    }

    /// `left | right`: a pipe, or the alternatives of a comparison.
    fn pipe(&mut self, left: &Expr, right: &Expr, scope: Scope<'_>) -> Option<Value> {
        let value = self.walk(left, scope);
        if left.any(|expr| matches!(expr.node, Node::Compare(..))) {
            self.expected(right, scope);
            return None;
        }
        self.walk(right, value.as_ref().map_or(Scope::Unknown, Scope::Inside))
    }

    /// A call: the expressions for each element are walked in one of the list beside them.
    fn call(
        &mut self,
        name: &Ident,
        function: &Function,
        arguments: &[Expr],
        scope: Scope<'_>,
    ) -> Option<Value> {
        let parameters = function.argument_names().len();
        self.function_name(name, parameters, scope);
        let (references, values): (Vec<_>, Vec<_>) = (0..)
            .zip(arguments)
            .partition(|(position, _)| function.parameter(*position).is_reference());
        let mut list = None;
        for (_, value) in values {
            let value = self.walk(value, scope);
            list = list.or(value);
        }
        if arguments.is_empty() {
            list = self.each(&[], scope);
        }
        let list = list?;
        let is_element = function.gives == Gives::Element || !references.is_empty();
        let element = is_element.then(|| self.element(&list));
        if let Some(element) = &element {
            for (_, expression) in references {
                self.walk(expression, Scope::Inside(element));
            }
        }
        match function.gives {
            // The keys or the values of a map.
            Gives::List if function.parameters == [Parameter::Value] => None,
            Gives::List => Some(list),
            Gives::Element => element,
            Gives::Value => None,
        }
    }

    /// A function's name, as a method of the value that the path begins in.
    fn function_name(&mut self, name: &Ident, parameters: usize, scope: Scope<'_>) {
        let scope = match scope {
            Scope::Element(value) => Scope::Inside(value),
            scope => scope,
        };
        if let (true, Some(owner)) = (is_name(name), owner(scope)) {
            let units = (0..parameters).map(|_| quote!(()));
            self.steps
                .extend(quote_spanned!(site()=> let _ = #owner.#name(#(#units),*);));
        }
    }

    fn rust(&mut self, value: &Rust) {
        let value = match value {
            // A keyword is an error already.
            Rust::Path(path) if begins_with_keyword(path) => return,
            Rust::Path(path) => path.clone(),
            Rust::Block(block) => {
                let value = self.value(&trees(block.stream()));
                quote_spanned!(site()=> __waiter::expression!(#value))
            }
        };
        self.steps.extend(quote_spanned!(site()=> let _ = &#value;));
    }

    /// An element of a list.
    fn element(&mut self, list: &Value) -> Value {
        let local = list.local.clone();
        if list.is_projection {
            return Value {
                local,
                is_projection: false,
            };
        }
        self.make(&quote_spanned!(site()=> __element(&#local).__get()))
    }

    fn field(&mut self, owner: &TokenStream, field: &Field) -> Value {
        let name = &field.rust;
        self.make(&quote_spanned!(site()=> place(&#owner.#name).__get()))
    }

    /// A new value, by a statement.
    fn make(&mut self, made: &TokenStream) -> Value {
        let local = format_ident!("value{}", self.values, span = site());
        self.values += 1;
        self.steps
            .extend(quote_spanned!(site()=> let #local = #made;));
        Value {
            local,
            is_projection: false,
        }
    }
}

/// The owner of a path's first name.
fn owner(scope: Scope<'_>) -> Option<TokenStream> {
    match scope {
        Scope::Root(local) => Some(Ident::new(local, site()).to_token_stream()),
        Scope::Inside(Value { local, .. }) => Some(quote_spanned!(site()=> __scope(&#local))),
        Scope::Element(Value { local, .. }) => Some(quote_spanned!(site()=> __node(&#local))),
        Scope::Unknown => None,
    }
}

fn site() -> Span {
    Span::mixed_site()
}

fn begins_with_keyword(path: &TokenStream) -> bool {
    let first = path.clone().into_iter().next();
    matches!(first, Some(TokenTree::Ident(word)) if !begins_path(&word))
}
