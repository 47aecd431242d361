//! Time that has passed between two runs, and the size of the progress.

use serde_json::{Value, json};

use crate::acm::{Acm, certificate};
use crate::program::{run, waiting_after};

/// In milliseconds.
const HOUR: u64 = 3_600_000;

/// Moves the beginning of the wait back, as if this much more time had passed.
fn pass(event: &mut Value, milliseconds: u64) {
    let began = &mut event["progress"]["began"];
    *began = json!(began.as_u64().expect("milliseconds") - milliseconds);
}

#[test]
fn the_first_run_begins_the_wait_without_a_poll() {
    let acm = Acm::start(|_| certificate("ISSUED")).expect("a server");
    let begun = waiting_after(&acm, 1);
    assert_eq!(begun["delaySeconds"], 1);
    assert_eq!(begun["progress"]["attempts"], 0);
    assert_eq!(acm.polls(), 0);
}

#[test]
fn the_time_between_two_runs_counts() {
    let acm = Acm::start(|_| certificate("PENDING_VALIDATION")).expect("a server");
    let mut event = waiting_after(&acm, 3);
    // Long enough for the slowest machine. These are the options of the call.
    event["progress"]["limits"] = json!({ "delay": 24 * HOUR, "max_wait": 48 * HOUR });
    pass(&mut event, 36 * HOUR);
    let mut event = run(&acm, &event);
    assert_eq!(event["status"], "WAITING");
    // The last poll comes before the deadline.
    let seconds = event["delaySeconds"].as_u64().expect("an integer");
    assert!(seconds * 1_000 < 12 * HOUR, "{event}");
    pass(&mut event, 12 * HOUR);
    let outcome = run(&acm, &event);
    assert_eq!(outcome["error"], "MaxWaitExceeded", "{outcome}");
    assert_eq!(outcome["attempts"], 4);
    assert_eq!(acm.polls(), 4);
}

#[test]
fn a_delay_is_rounded_up_to_whole_seconds() {
    let acm = Acm::start(|_| certificate("PENDING_VALIDATION")).expect("a server");
    let event = waiting_after(&acm, 1);
    for (milliseconds, seconds) in [(1, 1), (1_000, 1), (1_001, 2), (59_999, 60)] {
        let mut event = event.clone();
        // As `.delay(…)` does.
        event["progress"]["limits"] = json!({ "delay": milliseconds });
        assert_eq!(run(&acm, &event)["delaySeconds"], seconds);
    }
}

#[test]
fn a_run_after_the_deadline_makes_one_poll() {
    for (last, status) in [("ISSUED", "SUCCEEDED"), ("PENDING_VALIDATION", "FAILED")] {
        let acm = Acm::start(move |poll| {
            certificate(if poll == 0 {
                "PENDING_VALIDATION"
            } else {
                last
            })
        })
        .expect("a server");
        let mut event = waiting_after(&acm, 2);
        pass(&mut event, 2 * HOUR);
        let outcome = run(&acm, &event);
        assert_eq!(outcome["status"], status, "{outcome}");
        assert_eq!(outcome["attempts"], 2);
        assert_eq!(acm.polls(), 2);
    }
}

#[test]
fn the_progress_is_small_whatever_the_service_answers() {
    let hostile = "\"\\\u{202e}\u{7}\u{1f600}".repeat(1_000);
    let acm = Acm::start(move |poll| certificate(&format!("{poll}{hostile}"))).expect("a server");
    let event = waiting_after(&acm, 20);
    assert_eq!(event["progress"]["attempts"], 19);
    assert!(event["progress"].to_string().len() <= 4_096, "{event}");
}
