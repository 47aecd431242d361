//! The reason of a failed wait: `reason: PATH` and `failure(PATH)`.

use std::cell::Cell;
use std::convert::Infallible;
use std::future::pending;
use std::ops::ControlFlow;
use std::time::SystemTime;

use aws_sdk_acm::types::CertificateStatus;
use aws_sdk_dynamodb::types::TableStatus;
use waiter_runtime::{Progress, WaitError, Waiter, waiter};
use waiter_tests::{Reply, Script, acm, dynamodb, elb, reply};

use crate::acceptors::{DENIED, FAILED, ISSUED, PENDING};

waiter! {
    struct Issued;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_attempts: 3,
    reason: certificate.failure_reason,
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success,
        path certificate.status == CertificateStatus::Failed => failure,
        path certificate.status == CertificateStatus::Revoked => failure(certificate.revocation_reason),
        path certificate.status == CertificateStatus::Expired => failure("Certificate.DomainValidationOptions[].DomainName"),
    },
}

const NO_CONTACTS: Reply<'_> = reply(
    200,
    r#"{"Certificate":{"Status":"FAILED","FailureReason":"NO_AVAILABLE_CONTACTS"}}"#,
);
const REVOKED: Reply<'_> = reply(
    200,
    r#"{"Certificate":{"Status":"REVOKED","RevocationReason":"KEY_COMPROMISE","FailureReason":"OTHER"}}"#,
);
const EXPIRED: Reply<'_> = reply(
    200,
    r#"{"Certificate":{"Status":"EXPIRED","DomainValidationOptions":[{"DomainName":"a.org"},{"DomainName":"b.org"}]}}"#,
);
const SLOW: Reply<'_> = reply(
    200,
    r#"{"Certificate":{"Status":"PENDING_VALIDATION","FailureReason":"CAA_ERROR"}}"#,
);

async fn failure(replies: &[Reply<'static>]) -> WaitError<Issued> {
    let request = acm(Script::new(replies.to_vec())).describe_certificate();
    let wait = Issued.wait(request.certificate_arn("arn:aws:acm:x"));
    wait.await.expect_err("a failure")
}

#[tokio::test(start_paused = true)]
async fn a_reason_follows_the_summary() {
    let error = failure(&[PENDING, NO_CONTACTS]).await;
    assert_eq!(error.reason(), Some("NO_AVAILABLE_CONTACTS"));
    assert_eq!(
        error.to_string(),
        "waiter Issued failed after 2 attempts in 60s: certificate.status = FAILED (reason: NO_AVAILABLE_CONTACTS) \
         matched `path certificate.status == CertificateStatus::Failed => failure`"
    );
    assert_eq!(
        error.report().to_string(),
        "waiter Issued failed after 2 attempts in 60s\n  \
           operation  DescribeCertificate\n  \
           request    certificate_arn: \"arn:aws:acm:x\"\n  \
           limits     max attempts 3, delay 60s\n  \
           seen       once at 0ms: certificate.status = PENDING_VALIDATION, retry\n             \
                      once at 60s: certificate.status = FAILED, failure\n  \
           last       certificate.status = FAILED\n  \
           reason     NO_AVAILABLE_CONTACTS\n  \
           acceptor   path certificate.status == CertificateStatus::Failed => failure"
    );
}

#[tokio::test(start_paused = true)]
async fn a_failure_has_its_own_reason() {
    let error = failure(&[REVOKED]).await;
    assert_eq!(error.reason(), Some("KEY_COMPROMISE"));
    assert_eq!(
        error.to_string(),
        "waiter Issued failed after 1 attempt in 0ms: certificate.status = REVOKED (reason: KEY_COMPROMISE) matched \
         `path certificate.status == CertificateStatus::Revoked => failure(certificate.revocation_reason)`"
    );
    let error = failure(&[EXPIRED]).await;
    assert_eq!(error.reason(), Some("a.org; b.org"));
    let acceptor = error.report().acceptor().map(ToString::to_string);
    assert_eq!(
        acceptor.as_deref(),
        Some(
            "path certificate.status == CertificateStatus::Expired => \
             failure(\"Certificate.DomainValidationOptions[].DomainName\")"
        )
    );
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_reaches_a_limit_has_a_reason() {
    let error = failure(&[PENDING, PENDING, SLOW]).await;
    assert_eq!(
        error.to_string(),
        "waiter Issued failed: max attempts exceeded (3 attempts in 120s): certificate.status = PENDING_VALIDATION \
         (reason: CAA_ERROR), which no acceptor matches"
    );
}

#[tokio::test(start_paused = true)]
async fn nothing_is_shown_without_a_text() {
    for replies in [
        &[FAILED][..],
        &[PENDING, PENDING, PENDING],
        // The last response is an error, which messages show.
        &[SLOW, DENIED],
        &[reply(
            200,
            r#"{"Certificate":{"Status":"FAILED","FailureReason":""}}"#,
        )],
    ] {
        let error = failure(replies).await;
        assert_eq!(error.reason(), None, "{error}");
        assert!(!error.to_string().contains("reason"), "{error}");
        assert!(!error.report().to_string().contains("reason"), "{error:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_reason_cannot_break_a_line() {
    let body = format!(
        r#"{{"Certificate":{{"Status":"FAILED","FailureReason":"a\nb\u202e{}"}}}}"#,
        "x".repeat(10_000)
    );
    let request = acm(Script::new([reply(200, &body)])).describe_certificate();
    let error = Issued.wait(request).await.expect_err("failed");
    let reason = error.reason().expect("a reason");
    assert!(
        reason.starts_with(r"a\nb\u{202e}xxx") && reason.ends_with("x…"),
        "{reason}"
    );
    assert_eq!(reason.len(), 1_024 + "…".len());
    let acceptor = "matched `path certificate.status == CertificateStatus::Failed => failure`";
    assert!(error.to_string().ends_with(acceptor), "{error}");
    assert_eq!(error.to_string().lines().count(), 1);
}

#[tokio::test(start_paused = true)]
async fn your_own_loop_has_a_reason() {
    let request = acm(Script::new([SLOW, SLOW, REVOKED, ISSUED])).describe_certificate();
    let begin = || Progress::<Issued>::new(SystemTime::UNIX_EPOCH).max_attempts(2);
    let mut limited = begin();
    let polled = Issued.poll_once(request.clone()).await;
    let step = polled.next_step(&mut limited, SystemTime::UNIX_EPOCH);
    assert!(matches!(step, ControlFlow::Continue(_)));
    // The limit, and a failure.
    for (mut progress, reason) in [(limited, "CAA_ERROR"), (begin(), "KEY_COMPROMISE")] {
        let polled = Issued.poll_once(request.clone()).await;
        match polled.next_step(&mut progress, SystemTime::UNIX_EPOCH) {
            ControlFlow::Break(Err(error)) => assert_eq!(error.reason(), Some(reason)),
            _ => panic!("the end"),
        }
    }
}

#[test]
fn a_declaration_has_the_paths_as_data() {
    let declaration = Issued::DECLARATION;
    assert_eq!(declaration.reason, Some("certificate.failure_reason"));
    let reasons: Vec<_> = declaration.acceptors.iter().map(|it| it.reason).collect();
    assert_eq!(
        reasons,
        [
            None,
            None,
            Some("certificate.revocation_reason"),
            Some("\"Certificate.DomainValidationOptions[].DomainName\"")
        ]
    );
}

waiter! {
    struct InService { id: String }

    operation: aws_sdk_elasticloadbalancing::DescribeInstanceHealth,
    delay: 1s,
    max_attempts: 1,
    reason: instance_states[?instance_id == {id}].[reason_code, description],
    acceptors: { path_all instance_states[].state == "InService" => success },
}

#[tokio::test(start_paused = true)]
async fn a_reason_may_select_by_a_parameter() {
    let member = |id: &str, code: &str, text: &str| {
        format!(
            "<member><InstanceId>{id}</InstanceId><State>OutOfService</State><ReasonCode>{code}</ReasonCode>{text}</member>"
        )
    };
    let body = format!(
        "<DescribeInstanceHealthResponse><DescribeInstanceHealthResult><InstanceStates>{}{}{}</InstanceStates>\
         </DescribeInstanceHealthResult></DescribeInstanceHealthResponse>",
        member("i-1", "Instance", "<Description>one</Description>"),
        member("i-2", "ELB", "<Description>two</Description>"),
        member("i-3", "ELB", ""),
    );
    for (id, reason) in [
        ("i-2", Some("ELB; two")),
        ("i-3", Some("ELB")),
        ("i-4", None),
    ] {
        let request = elb(Script::new([reply(200, &body)])).describe_instance_health();
        let waiter = InService { id: id.to_owned() };
        let error = waiter.wait(request).await.expect_err("not in service");
        assert_eq!(error.reason(), reason, "{error}");
    }
}

waiter! {
    struct TableActive;

    operation: aws_sdk_dynamodb::DescribeTable,
    delay: 1s,
    max_attempts: 1,
    // A function fails if an element is null.
    reason: join(" and ", table.replicas[].replica_status_description | to_array(@)),
    acceptors: {
        path table.table_status == TableStatus::Active => success,
        path table.item_count > 0 => failure([table.item_count, table.archival_summary.archival_reason, table.replicas[*].[region_name]]),
        path table.table_size_bytes > 0 => failure(join(", ", table.archival_summary.archival_reason.to_array(@))),
        path table.table_name != null => failure(table.table_name || table.table_id),
    },
}

async fn reason_of(table: &str) -> Option<String> {
    let body = format!(r#"{{"Table":{table}}}"#);
    let request = dynamodb(Script::new([reply(200, &body)])).describe_table();
    let error = TableActive
        .wait(request.table_name("t"))
        .await
        .expect_err("not active");
    error.reason().map(ToOwned::to_owned)
}

#[tokio::test(start_paused = true)]
async fn a_reason_is_any_expression_of_texts() {
    let reason = reason_of(
        r#"{"ItemCount":7,"ArchivalSummary":{"ArchivalReason":"key"},"Replicas":[{"RegionName":"a"},{},{"RegionName":"b"}]}"#,
    );
    assert_eq!(reason.await.as_deref(), Some("7; key; a; b"));
    assert_eq!(reason_of(r#"{"ItemCount":7}"#).await.as_deref(), Some("7"));
    assert_eq!(
        reason_of(r#"{"TableName":"","TableId":"id"}"#)
            .await
            .as_deref(),
        Some("id")
    );
    let replicas =
        r#"{"Replicas":[{"ReplicaStatusDescription":"a"},{"ReplicaStatusDescription":"b"}]}"#;
    assert_eq!(reason_of(replicas).await.as_deref(), Some("a and b"));
    // The evaluation fails.
    assert_eq!(reason_of("{}").await, None);
    assert_eq!(reason_of(r#"{"TableSizeBytes":1}"#).await, None);
}

/// A custom output that counts how often its reason is evaluated.
#[derive(Clone, Debug)]
struct Job {
    phase: &'static str,
    why: Why,
}

#[derive(Clone, Debug)]
struct Why(&'static str);

thread_local! {
    static EVALUATED: Cell<u32> = const { Cell::new(0) };
}

impl AsRef<str> for Why {
    fn as_ref(&self) -> &str {
        EVALUATED.set(EVALUATED.get() + 1);
        self.0
    }
}

waiter! {
    struct Done;

    operation: Result<Job, Infallible>,
    delay: 1s,
    max_wait: 10s,
    reason: why,
    acceptors: {
        ok Job { phase: "done", .. } => success,
        ok Job { phase: "failed", .. } => failure,
    },
}

#[tokio::test(start_paused = true)]
async fn a_reason_is_evaluated_at_the_end_and_only_there() {
    let job = |phase| Job {
        phase,
        why: Why("disk full"),
    };
    let error = Done
        .wait(|| async { Ok(job("busy")) })
        .await
        .expect_err("late");
    assert_eq!(error.reason(), Some("disk full"));
    assert!(error.report().attempts() > 5);
    assert_eq!(EVALUATED.take(), 1);
    Done.wait(|| async { Ok(job("done")) }).await.expect("done");
    assert_eq!(EVALUATED.take(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_is_cut_off_has_the_reason_of_its_last_response() {
    let mut is_first = true;
    let wait = Done.wait(|| {
        let is_first = std::mem::take(&mut is_first);
        async move {
            if !is_first {
                pending::<()>().await;
            }
            Ok(Job {
                phase: "busy",
                why: Why("waiting for a node"),
            })
        }
    });
    let error = wait.await.expect_err("it stalls");
    assert!(error.report().cut_off_after().is_some());
    assert_eq!(error.reason(), Some("waiting for a node"));
}

#[tokio::test(start_paused = true)]
async fn a_custom_operation_has_reasons_in_its_own_loop() {
    let job = Job {
        phase: "failed",
        why: Why("out of memory"),
    };
    let polled = Done.poll_once(async { Ok(job) }).await;
    let mut progress = Progress::<Done>::new(SystemTime::UNIX_EPOCH);
    let step = polled.next_step(&mut progress, SystemTime::UNIX_EPOCH);
    let ControlFlow::Break(Err(error)) = step else {
        panic!("the end");
    };
    assert_eq!(error.reason(), Some("out of memory"));
    assert_eq!(error.clone().into_report().reason(), error.reason());
    assert!(format!("{error:#?}").contains("reason: Some("));
}

waiter! {
    struct Either;

    operation: Result<Job, Infallible>,
    delay: 1s,
    max_attempts: 3,
    reason: phase,
    acceptors: {
        path phase == "done" => success,
        ok => failure(why),
    },
}

#[tokio::test(start_paused = true)]
async fn an_empty_reason_of_an_acceptor_is_that_of_the_declaration() {
    for (why, reason) in [("out of memory", "out of memory"), ("", "failed")] {
        let wait = Either.wait(async || {
            let phase = "failed";
            Ok(Job {
                phase,
                why: Why(why),
            })
        });
        let error = wait.await.expect_err("a failure");
        assert_eq!(error.reason(), Some(reason));
    }
}
