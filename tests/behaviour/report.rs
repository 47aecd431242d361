//! The exact report of a failed wait, over several lines.

use std::convert::Infallible;
use std::error::Error;
use std::future;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::time::Duration;

use aws_smithy_http_client::test_util::NeverClient;
use waiter_runtime::{State, WaitError, waiter};
use waiter_tests::{Reply, Script, acm, reply};

use crate::acceptors::{DENIED, FAILED, Issued, PENDING};

waiter! {
    struct Empty;

    operation: Result<(), Infallible>,
    delay: 10s,
    max_wait: 60s,
    acceptors: {
        ok => retry,
        error any => success,
    },
}

waiter! {
    struct Persistent;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 3,
    acceptors: {
        ok => success,
        error any => retry,
    },
}

const UNKNOWN: Reply<'_> = reply(200, r#"{"Certificate":{"Status":"NEW"}}"#);

async fn failure(replies: &[Reply<'static>]) -> WaitError<Issued> {
    let request = acm(Script::new(replies.to_vec())).describe_certificate();
    let wait = Issued.wait(request.certificate_arn("arn:aws:acm:x"));
    let attempts = u32::try_from(replies.len()).expect("a few");
    wait.max_attempts(attempts).await.expect_err("a failure")
}

#[tokio::test(start_paused = true)]
async fn a_report_shows_the_whole_wait() {
    let error = failure(&[PENDING, PENDING, UNKNOWN, PENDING, FAILED]).await;
    assert_eq!(
        error.report().to_string(),
        "waiter Issued failed after 5 attempts in 240s\n  \
           operation  DescribeCertificate\n  \
           request    certificate_arn: \"arn:aws:acm:x\"\n  \
           limits     max attempts 5, delay 60s\n  \
           seen       3 times from 0ms to 180s: certificate.status = PENDING_VALIDATION, retry\n             \
                      once at 120s: certificate.status = NEW, retry\n             \
                      once at 240s: certificate.status = FAILED, failure\n  \
           last       certificate.status = FAILED\n  \
           acceptor   path certificate.status == CertificateStatus::Failed | CertificateStatus::ValidationTimedOut \
           => failure"
    );
}

#[tokio::test(start_paused = true)]
async fn a_report_survives_a_box() {
    let error: Box<dyn Error + Send + Sync> = Box::new(failure(&[PENDING, DENIED]).await);
    let report = format!("{error:?}");
    let end = "\n  last       AccessDeniedException: no (HTTP 400)\n  acceptor   none matches";
    assert!(report.ends_with(end), "{report}");
    assert_eq!(error.to_string().lines().count(), 1);
}

#[tokio::test(start_paused = true)]
async fn the_services_name_of_the_request_is_reported() {
    let denied = Reply {
        headers: &[("x-amzn-requestid", "c0ffee")],
        ..DENIED
    };
    let report = failure(&[denied]).await.report().to_string();
    let end = "\n  last       AccessDeniedException: no (HTTP 400)\n  request id c0ffee\n  acceptor   none matches";
    assert!(report.ends_with(end), "{report}");
}

#[tokio::test(start_paused = true)]
async fn a_poll_that_was_cut_off_is_reported() {
    let wait = Issued.wait(acm(NeverClient::new()).describe_certificate());
    let wait = wait.backoff(Duration::from_secs(2), Duration::from_mins(2));
    let error = wait.max_wait(Duration::from_mins(10)).await;
    assert_eq!(
        error.expect_err("stalled").report().to_string(),
        "waiter Issued failed: max wait exceeded (1 attempt in 600s, cut off)\n  \
           operation  DescribeCertificate\n  \
           limits     max attempts 40, max wait 600s, delay 2s..120s\n  \
           seen       once, asked at 0ms: no response, cut off by the deadline"
    );
}

#[tokio::test(start_paused = true)]
async fn a_poll_cut_off_after_others_is_one_line() {
    let polls = AtomicU32::new(0);
    let wait = Empty.wait(|| {
        let is_first = polls.fetch_add(1, Relaxed) == 0;
        async move {
            if is_first {
                Ok(())
            } else {
                future::pending().await
            }
        }
    });
    let error = wait.await.expect_err("it stalls");
    assert_eq!(
        error.report().cut_off_after(),
        Some(Duration::from_secs(50))
    );
    assert_eq!(
        error.to_string(),
        "waiter Empty failed: max wait exceeded (2 attempts in 60s, the last one cut off after 50s): a successful response \
         matched `ok => retry`"
    );
    let report = error.report().to_string();
    let cut_off = "\n             once, asked at 10s: no response, cut off by the deadline\n";
    assert!(report.contains(cut_off), "{report}");
}

#[tokio::test(start_paused = true)]
async fn errors_without_a_code_are_alike() {
    let faults: Vec<_> = ["1", "2", "3"].map(|id| [("x-amzn-requestid", id)]).into();
    let faults = faults.iter().map(|headers| Reply {
        status: 500,
        headers,
        body: "",
    });
    let wait = Persistent.wait(acm(Script::new(faults)).describe_certificate());
    let error = wait.await.expect_err("no end");
    let entries = error.report().history().entries();
    assert_eq!(entries.len(), 1, "{entries:?}");
}

#[tokio::test(start_paused = true)]
async fn changing_summaries_are_counted() {
    let bodies: Vec<_> = (0..20)
        .map(|n| format!(r#"{{"Certificate":{{"Status":"S{n}"}}}}"#))
        .collect();
    let script = Script::new(bodies.iter().map(|body| reply(200, body)));
    let wait = Issued.wait(acm(script).describe_certificate());
    let error = wait.max_attempts(20).await.expect_err("no end");
    let history = error.report().history();
    assert_eq!((history.entries().len(), history.evicted()), (8, 12));
    assert_eq!(history.entries()[0].summary(), "certificate.status = S0");
    assert_eq!(history.entries()[7].summary(), "certificate.status = S19");
    assert_eq!(history.entries()[7].state(), State::Retry);
    let report = error.report().to_string();
    let others = "\n             12 times from 60s to 720s: other things\n  last       certificate.status = S19";
    assert!(report.contains(others), "{report}");
}

#[tokio::test(start_paused = true)]
async fn a_report_is_data_too() {
    let error = failure(&[PENDING, PENDING]).await;
    let report = error.report();
    assert_eq!((report.max_attempts(), report.max_wait()), (Some(2), None));
    assert_eq!(report.delay().to_string(), "60s");
    assert_eq!(
        report.request(),
        Some(r#"certificate_arn: "arn:aws:acm:x""#)
    );
    assert_eq!(report.cut_off_after(), None);
    assert_eq!(report.history().polls(), 2);
    let pending = &report.history().entries()[0];
    assert_eq!(pending.count(), 2);
    assert_eq!(
        (
            pending.first_seen().as_secs(),
            pending.last_seen().as_secs()
        ),
        (0, 60)
    );
}

#[tokio::test(start_paused = true)]
async fn debug_is_the_report_and_its_alternate_form_the_structure() {
    let error = failure(&[PENDING, FAILED]).await;
    assert_eq!(format!("{error:?}"), error.report().to_string());
    assert_eq!(format!("{error:#}"), error.to_string());
    let structure = format!("{error:#?}");
    assert!(
        structure.starts_with("Failure(\n    WaitReport {\n"),
        "{structure}"
    );
    assert!(structure.contains("DescribeCertificateOutput"));
}

waiter! {
    struct Never;

    operation: Result<u8, String>,
    delay: 1s,
    max_attempts: 2,
    acceptors: { ok => success },
}

#[tokio::test(start_paused = true)]
async fn results_are_cloned_where_outputs_and_errors_are() {
    let error = Never.wait(|| async { Err("no".to_owned()) }).await;
    let error = error.expect_err("an error");
    let copy = error.clone();
    assert_eq!(format!("{copy:#?}"), format!("{error:#?}"));
    assert_eq!(copy.report().history(), error.report().history());
    let waited = Never.wait(|| async { Ok(7) }).await.expect("an output");
    let copy = waited.clone();
    assert_eq!(copy.attempts(), waited.attempts());
    assert_eq!(copy.into_observation().clone().into_result(), Some(Ok(7)));
}
