//! One step: a poll if it is due, and what follows from it.

use std::io;
use std::path::Path;
use std::process::ExitCode;

use aws_sdk_acm::types::CertificateStatus;
use waiter_examples::embedded::{self, Fate};
use waiter_runtime::{State as Decided, Waiter, waiter};

use crate::NOT_YET;
use crate::state::State;

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

/// Makes a step of the wait in the file. The exit code says what it came to.
pub(crate) async fn step(file: &Path, fate: Fate) -> io::Result<ExitCode> {
    let mut state = State::load(file)?;
    let remaining = state.remaining();
    if !remaining.is_zero() {
        println!("not due before {remaining:?}");
        return Ok(ExitCode::from(NOT_YET));
    }
    // Before the poll: one that kills its process counts.
    state.attempt += 1;
    state.store(file)?;
    let client = embedded::client_since(fate, state.started());
    let request = client
        .describe_certificate()
        .certificate_arn("arn:aws:acm:eu-central-1:123456789012:certificate/example");
    let polled = CertificateIssued.poll_once(request).await;
    println!(
        "attempt {}: {}, {}",
        state.attempt,
        polled.seen(),
        polled.state()
    );
    match polled.state() {
        Decided::Success => end(file, ExitCode::SUCCESS, "issued"),
        Decided::Failure => end(file, ExitCode::FAILURE, "failed"),
        Decided::Retry if used_up(state.attempt) => {
            end(file, ExitCode::FAILURE, "max attempts exceeded")
        }
        Decided::Retry => {
            state.due_after(CertificateIssued::DECLARATION.delay.after(state.attempt));
            state.store(file)?;
            Ok(ExitCode::from(NOT_YET))
        }
    }
}

/// The limits are the owner's business: `poll_once` has none.
fn used_up(attempt: u32) -> bool {
    CertificateIssued::DECLARATION
        .max_attempts
        .is_some_and(|max| attempt >= max)
}

fn end(file: &Path, code: ExitCode, outcome: &str) -> io::Result<ExitCode> {
    State::remove(file)?;
    println!("{outcome}");
    Ok(code)
}
