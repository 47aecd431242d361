//! The operation's path: `aws_sdk_acm::DescribeCertificate`.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::{Error, Result};

use crate::names::{OperationNames, pascal};
use crate::tokens::Cursor;

/// An operation by AWS's own name, in an SDK crate reached through any path.
pub(crate) struct Operation {
    /// The path to the SDK's crate, without a trailing `::`.
    crate_path: TokenStream,
    /// `DescribeCertificate`
    pub(crate) name: Ident,
    names: OperationNames,
}

impl Operation {
    pub(crate) fn parse(tokens: &[TokenTree], end: Span) -> Result<Self> {
        let mut cursor = Cursor::new(tokens, end);
        let segments = segments(
            &mut cursor,
            "the operation's path: `aws_sdk_acm::DescribeCertificate`",
        )?;
        if !cursor.is_empty() {
            let message = "the operation's path ends here; write `,` after it";
            return Err(Error::new(cursor.span(), message));
        }
        let (name, path) = segments.split_last().expect("a path has a segment");
        if path.is_empty() {
            let message = format!("write the SDK's crate too: `aws_sdk_…::{name}`");
            return Err(Error::new(name.span(), message));
        }
        if name.to_string().starts_with(|c: char| c.is_lowercase()) {
            let aws = pascal(&name.to_string());
            let message = format!("name the operation as AWS does: `{aws}`");
            return Err(Error::new(name.span(), message));
        }
        let names = OperationNames::new(name);
        // The short path, or the real one: `….operation::describe_certificate::DescribeCertificate`.
        let krate = match path {
            [krate @ .., operation, module]
                if *operation == "operation" && *module == names.module && !krate.is_empty() =>
            {
                krate
            }
            path => path,
        };
        // `::` in front of the path is in `tokens`, before the first segment.
        let leading = tokens
            .iter()
            .take_while(|tree| matches!(tree, TokenTree::Punct(_)));
        Ok(Self {
            crate_path: quote!(#(#leading)* #(#krate)::*),
            name: name.clone(),
            names,
        })
    }

    /// Imports of the operation's module as `__operation`, its fluent builder under its own name, and its error enum as
    /// `__ErrorKind`.
    ///
    /// Every token has the place of the operation's name: where there is no such module or type, rustc says so there,
    /// and is silent about whatever uses the failed import.
    pub(crate) fn imports(&self) -> TokenStream {
        let path = &self.crate_path;
        let OperationNames {
            module,
            error,
            fluent_builder,
            ..
        } = &self.names;
        quote_spanned! {module.span()=>
            use #path::operation::#module as __operation;
            use __operation::{builders::#fluent_builder, #error as __ErrorKind};
        }
    }

    pub(crate) fn input(&self) -> &Ident {
        &self.names.input
    }

    pub(crate) fn output(&self) -> &Ident {
        &self.names.output
    }

    pub(crate) fn fluent_builder(&self) -> &Ident {
        &self.names.fluent_builder
    }
}

/// The segments of a path of plain identifiers.
pub(super) fn segments(cursor: &mut Cursor<'_>, what: &str) -> Result<Vec<Ident>> {
    if cursor.is_operator("::") {
        cursor.advance(2);
    }
    let mut segments = Vec::new();
    loop {
        let Some(ident) = cursor.ident(0) else {
            return Err(Error::new(cursor.span(), format!("expected {what}")));
        };
        segments.push(ident.clone());
        cursor.advance(1);
        if !cursor.is_operator("::") {
            return Ok(segments);
        }
        cursor.advance(2);
    }
}
