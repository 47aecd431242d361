//! A stream of waits, `AT_ONCE` of them at a time, in the task that asks.

use aws_sdk_acm::Client;
use futures::stream::{self, StreamExt, TryStreamExt};
use waiter_runtime::{WaitError, WaitOutput};

use crate::{AT_ONCE, CertificateIssued, Issued, issued};

/// All results, in the order in which the waits end.
pub(crate) async fn all(client: &Client, arns: Vec<String>) -> Vec<Issued> {
    stream::iter(arns)
        .map(|arn| issued(client.clone(), arn))
        .buffer_unordered(AT_ONCE)
        .collect()
        .await
}

/// What was waited for, or the first failure, which drops the other waits.
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
