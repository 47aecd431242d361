//! A declared waiter in the place of a generated one: conversions into the SDK's own result types.

use aws_sdk_acm::error::SdkError;
use aws_sdk_acm::operation::describe_certificate::{
    DescribeCertificateError, DescribeCertificateOutput,
};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::waiters::FinalPoll;
use aws_smithy_runtime_api::client::waiters::error::WaiterError;
use waiter_tests::{Reply, Script, acm};

use crate::acceptors::{DENIED, FAILED, ISSUED, Issued, MISSING, PENDING};

type Generated = Result<
    FinalPoll<DescribeCertificateOutput, SdkError<DescribeCertificateError, HttpResponse>>,
    WaiterError<DescribeCertificateOutput, DescribeCertificateError>,
>;

/// The type that code for a generated waiter expects.
async fn generated(replies: &[Reply<'static>]) -> Generated {
    let wait = Issued.wait(acm(Script::new(replies.to_vec())).describe_certificate());
    let attempts = u32::try_from(replies.len()).expect("a few");
    Ok(wait.max_attempts(attempts).await?.into())
}

#[tokio::test(start_paused = true)]
async fn a_success_is_a_final_poll() {
    let poll = generated(&[PENDING, ISSUED]).await.expect("issued");
    assert!(
        poll.into_result()
            .is_ok_and(|output| output.certificate.is_some())
    );
}

#[tokio::test(start_paused = true)]
async fn a_failure_acceptor_is_a_failure_state() {
    let error = generated(&[FAILED]).await.expect_err("failed");
    assert!(
        matches!(&error, WaiterError::FailureState(state) if state.final_poll().as_result().is_ok()),
        "{error:?}"
    );
    let error = generated(&[MISSING]).await.expect_err("missing");
    assert!(
        matches!(&error, WaiterError::FailureState(state)
        if state.final_poll().as_result().is_err_and(DescribeCertificateError::is_resource_not_found_exception)),
        "{error:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn an_unmatched_error_is_a_failed_operation() {
    let error = generated(&[DENIED]).await.expect_err("denied");
    assert!(
        matches!(error, WaiterError::OperationFailed(_)),
        "{error:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_limit_is_an_exceeded_wait() {
    let error = generated(&[PENDING, PENDING]).await.expect_err("pending");
    assert!(
        matches!(&error, WaiterError::ExceededMaxWait(exceeded)
        if exceeded.poll_count() == 2 && exceeded.elapsed().as_secs() == 60),
        "{error:?}"
    );
}
