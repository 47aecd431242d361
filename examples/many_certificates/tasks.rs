//! Runs each wait as a task on any thread of the runtime. A semaphore lets `AT_ONCE` of them run.

use std::sync::Arc;

use aws_sdk_acm::Client;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use waiter_runtime::{WaitError, WaitOutput};

use crate::{AT_ONCE, CertificateIssued, Issued, issued};

/// Returns all results, in the order in which the waits end.
pub(crate) async fn all(client: &Client, arns: Vec<String>) -> Vec<Issued> {
    spawn(client, arns).join_all().await
}

/// Returns all outputs, or the first failure. A failure drops the `JoinSet`, which aborts the other tasks.
pub(crate) async fn until_first_failure(
    client: &Client,
    arns: Vec<String>,
) -> Result<Vec<WaitOutput<CertificateIssued>>, WaitError<CertificateIssued>> {
    let mut tasks = spawn(client, arns);
    let mut all = Vec::new();
    while let Some(joined) = tasks.join_next().await {
        all.push(joined.expect("no wait panics")?);
    }
    Ok(all)
}

fn spawn(client: &Client, arns: Vec<String>) -> JoinSet<Issued> {
    let permits = Arc::new(Semaphore::new(AT_ONCE));
    let waits = arns.into_iter().map(|arn| {
        let (client, permits) = (client.clone(), Arc::clone(&permits));
        async move {
            let _permit = permits.acquire().await.expect("never closed");
            issued(client, arn).await
        }
    });
    waits.collect()
}
