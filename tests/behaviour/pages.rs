//! `pages`: one poll requests all pages of a list.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use aws_sdk_acm::types::CertificateStatus;
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use waiter_runtime::{State, WaitError, Waiter, waiter};
use waiter_tests::{Reply, Script, acm, dynamodb, elb, reply};

waiter! {
    /// Waits until every certificate is issued.
    struct AllIssued;

    operation: aws_sdk_acm::ListCertificates,
    pages: CertificateSummaryList,
    delay: 10s,
    max_attempts: 3,
    acceptors: {
        path_all certificate_summary_list[].status == CertificateStatus::Issued => success,
        path_any certificate_summary_list[].status == CertificateStatus::Failed => failure,
        error ValidationException => failure,
        error throttling => retry,
    },
}

waiter! {
    struct FirstPageIssued;

    operation: aws_sdk_acm::ListCertificates,
    delay: 10s,
    max_attempts: 3,
    acceptors: {
        path_all certificate_summary_list[].status == CertificateStatus::Issued => success,
    },
}

const ISSUED_AND_MORE: Reply<'_> = reply(
    200,
    r#"{"CertificateSummaryList":[{"Status":"ISSUED"}],"NextToken":"1"}"#,
);
const EMPTY_AND_MORE: Reply<'_> = reply(200, r#"{"NextToken":"2"}"#);
const PENDING: Reply<'_> = reply(
    200,
    r#"{"CertificateSummaryList":[{"Status":"PENDING_VALIDATION"}]}"#,
);
const ISSUED: Reply<'_> = reply(
    200,
    r#"{"CertificateSummaryList":[{"Status":"ISSUED"},{"Status":"ISSUED"}]}"#,
);
const THROTTLED: Reply<'_> = reply(400, r#"{"__type":"ThrottlingException"}"#);

#[tokio::test(start_paused = true)]
async fn all_pages_are_one_response() {
    let pages = [ISSUED_AND_MORE, EMPTY_AND_MORE, PENDING];
    let script = Script::new([&pages[..], &[ISSUED_AND_MORE, EMPTY_AND_MORE, ISSUED]].concat());
    let mut lines = Vec::new();
    let issued = AllIssued
        .wait(acm(script.clone()).list_certificates())
        .on_poll(|poll| lines.push(poll.to_string()))
        .await
        .expect("issued");
    assert_eq!((issued.attempts(), script.requests()), (2, 6));
    assert_eq!(issued.elapsed(), Duration::from_secs(10));
    let output = issued.output().expect("a success");
    assert_eq!(output.certificate_summary_list().len(), 3);
    // The other members are those of the first page.
    assert_eq!(output.next_token(), Some("1"));
    assert_eq!(
        lines,
        [
            "attempt 1/3 after 0ms: certificate_summary_list[].status = [ISSUED, PENDING_VALIDATION], retry in 10s",
            "attempt 2/3 after 10s: certificate_summary_list[].status = [ISSUED, ISSUED, ISSUED], success",
        ]
    );

    // Without the key, the same responses are a success on the first page.
    let script = Script::new(pages);
    let wait = FirstPageIssued.wait(acm(script.clone()).list_certificates());
    assert!(wait.await.is_ok());
    assert_eq!(script.requests(), 1);
}

#[tokio::test(start_paused = true)]
async fn the_error_of_a_page_is_that_of_the_poll() {
    let invalid = reply(400, r#"{"__type":"ValidationException"}"#);
    let script = Script::new([
        ISSUED_AND_MORE,
        EMPTY_AND_MORE,
        THROTTLED,
        // A poll begins with the first page.
        ISSUED_AND_MORE,
        invalid,
    ]);
    let error = AllIssued
        .wait(acm(script.clone()).list_certificates())
        .await
        .expect_err("an error");
    assert_eq!(script.requests(), 5);
    let report = error.report();
    assert_eq!(report.attempts(), 2);
    let last = report.last().expect("a response");
    assert_eq!(last.summary(), "ValidationException (HTTP 400)");
}

#[tokio::test(start_paused = true)]
async fn one_poll_requests_all_pages() {
    let script = Script::new([ISSUED_AND_MORE, EMPTY_AND_MORE, ISSUED]);
    let request = acm(script.clone()).list_certificates().max_items(1);
    let polled = AllIssued.poll_once(request).await;
    assert_eq!((polled.state(), script.requests()), (State::Success, 3));
}

#[tokio::test(start_paused = true)]
async fn a_repeated_token_ends_the_pages() {
    let script = Script::new([ISSUED_AND_MORE, ISSUED_AND_MORE, PENDING]);
    let polled = AllIssued
        .poll_once(acm(script.clone()).list_certificates())
        .await;
    assert_eq!((polled.state(), script.requests()), (State::Success, 2));
}

/// Answers with these bodies, and then never again.
#[derive(Clone, Debug)]
struct Stalling(Arc<Mutex<Vec<&'static str>>>);

impl HttpConnector for Stalling {
    fn call(&self, _request: HttpRequest) -> HttpConnectorFuture {
        let next = self.0.lock().expect("the bodies").pop();
        HttpConnectorFuture::new(async move {
            let Some(body) = next else {
                return std::future::pending().await;
            };
            let status = 200.try_into().expect("a status");
            Ok(HttpResponse::new(status, SdkBody::from(body)))
        })
    }
}

impl HttpClient for Stalling {
    fn http_connector(
        &self,
        _settings: &HttpConnectorSettings,
        _components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

#[tokio::test(start_paused = true)]
async fn a_deadline_between_two_pages_keeps_the_last_complete_response() {
    let mut bodies = [ISSUED_AND_MORE, PENDING, ISSUED_AND_MORE, EMPTY_AND_MORE].map(|it| it.body);
    bodies.reverse();
    let stalling = Stalling(Arc::new(Mutex::new(bodies.to_vec())));
    let error = AllIssued
        .wait(acm(stalling.clone()).list_certificates())
        .max_wait(Duration::from_secs(25))
        .await
        .expect_err("cut off");
    assert!(matches!(error, WaitError::MaxWaitExceeded(_)), "{error}");
    assert!(stalling.0.lock().expect("the bodies").is_empty());
    let report = error.report();
    assert_eq!(report.elapsed(), Duration::from_secs(25));
    let output = report.last().and_then(|last| last.output());
    let list = output.expect("the first poll").certificate_summary_list();
    assert_eq!(list.len(), 2);
    assert_eq!(
        list[1].status(),
        Some(&CertificateStatus::PendingValidation)
    );
}

waiter! {
    struct LoadBalancersGone;

    operation: aws_sdk_elasticloadbalancing::DescribeLoadBalancers,
    pages: load_balancer_descriptions,
    delay: 1s,
    max_attempts: 1,
    acceptors: {
        input_output length(output.load_balancer_descriptions) == length(input.load_balancer_names) => failure,
        status 400 => success,
    },
}

#[tokio::test(start_paused = true)]
async fn the_input_is_that_of_the_request() {
    let page = |marker| {
        format!(
            "<DescribeLoadBalancersResponse><DescribeLoadBalancersResult><LoadBalancerDescriptions><member>\
             <LoadBalancerName>a</LoadBalancerName></member></LoadBalancerDescriptions>{marker}\
             </DescribeLoadBalancersResult></DescribeLoadBalancersResponse>"
        )
    };
    let (first, last) = (page("<NextMarker>1</NextMarker>"), page(""));
    let missing = "<ErrorResponse><Error><Code>LoadBalancerNotFound</Code></Error></ErrorResponse>";
    for (replies, state) in [
        ([reply(200, &first), reply(200, &last)], State::Failure),
        // The status of an error is known.
        ([reply(200, &first), reply(400, missing)], State::Success),
    ] {
        let request = elb(Script::new(replies)).describe_load_balancers();
        let request = request.load_balancer_names("a").load_balancer_names("b");
        assert_eq!(LoadBalancersGone.poll_once(request).await.state(), state);
    }
}

waiter! {
    struct IndexesUsed;

    operation: aws_sdk_dynamodb::Query,
    pages: consumed_capacity.local_secondary_indexes,
    delay: 1s,
    max_attempts: 1,
    acceptors: { path length(consumed_capacity.local_secondary_indexes) == 2 => success },
}

#[tokio::test(start_paused = true)]
async fn a_map_in_a_structure_is_joined() {
    let script = Script::new([
        reply(200, r#"{"LastEvaluatedKey":{"id":{"S":"a"}}}"#),
        reply(
            200,
            r#"{"ConsumedCapacity":{"LocalSecondaryIndexes":{"a":{}}},"LastEvaluatedKey":{"id":{"S":"b"}}}"#,
        ),
        reply(
            200,
            r#"{"ConsumedCapacity":{"LocalSecondaryIndexes":{"b":{}}}}"#,
        ),
    ]);
    let polled = IndexesUsed
        .poll_once(dynamodb(script).query().table_name("t"))
        .await;
    assert_eq!(polled.state(), State::Success, "{polled:?}");
}
