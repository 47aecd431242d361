//! The metadata of a failed wait's last response.

use aws_smithy_types::error::metadata::{
    EMPTY_ERROR_METADATA, ErrorMetadata, ProvideErrorMetadata,
};

use crate::error::WaitError;
use crate::waiter::Waiter;

/// The code, message and request id of the last response if it was an error, otherwise empty.
///
/// `aws_types::request_id::RequestId` is implemented for the metadata as well: `error.meta().request_id()`.
impl<W> ProvideErrorMetadata for WaitError<W>
where
    W: Waiter<Error: ProvideErrorMetadata>,
{
    fn meta(&self) -> &ErrorMetadata {
        match self.report().operation_error() {
            Some(error) => error.meta(),
            None => const { &EMPTY_ERROR_METADATA },
        }
    }
}
