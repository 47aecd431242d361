//! The ways to wait for a certificate: a declared waiter, loops by hand, and the SDK's own waiter.

use std::time::Duration;

use aws_sdk_acm::client::Waiters;
use aws_sdk_acm::error::SdkError;
use aws_sdk_acm::operation::describe_certificate::builders::DescribeCertificateFluentBuilder;
use aws_sdk_acm::operation::describe_certificate::{
    DescribeCertificateError, DescribeCertificateOutput,
};
use aws_sdk_acm::types::{CertificateDetail, CertificateStatus, DomainStatus};
use aws_sdk_acm::waiters::certificate_validated::CertificateValidatedFinalPoll;
use tokio::time::{Instant, sleep, timeout_at};
use waiter_runtime::waiter;

use crate::service::{Service, arn};

/// The response of one poll.
pub type Response = Result<DescribeCertificateOutput, SdkError<DescribeCertificateError>>;

/// Longer than any measurement.
pub const LONG: Duration = Duration::from_hours(24 * 365);

waiter! {
    /// The waiter as AWS defines it.
    #[derive(Debug)]
    pub struct CertificateValidated;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_attempts: 1_000,
    acceptors: {
        path_all certificate.domain_validation_options[].validation_status == DomainStatus::Success => success,
        path_any certificate.domain_validation_options[].validation_status == DomainStatus::PendingValidation => retry,
        path certificate.status == CertificateStatus::Failed => failure,
        error ResourceNotFoundException => failure,
    },
}

/// The simplest loop that waits, without deadline, report or log. It keeps the last response while it sleeps, because Rust
/// drops it at the end of the round.
///
/// # Errors
/// The last response, if it is a failure or the attempts are used up.
#[allow(clippy::result_large_err)] // no conversion and no box, for the simplest loop
pub async fn by_hand(
    request: DescribeCertificateFluentBuilder,
    delay: Duration,
    max_attempts: u32,
) -> Result<Response, Response> {
    let mut attempt = 1;
    loop {
        let response = request.clone().send().await;
        match decide(&response) {
            State::Success => return Ok(response),
            State::Failure => return Err(response),
            State::Retry if attempt == max_attempts => return Err(response),
            State::Retry => attempt += 1,
        }
        sleep(delay).await;
    }
}

/// The loop by hand that needs the least memory: it boxes the request in flight, and drops the response before the sleep.
///
/// # Errors
/// The last response, if it is a failure or the attempts are used up.
#[allow(clippy::result_large_err)] // as in the simplest loop
pub async fn by_hand_boxed(
    request: DescribeCertificateFluentBuilder,
    delay: Duration,
    max_attempts: u32,
) -> Result<Response, Response> {
    let mut attempt = 1;
    loop {
        {
            let response = Box::pin(request.clone().send()).await;
            match decide(&response) {
                State::Success => return Ok(response),
                State::Failure => return Err(response),
                State::Retry if attempt == max_attempts => return Err(response),
                State::Retry => attempt += 1,
            }
        }
        sleep(delay).await;
    }
}

/// The report of a loop by hand that did not succeed.
#[derive(Debug)]
pub struct Report {
    /// The number of polls.
    pub attempts: u32,
    /// The duration of the wait.
    pub elapsed: Duration,
    /// The last response.
    pub last: Option<Box<Response>>,
}

/// The loop by hand that can do most: a deadline, which also limits a poll in flight, and a report with the last response. It
/// boxes the request in flight and the response that it keeps.
///
/// # Errors
/// The response is a failure, or the deadline passed.
#[allow(clippy::result_large_err)] // as in the simplest loop
pub async fn by_hand_with_deadline(
    request: DescribeCertificateFluentBuilder,
    delay: Duration,
    max_wait: Duration,
) -> Result<Response, Report> {
    let started = Instant::now();
    let deadline = started + max_wait;
    let (mut attempts, mut last) = (0, None);
    loop {
        attempts += 1;
        let report = |last| Report {
            attempts,
            elapsed: started.elapsed(),
            last,
        };
        {
            let sending = Box::pin(request.clone().send());
            let Ok(response) = timeout_at(deadline, sending).await else {
                return Err(report(last));
            };
            match decide(&response) {
                State::Success => return Ok(response),
                State::Failure => return Err(report(Some(Box::new(response)))),
                State::Retry => last = Some(Box::new(response)),
            }
        }
        if Instant::now() + delay >= deadline {
            return Err(report(last));
        }
        sleep(delay).await;
    }
}

enum State {
    Success,
    Failure,
    Retry,
}

fn decide(response: &Response) -> State {
    let Ok(output) = response else {
        return State::Failure;
    };
    let Some(certificate) = output.certificate() else {
        return State::Retry;
    };
    let domains = certificate.domain_validation_options();
    let is = |status: DomainStatus| {
        move |domain: &aws_sdk_acm::types::DomainValidation| {
            domain.validation_status() == Some(&status)
        }
    };
    if !domains.is_empty() && domains.iter().all(is(DomainStatus::Success)) {
        State::Success
    } else if domains.iter().any(is(DomainStatus::PendingValidation)) {
        State::Retry
    } else if CertificateDetail::status(certificate) == Some(&CertificateStatus::Failed) {
        State::Failure
    } else {
        State::Retry
    }
}

/// Waits with the SDK's own waiter and its delays of 60 to 120 seconds.
///
/// # Panics
/// If the wait does not succeed.
pub async fn sdk(service: &Service, number: u32) -> CertificateValidatedFinalPoll {
    let wait = service
        .client()
        .wait_until_certificate_validated()
        .certificate_arn(arn(number))
        .wait(LONG);
    wait.await.expect("the service validates")
}
