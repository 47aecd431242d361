//! What the service says of when to come back, up to the longest delay and the deadline.

use std::time::Duration;

use aws_sdk_acm::types::CertificateStatus;
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

/// A throttled response with these headers.
const fn throttled(headers: Headers) -> Reply<'static> {
    Reply {
        status: 400,
        headers,
        body: r#"{"__type":"ThrottlingException","message":"Rate exceeded"}"#,
    }
}

/// The delay after such a response. The first ceiling is the minimum, so there is no jitter.
async fn delay_after(headers: Headers) -> Duration {
    let script = Script::new([throttled(headers), ISSUED]);
    let request = acm(script).describe_certificate();
    Patient.wait(request).await.expect("issued").elapsed()
}

#[tokio::test(start_paused = true)]
async fn a_backoff_is_at_least_the_hint_and_at_most_the_maximum() {
    let cases: [(Headers, u64); 7] = [
        (&[], 2_000),
        (&[("Retry-After", "30")], 30_000),
        (&[("Retry-After", "1")], 2_000),
        (&[("Retry-After", "3600")], 60_000),
        (&[("x-amz-retry-after", "2500")], 2_500),
        (
            &[
                ("Date", "Tue, 28 Apr 2026 18:30:38 GMT"),
                ("Retry-After", "Tue, 28 Apr 2026 18:30:49 GMT"),
            ],
            11_000,
        ),
        (&[("Retry-After", "later")], 2_000),
    ];
    for (headers, millis) in cases {
        assert_eq!(
            delay_after(headers).await,
            Duration::from_millis(millis),
            "{headers:?}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_date_without_the_services_own_counts_from_now() {
    let past = &[("Retry-After", "Tue, 28 Apr 2020 18:30:49 GMT")];
    assert_eq!(delay_after(past).await.as_secs(), 2);
    let future = &[("Retry-After", "Thu, 31 Dec 9998 18:30:49 GMT")];
    assert_eq!(delay_after(future).await.as_secs(), 60);
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
    // The second ceiling is twice the minimum.
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
    assert_eq!((error.attempts(), script.requests()), (2, 2));
    assert_eq!(error.elapsed().as_secs(), 19);
}

#[tokio::test(start_paused = true)]
async fn who_owns_the_loop_sees_the_hint() {
    let script = Script::new([throttled(&[("Retry-After", "30")]), ISSUED]);
    let request = acm(script).describe_certificate();
    let throttled = Patient.poll_once(request.clone()).await;
    let hint = throttled.retry_after();
    assert_eq!(hint, Some(Duration::from_secs(30)));
    let delay = Patient::DECLARATION.delay.after_hint(1, hint);
    assert_eq!(delay.as_secs(), 30);
    assert_eq!(Patient.poll_once(request).await.retry_after(), None);
}
