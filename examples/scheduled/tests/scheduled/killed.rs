//! A program that dies in the middle of a poll.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use crate::acm::{Acm, certificate};
use crate::program::{run, start, waiting_after};

/// Much longer than any machine needs to start a program.
const LONG: Duration = Duration::from_mins(5);

#[test]
fn a_poll_whose_progress_was_lost_is_made_again() {
    let holds_next = Arc::new(AtomicBool::new(false));
    let (poll_begins, begun) = mpsc::channel();
    let (release, released) = mpsc::channel::<()>();
    let (holds, released) = (Arc::clone(&holds_next), Mutex::new(released));
    let acm = Acm::start(move |poll| {
        if holds.swap(false, Ordering::SeqCst) {
            poll_begins.send(()).expect("the test listens");
            // Returns when the test drops its end.
            let _ = released.lock().expect("no panic").recv();
        }
        certificate(if poll < 2 {
            "PENDING_VALIDATION"
        } else {
            "ISSUED"
        })
    })
    .expect("a server");
    let event = waiting_after(&acm, 2);

    holds_next.store(true, Ordering::SeqCst);
    let mut child = start(&acm, event.to_string().as_bytes());
    begun.recv_timeout(LONG).expect("a poll");
    child.kill().expect("it runs");
    let output = child.wait_with_output().expect("it ends");
    drop(release);
    assert_eq!(String::from_utf8_lossy(&output.stdout), "");

    // The scheduler has only the event from before.
    let outcome = run(&acm, &event);
    assert_eq!(outcome["status"], "SUCCEEDED");
    assert_eq!(outcome["attempts"], 2);
    assert_eq!(acm.polls(), 3);
}
