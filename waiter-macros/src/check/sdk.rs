//! The rule that operations of the SDK need the feature `aws`.

use proc_macro2::TokenStream;
use quote::ToTokens;

use crate::diagnostics::{Error, Errors};
use crate::syntax::acceptor::OperationKind;
use crate::syntax::declaration::Declaration;
use crate::syntax::operation::Operation;

/// `true` if the runtime has the items that an operation of the SDK needs.
pub(crate) const HAS_SDK: bool = cfg!(feature = "aws");

/// Checks that an operation of the SDK, or one with the SDK's errors, is not declared without the feature. After that error,
/// the declaration expands to code that does not need it.
///
/// The error of a waiter in a file is on the path of the SDK's crate, `imported_from`.
pub(crate) fn check_sdk(
    declaration: &mut Declaration,
    imported_from: Option<&TokenStream>,
    errors: &mut Errors,
) {
    if HAS_SDK || !declaration.kind.has_sdk_error() {
        return;
    }
    match &declaration.operation {
        Some(Operation::Sdk(operation)) => {
            let mut path = operation.crate_path.to_token_stream();
            path.extend(operation.name.to_token_stream());
            let path = imported_from.unwrap_or(&path);
            errors.push(feature_is_off(path, "an operation of an AWS SDK", ""));
            declaration.operation = None;
        }
        Some(Operation::Custom(operation)) => {
            let alias = "\nfor another type of this name, declare an alias: `type Failure = …;`";
            let error = feature_is_off(&operation.error, "the `SdkError` of an AWS SDK", alias);
            errors.push(error);
        }
        // It has an error already.
        None => {}
    }
    declaration.kind = OperationKind::Custom {
        has_sdk_error: false,
    };
    let acceptors = declaration.acceptors.drain(..);
    let rust = acceptors.map(|acceptor| acceptor.matcher.rust());
    declaration.unparsed.extend(rust);
}

fn feature_is_off(tokens: &TokenStream, what: &str, hint: &str) -> Error {
    let version = concat!(
        env!("CARGO_PKG_VERSION_MAJOR"),
        ".",
        env!("CARGO_PKG_VERSION_MINOR")
    );
    let message = format!(
        "{what} needs the feature `aws` of waiter-runtime; write in Cargo.toml:\n\
         waiter-runtime = {{ version = \"{version}\", features = [\"aws\"] }}{hint}"
    );
    Error::new_spanned(tokens, message)
}
