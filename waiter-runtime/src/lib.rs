#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

// Hidden from documentation and editors, but not from rustc: of an item that is hidden from it, its messages print the
// whole path, where `FieldOfList` says more.
#[cfg_attr(any(doc, rust_analyzer), doc(hidden))]
pub mod __private;
mod declaration;
mod delay;
mod error;
mod observation;
#[cfg(doc)]
#[doc = include_str!("mistakes.md")]
pub mod mistakes {}
mod operation_error;
mod poll;
mod readable;
mod response;
mod schedule;
mod sdk;
mod wait;
mod waited;
mod waiter;

pub use declaration::{Acceptor, Declaration, State};
pub use delay::Delay;
pub use error::{WaitError, WaitReport};
pub use observation::Observation;
pub use operation_error::OperationError;
pub use poll::Poll;
pub use response::{Decision, Response};
pub use wait::Wait;
pub use waited::Waited;
pub use waiter::Waiter;

/// Declares a waiter. The [crate's documentation](crate) is its reference.
///
/// ```
/// use aws_sdk_acm::types::CertificateStatus;
/// use waiter_runtime::waiter;
///
/// waiter! {
///     /// Waits until ACM has issued the certificate.
///     pub struct CertificateIssued;
///
///     operation: aws_sdk_acm::DescribeCertificate,
///     delay: 60s,
///     max_attempts: 40,
///     acceptors: {
///         path certificate.status == CertificateStatus::Issued => success,
///         path certificate.status == CertificateStatus::Failed => failure,
///         error ResourceNotFoundException => failure,
///     },
/// }
///
/// # async fn example(client: aws_sdk_acm::Client, arn: &str) -> Result<(), waiter_runtime::WaitError<CertificateIssued>> {
/// let issued = CertificateIssued.wait(client.describe_certificate().certificate_arn(arn)).await?;
/// println!("issued after {} attempts", issued.attempts());
/// # Ok(())
/// # }
/// ```
// A wrapper, so that the expansion can name this crate by `$crate`, whatever the user calls it.
#[macro_export]
macro_rules! waiter {
    ($($declaration:tt)*) => {
        $crate::__private::waiter! { $crate, $($declaration)* }
    };
}

/// Declares the waiters of a file: botocore's `waiters-2.json`, or Smithy's `waitable` trait.
#[macro_export]
macro_rules! include_waiters {
    ($($import:tt)*) => {
        $crate::__private::include_waiters! { $crate, $($import)* }
    };
}

/// The waiters of a file as `waiter!` blocks, in a string.
#[macro_export]
macro_rules! waiter_blocks {
    ($($import:tt)*) => {
        $crate::__private::waiter_blocks! { $($import)* }
    };
}
