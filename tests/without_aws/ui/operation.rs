use std::fmt::Debug;

use waiter_runtime::{WaitError, WaitOutput, Waiter, waiter};

waiter! {
    /// Waits until ACM has issued the certificate.
    #[derive(Debug)]
    pub struct CertificateIssued { pub want: usize }

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_attempts: 40,
    reason: certificate.failure_reason,
    acceptors: {
        path certificate.status == Status::Issued => success,
        path_any certificate.options[].name == "x" => failure(certificate.type),
        path length(certificate.options) > {want} => failure,
        input_output input.arn == output.arn => retry,
        status 500..=599 => retry,
        error ResourceNotFoundException | "Code" | throttling => failure,
    },
}

waiter! {
    pub struct Listed;

    operation: ::aws_sdk_acm::operation::list_certificates::ListCertificates,
    output: aws_sdk_acm::types::Strange,
    pages: certificate_summary_list,
    delay: 60s,
    max_attempts: 40,
    acceptors: { ok => success },
}

/// A type that only an acceptor names is not reported as unused.
use self::types::Status;

mod types {
    pub enum Status {
        Issued,
    }
}

async fn wait<R>(request: R) -> Result<WaitOutput<CertificateIssued>, WaitError<CertificateIssued>> {
    let issued = CertificateIssued { want: 3 };
    let wait = issued.wait(request).max_attempts(3);
    let waited = wait.on_poll(|poll| println!("{poll}")).await?;
    println!("{:?}", waited.output());
    Ok(waited)
}

fn decide<W: Waiter<Output: Debug>>(waiter: &W, output: W::Output) -> bool {
    waiter.evaluate(&Ok(output)).acceptor().is_some()
}

fn main() {
    let _ = (wait(()), decide(&Listed, ()));
}
