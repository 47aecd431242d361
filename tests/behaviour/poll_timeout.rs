//! Polls that take too long.

use std::fmt;
use std::future::pending;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::time::Duration;

use aws_sdk_acm::error::SdkError;
use aws_sdk_acm::types::CertificateStatus;
use aws_smithy_http_client::test_util::NeverClient;
use tokio::time::{Instant, sleep};
use waiter_runtime::{Response, State, WaitError, Waiter, waiter};
use waiter_tests::{Script, acm};

use crate::acceptors::PENDING;

const SECOND: Duration = Duration::from_secs(1);

waiter! {
    struct Patient;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 5s,
    poll_timeout: 10s,
    max_attempts: 3,
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success,
        path certificate.status == CertificateStatus::PendingValidation => retry,
        error timeout => retry,
    },
}

waiter! {
    struct Strict;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 5s,
    poll_timeout: 10s,
    max_attempts: 3,
    acceptors: { path certificate.status == CertificateStatus::Issued => success },
}

#[derive(Debug)]
struct Broken;

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("broken")
    }
}

waiter! {
    struct Ready;

    operation: Result<u32, Broken>,
    delay: 5s,
    poll_timeout: 10s,
    max_attempts: 3,
    acceptors: {
        ok 3 => success,
        error Broken { .. } => failure,
        error any => failure,
        error timeout => retry,
    },
}

waiter! {
    struct Unnamed;

    operation: Result<u32, Broken>,
    delay: 5s,
    poll_timeout: 10s,
    max_attempts: 3,
    acceptors: {
        ok 3 => success,
        error any => retry,
    },
}

waiter! {
    struct Gone;

    operation: Result<u32, Broken>,
    delay: 5s,
    poll_timeout: 10s,
    max_attempts: 3,
    acceptors: { error timeout => success },
}

#[tokio::test(start_paused = true)]
async fn a_long_poll_of_the_sdk_is_an_error_timeout() {
    let http = NeverClient::new();
    let mut lines = Vec::new();
    let wait = Patient
        .wait(acm(http.clone()).describe_certificate())
        .on_poll(|poll| {
            assert!(poll.timed_out());
            let is_timeout = matches!(poll.error(), Some(SdkError::TimeoutError(_)));
            assert!(is_timeout, "{:?}", poll.result());
            lines.push(poll.to_string());
        });
    let error = wait.await.expect_err("stalled");
    let retried = |n: u32, at| {
        format!("attempt {n}/3 after {at}s: the poll took longer than 10s, retry in 5s")
    };
    let last = "attempt 3/3 after 40s: the poll took longer than 10s, retry".to_owned();
    assert_eq!(lines, [retried(1, 10), retried(2, 25), last]);
    assert_eq!((http.num_calls(), error.report().attempts()), (3, 3));
    assert!(matches!(error, WaitError::MaxAttemptsExceeded(_)));
    assert_eq!(
        error.to_string(),
        "waiter Patient failed: max attempts exceeded (3 attempts in 40s): the poll took longer than 10s matched `error \
         timeout => retry`"
    );
    assert!(error.report().last().is_none());
    assert!(error.report().timed_out());
    assert!(matches!(
        error.report().operation_error(),
        Some(SdkError::TimeoutError(_))
    ));
}

#[tokio::test(start_paused = true)]
async fn a_long_poll_that_no_acceptor_names_ends_the_wait() {
    let error = Strict
        .wait(acm(NeverClient::new()).describe_certificate())
        .await
        .expect_err("stalled");
    assert!(matches!(error, WaitError::UnmatchedError(_)), "{error}");
    assert_eq!(
        format!("{error:?}"),
        "waiter Strict failed after 1 attempt in 10s\n  operation  DescribeCertificate\n  limits     max attempts 3, delay \
         5s, poll timeout 10s\n  seen       once at 10s: the poll took longer than 10s, failure\n  last poll  the poll took \
         longer than 10s\n  acceptor   none matches"
    );
    // As an error of the SDK's waiters, too.
    let report = error.into_report();
    let text = report
        .operation_error()
        .map(aws_smithy_types::error::display::DisplayErrorContext);
    let text = text.expect("a timeout").to_string();
    assert!(text.contains("the poll took longer than 10s"), "{text}");
}

#[tokio::test(start_paused = true)]
async fn a_custom_operation_needs_no_error_for_it() {
    let polls = AtomicU32::new(0);
    let wait = Ready.wait(|| async {
        match polls.fetch_add(1, Relaxed) {
            1 => pending().await,
            n => Ok(n + 1),
        }
    });
    let ready = wait.await.expect("three");
    assert_eq!((ready.attempts(), ready.elapsed()), (3, 20 * SECOND));
    assert_eq!(ready.output(), Some(&3));
}

#[tokio::test(start_paused = true)]
async fn the_last_response_is_the_one_before_a_long_poll() {
    let polls = AtomicU32::new(0);
    let wait = Unnamed.wait(|| async {
        match polls.fetch_add(1, Relaxed) {
            0 => Ok(7),
            _ => pending().await,
        }
    });
    let error = wait.await.expect_err("stalled");
    assert!(matches!(error, WaitError::UnmatchedError(_)), "{error}");
    assert_eq!(
        error.to_string(),
        "waiter Unnamed failed after 2 attempts in 15s: the poll took longer than 10s, which no acceptor matches"
    );
    let report = error.report();
    assert_eq!(report.output(), Some(&7));
    assert!(report.operation_error().is_none());
    assert!(report.timed_out());
    assert_eq!(report.poll_timeout(), Some(10 * SECOND));
    let rows: Vec<_> = report
        .to_string()
        .lines()
        .skip(3)
        .map(str::to_owned)
        .collect();
    assert_eq!(
        rows,
        [
            "  seen       once at 0ms: 7, retry",
            "             once at 15s: the poll took longer than 10s, failure",
            "  last       7",
            "  last poll  the poll took longer than 10s",
            "  acceptor   none matches",
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn a_retried_long_poll_leaves_the_last_response() {
    let polls = AtomicU32::new(0);
    let wait = Ready.wait(|| async {
        match polls.fetch_add(1, Relaxed) {
            0 => Ok(7),
            _ => pending().await,
        }
    });
    let error = wait.await.expect_err("stalled");
    assert!(
        matches!(error, WaitError::MaxAttemptsExceeded(_)),
        "{error}"
    );
    assert_eq!(error.report().output(), Some(&7));
    let acceptor = error.report().acceptor().expect("it is named");
    assert_eq!(acceptor.to_string(), "error timeout => retry");
}

#[tokio::test(start_paused = true)]
async fn a_long_poll_may_be_what_a_waiter_waits_for() {
    let gone = Gone.wait(pending).await.expect("it stalls");
    assert_eq!((gone.attempts(), gone.elapsed()), (1, 10 * SECOND));
    assert!(gone.output().is_none() && gone.observation().timed_out());
    assert!(gone.observation().result().is_none());
    assert!(gone.into_observation().into_result().is_none());
}

#[tokio::test(start_paused = true)]
async fn the_deadline_of_the_wait_comes_first() {
    let wait = Patient
        .wait(acm(NeverClient::new()).describe_certificate())
        .max_wait(22 * SECOND);
    let error = wait.await.expect_err("stalled");
    assert!(matches!(error, WaitError::MaxWaitExceeded(_)), "{error}");
    let report = error.report();
    assert_eq!((report.attempts(), report.elapsed()), (2, 22 * SECOND));
    assert_eq!(report.cut_off_after(), Some(7 * SECOND));
    assert!(!report.timed_out());
}

#[tokio::test(start_paused = true)]
async fn one_wait_overrides_the_limit() {
    for (limit, elapsed) in [(3, 3), (20, 20)] {
        let wait = Unnamed.wait(pending).poll_timeout(limit * SECOND);
        let error = wait.await.expect_err("stalled");
        assert_eq!(error.report().elapsed(), elapsed * SECOND);
        assert!(error.to_string().contains(&format!("longer than {limit}s")));
    }
    // A waiter that declares none.
    let wait = crate::acceptors::Issued.wait(acm(NeverClient::new()).describe_certificate());
    let error = wait.poll_timeout(SECOND).await.expect_err("stalled");
    assert!(matches!(error, WaitError::UnmatchedError(_)), "{error}");
}

#[tokio::test(start_paused = true)]
async fn poll_once_has_the_declared_limit() {
    let started = Instant::now();
    let polled = Ready.poll_once(pending()).await;
    assert_eq!(started.elapsed(), 10 * SECOND);
    assert_eq!((polled.state(), polled.timed_out()), (State::Retry, true));
    assert_eq!(polled.summary(), "the poll took longer than 10s");
    let request = acm(NeverClient::new()).describe_certificate();
    let polled = Strict.poll_once(request).await;
    assert_eq!(started.elapsed(), 20 * SECOND);
    assert_eq!((polled.state(), polled.timed_out()), (State::Failure, true));
    let request = acm(Script::new([PENDING])).describe_certificate();
    let polled = Strict.poll_once(request).await;
    assert!(!polled.timed_out() && polled.output().is_some());
}

#[test]
fn evaluate_takes_a_poll_that_timed_out() {
    assert_eq!(Ready.evaluate(Response::timed_out()).state(), State::Retry);
    assert_eq!(
        Unnamed.evaluate(Response::timed_out()).state(),
        State::Failure
    );
    assert_eq!(Unnamed.evaluate(Response::timed_out()).acceptor(), None);
    assert_eq!(
        Patient.evaluate(Response::timed_out()).state(),
        State::Retry
    );
    assert_eq!(
        Strict.evaluate(Response::timed_out()).state(),
        State::Failure
    );
    assert_eq!(Strict::DECLARATION.poll_timeout, Some(10 * SECOND));
}

/// The process is stopped while a poll is in flight. Its response has arrived meanwhile.
#[tokio::test(start_paused = true)]
async fn a_poll_in_flight_during_a_pause_has_a_response() {
    let wait = Ready.wait(|| async {
        sleep(8 * SECOND).await;
        // A response is read in several turns.
        for _ in 0..3 {
            sleep(Duration::from_millis(1)).await;
        }
        Ok(3)
    });
    let ready = tokio::select! {
        ended = wait => ended.expect("three"),
        () = async {
            sleep(2 * SECOND).await;
            crate::late::advance(3_600 * SECOND);
            pending::<()>().await;
        } => unreachable!(),
    };
    assert_eq!(ready.attempts(), 1);
}

waiter! {
    struct AnyError;

    operation: Result<u32, Broken>,
    delay: 5s,
    poll_timeout: 10s,
    max_attempts: 3,
    acceptors: {
        ok 3 => success,
        error _ => retry,
    },
}

#[tokio::test(start_paused = true)]
async fn a_pattern_for_every_error_matches_a_long_poll() {
    let calls = AtomicU32::new(0);
    let call = async || {
        if calls.fetch_add(1, Relaxed) == 0 {
            pending::<()>().await;
        }
        Ok(3)
    };
    let ready = AnyError.wait(call).await.expect("ready");
    assert_eq!(ready.attempts(), 2);
    assert_eq!(
        AnyError.evaluate(Response::timed_out()).state(),
        State::Retry
    );
}

waiter! {
    struct Lasting;

    operation: Result<u32, Broken>,
    delay: 5s,
    poll_timeout: 10s,
    max_wait: 60s,
    reason: @,
    acceptors: {
        ok 3 for 3 polls => success,
        error timeout for 2 polls => failure,
    },
}

#[tokio::test(start_paused = true)]
async fn a_long_poll_ends_a_streak_and_keeps_the_reason() {
    let calls = AtomicU32::new(0);
    let call = async || {
        if calls.fetch_add(1, Relaxed) >= 2 {
            pending::<()>().await;
        }
        Ok(3)
    };
    let error = Lasting.wait(call).await.expect_err("two long polls");
    assert_eq!(
        error.to_string(),
        "waiter Lasting failed after 4 attempts in 35s: the poll took longer than 10s (reason: 3) matched `error timeout for 2 \
         polls => failure`"
    );
    calls.store(0, Relaxed);
    let wait = Lasting.wait(async || {
        if calls.fetch_add(1, Relaxed) >= 2 {
            pending::<()>().await;
        }
        Ok(3)
    });
    // The second long poll is cut off.
    let error = wait.max_wait(30 * SECOND).await.expect_err("the deadline");
    let line = error.to_string();
    assert!(
        line.contains("cut off") && !line.contains("of 3 polls"),
        "{line}"
    );
}

/// A caller's closure may need what the call held: a permit, a lock or a connection.
#[tokio::test(start_paused = true)]
async fn a_call_that_took_too_long_has_ended_before_on_poll() {
    let in_flight = Arc::new(());
    let call = || {
        let held = Arc::clone(&in_flight);
        async move {
            pending::<()>().await;
            drop(held);
            Ok(0)
        }
    };
    let mut held = Vec::new();
    let wait = Ready.wait(call);
    let wait = wait.on_poll(|_| held.push(Arc::strong_count(&in_flight) - 1));
    assert!(wait.await.is_err());
    assert!(
        !held.is_empty() && held.iter().all(|held| *held == 0),
        "{held:?}"
    );
}
