//! Waits on an embedded ACM. Shows a progress bar on a terminal, and one line for each poll elsewhere.
//!
//! ```text
//! cargo run --example progress_bar
//! cargo run --example progress_bar -- --fail
//! ```

use std::process::ExitCode;
use std::time::Duration;

use aws_sdk_acm::types::CertificateStatus;
use indicatif::{ProgressBar, ProgressStyle};
use waiter_examples::embedded::{self, Fate};
use waiter_runtime::{Poll, waiter};

waiter! {
    /// Waits until ACM has issued the certificate.
    pub(crate) struct CertificateIssued;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 300ms,
    max_attempts: 8,
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success,
        path certificate.status == CertificateStatus::PendingValidation => retry,
        path certificate.status == CertificateStatus::Failed | CertificateStatus::ValidationTimedOut => failure,
        error ResourceNotFoundException => failure,
        error throttling | transient | timeout => retry,
    },
}

const USAGE: &str = "\
Waits until an ACM certificate is issued, with a progress bar.

Usage: cargo run --example progress_bar -- [--fail | --slow]

  --fail   the certificate fails
  --slow   the certificate is not issued in time";

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let fate = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => Fate::Issued,
        ["--fail"] => Fate::Failed,
        ["--slow"] => Fate::Pending,
        ["--help" | "-h"] => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    wait(fate).await
}

async fn wait(fate: Fate) -> ExitCode {
    let client = embedded::client(fate);
    let request = client
        .describe_certificate()
        .certificate_arn("arn:aws:acm:eu-central-1:123456789012:certificate/example");
    let bar = bar();
    let issued = CertificateIssued
        .wait(request)
        .on_poll(|poll| show(&bar, poll))
        .await;
    bar.finish_and_clear();
    match issued {
        Ok(issued) => {
            println!("issued after {} attempts", issued.attempts());
            ExitCode::SUCCESS
        }
        Err(error) => {
            // The whole report, on several lines.
            eprintln!("{}", error.report());
            ExitCode::FAILURE
        }
    }
}

/// Draws on standard error, or not at all if that is not a terminal.
fn bar() -> ProgressBar {
    let style = ProgressStyle::with_template("{spinner} [{bar:30}] {pos}/{len} {elapsed} {msg}");
    let bar = ProgressBar::no_length();
    bar.set_style(style.expect("a template of our own"));
    // The spinner turns while the wait sleeps.
    bar.enable_steady_tick(Duration::from_millis(100));
    bar
}

/// The bar shows the attempts made so far. Success may come at any of them.
fn show(bar: &ProgressBar, poll: &Poll<'_, CertificateIssued>) {
    if bar.is_hidden() {
        println!("{poll}");
        return;
    }
    if let Some(max_attempts) = poll.max_attempts() {
        bar.set_length(max_attempts.into());
    }
    bar.set_position(poll.attempt().into());
    bar.set_message(poll.summary().to_owned());
}
