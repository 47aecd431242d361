//! The `tracing` output of a wait. It runs in a separate process, because a subscriber for one test is not reliable beside
//! other threads, which share the cache of enabled callsites.

use std::io::Write;
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use aws_sdk_acm::types::CertificateStatus;
use aws_smithy_http_client::test_util::NeverClient;
use tracing::field::{Field, Visit};
use tracing::instrument::{Instrument, WithSubscriber};
use tracing::span::{Attributes, Id};
use tracing::{Event, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};
use waiter_runtime::{Progress, waiter};
use waiter_tests::{Script, acm, reply};

waiter! {
    struct CertificateIssued;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_attempts: 40,
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success,
        path certificate.status == CertificateStatus::PendingValidation => retry,
        error ResourceNotFoundException => failure,
    },
}

waiter! {
    struct Ready;

    operation: Result<bool, std::io::Error>,
    delay: 1s,
    max_attempts: 3,
    acceptors: {
        ok true => success,
        ok false for 3 polls => failure,
    },
}

waiter! {
    struct Hostile;

    operation: Result<String, std::io::Error>,
    delay: 1s,
    max_attempts: 2,
    acceptors: { path @ != "a
b\u{202e} " => success },
}

/// Stores the values of fields before any escaping.
#[derive(Clone, Default)]
struct Fields(Arc<Mutex<Vec<(&'static str, String)>>>);

impl Visit for Fields {
    fn record_str(&mut self, field: &Field, value: &str) {
        let mut fields = self.0.lock().expect("no panic");
        fields.push((field.name(), value.to_owned()));
    }

    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        self.record_str(field, &format!("{value:?}"));
    }
}

impl<S: Subscriber> Layer<S> for Fields {
    fn on_new_span(&self, span: &Attributes<'_>, _: &Id, _: Context<'_, S>) {
        span.record(&mut self.clone());
    }

    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        event.record(&mut self.clone());
    }
}

/// A writer that tests can read.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("no panic").extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test(start_paused = true)]
async fn tracing_records_the_wait_and_each_poll() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter("waiter_runtime=debug,mine=info")
        .with_writer(move || writer.clone())
        .without_time()
        .with_ansi(false)
        .finish();
    async {
        let pending = reply(200, r#"{"Certificate":{"Status":"PENDING_VALIDATION"}}"#);
        let missing = reply(400, r#"{"__type":"ResourceNotFoundException"}"#);
        let script = Script::new([pending, missing]);
        let request = acm(script).describe_certificate();
        let wait = CertificateIssued.wait(request.certificate_arn("arn:aws:acm:x"));
        wait.await.expect_err("missing");
        let stalled = acm(NeverClient::new()).describe_certificate();
        let wait = CertificateIssued
            .wait(stalled)
            .max_wait(Duration::from_mins(5));
        wait.await.expect_err("stalled");
        // A span around the future is the parent of the wait's span.
        Ready
            .wait(|| async { Ok(true) })
            .label("deployments/web")
            .instrument(tracing::info_span!(target: "mine", "deploy"))
            .await
            .expect("ready");
        let not_ready = Ready.wait(|| async { Ok(false) });
        not_ready.max_attempts(1).await.expect_err("one of three");
    }
    .with_subscriber(subscriber)
    .await;
    let text = String::from_utf8(log.0.lock().expect("no panic").clone()).expect("text");
    let lines: Vec<_> = text.lines().collect();
    let span = r#"wait{waiter="CertificateIssued" operation="DescribeCertificate""#;
    assert_eq!(lines.len(), 5, "{text}");
    assert!(lines[..3].iter().all(|line| line.contains(span)), "{text}");
    for field in [
        "attempt=1",
        "max_attempts=40",
        r#"state="retry""#,
        r#"acceptor="path certificate.status == CertificateStatus::PendingValidation""#,
        "next_delay=60s",
        r#"seen="certificate.status = PENDING_VALIDATION""#,
    ] {
        assert!(lines[0].contains(field), "{field} in {text}");
    }
    let sample = include_str!("../../waiter-runtime/src/reference.md")
        .lines()
        .find(|line| line.starts_with("DEBUG wait{"))
        .expect("a sample");
    // Time is paused here.
    assert_eq!(
        lines[0].trim_start(),
        sample.replace("elapsed=1.2ms", "elapsed=0ns")
    );
    assert!(lines[1].contains(r#"state="failure""#), "{text}");
    assert!(!lines[1].contains("next_delay"), "{text}");
    // Neither a request nor a response.
    let end = r#"DescribeCertificate"}: waiter_runtime::wait: cut off by the deadline attempt=1 max_attempts=40 elapsed=300s"#;
    assert!(lines[2].ends_with(end), "{text}");
    let own = r#"DEBUG deploy:wait{waiter="Ready" operation="Result<bool, std::io::Error>" request=deployments/web}: waiter_runtime::wait: polled attempt=1 max_attempts=3 state="success" acceptor="ok true" elapsed=0ns seen="true""#;
    assert_eq!(lines[3].trim_start(), own);
    let streak =
        r#"polled attempt=1 max_attempts=1 state="retry" streak=1 of 3 acceptor="ok false""#;
    assert!(lines[4].contains(streak), "{text}");
    assert!(
        !lines[..4].iter().any(|line| line.contains("streak")),
        "{text}"
    );
    fields_are_short_lines().await;
    a_step_is_logged_as_a_poll_of_a_wait().await;
}

/// Returns the lines that are logged at this level.
async fn logged(level: &str, future: impl Future<Output = ()>) -> String {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter(format!("waiter_runtime={level}"))
        .with_span_events(tracing_subscriber::fmt::format::FmtSpan::NEW)
        .with_writer(move || writer.clone())
        .without_time()
        .with_ansi(false)
        .finish();
    future.with_subscriber(subscriber).await;
    String::from_utf8(log.0.lock().expect("no panic").clone()).expect("text")
}

async fn a_step_is_logged_as_a_poll_of_a_wait() {
    let is_ready = [false, false, true];
    let mut calls = is_ready.into_iter();
    let wait = Ready.wait(|| std::future::ready(Ok(calls.next().expect("a call"))));
    let wait = async { drop(wait.label("deployments/web").await) };
    let steps = async {
        let (began, started) = (SystemTime::now(), tokio::time::Instant::now());
        let mut progress = Progress::<Ready>::new(began).label("deployments/web");
        for is_ready in is_ready {
            let polled = Ready.poll_once(async { Ok(is_ready) }).await;
            let next = polled.next_step(&mut progress, began + started.elapsed());
            if let ControlFlow::Continue(delay) = next {
                tokio::time::sleep(delay).await;
            }
        }
    };
    let is_event = |line: &&str| line.contains(": polled ");
    let (of_wait, of_steps) = (logged("debug", wait).await, logged("debug", steps).await);
    let events: Vec<_> = of_wait.lines().filter(is_event).collect();
    assert_eq!(
        events,
        of_steps.lines().filter(is_event).collect::<Vec<_>>()
    );
    let last = r#"DEBUG wait{waiter="Ready" operation="Result<bool, std::io::Error>" request=deployments/web}: waiter_runtime::wait: polled attempt=3 max_attempts=3 state="success" acceptor="ok true" elapsed=2s seen="true""#;
    assert_eq!((events.len(), events[2].trim_start()), (3, last));
    // Without its event, a step has no span either.
    let step = async {
        let polled = Ready.poll_once(async { Ok(true) }).await;
        let now = SystemTime::now();
        drop(polled.next_step(&mut Progress::new(now), now));
    };
    assert_eq!(logged("info", step).await, "");
}

async fn fields_are_short_lines() {
    let fields = Fields::default();
    let subscriber = tracing_subscriber::registry().with(fields.clone());
    let sent = "\u{202e}\u{2028}\n".repeat(1 << 20);
    Hostile
        .wait(|| async { Ok(sent.clone()) })
        .label(&sent)
        .with_subscriber(subscriber)
        .await
        .expect("another text");
    let fields = fields.0.lock().expect("no panic");
    let value = |name| {
        let mut named = fields.iter().filter(|(field, _)| *field == name);
        named.next().map(|(_, value)| &**value)
    };
    assert_eq!(
        value("acceptor"),
        Some(r#"path @ != "a\nb\u{202e}\u{2028}""#)
    );
    let seen = value("seen").expect("a value");
    assert!(seen.starts_with(r#"@ = "\u{202e}\u{2028}\n"#), "{seen}");
    let request = value("request").expect("a label");
    assert!(request.starts_with(r"\u{202e}\u{2028}\n"), "{request}");
    for (name, value) in &*fields {
        let is_line = !value.contains(['\n', '\u{2028}', '\u{202e}']);
        assert!(is_line && value.len() <= 2_048, "{name}: {value:?}");
    }
}
