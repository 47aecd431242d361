// The README links to files. In the documentation, the same links lead to pages: Markdown takes the first definition.
#![doc = "[coming-from]: crate::coming_from"]
#![doc = "[files]: crate::reference#files"]
#![doc = "[guide]: crate::guide"]
#![doc = "[mistakes]: crate::mistakes"]
#![doc = "[one-process]: crate::guide#when-one-process-is-not-enough"]
#![doc = "[progress]: crate::reference#progress"]
#![doc = "[reasons]: crate::reference#reasons"]
#![doc = "[reference]: crate::reference"]
#![doc = "[results]: crate::reference#results"]
#![doc = "[streaks]: crate::reference#streaks"]
#![doc = "[testing]: crate::testing"]
#![doc = ""]
#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

// Hidden from documentation and editors, but not from rustc. Its messages print the whole path of a hidden item, where
// `FieldOfList` is enough.
#[cfg_attr(any(doc, rust_analyzer), doc(hidden))]
pub mod __private;
mod custom;
mod decision;
mod declaration;
mod delay;
mod error;
mod error_chain;
mod error_info;
mod eval;
mod events;
mod first_poll;
mod history;
mod line;
mod millis;
mod observation;
mod output;
mod poll;
mod progress;
mod readable;
mod recovery;
mod report;
mod request_summary;
mod response;
mod schedule;
#[cfg(feature = "aws")]
mod sdk;
mod sdk_types;
mod step;
#[cfg(feature = "serde")]
mod stored;
mod streak;
mod wait;
mod wait_loop;
mod waiter;
mod wake;

#[cfg(doc)]
pub mod coming_from;
#[cfg(doc)]
#[doc = include_str!("guide.md")]
pub mod guide {}
#[cfg(doc)]
#[doc = include_str!("mistakes.md")]
pub mod mistakes {}
#[cfg(doc)]
#[doc = include_str!("reference.md")]
pub mod reference {}
#[cfg(doc)]
#[doc = include_str!("testing.md")]
pub mod testing {}

pub use decision::Decision;
pub use declaration::{Acceptor, Declaration, State};
pub use delay::Delay;
pub use error::WaitError;
pub use first_poll::FirstPoll;
pub use history::{History, HistoryEntry};
pub use observation::Observation;
pub use output::WaitOutput;
pub use poll::Poll;
pub use progress::Progress;
pub use report::WaitReport;
pub use response::Response;
pub use streak::{Streak, StreakProgress};
pub use wait::Wait;
pub use waiter::Waiter;

/// Declares a waiter. The [reference](crate::reference) lists its keys and forms.
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
// A wrapper, so that the expansion can name this crate by `$crate` under any name. The editor section comes first: see
// `expand/editor` of the macro.
#[macro_export]
macro_rules! waiter {
    ($($declaration:tt)*) => {
        $crate::__private::editor! { $crate, $($declaration)* }
        $crate::__private::waiter! { $crate, $($declaration)* }
    };
}

/// Declares the waiters of a file: botocore's `waiters-2.json`, or Smithy's [`waitable`][smithy] trait.
///
/// Each becomes a public unit struct that derives `Clone`, `Copy` and `Debug`. The
/// [reference](crate::reference#files) lists the forms and options.
///
/// ```
/// use waiter_runtime::{include_waiters, Waiter};
///
/// include_waiters! {
///     aws_sdk_acm,
///     "waiters/acm.waiters-2.json", // from the crate's `Cargo.toml`
///     waiters: { CertificateIssued as Issued },
///     max_wait: 30m,
/// }
///
/// assert_eq!(Issued::DECLARATION.max_attempts, Some(40));
/// # async fn example(client: aws_sdk_acm::Client, arn: &str) -> Result<(), waiter_runtime::WaitError<Issued>> {
/// let issued = Issued.wait(client.describe_certificate().certificate_arn(arn)).await?;
/// # Ok(())
/// # }
/// ```
///
/// [smithy]: https://smithy.io/2.0/additional-specs/waiters.html
#[macro_export]
macro_rules! include_waiters {
    ($($import:tt)*) => {
        $crate::__private::include_waiters! { $crate, $($import)* }
    };
}

/// Returns the waiters of a file as [`waiter!`] blocks, a `&'static str`, so that you can paste and edit them.
///
/// It takes the same arguments as [`include_waiters!`], but needs no SDK crate.
///
/// - Paths have the SDK's names of fields, or stay strings if they have no other form.
/// - Acceptors that differ only in their value are joined by `|`.
/// - An acceptor that is never reached becomes a comment.
///
/// ```
/// let blocks = waiter_runtime::waiter_blocks!(aws_sdk_acm, "waiters/acm.waiters-2.json");
/// assert!(blocks.contains("path certificate.status == \"FAILED\" | \"VALIDATION_TIMED_OUT\" => failure,"));
/// ```
#[macro_export]
macro_rules! waiter_blocks {
    ($($import:tt)*) => {
        $crate::__private::waiter_blocks! { $($import)* }
    };
}
