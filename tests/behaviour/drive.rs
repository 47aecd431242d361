//! Deciding without a loop: `evaluate` and `poll_once`, and the declaration as data.

use std::time::Duration;

use aws_sdk_acm::operation::describe_certificate::DescribeCertificateOutput;
use aws_sdk_acm::types::{CertificateDetail, CertificateStatus};
use waiter_runtime::{Delay, State, Waiter};
use waiter_tests::{Script, acm};

use crate::acceptors::{DENIED, ISSUED, Issued, PENDING};

#[test]
fn evaluate_decides_on_one_response() {
    let certificate = |status| CertificateDetail::builder().status(status).build();
    let output = |status| {
        DescribeCertificateOutput::builder()
            .certificate(certificate(status))
            .build()
    };
    let issued = Issued.evaluate(&Ok(output(CertificateStatus::Issued)));
    assert_eq!(issued.state(), State::Success);
    assert_eq!(issued.acceptor(), Some(&Issued::DECLARATION.acceptors[0]));
    let expired = Issued.evaluate(&Ok(output(CertificateStatus::Expired)));
    assert_eq!((expired.state(), expired.acceptor()), (State::Retry, None));
}

#[tokio::test(start_paused = true)]
async fn poll_once_makes_one_poll() {
    let script = Script::new([PENDING, DENIED, ISSUED]);
    let request = acm(script.clone()).describe_certificate();
    let pending = Issued.poll_once(request.clone()).await;
    assert_eq!(pending.state(), State::Retry);
    assert_eq!(script.requests(), 1);
    let denied = Issued.poll_once(request.clone()).await;
    assert_eq!((denied.state(), denied.acceptor()), (State::Failure, None));
    assert_eq!(denied.status(), Some(400));
    let issued = Issued.poll_once(request).await;
    assert_eq!(issued.state(), State::Success);
    assert!(
        issued
            .into_result()
            .is_ok_and(|output| output.certificate.is_some())
    );
}

#[test]
fn the_declaration_is_data() {
    let declaration = Issued::DECLARATION;
    assert_eq!(
        (declaration.name, declaration.operation),
        ("Issued", "DescribeCertificate")
    );
    assert_eq!(declaration.delay, Delay::Fixed(Duration::from_mins(1)));
    assert_eq!(
        (declaration.max_attempts, declaration.max_wait),
        (Some(40), None)
    );
    let acceptors: Vec<_> = declaration
        .acceptors
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        acceptors,
        [
            "path certificate.status == CertificateStatus::Issued => success",
            "path certificate.status == CertificateStatus::PendingValidation => retry",
            "path certificate.status == CertificateStatus::Failed | CertificateStatus::ValidationTimedOut => failure",
            "error ResourceNotFoundException => failure",
        ]
    );
}
