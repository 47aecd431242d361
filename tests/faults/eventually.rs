//! Waits for events that happen soon, but not at once: the other side notices a closed connection, or a task ends.

use std::time::{Duration, Instant};

/// The time that a busy machine may need. On an idle machine nothing here takes a second.
const LONG: Duration = Duration::from_secs(30);

/// Waits until the condition holds.
///
/// # Panics
/// If the condition never holds.
pub(crate) async fn eventually(what: &str, is_so: impl Fn() -> bool) {
    let started = Instant::now();
    while !is_so() {
        assert!(started.elapsed() < LONG, "not after {LONG:?}: {what}");
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

/// Waits for a future that a mistake could keep pending forever.
///
/// # Panics
/// If it takes minutes.
pub(crate) async fn at_last<F: Future>(future: F) -> F::Output {
    let minutes = Duration::from_mins(5);
    let ended = tokio::time::timeout(minutes, future).await;
    ended.expect("it ends")
}

/// Waits until the test itself is the only task of its runtime.
pub(crate) async fn no_task_is_left() {
    let metrics = tokio::runtime::Handle::current().metrics();
    eventually("no task is left", || metrics.num_alive_tasks() == 0).await;
}
