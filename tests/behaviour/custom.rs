//! Custom operations: any output and error, with a closure that makes the calls.

use std::cell::Cell;
use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::fmt;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use waiter_runtime::{State, WaitError, Waiter, waiter};

/// The response of a service outside of AWS.
#[derive(Clone, Debug, Default, PartialEq)]
struct Deployment {
    name: String,
    phase: Phase,
    status: Option<Status>,
    labels: HashMap<String, String>,
    annotations: Option<BTreeMap<String, Vec<u8>>>,
    r#type: Option<String>,
    send: u64,
    _id: u64,
    s3key: &'static str,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Status {
    available_replicas: u32,
    conditions: Vec<Condition>,
}

#[derive(Clone, Debug, PartialEq)]
struct Condition {
    kind: String,
    is_true: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Phase {
    #[default]
    Pending,
    Running,
    Failed,
}

#[derive(Debug)]
enum Failure {
    NotFound,
    Http { status: u16, body: String },
    Broken(std::num::ParseIntError),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => f.write_str("no such deployment"),
            Self::Http { status, body } => write!(f, "HTTP {status}: {body}"),
            Self::Broken(_) => f.write_str("the response is broken"),
        }
    }
}

impl Error for Failure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Broken(cause) => Some(cause),
            _ => None,
        }
    }
}

waiter! {
    /// Waits until `want` replicas are available.
    #[derive(Debug, Clone)]
    struct Deployed { want: u32, retried: u16 }

    operation: Result<Deployment, Failure>,
    delay: 2s,
    max_attempts: 5,
    acceptors: {
        path phase == Phase::Failed => failure,
        path status.available_replicas >= {want} && length(status.conditions[?kind == "Available" && is_true]) > 0 => success,
        path labels."done" == "yes" => success,
        path length(annotations) == 2 && annotations."b"[0] == 7 && contains(keys(annotations), "a") && contains(annotations.*[], 9) => success,
        path type == "static" || send == 7 || s3key == "k" || _id == 9 => success,
        error Failure::NotFound | Failure::Http { status: 500..=599, .. } => retry,
        error Failure::Http { status, .. } if status == retried => retry,
        error Failure::Broken(_) => failure,
    },
}

fn deployed(want: u32) -> Deployed {
    Deployed { want, retried: 429 }
}

fn available(replicas: u32) -> Deployment {
    let condition = Condition {
        kind: "Available".to_owned(),
        is_true: true,
    };
    Deployment {
        name: "web".to_owned(),
        phase: Phase::Running,
        status: Some(Status {
            available_replicas: replicas,
            conditions: vec![condition],
        }),
        ..Deployment::default()
    }
}

fn http(status: u16) -> Failure {
    Failure::Http {
        status,
        body: "no\nmore".to_owned(),
    }
}

/// A service that gives each of these responses once.
struct Service(Mutex<Vec<Result<Deployment, Failure>>>);

impl Service {
    fn new(answers: impl IntoIterator<Item = Result<Deployment, Failure>>) -> Self {
        let mut answers: Vec<_> = answers.into_iter().collect();
        answers.reverse();
        Self(Mutex::new(answers))
    }

    /// The future borrows the service, as the futures of many clients do.
    async fn get(&self, name: &str) -> Result<Deployment, Failure> {
        tokio::time::sleep(Duration::from_millis(10)).await;
        assert_eq!(name, "web");
        self.0.lock().expect("no panic").pop().expect("an answer")
    }
}

#[tokio::test(start_paused = true)]
async fn a_closure_makes_each_call() {
    let service = Service::new([
        Err(Failure::NotFound),
        Err(http(503)),
        Err(http(429)),
        Ok(available(1)),
        Ok(available(3)),
    ]);
    let seen = Mutex::new(Vec::new());
    let waited = deployed(3)
        .wait(|| service.get("web"))
        .on_poll(|poll| seen.lock().expect("no panic").push(poll.to_string()))
        .await
        .expect("three replicas");
    assert_eq!(waited.attempts(), 5);
    assert_eq!(
        waited.output().map(|output| output.name.as_str()),
        Some("web")
    );
    assert_eq!(waited.elapsed(), Duration::from_millis(4 * 2_000 + 50));
    let seen = seen.into_inner().expect("no panic");
    assert_eq!(
        seen[0],
        "attempt 1/5 after 10ms: no such deployment, retry in 2s"
    );
    assert!(
        seen[1].contains(r"HTTP 503: no\nmore, retry in 2s"),
        "{}",
        seen[1]
    );
    assert!(
        seen[4].contains("phase = Running, status.available_replicas = 3, {want} = 3"),
        "{}",
        seen[4]
    );
}

#[tokio::test(start_paused = true)]
async fn an_error_that_no_pattern_names_ends_the_wait() {
    let service = Service::new([Err(http(400))]);
    let error = deployed(1)
        .wait(|| service.get("web"))
        .await
        .expect_err("400");
    assert!(matches!(error, WaitError::UnmatchedError(_)), "{error}");
    assert!(matches!(
        error.report().operation_error(),
        Some(Failure::Http { status: 400, .. })
    ));
    // The line contains it, so that a chain does not print it again.
    assert!(error.source().is_none());
}

#[tokio::test(start_paused = true)]
async fn an_error_is_shown_with_its_causes() {
    let cause = "x".parse::<u32>().expect_err("no number");
    let service = Service::new([Err(Failure::Broken(cause))]);
    let error = deployed(1)
        .wait(|| service.get("web"))
        .await
        .expect_err("broken");
    assert_eq!(
        error.to_string(),
        "waiter Deployed failed after 1 attempt in 10ms: the response is broken: invalid digit found in string matched \
         `error Failure::Broken(_) => failure`"
    );
}

#[test]
fn names_are_the_declared_names() {
    let decide = |output: Deployment| deployed(9).evaluate(&Ok(output)).state();
    let plain = Deployment::default();
    assert_eq!(decide(plain.clone()), State::Retry);
    assert_eq!(
        decide(Deployment {
            phase: Phase::Failed,
            ..plain.clone()
        }),
        State::Failure
    );
    assert_eq!(
        decide(Deployment {
            r#type: Some("static".to_owned()),
            ..plain.clone()
        }),
        State::Success
    );
    assert_eq!(
        decide(Deployment {
            _id: 9,
            ..plain.clone()
        }),
        State::Success
    );
    assert_eq!(
        decide(Deployment {
            send: 7,
            ..plain.clone()
        }),
        State::Success
    );
    assert_eq!(
        decide(Deployment {
            s3key: "k",
            ..plain.clone()
        }),
        State::Success
    );
    let annotations = BTreeMap::from([("a".to_owned(), vec![9]), ("b".to_owned(), vec![7, 8])]);
    let annotated = Deployment {
        annotations: Some(annotations),
        ..plain.clone()
    };
    assert_eq!(decide(annotated), State::Success);
    let labels = HashMap::from([("done".to_owned(), "yes".to_owned())]);
    assert_eq!(decide(Deployment { labels, ..plain }), State::Success);
}

#[tokio::test(start_paused = true)]
async fn poll_once_works_for_custom_operations() {
    let service = Service::new([Ok(available(1)), Ok(available(2))]);
    let waiter = deployed(2);
    assert_eq!(
        waiter.poll_once(service.get("web")).await.state(),
        State::Retry
    );
    let observation = waiter.poll_once(service.get("web")).await;
    assert_eq!(observation.state(), State::Success);
    assert_eq!(observation.status(), None);
}

#[tokio::test(start_paused = true)]
async fn a_stalled_call_ends_with_the_deadline() {
    let polls = AtomicU32::new(0);
    let error = deployed(1)
        .wait(|| {
            polls.fetch_add(1, Ordering::Relaxed);
            std::future::pending()
        })
        .max_wait(Duration::from_secs(7))
        .await
        .expect_err("no answer");
    assert!(matches!(error, WaitError::MaxWaitExceeded(_)), "{error}");
    assert_eq!(error.report().elapsed(), Duration::from_secs(7));
    assert_eq!(polls.into_inner(), 1);
}

/// Outputs that are not structures, and errors that do not implement `Error`.
mod plain {
    use super::{HashMap, waiter};

    waiter! {
        pub(super) struct Long;
        operation: Result<Vec<u64>, String>,
        delay: 1s,
        max_attempts: 2,
        acceptors: {
            path length(@) > 2 => success,
            path_any @ == 7 => failure,
            error any => retry,
        },
    }

    waiter! {
        pub(super) struct Boxed;
        operation: std::result::Result<HashMap<String, bool>, Box<dyn std::error::Error + Send + Sync>>,
        delay: 1s,
        max_attempts: 2,
        acceptors: { path @."ready" => success },
    }

    #[derive(Debug)]
    pub(super) struct Odd(#[allow(dead_code)] pub(super) u8);

    waiter! {
        pub(super) struct Unit;
        operation: Result<(), Odd>,
        delay: 1s,
        max_attempts: 2,
        acceptors: { ok => success, error Odd(1 | 2) => retry },
    }
}

#[tokio::test(start_paused = true)]
async fn any_output_and_any_error_will_do() {
    let long = |output: Vec<u64>| plain::Long.evaluate(&Ok(output)).state();
    assert_eq!(long(vec![1, 2, 3]), State::Success);
    assert_eq!(long(vec![7]), State::Failure);
    let error = plain::Long
        .wait(|| async { Err("not yet".to_owned()) })
        .await
        .expect_err("never");
    assert!(
        error
            .to_string()
            .contains("not yet matched `error any => retry`"),
        "{error}"
    );
    assert!(error.source().is_none());

    let output = HashMap::from([("ready".to_owned(), true)]);
    assert_eq!(plain::Boxed.evaluate(&Ok(output)).state(), State::Success);
    let error = plain::Boxed
        .wait(|| async { Err("no".into()) })
        .await
        .expect_err("an error");
    assert_eq!(
        error
            .report()
            .operation_error()
            .map(ToString::to_string)
            .as_deref(),
        Some("no")
    );
    assert!(error.source().is_none());

    let calls = Cell::new(0);
    let waited = plain::Unit
        .wait(move || {
            calls.set(calls.get() + 1);
            std::future::ready(if calls.get() == 1 {
                Err(plain::Odd(2))
            } else {
                Ok(())
            })
        })
        .await
        .expect("the second call");
    assert_eq!(waited.attempts(), 2);
    let error = plain::Unit
        .wait(|| async { Err(plain::Odd(9)) })
        .await
        .expect_err("9");
    assert!(
        error
            .to_string()
            .contains("Odd(9), which no acceptor matches"),
        "{error}"
    );
}
