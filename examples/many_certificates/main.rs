//! Waits for many certificates on an embedded ACM, a few at a time. Uses a stream or tasks, and returns all results or
//! the first failure.
//!
//! ```text
//! cargo run --example many_certificates
//! cargo run --example many_certificates -- --fail --first-failure
//! ```

mod streams;
mod tasks;

use std::process::ExitCode;

use aws_sdk_acm::Client;
use aws_sdk_acm::types::CertificateStatus;
use waiter_examples::embedded::{self, Fate};
use waiter_runtime::{WaitError, WaitOutput, waiter};

waiter! {
    /// Waits until ACM has issued the certificate.
    pub(crate) struct CertificateIssued;

    operation: aws_sdk_acm::DescribeCertificate,
    // A random delay in this range, so that waits that begin together do not poll together.
    delay: 100ms..400ms,
    max_wait: 20s,
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success,
        path certificate.status == CertificateStatus::PendingValidation => retry,
        path certificate.status == CertificateStatus::Failed | CertificateStatus::ValidationTimedOut => failure,
        error ResourceNotFoundException => failure,
        error throttling | transient | timeout => retry,
    },
}

/// The number of waits that run at the same time.
pub(crate) const AT_ONCE: usize = 3;

pub(crate) type Issued = Result<WaitOutput<CertificateIssued>, WaitError<CertificateIssued>>;

const USAGE: &str = "\
Waits until ten ACM certificates are issued, three at a time.

Usage: cargo run --example many_certificates -- [OPTIONS]

  --fail            two of the certificates fail
  --first-failure   stop at the first failure, instead of waiting for all results
  --tasks           a task for each wait (tokio's JoinSet), instead of a stream (buffer_unordered)";

#[tokio::main]
async fn main() -> ExitCode {
    let (mut fail, mut first_failure, mut tasks) = (false, false, false);
    for word in std::env::args().skip(1) {
        match word.as_str() {
            "--fail" => fail = true,
            "--first-failure" => first_failure = true,
            "--tasks" => tasks = true,
            "--help" | "-h" => {
                println!("{USAGE}");
                return ExitCode::SUCCESS;
            }
            _ => {
                eprintln!("{USAGE}");
                return ExitCode::from(2);
            }
        }
    }
    let client = embedded::client_of(move |arn| match arn.rsplit('/').next() {
        Some("4" | "7") if fail => Fate::Failed,
        _ => Fate::Issued,
    });
    let arns = (1..=10).map(|n| format!("arn:aws:acm:eu-central-1:123456789012:certificate/{n}"));
    let arns: Vec<_> = arns.collect();
    match (tasks, first_failure) {
        (false, false) => print_all(&streams::all(&client, arns).await),
        (true, false) => print_all(&tasks::all(&client, arns).await),
        (false, true) => print_first(&streams::until_first_failure(&client, arns).await),
        (true, true) => print_first(&tasks::until_first_failure(&client, arns).await),
    }
}

/// One of the waits. It owns everything it needs, so a task can hold it.
pub(crate) async fn issued(client: Client, arn: String) -> Issued {
    let request = client.describe_certificate().certificate_arn(&arn);
    let issued = CertificateIssued.wait(request).await;
    match &issued {
        Ok(issued) => println!("{arn}: after {:.1?}", issued.elapsed()),
        Err(error) => eprintln!("{arn}: {error}"),
    }
    issued
}

fn print_all(results: &[Issued]) -> ExitCode {
    let failed = results.iter().filter(|result| result.is_err()).count();
    println!("{} issued, {failed} failed", results.len() - failed);
    ExitCode::from(u8::from(failed > 0))
}

fn print_first(
    all: &Result<Vec<WaitOutput<CertificateIssued>>, WaitError<CertificateIssued>>,
) -> ExitCode {
    match all {
        Ok(issued) => {
            println!("{} issued", issued.len());
            ExitCode::SUCCESS
        }
        Err(error) => {
            // The unfinished waits are dropped, together with their requests in flight.
            eprintln!("stopped: {}", error.report());
            ExitCode::FAILURE
        }
    }
}
