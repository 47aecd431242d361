//! Waits for an ACM certificate: on an embedded ACM without credentials, or on AWS with `--arn`.
//!
//! ```text
//! cargo run --example certificate_issued
//! ```

mod arguments;

use std::process::ExitCode;
use std::time::Duration;

use aws_config::BehaviorVersion;
use aws_sdk_acm::Client;
use aws_sdk_acm::types::CertificateStatus;
use waiter_examples::embedded;
use waiter_runtime::{WaitError, WaitOutput, waiter};

use crate::arguments::{Arguments, Target, USAGE};

waiter! {
    /// Waits until ACM has issued the certificate.
    pub(crate) struct CertificateIssued;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_attempts: 40,
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success,
        path certificate.status == CertificateStatus::PendingValidation => retry,
        path certificate.status == CertificateStatus::Failed | CertificateStatus::ValidationTimedOut => failure,
        error ResourceNotFoundException => failure,
        error throttling | transient | timeout => retry,
    },
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = match Arguments::parse(std::env::args().skip(1)) {
        Ok(Some(arguments)) => arguments,
        Ok(None) => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        Err(usage) => {
            eprintln!("{usage}");
            return ExitCode::from(2);
        }
    };
    match wait(arguments).await {
        Ok(issued) => {
            print_issued(&issued);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn wait(
    arguments: Arguments,
) -> Result<WaitOutput<CertificateIssued>, WaitError<CertificateIssued>> {
    let (client, arn, delay) = match arguments.target {
        Target::Embedded(fate) => {
            let arn = "arn:aws:acm:eu-central-1:123456789012:certificate/example";
            (
                embedded::client(fate),
                arn.to_owned(),
                Some(Duration::from_millis(500)),
            )
        }
        Target::Aws(arn) => {
            let config = aws_config::load_defaults(BehaviorVersion::latest()).await;
            (Client::new(&config), arn, None)
        }
    };
    let mut wait = CertificateIssued
        .wait(client.describe_certificate().certificate_arn(arn))
        .on_poll(|poll| println!("{poll}"));
    if let Some(delay) = arguments.delay.or(delay) {
        wait = wait.delay(delay);
    }
    if let Some(max_attempts) = arguments.max_attempts {
        wait = wait.max_attempts(max_attempts);
    }
    wait.await
}

fn print_issued(issued: &WaitOutput<CertificateIssued>) {
    let certificate = issued.output().and_then(|output| output.certificate());
    let domain = certificate.and_then(|certificate| certificate.domain_name());
    println!(
        "{} is issued, after {} attempts in {:.1?}",
        domain.unwrap_or("the certificate"),
        issued.attempts(),
        issued.elapsed()
    );
}
