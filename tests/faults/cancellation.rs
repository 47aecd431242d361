//! A wait that is dropped at any point leaves behind neither a task nor a connection.

use std::future::{Future, poll_fn};
use std::task::Poll;

use crate::act::{self, Act};
use crate::eventually::{eventually, no_task_is_left};
use crate::server::Server;
use crate::service::{Issued, ONE, client, http_without_pool};

/// The faults before the certificate is issued: enough for several dozen points to stop at.
const FLAPS: [Act; 5] = [
    act::PENDING,
    Act::Close,
    act::THROTTLED,
    Act::CutBody,
    act::BROKEN_JSON,
];

/// Polls the future at most this often and then drops it. Returns true if it was dropped.
async fn dropped_after(polls: usize, future: impl Future) -> bool {
    let mut future = Box::pin(future);
    let mut left = polls;
    poll_fn(move |context| {
        if left == 0 {
            return Poll::Ready(true);
        }
        left -= 1;
        let is_ready = future.as_mut().poll(context).is_ready();
        if is_ready {
            return Poll::Ready(false);
        }
        // Stop at the last point without waiting for the next wake-up.
        if left == 0 {
            Poll::Ready(true)
        } else {
            Poll::Pending
        }
    })
    .await
}

#[tokio::test]
async fn a_wait_dropped_at_any_point_leaves_nothing() {
    let mut dropped = 0;
    loop {
        let server = Server::start(|_, n| FLAPS.get(n).copied().unwrap_or(act::ISSUED));
        let client = client(server.address(), http_without_pool());
        let request = client.describe_certificate().certificate_arn(ONE);
        if !dropped_after(dropped, Issued.wait(request)).await {
            break;
        }
        dropped += 1;
        // The client still exists here.
        eventually("the connection is closed", || server.open() == 0).await;
        no_task_is_left().await;
        let requests = server.requests(ONE);
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        assert_eq!(server.requests(ONE), requests, "polled after the drop");
    }
    // At least before, during and after each request.
    assert!(dropped > 2 * FLAPS.len(), "{dropped}");
}

#[tokio::test]
async fn a_wait_dropped_in_a_stalled_poll_leaves_nothing() {
    for stall in [Act::Stall, Act::StallBody] {
        let server = Server::start(move |_, _| stall);
        let client = client(server.address(), http_without_pool());
        let request = client.describe_certificate().certificate_arn(ONE);
        let wait = tokio::spawn(Issued.wait(request));
        eventually("it stalls", || server.requests(ONE) == 1).await;
        assert_eq!(server.open(), 1);
        wait.abort();
        assert!(wait.await.expect_err("aborted").is_cancelled());
        eventually("the connection is closed", || server.open() == 0).await;
        no_task_is_left().await;
        assert_eq!(server.requests(ONE), 1);
    }
}
