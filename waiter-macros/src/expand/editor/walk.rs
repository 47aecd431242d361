//! Paths as steps, one a statement. Each is walked as if every list had one element: the types are the same.

use std::mem;

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};

use super::{Section, parts, placeholder};
use crate::names;
use crate::syntax::acceptor::OperationKind;
use crate::syntax::functions::{self, Function, Gives, Parameter};
use crate::tokens::{begins_path, is_name, punct, starts_with_operator, trees};

/// Where a path begins.
#[derive(Clone, Copy)]
pub(super) enum Scope<'s> {
    /// In a local of the section.
    Named(&'static str),
    /// In a value.
    In(&'s Ident),
}

/// What a path gives.
#[derive(Clone)]
pub(super) struct Value {
    local: Ident,
    /// Whether it is one element of what the path gives.
    is_element: bool,
}

/// Walks all paths among the tokens, one after the other; what the last one gives. Where there is no token, or none after
/// an operator, a name may be typed.
pub(super) fn walk(section: &mut Section, tokens: &[TokenTree], scope: Scope<'_>) -> Option<Value> {
    let mut walk = Walk {
        section,
        scope,
        value: None,
        is_lost: false,
        is_piped: false,
        is_compared: false,
    };
    let mut rest = tokens;
    while !rest.is_empty() {
        let taken = walk.step(rest);
        rest = &rest[taken..];
    }
    let is_operator = |last| matches!(punct(last), Some('&' | '|' | '!' | '=' | '<' | '>'));
    if !walk.is_lost && tokens.last().is_none_or(is_operator) {
        if !walk.is_piped {
            walk.value = None;
        }
        walk.start(&placeholder(Span::call_site()));
    }
    walk.value
}

struct Walk<'w, 's> {
    section: &'w mut Section,
    scope: Scope<'s>,
    /// What the path so far gives; nothing at its start.
    value: Option<Value>,
    /// Whether the path has gone where no types are known: the rest of it is left out.
    is_lost: bool,
    /// Whether the next step is one of all that the path gives, and not of each element.
    is_piped: bool,
    /// Whether what comes is compared with what came: a capitalised word is a type there.
    is_compared: bool,
}

impl Walk<'_, '_> {
    /// Takes one step; how many tokens that was.
    fn step(&mut self, tokens: &[TokenTree]) -> usize {
        let is_piped = mem::take(&mut self.is_piped);
        if self.is_lost && !ends_path(tokens) {
            return 1;
        }
        self.is_lost = false;
        match tokens {
            [TokenTree::Ident(name), rest @ ..] => self.word(name, rest, tokens, is_piped),
            [TokenTree::Group(group), ..] => {
                self.group(group, is_piped);
                1
            }
            [TokenTree::Punct(punct), rest @ ..] => {
                if starts_with_operator(tokens, "::") {
                    return self.rust_path(tokens);
                }
                if ["||", "&&"]
                    .iter()
                    .any(|it| starts_with_operator(tokens, it))
                {
                    (self.value, self.is_compared) = (None, false);
                    return 2;
                }
                self.punct(punct.as_char(), punct.span(), rest)
            }
            _ => 1,
        }
    }

    fn word(
        &mut self,
        name: &Ident,
        rest: &[TokenTree],
        all: &[TokenTree],
        is_piped: bool,
    ) -> usize {
        if !is_piped {
            self.value = None;
        }
        let is_type = self.is_compared && name.to_string().starts_with(char::is_uppercase);
        match rest {
            [TokenTree::Group(arguments), ..]
                if arguments.delimiter() == Delimiter::Parenthesis =>
            {
                self.call(name, arguments);
                2
            }
            rest if is_type || starts_with_operator(rest, "::") => self.rust_path(all),
            _ => {
                if !["true", "false", "null"].iter().any(|word| name == word) {
                    self.start(name);
                }
                1
            }
        }
    }

    fn punct(&mut self, punct: char, at: Span, rest: &[TokenTree]) -> usize {
        match punct {
            '.' => return 1 + self.after_dot(rest, at),
            '|' => self.is_piped = true,
            '@' => {
                self.value = match self.scope {
                    Scope::In(local) => Some(value(local.clone())),
                    Scope::Named(_) => None,
                }
            }
            punct => {
                self.value = None;
                self.is_compared |= matches!(punct, '=' | '<' | '>');
            }
        }
        1
    }

    /// The first name of a path.
    fn start(&mut self, name: &Ident) {
        let owner = self.owner();
        self.value = Some(self.field(&owner, name, false));
    }

    /// What the path's first name is a field of.
    fn owner(&self) -> TokenStream {
        let site = Span::mixed_site();
        match (&self.value, self.scope) {
            (Some(Value { local, .. }), _) | (None, Scope::In(local)) => {
                quote_spanned!(site=> __scope(&#local))
            }
            (None, Scope::Named(name)) => Ident::new(name, site).to_token_stream(),
        }
    }

    /// `.name`, `."key"`, `.*`, `.[a, b]` or `.function(…)`; how many tokens after the dot.
    fn after_dot(&mut self, tokens: &[TokenTree], dot: Span) -> usize {
        let site = Span::mixed_site();
        let Some(Value { local, is_element }) = self.value.take() else {
            return 0;
        };
        match tokens {
            [TokenTree::Ident(name), TokenTree::Group(arguments), ..]
                if arguments.delimiter() == Delimiter::Parenthesis =>
            {
                self.value = Some(value(local));
                self.call(name, arguments);
                2
            }
            [TokenTree::Group(group), ..] => {
                for item in parts(&trees(group.stream())) {
                    walk(self.section, item, Scope::In(&local));
                }
                self.is_lost = true;
                1
            }
            [TokenTree::Literal(key), ..] => {
                let entry = quote_spanned!(site=> __some(&__some(&#local).key(#key)).__get());
                self.value = Some(self.make(&entry, is_element));
                1
            }
            [star, ..] if punct(star) == Some('*') => {
                let values = quote_spanned!(site=> __values(&#local).__get());
                self.value = Some(self.make(&values, true));
                1
            }
            _ => {
                let owner = quote_spanned!(site=> __node(&#local));
                let (name, taken) = match tokens.first() {
                    Some(TokenTree::Ident(name)) => (name.clone(), 1),
                    _ => (placeholder(dot), 0),
                };
                self.value = Some(self.field(&owner, &name, is_element));
                taken
            }
        }
    }

    /// `Type::Variant`, as it stands; how many tokens.
    fn rust_path(&mut self, tokens: &[TokenTree]) -> usize {
        self.value = None;
        let mut taken = 0;
        let mut path = Vec::new();
        // A path may begin with `::`.
        if let Some(TokenTree::Ident(first)) = tokens.first() {
            taken = 1;
            path.push(TokenTree::Ident(if begins_path(first) {
                first.clone()
            } else {
                placeholder(first.span())
            }));
        }
        while starts_with_operator(&tokens[taken..], "::") {
            path.extend_from_slice(&tokens[taken..taken + 2]);
            taken += 2;
            match tokens.get(taken) {
                Some(TokenTree::Ident(name)) if is_name(name) => {
                    path.push(name.clone().into());
                    taken += 1;
                }
                _ => path.push(placeholder(tokens[0].span()).into()),
            }
        }
        let path: TokenStream = path.into_iter().collect();
        self.section.steps.extend(quote!(let _ = &#path;));
        taken
    }

    /// `function(…)`: the expressions for each element are walked in one of the list beside them.
    fn call(&mut self, name: &Ident, arguments: &Group) {
        let function = functions::find(&name.to_string());
        let parameters =
            |function: &Function| function.parameters.len() + usize::from(function.repeats);
        self.name_function(name, function.map_or(0, parameters));
        let outer = self.value.take().map(|value| value.local);
        let scope = outer.as_ref().map_or(self.scope, Scope::In);
        let trees = trees(arguments.stream());
        let (references, values): (Vec<_>, Vec<_>) =
            parts(&trees).partition(|tokens| tokens.first().and_then(punct) == Some('&'));
        let mut list = None;
        for tokens in &values {
            // A comma may stand after the last.
            if values.len() == 1 || !tokens.is_empty() {
                let value = walk(self.section, tokens, scope);
                list = list.or(value);
            }
        }
        let Some(list) = list else {
            self.is_lost = true;
            return;
        };
        let gives = function.map_or(Gives::Value, |function| function.gives);
        let element = if gives == Gives::Element || !references.is_empty() {
            Some(self.any_element(&list))
        } else {
            None
        };
        if let Some(element) = &element {
            for tokens in references {
                walk(self.section, &tokens[1..], Scope::In(&element.local));
            }
        }
        (self.value, self.is_piped) = match gives {
            // Of a map: its keys or values.
            Gives::List if function.is_some_and(|it| it.parameters == [Parameter::Value]) => {
                (None, false)
            }
            Gives::List => (Some(list), true),
            Gives::Element => (element.map(|element| value(element.local)), false),
            Gives::Value => (None, false),
        };
        self.is_lost = self.value.is_none();
    }

    /// A function's name, as a method of what the path begins in.
    fn name_function(&mut self, name: &Ident, parameters: usize) {
        if !is_name(name) {
            return;
        }
        let (site, owner) = (Span::mixed_site(), self.owner());
        let units = (0..parameters).map(|_| quote!(()));
        self.section
            .steps
            .extend(quote_spanned!(site=> let _ = #owner.#name(#(#units),*);));
    }

    /// Brackets after a value, parentheses, or a Rust value.
    fn group(&mut self, group: &Group, is_piped: bool) {
        let tokens = trees(group.stream());
        match (group.delimiter(), self.value.take()) {
            (Delimiter::Brace, _) => {
                let (site, value) = (Span::mixed_site(), self.section.value(&tokens));
                self.section
                    .steps
                    .extend(quote_spanned!(site=> let _ = &__waiter::expression!(#value);));
            }
            (Delimiter::Bracket, Some(value)) => self.bracket(&value, &tokens, is_piped),
            (Delimiter::Bracket, None) => {
                for item in parts(&tokens).filter(|item| !item.is_empty()) {
                    walk(self.section, item, self.scope);
                }
                self.is_lost = true;
            }
            _ => {
                self.value = walk(self.section, &tokens, self.scope);
                self.is_lost = self.value.is_none();
            }
        }
    }

    /// `[]`, `[n]`, `[?condition]`, … after a value.
    fn bracket(&mut self, list: &Value, tokens: &[TokenTree], is_piped: bool) {
        let element = if is_piped {
            self.any_element(list)
        } else {
            self.element(&list.local)
        };
        let is_index = matches!(tokens.last(), Some(TokenTree::Literal(_)))
            && tokens
                .iter()
                .all(|tree| !matches!(punct(tree), Some(':' | '?')));
        let is_element = !is_index || !is_piped && list.is_element;
        if tokens.first().and_then(punct) == Some('?') {
            walk(self.section, &tokens[1..], Scope::In(&element.local));
        }
        self.value = Some(Value {
            is_element,
            ..element
        });
    }

    /// An element of all that a path gives.
    fn any_element(&mut self, list: &Value) -> Value {
        if list.is_element {
            return value(list.local.clone());
        }
        self.element(&list.local)
    }

    /// An element of the list in a local.
    fn element(&mut self, list: &Ident) -> Value {
        let site = Span::mixed_site();
        let element = quote_spanned!(site=> __element(&#list).__get());
        self.make(&element, true)
    }

    /// The field of what `owner` is.
    fn field(&mut self, owner: &TokenStream, name: &Ident, is_element: bool) -> Value {
        let field = match self.section.kind {
            OperationKind::Sdk => names::field(name),
            OperationKind::Custom => names::custom_field(&name.to_string(), name.span()),
        };
        let name = field.unwrap_or_else(|| placeholder(name.span()));
        let site = Span::mixed_site();
        let field = quote_spanned!(site=> place(&#owner.#name).__get());
        self.make(&field, is_element)
    }

    /// A new value, by a statement.
    fn make(&mut self, made: &TokenStream, is_element: bool) -> Value {
        let site = Span::mixed_site();
        let local = format_ident!("value{}", self.section.values, span = site);
        self.section.values += 1;
        self.section
            .steps
            .extend(quote_spanned!(site=> let #local = #made;));
        Value { local, is_element }
    }
}

/// Whether an operator ends the path before it.
fn ends_path(tokens: &[TokenTree]) -> bool {
    let is_or = starts_with_operator(tokens, "||");
    is_or
        || matches!(
            tokens.first().and_then(punct),
            Some('=' | '!' | '<' | '>' | '&')
        )
}

fn value(local: Ident) -> Value {
    Value {
        local,
        is_element: false,
    }
}
