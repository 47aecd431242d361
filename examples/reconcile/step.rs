//! One step: polls if a poll is due, and handles the result.

use std::io;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::ExitCode;

use aws_sdk_acm::types::CertificateStatus;
use waiter_examples::embedded::{self, Fate};
use waiter_runtime::{Waiter, waiter};

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

/// Makes one step of the wait in the file. The exit code is the result.
pub(crate) async fn step(file: &Path, fate: Fate) -> io::Result<ExitCode> {
    let mut state = State::load(file)?;
    let remaining = state.remaining();
    if !remaining.is_zero() {
        println!("not due before {remaining:?}");
        return Ok(ExitCode::from(NOT_YET));
    }
    // Count the poll first, so that a poll that kills its process counts too.
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
        polled.summary(),
        polled.state()
    );
    match polled.next_step(state.attempt, state.elapsed()) {
        ControlFlow::Continue(delay) => {
            state.due_after(delay);
            state.store(file)?;
            Ok(ExitCode::from(NOT_YET))
        }
        ControlFlow::Break(Ok(waited)) => {
            println!("issued, after {} attempts", waited.attempts());
            end(file, ExitCode::SUCCESS)
        }
        ControlFlow::Break(Err(error)) => {
            println!("{}", error.report());
            end(file, ExitCode::FAILURE)
        }
    }
}

fn end(file: &Path, code: ExitCode) -> io::Result<ExitCode> {
    State::remove(file)?;
    Ok(code)
}
