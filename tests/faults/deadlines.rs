//! A deadline ends a wait whatever the server does, and closes the connection of the poll that it cuts off.

use std::time::Duration;

use tokio::task::JoinSet;
use waiter_runtime::WaitError;

use crate::act::{self, Act};
use crate::eventually::{at_last, eventually, no_task_is_left};
use crate::server::Server;
use crate::service::{Issued, ONE, client, http_without_pool};

/// Longer than a busy machine needs to reach the stall.
const MAX_WAIT: Duration = Duration::from_secs(3);
/// Much longer than any machine needs to notice a deadline, much shorter than forever.
const LATE: Duration = Duration::from_secs(10);

#[tokio::test]
async fn a_deadline_cuts_off_a_poll_that_stalls() {
    let mut cases = JoinSet::new();
    for stall in [Act::Stall, Act::StallBody] {
        for before in 0..3 {
            cases.spawn(cut_off(stall, before));
        }
    }
    while let Some(joined) = cases.join_next().await {
        joined.expect("no panic");
    }
    no_task_is_left().await;
}

/// Runs a wait whose server stalls after this many answers.
async fn cut_off(stall: Act, before: usize) {
    let server = Server::start(move |_, n| if n < before { act::PENDING } else { stall });
    let client = client(server.address(), http_without_pool());
    let request = client.describe_certificate().certificate_arn(ONE);
    let wait = Issued.wait(request).max_wait(MAX_WAIT);
    let error = at_last(wait).await.expect_err("stalled");
    assert!(matches!(error, WaitError::MaxWaitExceeded(_)), "{error}");
    assert!(
        (MAX_WAIT..MAX_WAIT + LATE).contains(&error.report().elapsed()),
        "{error}"
    );
    let counts = (error.report().attempts() as usize, server.requests(ONE));
    assert_eq!(counts, (before + 1, before + 1), "{stall:?}");
    // The last response is kept.
    assert_eq!(error.report().last().is_some(), before > 0);
    eventually("the connection is closed", || server.open() == 0).await;
}

#[tokio::test]
async fn a_deadline_ends_a_wait_on_a_server_that_only_fails() {
    let flaps = [act::THROTTLED, Act::Close, Act::Garbage, act::INTERNAL];
    let server = Server::start(move |_, n| flaps[n % flaps.len()]);
    let client = client(server.address(), http_without_pool());
    let request = client.describe_certificate().certificate_arn(ONE);
    let wait = Issued
        .wait(request)
        .max_attempts(u32::MAX)
        .max_wait(MAX_WAIT);
    let error = at_last(wait).await.expect_err("faults only");
    assert!(matches!(error, WaitError::MaxWaitExceeded(_)), "{error}");
    assert!(error.report().elapsed() < MAX_WAIT + LATE, "{error}");
    // A poll that the deadline cuts off may not have been sent.
    let (attempts, requests) = (error.report().attempts() as usize, server.requests(ONE));
    assert!(
        attempts > 1 && (attempts - 1..=attempts).contains(&requests),
        "{attempts}, {requests}"
    );
    eventually("the connection is closed", || server.open() == 0).await;
    no_task_is_left().await;
}
