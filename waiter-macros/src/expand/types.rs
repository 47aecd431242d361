//! The operation's types under names of the expansion.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};

use super::{custom, origin};
use crate::diagnostics::Errors;
use crate::names::OperationNames;
use crate::syntax::declaration::Declaration;
use crate::syntax::operation::{MODULE, Operation, SdkOperation};

/// The SDK's types under names of ours, each named once, so that a wrong operation is one error.
pub(super) fn types(declaration: &Declaration, errors: &mut Errors) -> TokenStream {
    let site = Span::mixed_site();
    let Some(operation) = &declaration.operation else {
        let error = errors.take_first();
        return quote_spanned! {site=>
            type __Request = <__waiter::IfValid<{ #error }, ()> as __waiter::Same>::Type;
            type __Output = __Request;
            type __Error = __Request;
            #[allow(dead_code)] // the acceptors may not name a modelled error
            type __ErrorKind = __Request;
        };
    };
    let operation = match operation {
        Operation::Sdk(operation) => operation,
        Operation::Custom(operation) => return custom::types(operation),
    };
    let mut further = Vec::new();
    let output = match &declaration.output {
        // All tokens have the path's span: rustc reports a missing type there.
        Some(path) => {
            let at = path
                .clone()
                .into_iter()
                .last()
                .map_or(site, |tree| tree.span());
            quote_spanned!(at=> use #path as __Output;)
        }
        None => {
            further.push((&operation.names.output, "__Output"));
            TokenStream::new()
        }
    };
    if declaration.asks_input() {
        further.push((&operation.names.input, "__Input"));
    }
    let types = origin::items(operation.origin.as_ref(), sdk_types(operation, &further));
    quote_spanned! {site=>
        #types
        #output
        type __Error = __ErrorOf<__ErrorKind>;
    }
}

/// The path of a type in the operation's module.
pub(super) fn path(operation: &SdkOperation, ty: &Ident) -> TokenStream {
    let (operations, module) = (operations(operation), &operation.names.module);
    quote!(#operations::#module::#ty)
}

/// The path to the module of the SDK's operations.
fn operations(operation: &SdkOperation) -> TokenStream {
    match &operation.crate_path {
        Some(path) => quote!(#path::operation),
        None => Ident::new(MODULE, operation.names.module.span()).into_token_stream(),
    }
}

/// The operation's fluent builder under its own name, its error enum as `__ErrorKind`, and further types under other
/// names.
///
/// Every token has the span of the operation's name, and rustc reports the first import that fails at a span. If the module
/// does not exist, that is the error. For an import of the module itself, rustc would suggest another module instead of
/// another operation.
fn sdk_types(operation: &SdkOperation, further: &[(&Ident, &str)]) -> TokenStream {
    let OperationNames {
        module,
        error,
        fluent_builder,
        ..
    } = &operation.names;
    let operations = operations(operation);
    let types = further.iter().map(|(ty, _)| ty);
    let site = Span::mixed_site();
    let names = further.iter().map(|(_, name)| Ident::new(name, site));
    match operation.origin {
        None => quote_spanned! {module.span()=>
            use #operations::#module::{
                builders as __builders, #error as __ErrorKind #(, #types as #names)*
            };
            use __builders::#fluent_builder;
        },
        // rustc reports an import of a failed import, too, as that of a wrong crate. Two types in a missing module are the
        // same error, which is shown once.
        Some(_) => quote_spanned! {module.span()=>
            type #fluent_builder = #operations::#module::builders::#fluent_builder;
            type __ErrorKind = #operations::#module::#error;
            #(type #names = #operations::#module::#types;)*
        },
    }
}
