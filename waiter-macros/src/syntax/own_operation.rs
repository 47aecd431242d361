//! An operation of the user's own, by the type of what it gives: `operation: Result<Deployment, kube::Error>`.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Error, GenericArgument, PathArguments, Result, Type};

use super::rust_text::type_text;
use crate::tokens::punct;

/// The type of what an operation gives.
pub(crate) struct OwnOperation {
    pub(crate) output: TokenStream,
    pub(crate) error: TokenStream,
    /// As it was written.
    pub(crate) text: String,
}

/// Whether an operation is named by a type, and by no path of the SDK's: that has no `<`.
pub(super) fn is_own(value: &[TokenTree]) -> bool {
    value.iter().any(|tree| punct(tree) == Some('<'))
}

impl OwnOperation {
    pub(super) fn parse(tokens: &[TokenTree], end: Span) -> Result<Self> {
        let at = tokens.first().map_or(end, TokenTree::span);
        let wrong = || {
            let message =
                "an operation of your own is named by what it gives: `Result<Output, Error>`";
            Error::new(at, message)
        };
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
                Ok(Self {
                    output: output.to_token_stream(),
                    error: error.to_token_stream(),
                    text: type_text(tokens.iter().cloned().collect()),
                })
            }
            [GenericArgument::Type(output)] if last.ident == "Result" => {
                let output = type_text(output.to_token_stream());
                let message = format!(
                    "an alias hides the error, which has to be named too: `Result<{output}, Error>`"
                );
                Err(Error::new(at, message))
            }
            _ => Err(wrong()),
        }
    }
}

/// How many of the tokens, from `key: Result<…>` on, are the value with its angle brackets: a comma between these ends
/// no key.
pub(super) fn extent(tokens: &[TokenTree]) -> usize {
    let mut depth = 0_usize;
    for (at, tree) in tokens.iter().enumerate() {
        let is_arrow = at > 0 && matches!(punct(&tokens[at - 1]), Some('-' | '='));
        match punct(tree) {
            Some('<') => depth += 1,
            Some('>') if !is_arrow => depth = depth.saturating_sub(1),
            Some(',') if depth == 0 => return at,
            _ => {}
        }
    }
    tokens.len()
}
