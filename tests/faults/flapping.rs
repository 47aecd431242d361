//! 10,000 waits at once on a server that flaps. Each one ends as its script says, no wait is lost and no task is left.

use std::collections::BTreeMap;
use std::time::Duration;

use aws_sdk_acm::Client;
use tokio::task::JoinSet;

use crate::eventually::{at_last, eventually, no_task_is_left};
use crate::fate::{End, Fate, MAX_ATTEMPTS};
use crate::limited::Limited;
use crate::server::Server;
use crate::service::{Issued, http, patient_client};

const WAITS: usize = 10_000;
/// The number of requests at a time. Each takes two descriptors of the process, and many systems allow only 1,024.
const IN_FLIGHT: usize = 100;
/// The deadline for waits on a server that stalls. With so many other waits, a request needs time to be sent.
const SOON: Duration = Duration::from_secs(4);

/// Runs one wait. Returns its end, and its number of polls unless it was dropped.
async fn wait(client: Client, number: usize) -> (End, Option<u32>) {
    let fate = Fate::of(number);
    let request = client
        .describe_certificate()
        .certificate_arn(number.to_string());
    let wait = Issued.wait(request);
    let result = match fate.end {
        End::MaxWait => wait.max_wait(SOON).await,
        End::MaxAttempts => wait.max_attempts(MAX_ATTEMPTS).await,
        End::Dropped => match tokio::time::timeout(SOON, wait).await {
            Ok(result) => result,
            Err(_) => return (End::Dropped, None),
        },
        _ => wait.await,
    };
    let attempts = match &result {
        Ok(issued) => issued.attempts(),
        Err(error) => error.report().attempts(),
    };
    (End::of(&result), Some(attempts))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_waits_on_a_flapping_server() {
    let server = Server::start(|certificate, n| {
        let number = certificate.parse().expect("the number of a wait");
        Fate::of(number).act(n)
    });
    let client = patient_client(server.address(), Limited::new(http(), IN_FLIGHT));
    // A stalled request would block other requests.
    let stalled = patient_client(server.address(), http());
    let mut waits = JoinSet::new();
    for number in 0..WAITS {
        let client = if Fate::of(number).stalls() {
            &stalled
        } else {
            &client
        }
        .clone();
        waits.spawn(async move { (number, wait(client, number).await) });
    }
    let mut ends: BTreeMap<usize, _> = BTreeMap::new();
    while let Some(joined) = at_last(waits.join_next()).await {
        let (number, end) = joined.expect("no panic");
        assert!(ends.insert(number, end).is_none(), "{number} ended twice");
    }
    drop((client, stalled));
    no_task_is_left().await;
    eventually("every connection is closed", || server.open() == 0).await;

    assert_eq!(ends.len(), WAITS);
    for (number, (end, attempts)) in ends {
        check(&server, number, end, attempts);
    }
    // Slightly more than the number of requests: a body is read after the request counts as answered.
    assert!(server.most_open() < 4 * IN_FLIGHT, "{}", server.most_open());
}

/// Checks that a wait ended as its script says, and that the server has received each of its polls.
fn check(server: &Server, number: usize, end: End, attempts: Option<u32>) {
    let fate = Fate::of(number);
    assert_eq!(end, fate.end, "{number}: {fate:?}");
    if let Some(attempts) = attempts {
        assert_eq!(attempts as usize, fate.attempts(), "{number}: {fate:?}");
    }
    let requests = server.requests(&number.to_string());
    if fate.stalls() {
        // A poll that is cut off may not have been sent.
        assert!(requests <= 1, "{number}: {fate:?}");
    } else {
        assert_eq!(requests, fate.attempts(), "{number}: {fate:?}");
    }
}
