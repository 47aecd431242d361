//! The `struct` at the head of a declaration.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::ParseStream;
use syn::{
    Attribute, Error, Field, Fields, FieldsNamed, Ident, Lifetime, Result, Token, Type, Visibility,
    braced, token,
};

use super::language::{Key, Word};
use crate::diagnostics::Errors;
use crate::tokens::{punct, trees};

/// The waiter's type: a unit struct, or one with named fields, which are the parameters of the wait.
pub(crate) struct Item {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) name: Ident,
    pub(crate) fields: Fields,
    /// The tokens between its braces.
    pub(crate) body: TokenStream,
    /// `true` if there was no error: all parameters are known.
    pub(crate) is_complete: bool,
}

impl Item {
    /// Parses the struct. One that a waiter cannot have is an error, and is parsed as a similar one, so that the program
    /// still has its name.
    pub(crate) fn parse(input: ParseStream<'_>, errors: &mut Errors) -> Result<Self> {
        let before = errors.count();
        let attributes = input.call(Attribute::parse_outer)?;
        let visibility = input.parse()?;
        if !input.peek(Token![struct]) {
            return Err(input.error("expected a struct: `pub struct Name;`, then the keys"));
        }
        input.parse::<Token![struct]>()?;
        let name: Ident = input.parse().map_err(|error| {
            Error::new(
                error.span(),
                "expected a name for the waiter's struct: `struct Name;`",
            )
        })?;
        let mut body = TokenStream::new();
        let fields = if input.peek(token::Brace) {
            let braces;
            braced!(braces in input.fork());
            body = braces.parse()?;
            let fields = fields(&name, &input.parse()?, errors);
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
            body,
            is_complete: errors.count() == before,
        })
    }

    /// The parameters' names.
    pub(crate) fn parameters(&self) -> Vec<&Ident> {
        let mut names = Vec::new();
        for field in &self.fields {
            names.extend(&field.ident);
        }
        names
    }

    /// Returns true if a word is a parameter's name.
    pub(crate) fn has_parameter(&self, word: &Ident) -> bool {
        self.parameters().contains(&word)
    }
}

fn not_an_item(name: &Ident, input: ParseStream<'_>) -> Error {
    if input.peek(Token![<]) {
        input.error("a waiter's struct cannot be generic")
    } else if input.peek(token::Paren) {
        input.error(format!(
            "a waiter's parameters have names: `struct {name} {{ want: usize }}`"
        ))
    } else {
        let message = format!("write `;` after `struct {name}`, or its parameters in braces");
        Error::new(name.span(), message)
    }
}

/// Parses the waiter's parameters. If they are wrong, the struct is parsed without them.
fn fields(name: &Ident, body: &TokenTree, errors: &mut Errors) -> Fields {
    let error = if is_deep(body.to_token_stream()) {
        Error::new(
            name.span(),
            "the types of these parameters are nested too deeply",
        )
    } else {
        match syn::parse2::<FieldsNamed>(body.to_token_stream()) {
            Ok(mut fields) => {
                fields
                    .named
                    .iter_mut()
                    .for_each(|it| check_parameter(it, errors));
                return Fields::Named(fields);
            }
            Err(error) => match find_key(body) {
                Some(key) => {
                    let message = format!(
                        "keys are written after the struct: `struct {name};`, then `{key}: …`"
                    );
                    Error::new(key.span(), message)
                }
                None => Error::new(error.span(), "expected a parameter: `name: Type`"),
            },
        }
    };
    errors.push(error);
    Fields::Unit
}

/// Finds a key among the parameters: its value is not a type.
fn find_key(body: &TokenTree) -> Option<TokenTree> {
    let TokenTree::Group(group) = body else {
        return None;
    };
    let trees = trees(group.stream());
    let is_key = |at: &usize| {
        let value = trees.get(at + 2);
        Key::given_at(&trees[*at..]).is_some()
            && matches!(value, Some(TokenTree::Literal(_) | TokenTree::Group(_)))
    };
    let key = (0..trees.len()).find(is_key)?;
    Some(trees[key].clone())
}

/// Checks that a parameter has a name, and owns its value: the struct does not have lifetimes.
fn check_parameter(field: &mut Field, errors: &mut Errors) {
    if let Some(name) = field.ident.as_mut().filter(|name| *name == "_") {
        errors.at(name.span(), "a parameter needs a name");
        *name = Ident::new("unnamed", name.span());
    }
    let is_static = |lifetime: &Lifetime| lifetime.ident == "static";
    if let Type::Reference(reference) = &mut field.ty
        && !reference.lifetime.as_ref().is_some_and(is_static)
    {
        let span = reference.and_token.span;
        let message = "a parameter cannot borrow: write `String` for `&str`, `Vec<T>` for `&[T]`, or `&'static …`";
        errors.at(span, message);
        let at = Span::mixed_site().located_at(span);
        reference.lifetime = Some(Lifetime::new("'static", at));
    }
}

/// Deeper than any type in real programs. syn parses types by recursion, and must not overflow the compiler's stack.
const MAX_DEPTH: usize = 48;

/// Returns true if types are nested too deeply: in brackets of all kinds, and behind `&`, `*` and `->`.
fn is_deep(tokens: TokenStream) -> bool {
    nesting(tokens, 0) > MAX_DEPTH
}

/// The depth of the tokens, which are at the depth `outer`.
fn nesting(tokens: TokenStream, outer: usize) -> usize {
    // With groups without delimiters, which syn parses by recursion, too.
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

/// Skips the body of a struct that a waiter cannot have: up to a `;`, its braces, or the first key. The fields of a tuple
/// stay, because the program may construct it.
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
            && let Ok(tuple) = syn::parse2(tree.to_token_stream())
        {
            fields = Fields::Unnamed(tuple);
        }
        if last {
            break;
        }
    }
    Ok(fields)
}
