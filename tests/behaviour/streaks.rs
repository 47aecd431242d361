//! Streaks (`for 3 polls`, `for 3m`) and delays of a retry (`retry in 30s`).

use std::ops::ControlFlow;
use std::sync::mpsc;
use std::time::{Duration, SystemTime};

use aws_sdk_acm::types::CertificateStatus;
use aws_smithy_http_client::test_util::NeverClient;
use tokio::time::Instant;
use waiter_runtime::{
    Observation, Poll, Progress, State, Streak, Wait, WaitError, WaitOutput, Waiter, waiter,
};
use waiter_tests::{Reply, Script, acm, reply, s3};

use crate::acceptors::{FAILED, ISSUED, MISSING, PENDING};

const SECOND: Duration = Duration::from_secs(1);

waiter! {
    struct Steady;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 10s,
    max_attempts: 12,
    acceptors: {
        path certificate.status == CertificateStatus::Issued for 3 polls => success,
        path certificate.status == CertificateStatus::Failed for 25s => failure,
        error ResourceNotFoundException for 4 polls => failure,
        error throttling => retry in 30s,
    },
}

const THROTTLED: Reply<'_> = reply(400, r#"{"__type":"ThrottlingException"}"#);

/// The result of a wait, and a line for each poll.
async fn lines<W>(wait: Wait<'_, W>) -> (Result<WaitOutput<W>, WaitError<W>>, Vec<String>)
where
    W: Waiter<Request: Send + Sync>,
{
    let (sender, lines) = mpsc::channel();
    let line = move |poll: &Poll<'_, W>| sender.send(poll.to_string()).expect("a receiver");
    let result = wait.on_poll(line).await;
    (result, lines.iter().collect())
}

fn steady(replies: impl IntoIterator<Item = Reply<'static>>) -> Wait<'static, Steady> {
    Steady.wait(acm(Script::new(replies)).describe_certificate())
}

#[tokio::test(start_paused = true)]
async fn a_state_takes_effect_after_polls_in_a_row() {
    let (result, lines) =
        self::lines(steady([ISSUED, ISSUED, PENDING, ISSUED, ISSUED, ISSUED])).await;
    let issued = result.expect("issued");
    assert_eq!((issued.attempts(), issued.elapsed()), (6, 50 * SECOND));
    assert_eq!(issued.observation().state(), State::Success);
    assert_eq!(issued.observation().streak(), None);
    assert_eq!(
        lines,
        [
            "attempt 1/12 after 0ms: certificate.status = ISSUED, retry (1 of 3) in 10s",
            "attempt 2/12 after 10s: certificate.status = ISSUED, retry (2 of 3) in 10s",
            "attempt 3/12 after 20s: certificate.status = PENDING_VALIDATION, retry in 10s",
            "attempt 4/12 after 30s: certificate.status = ISSUED, retry (1 of 3) in 10s",
            "attempt 5/12 after 40s: certificate.status = ISSUED, retry (2 of 3) in 10s",
            "attempt 6/12 after 50s: certificate.status = ISSUED, success",
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn a_state_takes_effect_after_a_time() {
    let (result, lines) = self::lines(steady([FAILED; 4])).await;
    let error = result.expect_err("failed");
    assert!(matches!(error, WaitError::Failure(_)), "{error}");
    assert_eq!(
        lines,
        [
            "attempt 1/12 after 0ms: certificate.status = FAILED, retry (0s of 25s) in 10s",
            "attempt 2/12 after 10s: certificate.status = FAILED, retry (10s of 25s) in 10s",
            "attempt 3/12 after 20s: certificate.status = FAILED, retry (20s of 25s) in 10s",
            "attempt 4/12 after 30s: certificate.status = FAILED, failure",
        ]
    );
    assert_eq!(
        error.to_string(),
        "waiter Steady failed after 4 attempts in 30s: certificate.status = FAILED matched `path certificate.status == \
         CertificateStatus::Failed for 25s => failure`"
    );
}

#[tokio::test(start_paused = true)]
async fn any_other_decision_starts_a_streak_over() {
    for between in [PENDING, ISSUED, FAILED, THROTTLED] {
        let replies = [
            MISSING, MISSING, MISSING, between, MISSING, MISSING, MISSING, MISSING,
        ];
        let (result, _) = self::lines(steady(replies)).await;
        let error = result.expect_err("missing");
        assert!(matches!(error, WaitError::Failure(_)), "{error}");
        assert_eq!(error.report().attempts(), 8, "{between:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_history_counts_a_streak_once() {
    let replies = [
        ISSUED, PENDING, MISSING, MISSING, MISSING, FAILED, FAILED, ISSUED, ISSUED,
    ];
    let (result, _) = self::lines(steady(replies).max_attempts(9)).await;
    let error = result.expect_err("not steady");
    assert!(
        matches!(error, WaitError::MaxAttemptsExceeded(_)),
        "{error}"
    );
    assert_eq!(
        error.report().to_string(),
        "waiter Steady failed: max attempts exceeded (9 attempts in 80s)\n  \
           operation  DescribeCertificate\n  \
           limits     max attempts 9, delay 10s\n  \
           seen       3 times from 0ms to 80s: certificate.status = ISSUED, retry\n             \
                      once at 10s: certificate.status = PENDING_VALIDATION, retry\n             \
                      3 times from 20s to 40s: ResourceNotFoundException: Could not find the certificate (HTTP 400), retry\n             \
                      2 times from 50s to 60s: certificate.status = FAILED, retry\n  \
           last       certificate.status = ISSUED\n  \
           acceptor   path certificate.status == CertificateStatus::Issued for 3 polls => success\n  \
           streak     2 of 3 polls"
    );
    assert_eq!(
        error.to_string(),
        "waiter Steady failed: max attempts exceeded (9 attempts in 80s): certificate.status = ISSUED matched `path \
         certificate.status == CertificateStatus::Issued for 3 polls => success`, 2 of 3 polls"
    );
}

#[tokio::test(start_paused = true)]
async fn streaks_can_be_switched_off() {
    let (result, lines) = self::lines(steady([PENDING, ISSUED]).without_streaks()).await;
    assert_eq!(result.expect("issued").attempts(), 2);
    assert!(lines[1].ends_with("ISSUED, success"), "{lines:?}");
    let (result, _) = self::lines(steady([MISSING]).without_streaks()).await;
    let error = result.expect_err("missing");
    assert_eq!(error.report().attempts(), 1);
    let limits = "\n  limits     max attempts 12, delay 10s, without streaks\n";
    assert!(error.report().to_string().contains(limits));
}

waiter! {
    struct Held;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_wait: 4m,
    acceptors: {
        path certificate.status == CertificateStatus::Issued for 3m => success,
        ok => retry,
    },
}

fn held(replies: impl IntoIterator<Item = Reply<'static>>) -> Wait<'static, Held> {
    Held.wait(acm(Script::new(replies)).describe_certificate())
}

#[tokio::test(start_paused = true)]
async fn a_limit_shows_how_far_the_streak_came() {
    let (result, lines) = self::lines(held([PENDING, PENDING, ISSUED, ISSUED, ISSUED])).await;
    let error = result.expect_err("not long enough");
    assert!(matches!(error, WaitError::MaxWaitExceeded(_)), "{error}");
    assert_eq!(
        error.to_string(),
        "waiter Held failed: max wait exceeded (5 attempts in 239s): certificate.status = ISSUED matched `path \
         certificate.status == CertificateStatus::Issued for 3m => success`, held for 119s of 3m"
    );
    assert_eq!(
        lines[3],
        "attempt 4 after 180s: certificate.status = ISSUED, retry (1m of 3m) in 59s"
    );
}

#[tokio::test(start_paused = true)]
async fn a_streak_that_is_full_at_the_deadline_may_fill() {
    // The last poll would come at 239 s, and the streak is full at 240 s.
    let (result, _) = self::lines(held([PENDING, ISSUED, ISSUED, ISSUED, ISSUED])).await;
    let issued = result.expect("issued");
    assert_eq!((issued.attempts(), issued.elapsed()), (5, 240 * SECOND));
    // Also if it is the number of polls that is full.
    let wait = steady([PENDING, PENDING, ISSUED, ISSUED, ISSUED]);
    let (result, _) = self::lines(wait.max_wait(40 * SECOND)).await;
    assert_eq!(result.expect("issued").elapsed(), 40 * SECOND);
    // One poll less would be left.
    let wait = steady([PENDING, PENDING, PENDING, ISSUED, ISSUED]);
    let (result, _) = self::lines(wait.max_wait(40 * SECOND)).await;
    let error = result.expect_err("two polls only");
    assert!(error.to_string().ends_with(", 2 of 3 polls"), "{error}");
}

waiter! {
    struct Called;

    operation: Result<u8, u8>,
    delay: 10s,
    max_wait: 21s,
    acceptors: { ok 1 for 20500ms => success },
}

#[tokio::test(start_paused = true)]
async fn a_poll_that_fills_a_streak_at_the_deadline_has_time() {
    for (latency, is_success) in [(900, true), (1_100, false)] {
        let begun = Instant::now();
        let call = async || {
            if begun.elapsed() > 20 * SECOND {
                tokio::time::sleep(Duration::from_millis(latency)).await;
            }
            Ok(1)
        };
        let result = Called.wait(call).await;
        assert_eq!(result.is_ok(), is_success, "{latency}: {result:?}");
    }
}

waiter! {
    struct Grows;

    operation: Result<u8, u8>,
    delay: 1s..64s,
    max_attempts: 40,
    acceptors: {
        ok 1 for 9 polls => success,
        error 1 => retry in 17s,
    },
}

/// Waits for these responses, and returns the delays after them. The last response repeats.
async fn delays(responses: Vec<Result<u8, u8>>) -> Vec<Duration> {
    let mut delays = Vec::new();
    let mut polls = responses.iter().copied().cycle();
    let wait = Grows.wait(|| std::future::ready(polls.next().expect("a cycle")));
    let count = u32::try_from(responses.len()).expect("few");
    let result = wait
        .max_attempts(count)
        .on_poll(|poll| delays.extend(poll.next_delay()))
        .await;
    result.expect_err("a limit");
    delays
}

#[tokio::test(start_paused = true)]
async fn the_delay_does_not_grow_while_a_streak_fills() {
    for _ in 0..20 {
        // Two polls make the longest delay 2 s.
        let responses = [[Ok(0); 2].as_slice(), &[Ok(1); 8], &[Ok(0); 2]].concat();
        let delays = delays(responses).await;
        let longest: Vec<_> = delays
            .iter()
            .map(|delay| delay.as_secs_f64().ceil())
            .collect();
        assert!(
            longest[..10].iter().all(|delay| *delay <= 2.0),
            "{delays:?}"
        );
        assert!(longest[10] <= 4.0, "{delays:?}");
    }
    // A streak from the beginning keeps the first delay.
    assert_eq!(delays(vec![Ok(1); 6]).await, [SECOND; 5]);
}

#[tokio::test(start_paused = true)]
async fn a_retry_can_have_a_delay() {
    let delays = delays(vec![Err(1), Err(1), Ok(0), Ok(0), Err(1), Ok(0)]).await;
    let fixed = [delays[0], delays[1], delays[4]];
    assert_eq!(fixed, [17 * SECOND; 3]);
    assert!(
        delays[2] <= 4 * SECOND && delays[3] <= 8 * SECOND,
        "{delays:?}"
    );
}

const ASKS_FOR_A_MINUTE: Reply<'_> = Reply {
    headers: &[("Retry-After", "60")],
    ..THROTTLED
};

#[tokio::test(start_paused = true)]
async fn retry_after_makes_the_delay_of_a_retry_longer() {
    let (result, lines) = self::lines(steady([
        THROTTLED,
        ASKS_FOR_A_MINUTE,
        ISSUED,
        ISSUED,
        ISSUED,
    ]))
    .await;
    assert_eq!(result.expect("issued").elapsed(), 110 * SECOND);
    assert!(
        lines[0].ends_with("ThrottlingException (HTTP 400), retry in 30s"),
        "{lines:?}"
    );
    assert!(
        lines[1].ends_with("ThrottlingException (HTTP 400), retry in 60s"),
        "{lines:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn the_deadline_cuts_the_delay_of_a_retry() {
    let wait = steady([THROTTLED, PENDING]).max_wait(20 * SECOND);
    let (result, lines) = self::lines(wait).await;
    let error = result.expect_err("pending");
    assert_eq!(error.report().elapsed(), 19 * SECOND);
    assert!(lines[0].ends_with("retry in 19s"), "{lines:?}");
}

#[tokio::test(start_paused = true)]
async fn a_poll_that_is_cut_off_ends_the_streak() {
    let request = acm(NeverClient::new()).describe_certificate();
    let error = Held.wait(request).await.expect_err("no response");
    assert!(error.to_string().ends_with(": no response"), "{error}");
    let begun = Instant::now();
    let call = async || {
        if begun.elapsed() > SECOND {
            std::future::pending::<()>().await;
        }
        Ok(1)
    };
    let error = Called.wait(call).await.expect_err("cut off");
    assert_eq!(
        error.to_string(),
        "waiter Called failed: max wait exceeded (2 attempts in 21s, the last one cut off after 11s): 1 matched `ok 1 for \
         20.5s => success`, held for 0s of 20.5s"
    );
}

#[test]
fn a_single_decision_says_what_the_acceptor_needs() {
    let decision = Called.evaluate(&Ok(1));
    assert_eq!(decision.state(), State::Success);
    let needed = Some(Streak::Held(Duration::from_millis(20_500)));
    assert_eq!(decision.streak(), needed);
    assert_eq!(decision.acceptor(), Some(&Called::DECLARATION.acceptors[0]));
    assert_eq!(Called.evaluate(&Ok(2)).streak(), None);
    let acceptors = Steady::DECLARATION.acceptors;
    assert_eq!(acceptors[0].streak, Some(Streak::Polls(3)));
    assert_eq!(
        acceptors[2].to_string(),
        "error ResourceNotFoundException for 4 polls => failure"
    );
    assert_eq!(acceptors[3].retry_in, Some(30 * SECOND));
    assert_eq!(acceptors[3].to_string(), "error throttling => retry in 30s");
}

async fn polled(response: Reply<'static>) -> Observation<Steady> {
    let request = acm(Script::new([response])).describe_certificate();
    Steady.poll_once(request).await
}

#[tokio::test]
async fn a_loop_of_ones_own_fills_a_streak() {
    let began = SystemTime::now();
    let single = polled(ISSUED).await;
    assert_eq!((single.state(), single.streak()), (State::Success, None));
    let mut progress = Progress::<Steady>::new(began);
    for seconds in [0, 10] {
        let now = began + seconds * SECOND;
        let next = polled(ISSUED).await.next_step(&mut progress, now);
        assert!(matches!(next, ControlFlow::Continue(delay) if delay == 10 * SECOND));
    }
    let mut other = progress.clone();
    let now = began + 20 * SECOND;
    let ControlFlow::Break(Ok(issued)) = polled(ISSUED).await.next_step(&mut progress, now) else {
        panic!("it is full");
    };
    assert_eq!((issued.attempts(), issued.elapsed()), (3, 20 * SECOND));
    // The copy is a wait of its own.
    assert!(
        polled(PENDING)
            .await
            .next_step(&mut other, now)
            .is_continue()
    );
    assert!(
        polled(ISSUED)
            .await
            .next_step(&mut other, now)
            .is_continue()
    );
    let mut at_once = Progress::<Steady>::new(began).without_streaks();
    let next = polled(ISSUED).await.next_step(&mut at_once, began);
    assert!(matches!(next, ControlFlow::Break(Ok(_))));
}

#[tokio::test]
async fn a_time_does_not_pass_while_a_clock_goes_backwards() {
    let began = SystemTime::now();
    let mut progress = Progress::<Steady>::new(began);
    for seconds in [100, 80, 110] {
        let next = polled(FAILED)
            .await
            .next_step(&mut progress, began + seconds * SECOND);
        assert!(next.is_continue(), "{seconds}");
    }
    let next = polled(FAILED)
        .await
        .next_step(&mut progress, began + 125 * SECOND);
    assert!(matches!(
        next,
        ControlFlow::Break(Err(WaitError::Failure(_)))
    ));
}

waiter! {
    struct EveryMatcher { want: usize }

    operation: aws_sdk_s3::HeadBucket,
    delay: 1s,
    max_attempts: 9,
    acceptors: {
        path "BucketRegion == 'eu-central-1'" for 2 polls => success,
        path length(bucket_region) >= {want} for 2 polls => success,
        error "Slow" | throttling for 3 polls => failure,
        status 404 | 410 for 2 polls => failure,
        error any for 2 polls => failure,
        ok for 4 polls => success,
    },
}

#[tokio::test(start_paused = true)]
async fn a_streak_follows_every_matcher() {
    for (status, attempts) in [(200, 4), (404, 2), (403, 2), (503, 2)] {
        let request = s3(Script::new([reply(status, ""); 4]))
            .head_bucket()
            .bucket("b");
        let ended = EveryMatcher { want: 99 }.wait(request).await;
        let polls = match ended {
            Ok(output) => output.attempts(),
            Err(error) => error.report().attempts(),
        };
        assert_eq!(polls, attempts, "{status}");
    }
}

waiter! {
    struct EveryPattern { most: u8 }

    operation: Result<u8, u8>,
    delay: 1s,
    max_attempts: 9,
    acceptors: {
        ok 1 | 2 for 2 polls => success,
        ok value if *value < 10 && matches!(*most, 1..) for 3 polls => success,
        path "@ == `10`" for 4 polls => success,
        path @ > {*most} for 2 polls => failure,
        error 1..=9 for 3 polls => failure,
        error code if *code == u8::MAX for 2s => failure,
        error any => retry,
    },
}

#[tokio::test(start_paused = true)]
async fn a_streak_follows_patterns_and_guards() {
    for (response, attempts) in [
        (Ok(1), 2),
        (Ok(3), 3),
        (Ok(10), 4),
        (Ok(99), 2),
        (Err(1), 3),
        (Err(u8::MAX), 3),
        (Err(10), 9),
    ] {
        let wait = EveryPattern { most: 20 }.wait(|| std::future::ready(response));
        let polls = match wait.await {
            Ok(output) => output.attempts(),
            Err(error) => error.report().attempts(),
        };
        assert_eq!(polls, attempts, "{response:?}");
    }
    // Alternatives belong to one acceptor.
    let mut outputs = [1, 2].into_iter();
    let wait =
        EveryPattern { most: 20 }.wait(|| std::future::ready(Ok(outputs.next().unwrap_or(0))));
    assert_eq!(wait.await.expect("two in a row").attempts(), 2);
}

const ASKS_FOR_YEARS: Reply<'_> = Reply {
    headers: &[("Retry-After", "999999999")],
    ..THROTTLED
};

#[tokio::test(start_paused = true)]
async fn a_wrong_header_does_not_stop_a_wait() {
    let (result, lines) = self::lines(steady([ASKS_FOR_YEARS, ISSUED, ISSUED, ISSUED])).await;
    result.expect("issued");
    assert!(lines[0].ends_with("retry in 300s"), "{lines:?}");
}
