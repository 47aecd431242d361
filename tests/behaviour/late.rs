//! A thread or a process that stops: a wait polls once more after the pause, wherever the pause falls.

use std::convert::Infallible;
use std::future::{Future, pending};
use std::pin::pin;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::task::{Context, Waker};
use std::time::Duration;

use fastrand::Rng;
use tokio::task::yield_now;
use tokio::time::{Instant, sleep};
use waiter_runtime::{WaitError, waiter};
use waiter_tests::{Script, acm};

use crate::acceptors::{ISSUED, Issued, PENDING};

waiter! {
    struct Ready;

    operation: Result<bool, Infallible>,
    delay: 5s,
    max_wait: 60s,
    acceptors: { ok true => success },
}

const SECOND: Duration = Duration::from_secs(1);
const HOUR: Duration = Duration::from_hours(1);
/// Tokio's timer counts whole milliseconds and rounds up.
const TICK: Duration = Duration::from_millis(1);

/// Stops the process for this long, on a paused clock. Nothing runs before the clock has advanced.
pub(crate) fn advance(pause: Duration) {
    // The clock advances at once, and the call then only yields.
    let mut advanced = pin!(tokio::time::advance(pause));
    let mut context = Context::from_waker(Waker::noop());
    assert!(advanced.as_mut().poll(&mut context).is_pending());
}

/// Stops the process for this long at this time.
async fn stop(at: Duration, pause: Duration) {
    sleep(at).await;
    advance(pause);
    pending::<()>().await;
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_wakes_late_makes_one_last_poll() {
    let started = Instant::now();
    let wait = Ready.wait(|| async { Ok(started.elapsed() > HOUR) });
    let ready = tokio::select! {
        ended = wait => ended.expect("ready by then"),
        () = stop(12 * SECOND, HOUR) => unreachable!(),
    };
    assert_eq!(ready.attempts(), 4);
    assert!(ready.elapsed() >= HOUR);
}

#[tokio::test(start_paused = true)]
async fn a_final_poll_with_retry_ends_the_wait() {
    let polls = AtomicU32::new(0);
    let wait = Ready.wait(|| async {
        polls.fetch_add(1, Relaxed);
        Ok(false)
    });
    let error = tokio::select! {
        ended = wait => ended.expect_err("never ready"),
        () = stop(12 * SECOND, HOUR) => unreachable!(),
    };
    assert!(matches!(error, WaitError::MaxWaitExceeded(_)), "{error}");
    assert_eq!((error.report().attempts(), polls.load(Relaxed)), (4, 4));
    assert_eq!(error.report().cut_off_after(), None);
    assert_eq!(error.report().output(), Some(&false));
}

#[tokio::test(start_paused = true)]
async fn a_last_poll_has_a_short_limit() {
    let cases = [
        (60 * SECOND, SECOND),
        (10 * SECOND, SECOND),
        (2 * SECOND, SECOND / 5),
        (50 * TICK, 10 * TICK),
    ];
    for (max_wait, limit) in cases {
        let (started, polls) = (Instant::now(), AtomicU32::new(0));
        let wait = Ready
            .wait(|| async {
                polls.fetch_add(1, Relaxed);
                if started.elapsed() > HOUR {
                    pending::<()>().await;
                }
                Ok(false)
            })
            .max_wait(max_wait)
            .on_poll(|_| advance(HOUR));
        let error = wait.await.expect_err("never ready");
        assert!(matches!(error, WaitError::MaxWaitExceeded(_)), "{error}");
        assert_eq!((error.report().attempts(), polls.load(Relaxed)), (2, 2));
        assert_eq!(error.report().cut_off_after(), Some(limit), "{max_wait:?}");
        // The callback is followed by a pause of one tick.
        assert_eq!(error.report().elapsed(), HOUR + TICK + limit);
        // The response before the pause is kept.
        assert_eq!(error.report().output(), Some(&false));
    }
}

#[tokio::test(start_paused = true)]
async fn attempts_limit_a_late_wait() {
    let polls = AtomicU32::new(0);
    let wait = Ready
        .wait(|| async {
            polls.fetch_add(1, Relaxed);
            advance(HOUR);
            Ok(false)
        })
        .max_attempts(1);
    let error = wait.await.expect_err("never ready");
    assert!(
        matches!(error, WaitError::MaxAttemptsExceeded(_)),
        "{error}"
    );
    assert_eq!((error.report().attempts(), polls.load(Relaxed)), (1, 1));
}

#[tokio::test(start_paused = true)]
async fn a_late_success_is_a_success() {
    for turns in [0, 1, 2, 10] {
        let wait = Ready.wait(|| async {
            advance(HOUR);
            // Delayed by other tasks that pass the response on.
            for _ in 0..turns {
                yield_now().await;
            }
            Ok(true)
        });
        let ready = wait.await.expect("ready");
        assert_eq!((ready.attempts(), ready.elapsed()), (1, HOUR), "{turns}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_poll_in_flight_through_a_pause_has_a_short_limit() {
    let wait = Ready.wait(|| async {
        advance(HOUR);
        pending().await
    });
    let error = wait.await.expect_err("never ready");
    assert!(matches!(error, WaitError::MaxWaitExceeded(_)), "{error}");
    assert_eq!(error.report().attempts(), 1);
    let cut_off = Some(HOUR + SECOND);
    assert_eq!(error.report().cut_off_after(), cut_off);
    assert_eq!(Some(error.report().elapsed()), cut_off);
}

#[tokio::test(start_paused = true)]
async fn a_response_older_than_the_pause_is_followed_by_a_poll() {
    for ready in [false, true] {
        let polls = AtomicU32::new(0);
        let wait = Ready.wait(|| async {
            if polls.fetch_add(1, Relaxed) == 0 {
                advance(HOUR);
                return Ok(false);
            }
            Ok(ready)
        });
        let ended = wait.await;
        assert_eq!((ended.is_ok(), polls.load(Relaxed)), (ready, 2));
    }
}

#[tokio::test(start_paused = true)]
async fn a_wait_with_late_polls_ends() {
    let wait = Ready.wait(|| async {
        advance(HOUR);
        Ok(false)
    });
    let error = wait.on_poll(|_| advance(HOUR)).await.expect_err("pending");
    assert!(matches!(error, WaitError::MaxWaitExceeded(_)), "{error}");
    assert_eq!(error.report().attempts(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_wait_of_a_few_milliseconds_makes_its_last_poll() {
    for micros in [100, 1_000, 1_500, 2_000, 3_000, 7_000, 20_000] {
        let polls = AtomicU32::new(0);
        let wait = Ready
            .wait(|| async { Ok(polls.fetch_add(1, Relaxed) > 0) })
            .max_wait(Duration::from_micros(micros));
        assert_eq!(wait.await.expect("ready").attempts(), 2, "{micros}");
    }
}

/// A service that becomes ready at the pause. A request takes a while.
#[tokio::test(start_paused = true)]
async fn a_wait_polls_once_more_after_any_pause_beyond_the_deadline() {
    let (mut in_a_poll, mut in_a_delay) = (0, 0);
    for seed in 0..500 {
        let mut random = Rng::with_seed(seed);
        let mut some_time = |most: u64| Duration::from_micros(random.u64(..most));
        let at = some_time(58_900_000);
        // The pause ends a second after the deadline or later.
        let end = 61 * SECOND + some_time(100_000_000);
        let (pause, latency) = (end.saturating_sub(at), some_time(800_000));
        let (started, in_flight) = (Instant::now(), Mutex::new(false));
        let wait = Ready
            .wait(|| async {
                let ready = started.elapsed() >= end;
                *in_flight.lock().expect("no panic") = true;
                sleep(latency).await;
                *in_flight.lock().expect("no panic") = false;
                Ok(ready)
            })
            .delay(2 * SECOND);
        let stop = async {
            sleep(at).await;
            if *in_flight.lock().expect("no panic") {
                in_a_poll += 1;
            } else {
                in_a_delay += 1;
            }
            advance(pause);
            pending::<()>().await;
        };
        let ended = tokio::select! {
            ended = wait => ended,
            () = stop => unreachable!(),
        };
        let ready = ended.unwrap_or_else(|error| panic!("{seed}: {error}"));
        assert!(ready.elapsed() <= end + 2 * SECOND, "{seed}");
    }
    assert!(
        in_a_poll > 50 && in_a_delay > 50,
        "{in_a_poll}, {in_a_delay}"
    );
}

#[tokio::test]
async fn a_callback_that_blocks_the_thread_leaves_one_last_poll() {
    // On the real clock.
    for last in [PENDING, ISSUED] {
        let script = Script::new([PENDING, last]);
        let max_wait = Duration::from_millis(200);
        let wait = Issued.wait(acm(script.clone()).describe_certificate());
        let ended = wait
            .delay(TICK)
            .max_wait(max_wait)
            .on_poll(|_| std::thread::sleep(2 * max_wait))
            .await;
        let attempts = match ended {
            Ok(issued) => issued.attempts(),
            Err(error) => {
                assert!(matches!(error, WaitError::MaxWaitExceeded(_)), "{error}");
                assert!(error.report().output().is_some());
                error.report().attempts()
            }
        };
        assert_eq!((attempts, script.requests()), (2, 2));
    }
}
