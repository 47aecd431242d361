//! Compares a certificate's status with three acceptors.

use std::hint::black_box;

use aws_sdk_acm::error::SdkError;
use aws_sdk_acm::operation::describe_certificate::{
    DescribeCertificateError, DescribeCertificateOutput,
};
use aws_sdk_acm::types::{CertificateDetail, CertificateStatus};
use jmespath::{Expression, Rcvar, Variable};
use serde_json::json;
use waiter_runtime::{State, Waiter, waiter};

use crate::measure::{Case, Way};

type Response = Result<DescribeCertificateOutput, SdkError<DescribeCertificateError>>;

waiter! {
    struct CertificateIssued;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_attempts: 40,
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success,
        path certificate.status == CertificateStatus::PendingValidation => retry,
        path certificate.status == CertificateStatus::Failed | CertificateStatus::ValidationTimedOut => failure,
        error ResourceNotFoundException => failure,
    },
}

pub(crate) fn measure() {
    let pending = CertificateStatus::PendingValidation;
    case("certificate, pending", &pending, State::Retry);
    let issued = CertificateStatus::Issued;
    case("certificate, issued", &issued, State::Success);
}

fn case(name: &str, status: &CertificateStatus, expected: State) {
    let certificate = CertificateDetail::builder().status(status.clone()).build();
    let response: Response = Ok(DescribeCertificateOutput::builder()
        .certificate(certificate)
        .build());
    let json = json!({"Certificate": {"Status": status.as_str()}}).to_string();
    let document = Rcvar::new(Variable::from_json(&json).expect("it is JSON"));
    let path = jmespath::compile("Certificate.Status").expect("it is a path");
    Case::new(expected)
        .way(Way::Waiter, || {
            CertificateIssued.evaluate(black_box(&response)).state()
        })
        .way(Way::HandWritten, || hand_written(black_box(&response)))
        .way(Way::Sdk, || sdk(black_box(&response)))
        .way(Way::Jmespath, || jmespath(&path, black_box(&document)))
        .way(Way::Json, || {
            let document = Variable::from_json(black_box(&json)).expect("it is JSON");
            jmespath(&path, &Rcvar::new(document))
        })
        .print_as(name);
}

fn hand_written(response: &Response) -> State {
    match response {
        Ok(output) => {
            let status = output.certificate().and_then(CertificateDetail::status);
            match status {
                Some(CertificateStatus::Issued) => State::Success,
                Some(CertificateStatus::Failed | CertificateStatus::ValidationTimedOut) => {
                    State::Failure
                }
                _ => State::Retry,
            }
        }
        // An error that no acceptor names also fails the wait.
        Err(_) => State::Failure,
    }
}

/// The SDK compares strings, with one function for each acceptor.
fn sdk(response: &Response) -> State {
    let result = response.as_ref();
    if sdk_status(result, "ISSUED") {
        return State::Success;
    }
    if sdk_status(result, "PENDING_VALIDATION") {
        return State::Retry;
    }
    if sdk_status(result, "FAILED") || sdk_status(result, "VALIDATION_TIMED_OUT") {
        return State::Failure;
    }
    if result.is_err() {
        return State::Failure;
    }
    State::Retry
}

/// Inlined, since the SDK has the string as a constant.
#[inline]
#[allow(clippy::manual_is_variant_and, clippy::needless_pass_by_value)] // as generated
fn sdk_status<E>(result: Result<&DescribeCertificateOutput, E>, expected: &str) -> bool {
    fn path_traversal(output: &DescribeCertificateOutput) -> Option<&CertificateStatus> {
        let certificate = output.certificate.as_ref()?;
        let status = certificate.status.as_ref()?;
        Some(status)
    }
    result
        .as_ref()
        .ok()
        .and_then(|output| path_traversal(output))
        .map(|value| value.as_str() == expected)
        .unwrap_or_default()
}

fn jmespath(path: &Expression<'_>, document: &Rcvar) -> State {
    let is = |expected: &[&str]| {
        let value = path.search(document).expect("the path does not fail");
        let text = value.as_string();
        text.is_some_and(|text| expected.contains(&text.as_str()))
    };
    if is(&["ISSUED"]) {
        State::Success
    } else if is(&["PENDING_VALIDATION"]) {
        State::Retry
    } else if is(&["FAILED", "VALIDATION_TIMED_OUT"]) {
        State::Failure
    } else {
        State::Retry
    }
}
