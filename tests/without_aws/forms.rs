//! One waiter with every key, and its report.

use std::fmt;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::{Instant, sleep};
use waiter_runtime::{Response, State, WaitError, Waiter, waiter};

#[derive(Debug)]
struct Deployment {
    phase: Phase,
    replicas: Option<u32>,
    conditions: Vec<Condition>,
    status: Value,
}

#[derive(Debug, PartialEq)]
enum Phase {
    Progressing,
    Failed,
}

#[derive(Debug)]
struct Condition {
    kind: &'static str,
    message: String,
}

#[derive(Debug)]
enum Failure {
    NotFound,
    Http(u16),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => f.write_str("not found"),
            Self::Http(status) => write!(f, "HTTP {status}"),
        }
    }
}

impl std::error::Error for Failure {}

waiter! {
    /// Waits until a Deployment has its replicas for a while.
    #[derive(Debug)]
    struct Deployed { want: u32 }

    operation: Result<Deployment, Failure>,
    first_poll: 1s,
    delay: 10s,
    poll_timeout: 5s,
    max_attempts: 8,
    max_wait: 5m,
    reason: conditions[?kind == "Available"].message,
    acceptors: {
        path phase == Phase::Failed => failure(conditions[0].message),
        path replicas >= {want} for 2 polls => success,
        path status."paused" == true => retry in 30s,
        path_any conditions[].kind == "Stalled" => failure,
        ok Deployment { replicas: None, .. } => retry,
        error timeout => retry,
        error Failure::Http(status) if *status >= 500 => retry,
        error any for 3 polls => failure,
    },
}

fn deployment(replicas: impl Into<Option<u32>>) -> Deployment {
    Deployment {
        phase: Phase::Progressing,
        replicas: replicas.into(),
        conditions: vec![Condition {
            kind: "Available",
            message: "minimum replicas unavailable".to_owned(),
        }],
        status: json!({ "paused": false }),
    }
}

/// The response to a poll. The second one takes longer than `poll_timeout`.
async fn answer(poll: usize) -> Result<Deployment, Failure> {
    match poll {
        0 => Err(Failure::Http(503)),
        1 => {
            sleep(Duration::from_mins(1)).await;
            Ok(deployment(9))
        }
        2 => Err(Failure::NotFound),
        3 => Ok(Deployment {
            status: json!({ "paused": true }),
            ..deployment(1)
        }),
        _ => Ok(deployment(3)),
    }
}

#[tokio::test(start_paused = true)]
async fn a_wait_goes_through_every_state() {
    let (mut polls, started) = (0.., Instant::now());
    let waited = Deployed { want: 3 }
        .wait(|| answer(polls.next().expect("a number")))
        .await
        .expect("three replicas");
    assert_eq!(waited.attempts(), 6);
    // The first poll, three delays and a timeout, the delay of the pause, and the delay of the streak.
    assert_eq!(
        started.elapsed(),
        Duration::from_secs(1 + 3 * 10 + 5 + 30 + 10)
    );
}

const REPORT: &str = r#"
waiter Deployed failed: max attempts exceeded (5 attempts in 66s)
  operation  Result<Deployment, Failure>
  request    deployments/web
  limits     max attempts 5, max wait 300s, first poll after 1s, delay 10s, poll timeout 5s
  seen       once at 1s: HTTP 503, retry
             once at 16s: the poll took longer than 5s, retry
             once at 26s: not found, retry
             once at 36s: phase = Progressing, replicas = 1, {want} = 9, status."paused" = true, retry
             once at 66s: phase = Progressing, replicas = 3, {want} = 9, status."paused" = false, conditions[].kind = ["Available"], retry
  last       phase = Progressing, replicas = 3, {want} = 9, status."paused" = false, conditions[].kind = ["Available"]
  reason     minimum replicas unavailable
  acceptor   none matches"#;

#[tokio::test(start_paused = true)]
async fn the_report_holds_what_was_seen() {
    let mut polls = 0..;
    let error = Deployed { want: 9 }
        .wait(|| answer(polls.next().expect("a number")))
        .label("deployments/web")
        .max_attempts(5)
        .await
        .expect_err("three of nine replicas");
    assert!(matches!(error, WaitError::MaxAttemptsExceeded(_)));
    assert_eq!(error.reason(), Some("minimum replicas unavailable"));
    assert_eq!(error.report().to_string(), REPORT.trim_start());
}

#[test]
fn one_response_can_be_evaluated() {
    let waiter = Deployed { want: 2 };
    let failed = Deployment {
        phase: Phase::Failed,
        ..deployment(2)
    };
    assert_eq!(waiter.evaluate(&Ok(failed)).state(), State::Failure);
    assert_eq!(waiter.evaluate(&Ok(deployment(None))).state(), State::Retry);
    assert_eq!(waiter.evaluate(Response::timed_out()).state(), State::Retry);
    let mut stalled = deployment(1);
    stalled.conditions[0].kind = "Stalled";
    assert_eq!(waiter.evaluate(&Ok(stalled)).state(), State::Failure);
}
