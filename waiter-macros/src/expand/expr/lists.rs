//! Expressions that may give lists, and the kinds of their elements.
//!
//! Two lists compare by the kinds of their elements, whatever their types are. The same holds in a multi-select list. An
//! element gets its kind in a closure, where its type is known.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::quote_spanned;
use syn::Lit;

use crate::expand::spans::span_at;
use crate::syntax::expr::{Expr, Node, Rust};
use crate::syntax::functions::Gives;
use crate::tokens::{punct, split, trees};

/// The depth to which a value may be a list of lists. Deeper ones are not compared by kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Levels {
    /// A single value.
    None,
    /// A list.
    One,
    /// A list of lists.
    Two,
}

impl Levels {
    /// The levels of an expression.
    ///
    /// `None` if rustc may not know the type of a `{…}` when it checks the closure: the type of a number in it may
    /// follow from what it is compared with.
    pub(super) fn of(expr: &Expr) -> Option<Self> {
        match &expr.node {
            Node::Text(_) | Node::Number(_) | Node::Bool(_) | Node::Null | Node::Empty => {
                Some(Self::None)
            }
            Node::Compare(..) | Node::Not(_) => Some(Self::None),
            Node::Call(function, _) if function.gives == Gives::Value => Some(Self::None),
            Node::Rust(Rust::Path(path)) if !is_constant(path) => Some(Self::None),
            Node::Rust(Rust::Block(block)) => {
                let tokens = trees(block.stream());
                match untyped(&tokens) {
                    _ if is_arithmetic(&tokens) => Some(Self::None),
                    Some(0) => None,
                    Some(1) => Some(Self::One),
                    _ => Some(Self::Two),
                }
            }
            _ => Some(Self::Two),
        }
    }
}

/// Returns true if an expression may give a computed list. A field is not one, even if it is a list.
pub(super) fn may_be_list(expr: &Expr) -> bool {
    match &expr.node {
        // The sides of `&&` and `||` are classified already: see `either`.
        Node::Projection(..) | Node::List(_) | Node::And(..) | Node::Or(..) => true,
        Node::Call(function, _) => function.gives == Gives::List,
        Node::Pipe(_, right) => may_be_list(right),
        _ => false,
    }
}

/// A call of the runtime's `function`, which classifies the elements of a list and leaves other values as they are.
pub(super) fn classified(
    function: &str,
    value: &TokenStream,
    levels: Levels,
    expr: &Expr,
) -> TokenStream {
    let at = span_at(expr.extent.last.span);
    let is_numeric = match &expr.node {
        Node::Rust(Rust::Block(block)) => numeric(&trees(block.stream())) == Some(levels),
        _ => false,
    };
    let element = if is_numeric {
        quote_spanned!(at=> __path::classify::number(raw))
    } else {
        quote_spanned!(at=> raw.__get())
    };
    nested(function, value, levels, at, element)
}

/// The same for a value in a local.
pub(super) fn classified_local(value: &TokenStream, levels: Levels, at: Span) -> TokenStream {
    nested(
        "elements",
        value,
        levels,
        at,
        quote_spanned!(at=> raw.__get()),
    )
}

fn nested(
    function: &str,
    value: &TokenStream,
    levels: Levels,
    at: Span,
    element: TokenStream,
) -> TokenStream {
    let function = proc_macro2::Ident::new(function, at);
    let call = |value: &TokenStream, element: TokenStream| quote_spanned!(at=> __path::functions::#function(#value, |raw| #element));
    match levels {
        Levels::None => value.clone(),
        Levels::One => call(value, element),
        Levels::Two => call(value, call(&quote_spanned!(at=> raw.__get()), element)),
    }
}

/// Returns true if a `{…}` is a number and nothing else. Its type may not be known to rustc.
pub(super) fn is_number(tokens: &TokenStream) -> bool {
    numeric(&trees(tokens.clone())) == Some(Levels::None)
}

/// The levels of tokens that are only numbers, or lists of them.
fn numeric(tokens: &[TokenTree]) -> Option<Levels> {
    match tokens {
        [and, rest @ ..] if punct(and) == Some('&') => numeric(rest),
        [TokenTree::Ident(vec), bang, list @ TokenTree::Group(_)]
            if vec == "vec" && punct(bang) == Some('!') =>
        {
            numeric(std::slice::from_ref(list))
        }
        [TokenTree::Group(list)] if list.delimiter() == Delimiter::Bracket => {
            let tokens = trees(list.stream());
            let mut levels = None;
            for (element, _) in split(&tokens, Span::call_site(), ",;") {
                if !element.is_empty() {
                    let of_element = numeric(element)?;
                    if *levels.get_or_insert(of_element) != of_element {
                        return None;
                    }
                }
            }
            match levels? {
                Levels::None => Some(Levels::One),
                Levels::One => Some(Levels::Two),
                Levels::Two => None,
            }
        }
        _ => (!tokens.is_empty() && tokens.iter().all(is_calculation)).then_some(Levels::None),
    }
}

/// Returns true for the tokens of a number: literals, operators, and parentheses around them.
fn is_calculation(tree: &TokenTree) -> bool {
    match tree {
        TokenTree::Literal(literal) => {
            matches!(Lit::new(literal.clone()), Lit::Int(_) | Lit::Float(_))
        }
        TokenTree::Group(group) => {
            group.delimiter() == Delimiter::Parenthesis
                && numeric(&trees(group.stream())) == Some(Levels::None)
        }
        tree => matches!(punct(tree), Some('+' | '-' | '*' | '/' | '%')),
    }
}

/// Returns true if a `{…}` holds literals and operators only. It is a single value then.
fn is_arithmetic(tokens: &[TokenTree]) -> bool {
    tokens.iter().all(|tree| match tree {
        TokenTree::Literal(_) | TokenTree::Punct(_) => true,
        TokenTree::Group(group) => {
            group.delimiter() == Delimiter::Parenthesis && is_arithmetic(&trees(group.stream()))
        }
        TokenTree::Ident(_) => false,
    })
}

/// Counts the brackets around the outermost number literal that has no type.
fn untyped(tokens: &[TokenTree]) -> Option<usize> {
    let depths = tokens.iter().filter_map(|tree| match tree {
        TokenTree::Literal(literal) => match Lit::new(literal.clone()) {
            Lit::Int(number) => number.suffix().is_empty().then_some(0),
            Lit::Float(number) => number.suffix().is_empty().then_some(0),
            _ => None,
        },
        TokenTree::Group(group) => {
            let brackets = usize::from(group.delimiter() == Delimiter::Bracket);
            untyped(&trees(group.stream())).map(|depth| depth + brackets)
        }
        _ => None,
    });
    depths.min()
}

/// Returns true if a Rust path has the case of a constant. That may be a list; a variant is not one.
fn is_constant(path: &TokenStream) -> bool {
    match path.clone().into_iter().last() {
        Some(TokenTree::Ident(last)) => {
            let name = last.to_string();
            name.len() > 1 && !name.contains(char::is_lowercase)
        }
        _ => false,
    }
}
