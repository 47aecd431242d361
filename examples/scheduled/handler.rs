//! The function: one poll, with the progress of the wait in its event and in its outcome.
//!
//! In a Lambda, `main` is:
//!
//! ```text
//! let client = Client::new(&aws_config::load_defaults(BehaviorVersion::latest()).await);
//! run(service_fn(|event: LambdaEvent<Event>| handle(&client, event.payload))).await
//! ```

use std::ops::ControlFlow;
use std::time::{Duration, SystemTime};

use aws_sdk_acm::Client;
use aws_sdk_acm::types::CertificateStatus;
use serde::{Deserialize, Serialize};
use waiter_runtime::{Progress, WaitError, Waiter, waiter};

waiter! {
    /// Waits until ACM has issued the certificate.
    #[derive(Debug)]
    pub(crate) struct CertificateIssued;

    operation: aws_sdk_acm::DescribeCertificate,
    first_poll: 1s,
    delay: 1s..60s,
    max_wait: 1h,
    reason: certificate.failure_reason,
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success,
        path certificate.status == CertificateStatus::PendingValidation => retry,
        path certificate.status == CertificateStatus::Failed | CertificateStatus::ValidationTimedOut => failure,
        error ResourceNotFoundException => failure,
        error throttling | transient | timeout => retry,
    },
}

/// The same type as the error of a Lambda.
pub(crate) type Error = Box<dyn std::error::Error + Send + Sync>;

/// The event of one run. Other fields are ignored, so the outcome of one run is the event of the next.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Event {
    certificate_arn: String,
    /// Absent in the first event.
    progress: Option<Progress<CertificateIssued>>,
    /// Absent in the first event.
    status: Option<String>,
}

/// The outcome of one run. The names are those that Step Functions uses.
#[derive(Debug, Serialize)]
#[serde(
    tag = "status",
    rename_all = "UPPERCASE",
    rename_all_fields = "camelCase"
)]
pub(crate) enum Outcome {
    /// Run the function again after the delay.
    Waiting {
        delay_seconds: u64,
        certificate_arn: String,
        progress: Progress<CertificateIssued>,
    },
    Succeeded {
        certificate_arn: String,
        attempts: u32,
    },
    Failed {
        certificate_arn: String,
        attempts: u32,
        error: &'static str,
        /// The report of the wait.
        cause: String,
        reason: Option<String>,
    },
}

/// Makes one poll and returns the next step. The first run only begins the wait, because the waiter has a `first_poll`.
pub(crate) async fn handle(client: &Client, event: Event) -> Result<Outcome, Error> {
    let is_waiting = event.status.is_some();
    // Without its progress, a wait would begin again.
    if let Some(status) = event.status.filter(|status| status != "WAITING") {
        return Err(format!("the wait has ended: the status of the event is {status:?}").into());
    }
    let certificate_arn = event.certificate_arn;
    let mut progress = match event.progress {
        Some(progress) => progress,
        None if is_waiting => {
            return Err("the status of the event is \"WAITING\", but it has no progress".into());
        }
        None => {
            let progress = Progress::new(SystemTime::now()).label(&certificate_arn);
            let delay = progress.first_delay();
            // It is zero if the waiter has no `first_poll`.
            if !delay.is_zero() {
                return Ok(waiting(delay, certificate_arn, progress));
            }
            progress
        }
    };

    let request = client
        .describe_certificate()
        .certificate_arn(&certificate_arn);
    let polled = CertificateIssued.poll_once(request).await;
    Ok(match polled.next_step(&mut progress, SystemTime::now()) {
        ControlFlow::Continue(delay) => waiting(delay, certificate_arn, progress),
        ControlFlow::Break(Ok(issued)) => Outcome::Succeeded {
            certificate_arn,
            attempts: issued.attempts(),
        },
        ControlFlow::Break(Err(error)) => failed(certificate_arn, &error),
    })
}

fn waiting(
    delay: Duration,
    certificate_arn: String,
    progress: Progress<CertificateIssued>,
) -> Outcome {
    // A scheduler waits for whole seconds, and zero would poll without a pause.
    let has_fraction = delay.subsec_nanos() > 0;
    Outcome::Waiting {
        delay_seconds: (delay.as_secs() + u64::from(has_fraction)).max(1),
        certificate_arn,
        progress,
    }
}

fn failed(certificate_arn: String, error: &WaitError<CertificateIssued>) -> Outcome {
    Outcome::Failed {
        certificate_arn,
        attempts: error.report().attempts(),
        error: match error {
            WaitError::Failure(_) => "Failure",
            WaitError::UnmatchedError(_) => "UnmatchedError",
            WaitError::MaxAttemptsExceeded(_) => "MaxAttemptsExceeded",
            WaitError::MaxWaitExceeded(_) => "MaxWaitExceeded",
            _ => "WaitError",
        },
        cause: error.report().to_string(),
        reason: error.reason().map(str::to_owned),
    }
}
