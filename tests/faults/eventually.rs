//! For what happens soon, but not at once: that the other side notices a closed connection, that a task ends.

use std::future::IntoFuture;
use std::time::{Duration, Instant};

/// As long as a busy machine may take; nothing here takes a second on one that is not.
const LONG: Duration = Duration::from_secs(30);

/// Waits until it is so.
///
/// # Panics
/// If it never is.
pub(crate) async fn eventually(what: &str, is_so: impl Fn() -> bool) {
    let started = Instant::now();
    while !is_so() {
        assert!(started.elapsed() < LONG, "not after {LONG:?}: {what}");
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

/// Waits for what a mistake could make last forever.
///
/// # Panics
/// If it lasts for minutes.
pub(crate) async fn at_last<F: IntoFuture>(future: F) -> F::Output {
    let minutes = Duration::from_mins(5);
    let ended = tokio::time::timeout(minutes, future.into_future()).await;
    ended.expect("it ends")
}

/// Waits until the test's runtime runs no task but the test itself.
pub(crate) async fn no_task_is_left() {
    let metrics = tokio::runtime::Handle::current().metrics();
    eventually("no task is left", || metrics.num_alive_tasks() == 0).await;
}
