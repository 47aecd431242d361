//! Delays of zero: the clock advances with each poll, so limits and other tasks get their turn.

use std::convert::Infallible;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::time::Duration;

use tokio::time::{Instant, sleep, timeout};
use waiter_runtime::{WaitError, waiter};

waiter! {
    struct Ready;

    operation: Result<bool, Infallible>,
    delay: 60s,
    max_wait: 60s,
    acceptors: { ok true => success },
}

const SECOND: Duration = Duration::from_secs(1);
const SHORT: [Duration; 4] = [
    Duration::ZERO,
    Duration::from_nanos(1),
    Duration::from_micros(300),
    Duration::from_millis(1),
];

#[tokio::test(start_paused = true)]
async fn a_delay_of_zero_lets_the_deadline_come() {
    for delay in SHORT {
        let wait = Ready.wait(|| async { Ok(false) }).delay(delay);
        let error = wait.max_wait(SECOND).await.expect_err("never ready");
        assert!(matches!(error, WaitError::MaxWaitExceeded(_)), "{error}");
        // One poll in each millisecond.
        assert!((990..=1000).contains(&error.report().attempts()), "{error}");
        assert!(error.report().elapsed() <= SECOND, "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_backoff_of_zero_lets_the_deadline_come() {
    for min in SHORT {
        for max in SHORT {
            let wait = Ready.wait(|| async { Ok(false) }).backoff(min, max);
            let error = wait.max_wait(SECOND).await.expect_err("never ready");
            assert!(matches!(error, WaitError::MaxWaitExceeded(_)), "{error}");
            assert!(error.report().attempts() <= 1000, "{error}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_delay_of_zero_lets_a_timeout_around_the_wait_come() {
    let wait = Ready
        .wait(|| async { Ok(false) })
        .delay(Duration::ZERO)
        .max_wait(Duration::MAX);
    let cancelled = timeout(SECOND, wait).await;
    assert!(cancelled.is_err());
}

#[tokio::test(start_paused = true)]
async fn the_reported_delay_is_the_real_one() {
    let mut delays = Vec::new();
    let wait = Ready
        .wait(|| async { Ok(false) })
        .delay(Duration::ZERO)
        .max_attempts(3)
        .on_poll(|poll| delays.extend(poll.next_delay()));
    let error = wait.await.expect_err("never ready");
    assert_eq!(delays, [Duration::from_millis(1); 2]);
    assert_eq!(error.report().elapsed(), Duration::from_millis(2));
}

/// On the real clock and a single thread, which the wait could keep for itself.
#[tokio::test]
async fn a_callback_longer_than_the_delay_leaves_time_for_others() {
    let turns = AtomicU32::new(0);
    let wait = Ready
        .wait(|| async { Ok(false) })
        .delay(Duration::from_millis(1))
        .max_attempts(20)
        .on_poll(|_| std::thread::sleep(Duration::from_millis(3)));
    let other = async {
        loop {
            sleep(Duration::from_millis(1)).await;
            turns.fetch_add(1, Relaxed);
        }
    };
    let error = tokio::select! {
        ended = wait => ended.expect_err("never ready"),
        () = other => unreachable!("it has no end"),
    };
    assert_eq!(error.report().attempts(), 20);
    assert!(turns.load(Relaxed) > 0);
}

/// `on_poll` takes longer than the delay, on a clock that only `on_poll` and the pauses advance.
#[tokio::test(start_paused = true)]
async fn a_callback_longer_than_the_delay_is_followed_by_a_pause() {
    let started = Instant::now();
    let wait = Ready
        .wait(|| async { Ok(false) })
        .delay(SECOND)
        .max_attempts(11)
        .on_poll(|_| crate::late::advance(2 * SECOND));
    wait.await.expect_err("never ready");
    let paused = Duration::from_millis(10);
    assert_eq!(started.elapsed(), 22 * SECOND + paused);
}
