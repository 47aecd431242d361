//! Overrides of one wait: `next_delay`, `deadline` and `wake`.

use std::convert::Infallible;
use std::future::pending;
use std::sync::Mutex;
use std::time::Duration;

use futures::stream::{self, Stream, StreamExt};
use tokio::time::{Instant, sleep};
use waiter_runtime::{Wait, WaitError, waiter};

const SECOND: Duration = Duration::from_secs(1);
const MS: Duration = Duration::from_millis(1);

waiter! {
    struct Ready;

    operation: Result<u32, Infallible>,
    delay: 60s,
    max_wait: 10m,
    acceptors: {
        ok 0 => success,
        path @ > 0 => retry,
    },
}

/// The times of the polls of a wait, which never succeeds.
async fn polls(change: impl for<'a> FnOnce(Wait<'a, Ready>) -> Wait<'a, Ready>) -> Vec<Duration> {
    let (started, times) = (Instant::now(), Mutex::new(Vec::new()));
    let wait = Ready.wait(|| {
        times.lock().expect("no panic").push(started.elapsed());
        async { Ok(5) }
    });
    change(wait).await.expect_err("it is never ready");
    times.into_inner().expect("no panic")
}

#[tokio::test(start_paused = true)]
async fn a_hook_replaces_the_delay() {
    let times = polls(|wait| {
        wait.max_attempts(4).next_delay(|poll, planned| {
            assert_eq!((planned, poll.next_delay()), (60 * SECOND, Some(planned)));
            assert_eq!(poll.output(), Some(&5));
            10 * SECOND * poll.attempt()
        })
    });
    let seconds = [0, 10, 30, 60].map(|seconds| seconds * SECOND);
    assert_eq!(times.await, seconds);
}

#[tokio::test(start_paused = true)]
async fn on_poll_sees_the_delay_of_the_hook() {
    let mut delays = Vec::new();
    let wait = Ready.wait(|| async { Ok(5) }).max_attempts(3);
    let wait = wait.next_delay(|poll, _| *poll.output().expect("a number") * SECOND);
    let wait = wait.on_poll(|poll| delays.push(poll.next_delay()));
    wait.await.expect_err("it is never ready");
    assert_eq!(delays, [Some(5 * SECOND), Some(5 * SECOND), None]);
}

#[tokio::test(start_paused = true)]
async fn the_limits_hold_after_the_hook() {
    let long = polls(|wait| wait.next_delay(|_, _| Duration::MAX)).await;
    assert_eq!(long, [Duration::ZERO, 599 * SECOND]);
    let none = polls(|wait| wait.max_wait(SECOND).next_delay(|_, _| Duration::ZERO)).await;
    assert!((900..=1_000).contains(&none.len()), "{}", none.len());
}

#[tokio::test(start_paused = true)]
async fn waits_in_sequence_share_a_deadline() {
    let deadline = Instant::now() + 100 * SECOND;
    sleep(30 * SECOND).await;
    let started = Instant::now();
    let ready = Ready.wait(|| async { Ok(u32::from(started.elapsed() < 60 * SECOND)) });
    let ready = ready.deadline(deadline).await.expect("ready by then");
    assert_eq!(ready.elapsed(), 60 * SECOND);
    let next = Ready.wait(|| async { Ok(5) }).deadline(deadline).await;
    let error = next.expect_err("it is never ready");
    assert!(matches!(error, WaitError::MaxWaitExceeded(_)), "{error}");
    assert_eq!(
        error.to_string(),
        "waiter Ready failed: deadline exceeded (2 attempts in 9s): @ = 5 matched `path @ > 0 => retry`"
    );
    let report = error.report();
    assert_eq!(report.max_wait(), Some(10 * SECOND));
    let limits = "  limits     deadline after 10s, delay 60s\n";
    assert!(report.to_string().contains(limits), "{report}");
}

#[tokio::test(start_paused = true)]
async fn the_earlier_of_two_limits_counts() {
    let now = Instant::now();
    let wait = Ready.wait(pending).deadline(now + 3_600 * SECOND);
    let error = wait.max_wait(5 * SECOND).await.expect_err("stalled");
    assert!(error.to_string().contains("max wait exceeded"), "{error}");
    assert_eq!(error.report().elapsed(), 5 * SECOND);
    // It has passed already.
    let error = Ready.wait(pending).deadline(now).await;
    let error = error.expect_err("stalled");
    assert!(error.to_string().contains("deadline exceeded"), "{error}");
    assert_eq!(error.report().elapsed(), Duration::ZERO);
}

/// A stream that yields at these times, which count from now, and then ends.
fn at(times: &[Duration]) -> impl Stream<Item = ()> + Send + use<> {
    let started = Instant::now();
    let times = times.iter().map(|time| started + *time).collect::<Vec<_>>();
    stream::iter(times).then(tokio::time::sleep_until)
}

#[tokio::test(start_paused = true)]
async fn a_stream_wakes_a_wait() {
    let events = at(&[5 * SECOND, 70 * SECOND]);
    let times = polls(|wait| wait.max_attempts(5).wake(events));
    let seconds = [0, 5, 65, 70, 130].map(|seconds| seconds * SECOND);
    assert_eq!(times.await, seconds);
}

#[tokio::test(start_paused = true)]
async fn a_stream_without_events_changes_nothing() {
    let plain = [0, 60, 120].map(|seconds| seconds * SECOND);
    for ends in [true, false] {
        let empty = stream::empty::<u8>();
        let times = if ends {
            polls(|wait| wait.max_attempts(3).wake(empty)).await
        } else {
            polls(|wait| wait.max_attempts(3).wake(empty.chain(stream::pending()))).await
        };
        assert_eq!(times, plain);
    }
}

#[tokio::test(start_paused = true)]
async fn wakes_are_not_faster_than_the_floor() {
    let endless = polls(|wait| wait.max_wait(2 * SECOND).wake(stream::repeat(())));
    let endless = endless.await;
    assert!(
        endless.windows(2).all(|two| two[1] >= two[0] + 100 * MS),
        "{endless:?}"
    );
    assert!((18..=20).contains(&endless.len()), "{endless:?}");
    // A declared delay below the floor remains.
    let short = polls(|wait| wait.delay(10 * MS).max_attempts(3).wake(stream::repeat(())));
    assert_eq!(short.await, [Duration::ZERO, 10 * MS, 20 * MS]);
}

#[tokio::test(start_paused = true)]
async fn one_poll_covers_a_burst() {
    let burst: Vec<_> = (0..50).map(|n| 5 * SECOND + n * MS).collect();
    let times = polls(|wait| wait.max_attempts(3).wake(at(&burst)));
    let expected = [Duration::ZERO, 5 * SECOND, 5 * SECOND + 100 * MS];
    // The first item wakes, and the others come before the next poll may begin.
    assert_eq!(times.await, expected);
}

#[tokio::test(start_paused = true)]
async fn items_do_not_shorten_the_time_before_the_first_poll() {
    let events = at(&[SECOND]);
    let times = polls(|wait| wait.first_poll(30 * SECOND).max_attempts(2).wake(events));
    // The first poll covers the item.
    assert_eq!(times.await, [30 * SECOND, 90 * SECOND]);
}

#[tokio::test(start_paused = true)]
async fn a_wake_does_not_reset_a_backoff() {
    let events = at(&[MS, 2 * MS, 3 * MS].map(|at| at * 200));
    let mut ceilings = Vec::new();
    let wait = Ready
        .wait(|| async { Ok(5) })
        .backoff(8 * SECOND, 512 * SECOND)
        .max_attempts(4)
        .wake(events)
        .next_delay(|poll, planned| {
            ceilings.push((
                poll.attempt(),
                planned <= 8 * SECOND * 2_u32.pow(poll.attempt() - 1),
            ));
            400 * SECOND
        });
    let error = wait.await.expect_err("it is never ready");
    assert_eq!(ceilings, [(1, true), (2, true), (3, true)]);
    assert_eq!(error.report().elapsed(), 600 * MS);
}

#[tokio::test(start_paused = true)]
async fn a_woken_wait_ends_at_its_deadline() {
    let times = polls(|wait| {
        wait.max_wait(10 * SECOND)
            .wake(at(&[3 * SECOND, 9_950 * MS]))
    });
    let times = times.await;
    assert_eq!(times, [0, 3, 9].map(|seconds| seconds * SECOND));
}
