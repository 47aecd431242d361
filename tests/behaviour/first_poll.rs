//! The time before the first poll.

use std::convert::Infallible;
use std::sync::Mutex;
use std::time::Duration;

use aws_sdk_acm::types::CertificateStatus;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout};
use waiter_runtime::{FirstPoll, WaitError, Waiter, waiter};
use waiter_tests::{Script, acm};

use crate::acceptors::{ISSUED, PENDING};

const SECOND: Duration = Duration::from_secs(1);

waiter! {
    struct Modified;

    operation: aws_sdk_acm::DescribeCertificate,
    first_poll: 30s,
    delay: 10s,
    max_wait: 20m,
    acceptors: { path certificate.status == CertificateStatus::Issued => success },
}

waiter! {
    struct Spread;

    operation: Result<bool, Infallible>,
    first_poll: 10s..30s,
    delay: 10s,
    max_attempts: 1,
    acceptors: { ok true => success },
}

#[tokio::test(start_paused = true)]
async fn the_first_poll_waits_and_is_the_first_attempt() {
    let script = Script::new([PENDING, ISSUED]);
    let mut polled = Vec::new();
    let wait = Modified
        .wait(acm(script.clone()).describe_certificate())
        .on_poll(|poll| polled.push((poll.attempt(), poll.elapsed())));
    let started = Instant::now();
    let modified = wait.await.expect("issued");
    assert_eq!(polled, [(1, 30 * SECOND), (2, 40 * SECOND)]);
    assert_eq!((modified.attempts(), modified.elapsed()), (2, 40 * SECOND));
    assert_eq!(started.elapsed(), 40 * SECOND);
}

#[tokio::test(start_paused = true)]
async fn dropping_a_wait_before_its_first_poll_sends_nothing() {
    let script = Script::new([ISSUED]);
    let wait = Modified.wait(acm(script.clone()).describe_certificate());
    assert!(timeout(29 * SECOND, wait).await.is_err());
    tokio::time::sleep(60 * SECOND).await;
    assert_eq!(script.requests(), 0);
}

#[tokio::test(start_paused = true)]
async fn one_wait_overrides_the_time() {
    for (first, elapsed) in [(Duration::ZERO, Duration::ZERO), (5 * SECOND, 5 * SECOND)] {
        let request = acm(Script::new([ISSUED])).describe_certificate();
        let modified = Modified.wait(request).first_poll(first).await;
        assert_eq!(modified.expect("issued").elapsed(), elapsed);
    }
}

/// At run time, a time beyond the deadline is shortened, as a delay is.
#[tokio::test(start_paused = true)]
async fn a_first_poll_beyond_the_deadline_comes_before_it() {
    let request = || acm(Script::new([PENDING])).describe_certificate();
    let error = Modified.wait(request()).max_wait(20 * SECOND).await;
    let error = error.expect_err("pending");
    assert!(matches!(error, WaitError::MaxWaitExceeded(_)), "{error}");
    let report = error.report();
    assert_eq!((report.attempts(), report.elapsed()), (1, 19 * SECOND));
    assert!(report.output().is_some());
    let nothing = Modified.wait(request()).max_wait(Duration::ZERO).await;
    let report = nothing.expect_err("pending").into_report();
    assert_eq!(report.elapsed(), Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn the_limits_contain_it() {
    let error = Spread.wait(|| async { Ok(false) }).await;
    let report = error.expect_err("false").report().to_string();
    let limits = "  limits     max attempts 1, first poll after 10s..30s, delay 10s\n";
    assert!(report.contains(limits), "{report}");
    let error = Spread
        .wait(|| async { Ok(false) })
        .first_poll(Duration::ZERO);
    let report = error.await.expect_err("false").report().to_string();
    assert!(report.contains("max attempts 1, delay 10s\n"), "{report}");
}

#[test]
fn the_declaration_contains_it() {
    let range = Spread::DECLARATION.first_poll.expect("it is declared");
    assert_eq!((range.min, range.max), (10 * SECOND, 30 * SECOND));
    let fixed = Modified::DECLARATION.first_poll.map(FirstPoll::delay);
    assert_eq!(fixed, Some(30 * SECOND));
    assert_eq!(crate::acceptors::Issued::DECLARATION.first_poll, None);
}

#[tokio::test(start_paused = true)]
async fn poll_once_polls_at_once() {
    let started = Instant::now();
    let polled = Spread.poll_once(async { Ok(true) }).await;
    assert_eq!(polled.output(), Some(&true));
    assert_eq!(started.elapsed(), Duration::ZERO);
}

/// 1,000 waits that begin together, in 20 intervals of a second. The expected number of each is 50, with a standard deviation
/// of 7.
#[tokio::test(start_paused = true)]
async fn a_range_spreads_many_waits_evenly() {
    let histogram = std::sync::Arc::new(Mutex::new([0_u32; 20]));
    let started = Instant::now();
    let mut waits = JoinSet::new();
    for _ in 0..1_000 {
        let histogram = histogram.clone();
        waits.spawn(Spread.wait(move || {
            let second = started.elapsed().as_secs();
            // The timer rounds up to a millisecond.
            let interval = usize::try_from(second - 10).expect("seconds").min(19);
            histogram.lock().expect("no panic")[interval] += 1;
            async { Ok(true) }
        }));
    }
    for ended in waits.join_all().await {
        assert_eq!(ended.expect("true").attempts(), 1);
    }
    let histogram = histogram.lock().expect("no panic");
    assert_eq!(histogram.iter().sum::<u32>(), 1_000);
    assert!(
        histogram.iter().all(|count| (15..=90).contains(count)),
        "{histogram:?}"
    );
    let halves = histogram.split_at(10);
    let (early, late) = (halves.0.iter().sum::<u32>(), halves.1.iter().sum::<u32>());
    assert!(early.abs_diff(late) < 200, "{histogram:?}");
}
