//! The parser of a custom operation, by its result: `operation: Result<Deployment, kube::Error>`.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{GenericArgument, PathArguments, Type};

use super::acceptor::OperationKind;
use super::language::Key;
use super::messages;
use super::token_text::type_text;
use crate::diagnostics::{Error, Result};
use crate::tokens::{find_operator, punct};

/// The SDK's type of errors.
pub(super) const SDK_ERROR: &str = "SdkError";

/// The result of an operation.
pub(crate) struct CustomOperation {
    pub(crate) output: TokenStream,
    pub(crate) error: TokenStream,
    /// The `E` of the error `SdkError<E>`.
    pub(crate) service_error: Option<TokenStream>,
    /// The source text of the result.
    pub(crate) text: String,
}

/// Returns true if an operation is a type, which has a `<`, not a path of the SDK. A closure and `Result` alone are meant for
/// one.
pub(super) fn is_custom(value: &[TokenTree]) -> bool {
    let is_types = value
        .iter()
        .any(|tree| matches!(punct(tree), Some('<' | '|')));
    is_types || matches!(value, [TokenTree::Ident(word)] if *word == "Result")
}

/// The kind of the operation with this result. The name `SdkError` decides, since the macro does not know any types.
pub(super) fn kind(result: &[TokenTree]) -> OperationKind {
    let is_open = |tree: &TokenTree| punct(tree) == Some('<');
    let open = result.iter().position(is_open).unwrap_or(result.len());
    let types = result.get(open + 1..).unwrap_or_default();
    let error = types.get(extent(types) + 1..);
    let mut paths = error.unwrap_or_default().split(is_open);
    let path = paths.next().and_then(<[_]>::last);
    OperationKind::Custom {
        has_sdk_error: matches!(path, Some(TokenTree::Ident(name)) if name == SDK_ERROR)
            && paths.next().is_some(),
    }
}

impl CustomOperation {
    pub(super) fn parse(tokens: &[TokenTree], end: Span) -> Result<Self> {
        let at = tokens.first().map_or(end, TokenTree::span);
        let expected = "expected the operation's result, `Result<Output, Error>`";
        let wrong = || Error::new(at, expected);
        if find_operator(tokens, "|").is_some() {
            let message = format!("{expected}; pass the closure to `wait`");
            return Err(Error::new(at, message));
        }
        check_brackets(tokens)?;
        let stream: TokenStream = tokens.iter().cloned().collect();
        let Ok(Type::Path(path)) = syn::parse2::<Type>(stream) else {
            return Err(wrong());
        };
        let last = path.path.segments.last().ok_or_else(wrong)?;
        let PathArguments::AngleBracketed(arguments) = &last.arguments else {
            return Err(wrong());
        };
        let types: Vec<_> = arguments.args.iter().collect();
        match types[..] {
            [GenericArgument::Type(output), GenericArgument::Type(error)]
                if last.ident == "Result" =>
            {
                check_error(error)?;
                Ok(Self {
                    output: output.to_token_stream(),
                    error: error.to_token_stream(),
                    service_error: service_error(error),
                    text: type_text(tokens.iter().cloned().collect()),
                })
            }
            [GenericArgument::Type(output)] if last.ident == "Result" => {
                let output = type_text(output.to_token_stream());
                let message =
                    format!("write the type of the error, too: `Result<{output}, Error>`");
                Err(Error::new(at, message))
            }
            _ => Err(wrong()),
        }
    }
}

/// The first argument of an `SdkError`.
fn service_error(error: &Type) -> Option<TokenStream> {
    let Type::Path(path) = error else {
        return None;
    };
    let last = path.path.segments.last()?;
    match &last.arguments {
        PathArguments::AngleBracketed(arguments) if last.ident == SDK_ERROR => {
            arguments.args.first().map(ToTokens::to_token_stream)
        }
        _ => None,
    }
}

/// Checks that the error is not `dyn Error` or `Box<dyn Error>`. An error is `Sized`, `Send` and `Sync`.
fn check_error(error: &Type) -> Result<()> {
    let is_last = |path: &str, name: &str| path.rsplit("::").next() == Some(name);
    let text = type_text(error.to_token_stream());
    let boxed = text
        .split_once('<')
        .filter(|(path, _)| is_last(path, "Box"));
    let inside = boxed.map_or(&text[..], |(_, inside)| inside.trim_end_matches('>'));
    let traits = inside.strip_prefix("dyn ").unwrap_or_default();
    let has = |name| traits.split(" + ").any(|path| is_last(path, name));
    // Another trait may demand both.
    if !has("Error") || boxed.is_some() && has("Send") && has("Sync") {
        return Ok(());
    }
    let message =
        "the error must be `Sized`, `Send` and `Sync`: write `Box<dyn Error + Send + Sync>`";
    Err(Error::new_spanned(error, message))
}

/// Checks that every `<` is closed.
fn check_brackets(tokens: &[TokenTree]) -> Result<()> {
    let mut open = Vec::new();
    for (at, tree) in tokens.iter().enumerate() {
        match bracket(tokens, at) {
            Some('<') => open.push(tree.span()),
            Some('>') if open.pop().is_none() => {
                return Err(Error::new(tree.span(), "unmatched `>`"));
            }
            _ => {}
        }
    }
    match open.first() {
        Some(first) => Err(Error::new(*first, messages::UNCLOSED_GENERICS)),
        None => Ok(()),
    }
}

/// The `<` or `>` at a position that does not belong to an arrow.
fn bracket(tokens: &[TokenTree], at: usize) -> Option<char> {
    let is_arrow = at > 0 && matches!(punct(&tokens[at - 1]), Some('-' | '='));
    punct(&tokens[at]).filter(|&c| c == '<' || c == '>' && !is_arrow)
}

/// Counts the tokens of a value. A comma between angle brackets does not end it, unless another key follows.
pub(crate) fn extent(tokens: &[TokenTree]) -> usize {
    let mut depth = 0_usize;
    for (at, tree) in tokens.iter().enumerate() {
        match (bracket(tokens, at), punct(tree)) {
            (Some('<'), _) => depth += 1,
            (Some(_), _) => depth = depth.saturating_sub(1),
            (None, Some(',')) if depth == 0 || Key::given_at(&tokens[at + 1..]).is_some() => {
                return at;
            }
            _ => {}
        }
    }
    tokens.len()
}
