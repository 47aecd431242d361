//! The fields that every error of the SDK has, for the conditions of the `error` matcher.

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;

use crate::eval::kinds::Text;

/// The message of the response.
pub fn message<E: ProvideErrorMetadata>(error: &SdkError<E, HttpResponse>) -> Option<Text<'_>> {
    error.message().map(Text::new)
}

/// The wire code of the response.
pub fn code<E: ProvideErrorMetadata>(error: &SdkError<E, HttpResponse>) -> Option<Text<'_>> {
    error.code().map(Text::new)
}
