//! A custom operation whose error is the SDK's: the acceptors that the messages suggest.

#![allow(clippy::redundant_closure_for_method_calls)] // the messages suggest closures, which need no import

use aws_sdk_acm::error::{ConnectorError, SdkError};
use aws_sdk_acm::operation::describe_certificate::{
    DescribeCertificateError, DescribeCertificateOutput,
};
use aws_sdk_acm::types::error::ResourceNotFoundException;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::ErrorMetadata;
use waiter_runtime::{Waiter, waiter};

waiter! {
    struct Proposed;

    operation: Result<DescribeCertificateOutput, SdkError<DescribeCertificateError>>,
    delay: 1s,
    max_attempts: 1,
    acceptors: {
        ok output if output.certificate().is_some() => success,
        error problem if problem.as_service_error().is_some_and(|it| it.meta().code() == Some("Code")) => failure,
        error problem if problem.as_service_error().is_some_and(|it| it.meta().code() == Some("ThrottlingException")) => retry,
        error problem if problem.as_service_error().is_some_and(|it| it.is_resource_not_found_exception()) => failure,
        error problem if problem.raw_response().is_some_and(|it| it.status().as_u16() == 404) => failure,
        error problem if problem.raw_response().is_some_and(|it| it.status().as_u16() >= 500) => retry,
        error SdkError::TimeoutError(_) => retry,
        error SdkError::DispatchFailure(_) => retry,
    },
}

fn service(error: DescribeCertificateError, status: u16) -> SdkError<DescribeCertificateError> {
    let status = status.try_into().expect("a status");
    SdkError::service_error(error, HttpResponse::new(status, SdkBody::empty()))
}

fn coded(code: &str, status: u16) -> SdkError<DescribeCertificateError> {
    let meta = ErrorMetadata::builder().code(code).build();
    service(DescribeCertificateError::generic(meta), status)
}

/// The compiler's messages for forms that only the SDK's operations support.
fn messages() -> [&'static str; 6] {
    [
        include_str!("../ui/fail/custom_sdk_error_code.stderr"),
        include_str!("../ui/fail/custom_sdk_error_throttling.stderr"),
        include_str!("../ui/fail/custom_sdk_error_name.stderr"),
        include_str!("../ui/fail/custom_status.stderr"),
        include_str!("../ui/fail/custom_sdk_error_timeout.stderr"),
        include_str!("../ui/fail/custom_sdk_error_classes.stderr"),
    ]
}

#[test]
fn the_acceptors_that_messages_propose_compile_and_match() {
    let not_found = ResourceNotFoundException::builder().build();
    let not_found = DescribeCertificateError::ResourceNotFoundException(not_found);
    let refused = ConnectorError::io("refused".into());
    for (error, acceptor) in [
        (coded("Code", 400), 1),
        (coded("ThrottlingException", 400), 2),
        (service(not_found, 400), 3),
        (coded("Other", 404), 4),
        (coded("Other", 503), 5),
        (SdkError::timeout_error("late"), 6),
        (SdkError::dispatch_failure(refused), 7),
    ] {
        let decision = Proposed.evaluate(&Err(error));
        let matched = decision.acceptor().expect("an acceptor matches");
        assert_eq!(*matched, Proposed::DECLARATION.acceptors[acceptor]);
        let proposed = format!("`{}`", matched.matcher);
        assert!(
            messages().iter().any(|message| message.contains(&proposed)),
            "no message proposes {proposed}"
        );
    }
    assert!(
        Proposed
            .evaluate(&Err(coded("Other", 400)))
            .acceptor()
            .is_none()
    );
}
