//! The SDK's types that files outside of `sdk` name. Without the feature `aws` they are types without values, so that only
//! this file depends on the feature.

pub(crate) use types::{Blob, DateTime, is_empty_metadata, timestamp_text};

#[cfg(feature = "aws")]
mod types {
    use std::error::Error;

    use aws_smithy_types::date_time::Format;
    use aws_smithy_types::error::ErrorMetadata;
    pub(crate) use aws_smithy_types::{Blob, DateTime};

    /// Returns a timestamp as RFC 3339 has it. `None` outside of the years that the format can write.
    pub(crate) fn timestamp_text(time: &DateTime) -> Option<String> {
        time.fmt(Format::DateTime).ok()
    }

    /// Returns true for metadata with neither code nor message. It would print the request's id, so that no two responses
    /// look alike.
    pub(crate) fn is_empty_metadata(cause: &(dyn Error + 'static)) -> bool {
        let metadata = cause.downcast_ref::<ErrorMetadata>();
        metadata.is_some_and(|metadata| metadata.code().or(metadata.message()).is_none())
    }
}

#[cfg(not(feature = "aws"))]
mod types {
    use std::error::Error;

    /// Stands for the SDK's blobs. A program cannot name it, so its name is in no message.
    #[derive(Debug, PartialEq)]
    pub enum Blob {}

    impl AsRef<[u8]> for Blob {
        fn as_ref(&self) -> &[u8] {
            match *self {}
        }
    }

    /// Stands for the SDK's timestamps, as [`Blob`] does for its blobs.
    #[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum DateTime {}

    pub(crate) fn timestamp_text(time: &DateTime) -> Option<String> {
        match *time {}
    }

    pub(crate) fn is_empty_metadata(_: &(dyn Error + 'static)) -> bool {
        false
    }
}
