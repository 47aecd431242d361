//! `retry-after` hints of a service, up to the longest delay and the deadline.

use std::collections::HashMap;
use std::ops::RangeInclusive;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use aws_sdk_acm::types::CertificateStatus;
use aws_smithy_http_client::test_util::infallible_client_fn;
use tokio::task::JoinSet;
use waiter_runtime::{WaitError, Waiter, waiter};
use waiter_tests::{Reply, Script, acm};

use crate::acceptors::{ISSUED, PENDING};

waiter! {
    struct Patient;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 2s..60s,
    max_attempts: 5,
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success,
        error throttling | transient => retry,
    },
}

type Headers = &'static [(&'static str, &'static str)];

/// Builds a throttled response with these headers.
const fn throttled(headers: Headers) -> Reply<'static> {
    Reply {
        status: 400,
        headers,
        body: r#"{"__type":"ThrottlingException","message":"Rate exceeded"}"#,
    }
}

/// Returns the delay after such a response. Without a hint it does not vary, because the first upper bound is the minimum.
async fn delay_after(headers: Headers) -> Duration {
    let script = Script::new([throttled(headers), ISSUED]);
    let request = acm(script).describe_certificate();
    Patient.wait(request).await.expect("issued").elapsed()
}

#[tokio::test(start_paused = true)]
async fn a_backoff_is_at_least_the_hint_and_at_most_the_maximum() {
    let cases: [(Headers, RangeInclusive<u64>); 8] = [
        (&[], 2_000..=2_000),
        (&[("Retry-After", "30")], 30_000..=60_000),
        (&[("Retry-After", "0")], 2_000..=6_000),
        (&[("Retry-After", "1")], 2_000..=6_000),
        (&[("Retry-After", "3600")], 30_000..=60_000),
        (&[("x-amz-retry-after", "2500")], 2_500..=6_500),
        (
            &[
                ("Date", "Tue, 28 Apr 2026 18:30:38 GMT"),
                ("Retry-After", "Tue, 28 Apr 2026 18:30:49 GMT"),
            ],
            11_000..=22_000,
        ),
        (&[("Retry-After", "later")], 2_000..=2_000),
    ];
    for (headers, millis) in cases {
        let delay = delay_after(headers).await;
        // Tokio's timer rounds up.
        let delay = u64::try_from(delay.as_millis()).expect("some seconds");
        assert!(millis.contains(&delay), "{headers:?}: {delay}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_date_hint_without_a_date_header_counts_from_now() {
    let past = &[("Retry-After", "Tue, 28 Apr 2020 18:30:49 GMT")];
    assert!((2..=6).contains(&delay_after(past).await.as_secs()));
    let future = &[("Retry-After", "Thu, 31 Dec 9998 18:30:49 GMT")];
    assert!((30..=60).contains(&delay_after(future).await.as_secs()));
}

#[tokio::test(start_paused = true)]
async fn a_fixed_delay_stays_as_it_is() {
    let script = Script::new([throttled(&[("Retry-After", "30")]), ISSUED]);
    let wait = Patient
        .wait(acm(script).describe_certificate())
        .delay(Duration::from_secs(5));
    assert_eq!(wait.await.expect("issued").elapsed().as_secs(), 5);
}

#[tokio::test(start_paused = true)]
async fn a_hint_holds_for_one_delay_only() {
    let mut delays = Vec::new();
    let script = Script::new([throttled(&[("Retry-After", "59")]), PENDING, ISSUED]);
    let wait = Patient
        .wait(acm(script).describe_certificate())
        .on_poll(|poll| delays.extend(poll.next_delay()));
    wait.await.expect("issued");
    assert_eq!(delays[0].as_secs(), 59);
    // The second upper bound is twice the minimum.
    assert!(delays[1] <= Duration::from_secs(4), "{delays:?}");
}

#[tokio::test(start_paused = true)]
async fn a_hint_beyond_the_deadline_leaves_one_last_poll() {
    let script = Script::new([throttled(&[("Retry-After", "50")]); 2]);
    let wait = Patient
        .wait(acm(script.clone()).describe_certificate())
        .max_wait(Duration::from_secs(20));
    let error = wait.await.expect_err("throttled");
    assert!(matches!(error, WaitError::MaxWaitExceeded(_)), "{error:?}");
    assert_eq!((error.report().attempts(), script.requests()), (2, 2));
    assert_eq!(error.report().elapsed().as_secs(), 19);
}

#[tokio::test(start_paused = true)]
async fn a_custom_loop_sees_the_hint() {
    let script = Script::new([throttled(&[("Retry-After", "30")]), ISSUED]);
    let request = acm(script).describe_certificate();
    let throttled = Patient.poll_once(request.clone()).await;
    let hint = throttled.retry_after();
    assert_eq!(hint, Some(Duration::from_secs(30)));
    let delay = Patient::DECLARATION.delay.next_delay(1, hint);
    assert!((30..=60).contains(&delay.as_secs()), "{delay:?}");
    assert_eq!(Patient.poll_once(request).await.retry_after(), None);
}

waiter! {
    struct Many;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 2s..120s,
    max_attempts: 3,
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success,
        error throttling => retry,
    },
}

/// Counts, for 1,000 waits that begin together, how many make each poll in each 100 ms. Every response has this hint.
async fn crowds(hint: u32) -> HashMap<u32, HashMap<u128, u32>> {
    let http = infallible_client_fn(move |_| {
        let throttled = http::Response::builder().status(429);
        let throttled = throttled.header("retry-after", hint);
        throttled
            .body(r#"{"__type":"ThrottlingException"}"#)
            .expect("a response")
    });
    let client = acm(http);
    let crowds = Arc::new(Mutex::new(HashMap::<_, HashMap<_, _>>::new()));
    let mut waits = JoinSet::new();
    for _ in 0..1000 {
        let crowds = crowds.clone();
        let wait = Many
            .wait(client.describe_certificate())
            .on_poll(move |poll| {
                let mut crowds = crowds.lock().expect("no panic");
                let crowd = crowds.entry(poll.attempt()).or_default();
                *crowd.entry(poll.elapsed().as_millis() / 100).or_default() += 1;
            });
        waits.spawn(wait);
    }
    let ends = waits.join_all().await;
    assert!(ends.iter().all(Result::is_err));
    drop(ends);
    Mutex::into_inner(Arc::into_inner(crowds).expect("no wait is left")).expect("no panic")
}

#[tokio::test(start_paused = true)]
async fn a_thousand_waits_with_the_same_hint_spread() {
    for hint in [0, 60] {
        let crowds = crowds(hint).await;
        for attempt in 2..=3 {
            assert_eq!(crowds[&attempt].values().sum::<u32>(), 1000);
            let worst = crowds[&attempt].values().max();
            assert!(worst <= Some(&60), "{hint}, {attempt}: {worst:?}");
        }
        // No poll comes before the hint, as far as the maximum allows.
        let first = crowds[&2].keys().min().expect("a poll");
        let least = [hint, 60].into_iter().min().map(|least| least.max(2));
        assert!(Some(first / 10) >= least.map(u128::from), "{hint}: {first}");
    }
}
