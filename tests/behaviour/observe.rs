//! Seeing a wait: `on_poll`.

use std::time::Duration;

use waiter_runtime::State;
use waiter_tests::{Script, acm};

use crate::acceptors::{ISSUED, Issued, PENDING};

#[tokio::test(start_paused = true)]
async fn on_poll_sees_each_attempt() {
    let mut lines = Vec::new();
    let mut states = Vec::new();
    let wait = Issued
        .wait(acm(Script::new([PENDING, ISSUED])).describe_certificate())
        .on_poll(|poll| {
            lines.push(poll.to_string());
            states.push((
                poll.attempt(),
                poll.max_attempts(),
                poll.state(),
                poll.next_delay(),
            ));
            assert!(poll.observation().result().is_ok());
            assert!(poll.acceptor().is_some());
        });
    wait.await.expect("issued");
    assert_eq!(
        lines,
        [
            "attempt 1/40 after 0ms: certificate.status = PENDING_VALIDATION, retry in 60s",
            "attempt 2/40 after 60s: certificate.status = ISSUED, success",
        ]
    );
    assert_eq!(
        states,
        [
            (1, Some(40), State::Retry, Some(Duration::from_mins(1))),
            (2, Some(40), State::Success, None),
        ]
    );
}
