//! The program as a process.

use std::io::{ErrorKind, Write};
use std::process::{Child, Output, Stdio};

use serde_json::{Value, json};

use crate::acm::Acm;

pub(crate) const ARN: &str = "arn:aws:acm:eu-central-1:123456789012:certificate/example";

/// The first event of a wait.
pub(crate) fn first_event() -> Value {
    json!({ "certificateArn": ARN })
}

/// Starts the program with these bytes as its event.
pub(crate) fn start(acm: &Acm, event: &[u8]) -> Child {
    let mut child = acm
        .client(env!("CARGO_BIN_EXE_waiter-example-scheduled"))
        .arg("poll")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let written = child.stdin.take().expect("a pipe").write_all(event);
    // The program may refuse an event before it has read all of it.
    if let Err(error) = written {
        assert_eq!(error.kind(), ErrorKind::BrokenPipe, "{error}");
    }
    child
}

/// Runs the program with these bytes as its event.
pub(crate) fn run_bytes(acm: &Acm, event: &[u8]) -> Output {
    start(acm, event)
        .wait_with_output()
        .expect("the program ends")
}

/// Runs the program with an event that it accepts, and returns the outcome.
pub(crate) fn run(acm: &Acm, event: &Value) -> Value {
    let output = run_bytes(acm, event.to_string().as_bytes());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    let outcome: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let has_failed = outcome["status"] == "FAILED";
    assert_eq!(output.status.code(), Some(i32::from(has_failed)));
    outcome
}

/// Makes this many runs, the first of which begins the wait. Returns the last outcome, which is waiting.
pub(crate) fn waiting_after(acm: &Acm, runs: usize) -> Value {
    let mut event = first_event();
    for _ in 0..runs {
        event = run(acm, &event);
        assert_eq!(event["status"], "WAITING", "{event}");
    }
    event
}
