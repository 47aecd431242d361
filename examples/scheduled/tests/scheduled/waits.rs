//! Waits from the first event to the end, in the state machine.

use serde_json::{Value, json};

use crate::acm::{Acm, certificate};
use crate::program::{ARN, first_event, run};
use crate::state_machine::{End, Execution, StateMachine};

/// Executes the state machine with an ACM that answers the polls with these, and checks that it made no other poll.
fn execute(script: Vec<(u16, Value)>) -> Execution {
    let polls = script.len();
    let acm = Acm::start(move |poll| script[poll].clone()).expect("a server");
    let execution = StateMachine::read().execute(first_event(), |event| run(&acm, event));
    assert_eq!(acm.polls(), polls);
    // One wait before each poll, of whole seconds.
    assert_eq!(execution.waits.len(), polls);
    assert!(
        execution
            .waits
            .iter()
            .all(|seconds| (1..=60).contains(seconds))
    );
    execution
}

fn error(code: &str) -> (u16, Value) {
    (400, json!({ "__type": code }))
}

fn pending() -> (u16, Value) {
    certificate("PENDING_VALIDATION")
}

#[test]
fn a_wait_succeeds_over_several_runs() {
    let throttled = error("ThrottlingException");
    let execution = execute(vec![pending(), throttled, pending(), certificate("ISSUED")]);
    let End::Succeeded(outcome) = execution.end else {
        panic!("{execution:?}");
    };
    assert_eq!(outcome["certificateArn"], ARN);
    assert_eq!(outcome["attempts"], 4);
}

#[test]
fn a_failed_wait_reports_all_runs() {
    let busy = error("ThrottlingException");
    let script = vec![
        pending(),
        busy.clone(),
        pending(),
        busy,
        certificate("FAILED"),
    ];
    let End::Failed { error, cause } = execute(script).end else {
        panic!("it succeeded");
    };
    assert_eq!(error, "Failure");
    for part in [
        "waiter CertificateIssued failed after 5 attempts in ",
        &format!("  request    {ARN}\n"),
        "  limits     max wait 3600s, first poll after 1s, delay 1s..60s\n",
        "  seen       2 times from ",
        ": certificate.status = PENDING_VALIDATION, retry\n",
        ": ThrottlingException (HTTP 400), retry\n",
        ": certificate.status = FAILED, failure\n",
        "  reason     CAA_ERROR\n",
    ] {
        assert!(cause.contains(part), "no {part:?} in\n{cause}");
    }
}

#[test]
fn an_error_that_no_acceptor_matches_fails_the_wait() {
    let End::Failed { error, cause } = execute(vec![error("AccessDeniedException")]).end else {
        panic!("it succeeded");
    };
    assert_eq!(error, "UnmatchedError");
    assert!(cause.contains("AccessDeniedException"), "{cause}");
}

#[test]
fn waits_enter_all_states_of_the_machine() {
    let mut entered = execute(vec![certificate("ISSUED")]).entered;
    entered.extend(execute(vec![certificate("FAILED")]).entered);
    assert_eq!(entered, StateMachine::read().states());
}
