//! Waits in a loop that belongs to someone else. One reconciler serves many certificates: it polls each one that is due, and
//! puts it back into its queue with the delay. Nothing sleeps for the sake of one wait.
//!
//! ```text
//! cargo run --example reconcile
//! cargo run --example reconcile -- --slow
//! ```

use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::process::ExitCode;
use std::time::{Duration, SystemTime};

use aws_sdk_acm::Client;
use aws_sdk_acm::types::CertificateStatus;
use waiter_examples::embedded::{self, Fate};
use waiter_runtime::{Progress, Waiter, waiter};

const USAGE: &str = "\
Waits until some ACM certificates are issued, in the loop of a reconciler.

Usage: cargo run --example reconcile -- [--fail | --slow]

  --fail        the certificates fail
  --slow        the certificates are not issued in time

Exit codes: 0 all issued, 1 failed, 2 wrong arguments";

waiter! {
    /// Waits until ACM has issued the certificate.
    pub(crate) struct CertificateIssued;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 400ms,
    max_attempts: 6,
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success,
        path certificate.status == CertificateStatus::PendingValidation => retry,
        path certificate.status == CertificateStatus::Failed | CertificateStatus::ValidationTimedOut => failure,
        error ResourceNotFoundException => failure,
        error throttling | transient | timeout | dispatch => retry,
    },
}

/// A certificate in the queue. A real reconciler keeps the progress with its object.
struct Entry {
    domain: &'static str,
    progress: Progress,
    due: SystemTime,
}

#[tokio::main]
async fn main() -> ExitCode {
    let words: Vec<_> = std::env::args().skip(1).collect();
    let words: Vec<_> = words.iter().map(String::as_str).collect();
    let fate = match words[..] {
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
    if reconcile(&embedded::client(fate)).await {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Serves the queue until it is empty. Returns true if all certificates were issued.
async fn reconcile(client: &Client) -> bool {
    let domains = ["www.example.com", "api.example.com", "docs.example.com"];
    let mut queue: VecDeque<_> = domains.map(begin).into();
    let mut all_issued = true;
    while let Some(mut entry) = queue.pop_front() {
        let now = SystemTime::now();
        if entry.due > now {
            // All delays are the same, so the first entry is due first.
            tokio::time::sleep(entry.due.duration_since(now).unwrap_or_default()).await;
        }
        match step(client, entry.domain, &mut entry.progress).await {
            ControlFlow::Continue(delay) => {
                entry.due = SystemTime::now() + delay;
                queue.push_back(entry);
            }
            ControlFlow::Break(is_issued) => all_issued &= is_issued,
        }
    }
    all_issued
}

fn begin(domain: &'static str) -> Entry {
    let now = SystemTime::now();
    Entry {
        domain,
        progress: Progress::new(&CertificateIssued::DECLARATION, now).label(domain),
        due: now,
    }
}

/// Makes one step of a wait: polls once, and returns the delay before the next poll, or true if the certificate was issued.
async fn step(
    client: &Client,
    domain: &str,
    progress: &mut Progress,
) -> ControlFlow<bool, Duration> {
    let arn = format!("arn:aws:acm:eu-central-1:123456789012:certificate/{domain}");
    let request = client.describe_certificate().certificate_arn(arn);
    let polled = CertificateIssued.poll_once(request).await;
    let (attempt, summary, state) = (progress.attempts() + 1, polled.summary(), polled.state());
    println!("{domain}: attempt {attempt}: {summary}, {state}");
    match polled.next_step(progress, SystemTime::now()) {
        ControlFlow::Continue(delay) => ControlFlow::Continue(delay),
        ControlFlow::Break(Ok(waited)) => {
            println!("{domain}: issued after {} attempts", waited.attempts());
            ControlFlow::Break(true)
        }
        ControlFlow::Break(Err(error)) => {
            println!("{}", error.report());
            ControlFlow::Break(false)
        }
    }
}
