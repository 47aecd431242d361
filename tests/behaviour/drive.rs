//! Decisions without a loop: `evaluate`, `poll_once`, `next_step`, and the declaration as data.

use std::ops::ControlFlow;
use std::time::{Duration, SystemTime};

use aws_sdk_acm::operation::describe_certificate::DescribeCertificateOutput;
use aws_sdk_acm::types::{CertificateDetail, CertificateStatus};
use waiter_runtime::{Delay, Observation, Progress, State, WaitError, WaitOutput, Waiter, waiter};
use waiter_tests::{Reply, Script, acm};

use crate::acceptors::{DENIED, FAILED, ISSUED, Issued, PENDING};

#[test]
fn evaluate_decides_on_one_response() {
    let certificate = |status| CertificateDetail::builder().status(status).build();
    let output = |status| {
        DescribeCertificateOutput::builder()
            .certificate(certificate(status))
            .build()
    };
    let issued = Issued.evaluate(&Ok(output(CertificateStatus::Issued)));
    assert_eq!(issued.state(), State::Success);
    assert_eq!(issued.acceptor(), Some(&Issued::DECLARATION.acceptors[0]));
    let expired = Issued.evaluate(&Ok(output(CertificateStatus::Expired)));
    assert_eq!((expired.state(), expired.acceptor()), (State::Retry, None));
}

#[tokio::test(start_paused = true)]
async fn poll_once_makes_one_poll() {
    let script = Script::new([PENDING, DENIED, ISSUED]);
    let request = acm(script.clone()).describe_certificate();
    let pending = Issued.poll_once(request.clone()).await;
    assert_eq!(pending.state(), State::Retry);
    assert_eq!(script.requests(), 1);
    let denied = Issued.poll_once(request.clone()).await;
    assert_eq!((denied.state(), denied.acceptor()), (State::Failure, None));
    assert_eq!(denied.status(), Some(400));
    let issued = Issued.poll_once(request).await;
    assert_eq!(issued.state(), State::Success);
    assert!(
        issued
            .into_result()
            .is_some_and(|result| result.is_ok_and(|output| output.certificate.is_some()))
    );
}

#[test]
fn the_declaration_is_data() {
    let declaration = Issued::DECLARATION;
    assert_eq!(
        (declaration.name, declaration.operation),
        ("Issued", "DescribeCertificate")
    );
    assert_eq!(declaration.delay, Delay::Fixed(Duration::from_mins(1)));
    assert_eq!(
        (declaration.max_attempts, declaration.max_wait),
        (Some(40), None)
    );
    let acceptors: Vec<_> = declaration
        .acceptors
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        acceptors,
        [
            "path certificate.status == CertificateStatus::Issued => success",
            "path certificate.status == CertificateStatus::PendingValidation => retry",
            "path certificate.status == CertificateStatus::Failed | CertificateStatus::ValidationTimedOut => failure",
            "error ResourceNotFoundException => failure",
        ]
    );
}

waiter! {
    struct Patient;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 10s..60s,
    max_attempts: 4,
    max_wait: 3m,
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success,
        path certificate.status == CertificateStatus::Failed => failure,
        error throttling => retry,
    },
}

/// Returns the next step after this response, at poll number `attempt`, `elapsed` seconds after the first. The responses before
/// it were all pending.
async fn step(
    reply: Reply<'static>,
    attempt: u32,
    elapsed: u64,
) -> ControlFlow<Result<WaitOutput<Patient>, WaitError<Patient>>, Duration> {
    let began = SystemTime::now();
    let mut progress = Progress::<Patient>::new(began);
    for _ in 1..attempt {
        let next = patient(PENDING).await.next_step(&mut progress, began);
        assert!(next.is_continue());
    }
    let now = began + Duration::from_secs(elapsed);
    patient(reply).await.next_step(&mut progress, now)
}

async fn patient(reply: Reply<'static>) -> Observation<Patient> {
    let request = acm(Script::new([reply])).describe_certificate();
    Patient.poll_once(request).await
}

async fn delay(reply: Reply<'static>, attempt: u32, elapsed: u64) -> Duration {
    let step = step(reply, attempt, elapsed).await;
    step.continue_value().expect("one more poll")
}

async fn end(
    reply: Reply<'static>,
    attempt: u32,
    elapsed: u64,
) -> Result<WaitOutput<Patient>, WaitError<Patient>> {
    let step = step(reply, attempt, elapsed).await;
    step.break_value().expect("the end")
}

#[tokio::test]
async fn the_next_step_is_a_delay_while_the_limits_hold() {
    // The first upper bound is the minimum, so the delay does not vary.
    assert_eq!(delay(PENDING, 1, 0).await.as_secs(), 10);
    let throttled = Reply {
        status: 400,
        headers: &[("Retry-After", "30")],
        body: r#"{"__type":"ThrottlingException"}"#,
    };
    let hinted = delay(throttled, 1, 0).await.as_secs();
    assert!((30..=60).contains(&hinted), "{hinted}");
    // A final poll, one second before the deadline.
    assert_eq!(delay(PENDING, 1, 175).await.as_secs(), 4);
}

#[tokio::test]
async fn the_next_step_is_the_end_where_a_wait_would_end() {
    let issued = end(ISSUED, 3, 50).await.expect("issued");
    assert_eq!((issued.attempts(), issued.elapsed().as_secs()), (3, 50));
    let error = end(FAILED, 2, 20).await.expect_err("failed");
    assert!(matches!(error, WaitError::Failure(_)), "{error}");
    let error = end(DENIED, 2, 20).await.expect_err("denied");
    assert!(matches!(error, WaitError::UnmatchedError(_)), "{error}");
    let error = end(PENDING, 2, 179).await.expect_err("no time");
    assert!(matches!(error, WaitError::MaxWaitExceeded(_)), "{error}");
    let error = end(PENDING, 4, 90).await.expect_err("no attempts");
    assert!(matches!(error, WaitError::MaxAttemptsExceeded(_)));
    assert_eq!(
        error.to_string(),
        "waiter Patient failed: max attempts exceeded (4 attempts in 90s): \
         certificate.status = PENDING_VALIDATION, which no acceptor matches"
    );
}

#[tokio::test]
async fn a_report_of_a_custom_loop_is_that_of_a_wait() {
    let error = end(PENDING, 4, 90).await.expect_err("no attempts");
    assert_eq!(
        error.report().to_string(),
        "waiter Patient failed: max attempts exceeded (4 attempts in 90s)\n  \
           operation  DescribeCertificate\n  \
           limits     max attempts 4, max wait 180s, delay 10s..60s\n  \
           seen       4 times from 0ms to 90s: certificate.status = PENDING_VALIDATION, retry\n  \
           last       certificate.status = PENDING_VALIDATION\n  \
           acceptor   none matches"
    );
}

/// Makes pending polls at these times, in seconds since the beginning, until the wait ends.
async fn drive(
    progress: &mut Progress<Patient>,
    times: impl IntoIterator<Item = i64>,
) -> Option<Result<WaitOutput<Patient>, WaitError<Patient>>> {
    let began = progress.began();
    for time in times {
        let distance = Duration::from_secs(time.unsigned_abs());
        let now = if time < 0 {
            began - distance
        } else {
            began + distance
        };
        if let ControlFlow::Break(result) = patient(PENDING).await.next_step(progress, now) {
            return Some(result);
        }
    }
    None
}

#[tokio::test]
async fn the_progress_holds_what_was_asked_for() {
    let mut progress = Progress::<Patient>::new(SystemTime::now())
        .label("web")
        .delay(Duration::from_secs(5))
        .max_attempts(3)
        .max_wait(Duration::from_mins(10));
    assert!(drive(&mut progress, [0, 5]).await.is_none());
    assert_eq!((progress.attempts(), progress.history().polls()), (2, 2));
    let copy = progress.clone();
    for mut progress in [progress, copy] {
        let ended = drive(&mut progress, [10]).await.expect("the end");
        assert_eq!(
            ended.expect_err("no attempts").report().to_string(),
            "waiter Patient failed: max attempts exceeded (3 attempts in 10s)\n  \
               operation  DescribeCertificate\n  \
               request    web\n  \
               limits     max attempts 3, max wait 600s, delay 5s\n  \
               seen       3 times from 0ms to 10s: certificate.status = PENDING_VALIDATION, retry\n  \
               last       certificate.status = PENDING_VALIDATION\n  \
               acceptor   none matches"
        );
    }
}

#[tokio::test]
async fn a_clock_that_goes_backwards_saturates() {
    let began = SystemTime::now();
    let mut progress = Progress::<Patient>::new(began);
    assert!(drive(&mut progress, [60, -60, 30]).await.is_none());
    assert_eq!(
        progress.elapsed(began - Duration::from_secs(1)),
        Duration::ZERO
    );
    let seen = &progress.history().entries()[0];
    assert_eq!(
        (seen.first_seen(), seen.last_seen().as_secs()),
        (Duration::ZERO, 60)
    );
    assert!(drive(&mut progress, [179]).await.is_some());
}
