//! Runs a stream of waits, `AT_ONCE` at a time, in the caller's task.

use aws_sdk_acm::Client;
use futures::stream::{self, StreamExt, TryStreamExt};
use waiter_runtime::{WaitError, WaitOutput};

use crate::{AT_ONCE, CertificateIssued, Issued, issued};

/// Returns all results, in the order in which the waits end.
pub(crate) async fn all(client: &Client, arns: Vec<String>) -> Vec<Issued> {
    stream::iter(arns)
        .map(|arn| issued(client.clone(), arn))
        .buffer_unordered(AT_ONCE)
        .collect()
        .await
}

/// Returns all outputs, or the first failure. A failure drops the other waits.
pub(crate) async fn until_first_failure(
    client: &Client,
    arns: Vec<String>,
) -> Result<Vec<WaitOutput<CertificateIssued>>, WaitError<CertificateIssued>> {
    stream::iter(arns)
        .map(|arn| issued(client.clone(), arn))
        .buffer_unordered(AT_ONCE)
        .try_collect()
        .await
}
