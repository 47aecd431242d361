//! Attempts, delays, deadlines, overrides and cancellation.

use std::time::Duration;

use aws_smithy_http_client::test_util::NeverClient;
use tokio::time::Instant;
use waiter_runtime::{WaitError, waiter};
use waiter_tests::{Reply, Script, acm};

use crate::acceptors::{ISSUED, Issued, PENDING};

const MINUTE: Duration = Duration::from_mins(1);

fn pending(times: usize) -> Vec<Reply<'static>> {
    vec![PENDING; times]
}

#[tokio::test(start_paused = true)]
async fn n_attempts_sleep_n_minus_one_times() {
    let script = Script::new(pending(40));
    let started = Instant::now();
    let error = Issued
        .wait(acm(script.clone()).describe_certificate())
        .await
        .expect_err("pending");
    assert!(
        matches!(error, WaitError::MaxAttemptsExceeded(_)),
        "{error:?}"
    );
    assert_eq!((error.report().attempts(), script.requests()), (40, 40));
    assert_eq!(started.elapsed(), 39 * MINUTE);
    assert_eq!(error.report().elapsed(), 39 * MINUTE);
    // The last summary is kept.
    assert!(
        error
            .report()
            .output()
            .is_some_and(|output| output.certificate.is_some())
    );
    assert!(error.report().acceptor().is_some());
}

#[tokio::test(start_paused = true)]
async fn no_attempts_are_one_attempt() {
    for attempts in [0, 1] {
        let script = Script::new(pending(1));
        let wait = Issued
            .wait(acm(script.clone()).describe_certificate())
            .max_attempts(attempts);
        let error = wait.await.expect_err("pending");
        assert_eq!(
            (error.report().attempts(), error.report().elapsed()),
            (1, Duration::ZERO)
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_overrides_the_declaration() {
    let script = Script::new(pending(3));
    let wait = Issued
        .wait(acm(script).describe_certificate())
        .delay(Duration::from_millis(250))
        .max_attempts(3);
    let error = wait.await.expect_err("pending");
    assert_eq!(
        (error.report().attempts(), error.report().elapsed()),
        (3, Duration::from_millis(500))
    );
}

#[tokio::test(start_paused = true)]
async fn a_backoff_grows_between_its_bounds() {
    let mut delays = Vec::new();
    let script = Script::new(pending(12));
    let (min, max) = (Duration::from_millis(100), Duration::from_secs(5));
    let wait = Issued
        .wait(acm(script).describe_certificate())
        .backoff(min, max)
        .max_attempts(12)
        .on_poll(|poll| delays.extend(poll.next_delay()));
    let error = wait.await.expect_err("pending");
    assert_eq!(delays.len(), 11);
    // Bounds below a second work, and attempt n stays below min * 2^(n-1).
    assert_eq!(delays[0], min);
    for (n, delay) in (0..).zip(&delays) {
        let ceiling = (min * 2_u32.pow(n)).min(max);
        assert!((min..=ceiling).contains(delay), "{n}: {delay:?}");
    }
    // Tokio's timer counts whole milliseconds.
    let slept: Duration = delays.iter().sum();
    assert!(
        error.report().elapsed() >= slept
            && error.report().elapsed() < slept + Duration::from_millis(12)
    );
}

waiter! {
    struct Backoff;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 2s..120s,
    max_wait: 10m,
    acceptors: {
        path certificate.serial != null => success,
    },
}

#[tokio::test(start_paused = true)]
async fn a_deadline_ends_a_wait_after_one_last_poll() {
    let mut polled = Vec::new();
    let script = Script::new(pending(400));
    let wait = Backoff
        .wait(acm(script.clone()).describe_certificate())
        .on_poll(|poll| polled.push(poll.elapsed()));
    let error = wait.await.expect_err("pending");
    assert!(matches!(error, WaitError::MaxWaitExceeded(_)), "{error:?}");
    assert_eq!(polled.last(), Some(&Duration::from_secs(599)));
    assert_eq!(polled.len(), script.requests());
    assert_eq!(error.report().elapsed(), Duration::from_secs(599));
    assert!(error.report().output().is_some());
}

#[tokio::test(start_paused = true)]
async fn a_deadline_cuts_off_a_poll_in_flight() {
    let http = NeverClient::new();
    let wait = Issued
        .wait(acm(http.clone()).describe_certificate())
        .max_wait(Duration::from_millis(1500));
    let error = wait.await.expect_err("stalled");
    assert!(matches!(error, WaitError::MaxWaitExceeded(_)), "{error:?}");
    assert_eq!((error.report().attempts(), http.num_calls()), (1, 1));
    assert_eq!(error.report().elapsed(), Duration::from_millis(1500));
    assert!(error.report().last().is_none());
}

#[tokio::test(start_paused = true)]
async fn a_success_before_the_deadline_counts() {
    let script = Script::new([PENDING, ISSUED]);
    let wait = Issued
        .wait(acm(script).describe_certificate())
        .max_wait(MINUTE);
    assert_eq!(
        wait.await.expect("issued").elapsed(),
        Duration::from_secs(59)
    );
}

#[tokio::test(start_paused = true)]
async fn a_deadline_beyond_the_clock_is_no_limit() {
    let script = Script::new([PENDING, ISSUED]);
    let wait = Issued
        .wait(acm(script).describe_certificate())
        .max_wait(Duration::MAX);
    assert_eq!(wait.await.expect("issued").attempts(), 2);
}

#[tokio::test(start_paused = true)]
async fn nothing_happens_before_the_first_poll_of_the_future_nor_after_a_drop() {
    let script = Script::new(pending(3));
    let wait = Issued.wait(acm(script.clone()).describe_certificate());
    tokio::time::sleep(10 * MINUTE).await;
    assert_eq!(script.requests(), 0);
    let cancelled = tokio::time::timeout(MINUTE + MINUTE / 2, wait).await;
    assert!(cancelled.is_err());
    tokio::time::sleep(10 * MINUTE).await;
    assert_eq!(script.requests(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_wait_is_spawned_joined_and_selected() {
    let wait = || Issued.wait(acm(Script::new([PENDING, ISSUED])).describe_certificate());
    let task = tokio::spawn(wait());
    assert_eq!(task.await.expect("no panic").expect("issued").attempts(), 2);
    let mut tasks = tokio::task::JoinSet::new();
    tasks.spawn(wait());
    tasks.spawn(wait());
    for ended in tasks.join_all().await {
        assert_eq!(ended.expect("issued").attempts(), 2);
    }
    // It goes on after another branch was ready.
    let mut wait = wait();
    tokio::select! {
        biased;
        ended = &mut wait => unreachable!("{ended:?}"),
        () = tokio::time::sleep(MINUTE / 2) => {}
    }
    assert_eq!(wait.await.expect("issued").attempts(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_wait_turns_into_a_future() {
    let wait = Issued.wait(acm(Script::new([PENDING, ISSUED])).describe_certificate());
    let future = std::future::IntoFuture::into_future(wait);
    assert_eq!(future.await.expect("issued").attempts(), 2);
}

#[tokio::test(start_paused = true)]
#[should_panic(expected = "this wait has begun: set its options before")]
async fn options_cannot_be_set_after_the_beginning() {
    let mut wait = Issued.wait(acm(Script::new([PENDING, ISSUED])).describe_certificate());
    let begun = tokio::time::timeout(MINUTE / 2, &mut wait).await;
    assert!(begun.is_err());
    drop(wait.delay(MINUTE));
}
