//! Events that the program must refuse before it polls.

use serde_json::{Value, json};

use crate::acm::{Acm, certificate};
use crate::program::{ARN, first_event, run, run_bytes, waiting_after};

/// Checks that the program refuses an event with this message, and polls nothing.
fn assert_refused(acm: &Acm, event: impl AsRef<[u8]>, message: &str) {
    let polls = acm.polls();
    let output = run_bytes(acm, event.as_ref());
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(stderr.contains(message), "no {message:?} in {stderr:?}");
    assert_eq!(stderr.lines().count(), 1, "{stderr:?}");
    assert_eq!(output.stdout, b"", "{stderr:?}");
    assert_eq!(output.status.code(), Some(2), "{stderr:?}");
    assert_eq!(acm.polls(), polls);
}

fn acm() -> Acm {
    Acm::start(|poll| {
        certificate(if poll == 0 {
            "PENDING_VALIDATION"
        } else {
            "ISSUED"
        })
    })
    .expect("a server")
}

#[test]
fn an_event_that_is_not_valid_json_polls_nothing() {
    let acm = acm();
    for (event, message) in [
        (&b""[..], "EOF while parsing"),
        (b"certificate", "expected value at line 1 column 1"),
        (b"\xff", "expected value at line 1 column 1"),
        (
            b"{\"certificateArn\":\"\xff\"}",
            "invalid unicode code point",
        ),
        (b"[]", "expected struct Event"),
        (b"null", "expected struct Event"),
        (b"{}", "missing field `certificateArn`"),
        (b"{\"certificateArn\":1}", "expected a string"),
        (b"{\"certificateArn\":\"x\"}{}", "trailing characters"),
        (
            b"{\"certificateArn\":\"x\",\"certificateArn\":\"y\"}",
            "duplicate field",
        ),
    ] {
        assert_refused(&acm, event, message);
    }
    let nested = format!(
        "{{\"certificateArn\":\"x\",\"progress\":{}",
        "[".repeat(100_000)
    );
    assert_refused(&acm, nested, "the event is not valid: ");
}

#[test]
fn a_truncated_event_polls_nothing() {
    let acm = acm();
    let event = waiting_after(&acm, 2).to_string();
    for length in (0..event.len()).step_by(29) {
        assert_refused(&acm, &event[..length], "EOF while parsing");
    }
}

#[test]
fn a_progress_that_is_not_valid_polls_nothing() {
    let acm = acm();
    let event = waiting_after(&acm, 2);
    let polls = acm.polls();
    for (field, value, message) in [
        ("version", json!(2), "version 2"),
        ("version", json!("1"), "invalid type"),
        ("waiter", json!("CertificateGone"), "CertificateGone"),
        ("began", json!(-1), "invalid value"),
        ("began", json!(1e300), "invalid type"),
        ("began", json!("yesterday"), "invalid type"),
        ("attempts", json!(1e300), "invalid"),
        ("attempts", json!(u64::MAX), "invalid value"),
        ("history", json!("x".repeat(10_000)), "invalid type"),
        (
            "history",
            json!(vec![event["progress"]["history"][0].clone(); 9]),
            "history",
        ),
        ("label", json!({}), "invalid type"),
    ] {
        let mut event = event.clone();
        event["progress"][field] = value;
        assert_refused(&acm, event.to_string(), message);
    }
    for field in ["version", "waiter", "began"] {
        let mut event = event.clone();
        event["progress"]
            .as_object_mut()
            .expect("an object")
            .remove(field);
        assert_refused(&acm, event.to_string(), field);
    }
    for progress in [json!([]), json!(1), json!("progress"), json!({})] {
        let event = json!({ "certificateArn": ARN, "progress": progress });
        assert_refused(&acm, event.to_string(), "the event is not valid: ");
    }
    // The same event without a fault.
    assert_eq!(run(&acm, &event)["status"], "SUCCEEDED");
    assert_eq!(acm.polls(), polls + 1);
}

#[test]
fn the_outcome_of_a_wait_that_has_ended_begins_no_other_wait() {
    let acm = acm();
    let mut event = waiting_after(&acm, 2);
    event = run(&acm, &event);
    assert_refused(
        &acm,
        event.to_string(),
        "the wait has ended: the status of the event is \"SUCCEEDED\"",
    );
}

#[test]
fn an_outcome_without_its_progress_begins_no_other_wait() {
    let acm = acm();
    let mut event = waiting_after(&acm, 2);
    let message = "the status of the event is \"WAITING\", but it has no progress";
    event["progress"] = Value::Null;
    assert_refused(&acm, event.to_string(), message);
    event.as_object_mut().expect("an object").remove("progress");
    assert_refused(&acm, event.to_string(), message);
}

#[test]
fn a_first_event_may_have_a_progress_of_null_and_other_fields() {
    let acm = acm();
    let mut event = first_event();
    event["progress"] = Value::Null;
    event["time"] = json!("2026-11-30T00:00:00Z");
    assert_eq!(run(&acm, &event)["status"], "WAITING");
    assert_eq!(acm.polls(), 0);
}
