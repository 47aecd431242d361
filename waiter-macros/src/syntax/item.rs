//! The `struct` at the head of a declaration.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::{Parse, ParseStream};
use syn::{
    Attribute, Error, Fields, FieldsNamed, FieldsUnnamed, Ident, Lifetime, Result, Token, Type,
    Visibility, braced, token,
};

use super::language::{Key, Word};
use crate::diagnostics::Errors;
use crate::tokens::{punct, trees};

/// The waiter's type: a unit struct, or one with named fields, its run-time parameters.
pub(crate) struct Item {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) name: Ident,
    pub(crate) fields: Fields,
    /// `true` if all of it could be read: its parameters are known.
    pub(crate) is_complete: bool,
    /// Keys that stand where parameters do.
    pub(crate) misplaced_keys: TokenStream,
}

impl Item {
    /// Reads the struct. One that a waiter cannot have is in `errors` and is read as the nearest that it can have, so
    /// that its name stays known to the rest of the program.
    pub(crate) fn parse(input: ParseStream<'_>, errors: &mut Errors) -> Result<Self> {
        let before = errors.count();
        let attributes = input.call(Attribute::parse_outer)?;
        let visibility = input.parse()?;
        if !input.peek(Token![struct]) {
            return Err(
                input.error("a waiter begins with its struct: `pub struct Name;`, then its keys")
            );
        }
        input.parse::<Token![struct]>()?;
        let mut misplaced_keys = TokenStream::new();
        let name: Ident = input.parse().map_err(|error| {
            Error::new(
                error.span(),
                "a waiter begins with its struct: write a name, `struct Name;`",
            )
        })?;
        let fields = if input.peek(token::Brace) {
            let fields = fields(&name, input, &mut misplaced_keys, errors)?;
            input.parse::<Option<Token![;]>>()?;
            fields
        } else if input.peek(Token![;]) {
            input.parse::<Token![;]>()?;
            Fields::Unit
        } else {
            errors.push(not_an_item(&name, input));
            skip_to_keys(input)?
        };
        Ok(Self {
            attributes,
            visibility,
            name,
            fields,
            is_complete: errors.count() == before,
            misplaced_keys,
        })
    }

    /// The parameters' names.
    pub(crate) fn parameters(&self) -> impl Iterator<Item = &Ident> {
        self.fields.iter().filter_map(|field| field.ident.as_ref())
    }
}

fn not_an_item(name: &Ident, input: ParseStream<'_>) -> Error {
    if input.peek(Token![<]) {
        input.error(
            "a waiter's struct cannot be generic: its operation has one output type, and its parameters own their values",
        )
    } else if input.peek(token::Paren) {
        input.error(format!(
            "a waiter's parameters have names: `struct {name} {{ want: usize }}`"
        ))
    } else {
        Error::new(
            name.span(),
            format!("write `;` after `struct {name}`, or its parameters in braces"),
        )
    }
}

/// The waiter's parameters. What can be no parameter is in `errors`, and is read as the nearest that can.
fn fields(
    name: &Ident,
    input: ParseStream<'_>,
    misplaced_keys: &mut TokenStream,
    errors: &mut Errors,
) -> Result<Fields> {
    let content;
    braced!(content in input.fork());
    let content: TokenStream = content.parse()?;
    let trees = trees(content.clone());
    if let Some(key) = (0..trees.len()).find(|&at| is_key(&trees[at..])) {
        let message = format!(
            "keys stand after the struct: `struct {name};`, then `{}: …`",
            trees[key]
        );
        errors.at(trees[key].span(), message);
        let content;
        braced!(content in input);
        *misplaced_keys = content.parse()?;
        return Ok(Fields::Unit);
    }
    if is_deep(content) {
        errors.at(
            name.span(),
            "the types of these parameters are nested too deeply",
        );
        let content;
        braced!(content in input);
        content.parse::<TokenStream>()?;
        return Ok(Fields::Unit);
    }
    let mut fields: FieldsNamed = input.parse()?;
    for field in &mut fields.named {
        own(&mut field.ty, errors);
        if let Some(name) = field.ident.as_mut().filter(|name| *name == "_") {
            errors.at(name.span(), "a parameter has a name");
            *name = Ident::new("unnamed", name.span());
        }
    }
    Ok(Fields::Named(fields))
}

/// Deeper than any type that anyone wrote: syn, which reads types by recursion, must not overflow the compiler's stack.
const MAX_DEPTH: usize = 48;

/// Whether types nest too deeply: in brackets of all kinds, and behind `&`, `*` and `->`.
fn is_deep(tokens: TokenStream) -> bool {
    nesting(tokens, 0) > MAX_DEPTH
}

/// How deeply the tokens nest, counted from how deep they are.
fn nesting(tokens: TokenStream, outer: usize) -> usize {
    // With groups without delimiters, which syn reads by recursion too.
    let tokens: Vec<_> = tokens.into_iter().collect();
    let (mut angles, mut prefixes, mut deepest) = (0_usize, 0, outer);
    for (at, tree) in tokens.iter().enumerate() {
        let depth = outer + angles + prefixes;
        match tree {
            TokenTree::Group(group) if depth <= MAX_DEPTH => {
                deepest = deepest.max(nesting(group.stream(), depth + 1));
            }
            TokenTree::Punct(punct) => match punct.as_char() {
                '<' => angles += 1,
                '>' if at > 0 && self::punct(&tokens[at - 1]) == Some('-') => {}
                '>' => angles = angles.saturating_sub(1),
                ',' => prefixes = 0,
                '&' | '*' | '-' | '!' => prefixes += 1,
                _ => {}
            },
            _ => {}
        }
        deepest = deepest.max(outer + angles + prefixes);
    }
    deepest
}

/// A parameter owns its value: the struct has no lifetimes.
fn own(ty: &mut Type, errors: &mut Errors) {
    if let Type::Reference(reference) = ty
        && reference
            .lifetime
            .as_ref()
            .is_none_or(|lifetime| lifetime.ident != "static")
    {
        let message = "a parameter owns its value: write `String` for `&str`, `Vec<T>` for `&[T]`, or `&'static …`";
        errors.at(reference.and_token.span, message);
        let at = Span::mixed_site().located_at(reference.and_token.span);
        reference.lifetime = Some(Lifetime::new("'static", at));
    }
}

/// Returns true if the tokens begin with a key and a value of it: a type is neither a literal nor in braces.
fn is_key(tokens: &[TokenTree]) -> bool {
    let is_value = match tokens.get(2) {
        Some(TokenTree::Literal(_)) => true,
        Some(TokenTree::Group(group)) => group.delimiter() == Delimiter::Brace,
        _ => false,
    };
    is_value && Key::given_at(tokens).is_some()
}

/// The fields of a tuple.
struct Tuple(FieldsUnnamed);

impl Parse for Tuple {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        Ok(Self(input.parse()?))
    }
}

/// Skips what follows the name of a struct that a waiter cannot have: up to a `;`, its braces, or the first key. The
/// fields of a tuple stay, so that what the program makes of them stays right.
fn skip_to_keys(input: ParseStream<'_>) -> Result<Fields> {
    let is_key = || {
        let word = input.fork().parse::<Ident>();
        input.peek2(Token![:])
            && !input.peek2(Token![::])
            && word.is_ok_and(|word| Key::find(&word.to_string()).is_some())
    };
    let mut fields = Fields::Unit;
    let mut is_generic = false;
    while !input.is_empty() && !is_key() {
        is_generic |= input.peek(Token![<]) || input.peek(Token![where]);
        let last = input.peek(Token![;]) || input.peek(token::Brace);
        let tree: TokenTree = input.parse()?;
        if let TokenTree::Group(group) = &tree
            && group.delimiter() == Delimiter::Parenthesis
            && !(is_generic || is_deep(group.stream()))
            && let Ok(tuple) = syn::parse2::<Tuple>(tree.to_token_stream())
        {
            fields = Fields::Unnamed(tuple.0);
        }
        if last {
            break;
        }
    }
    Ok(fields)
}
