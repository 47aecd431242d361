//! The program that the checks look at. A comment before a parameter's name identifies the parameter.
use aws_sdk_acm::error::SdkError;
use aws_sdk_acm::types::{CertificateStatus, DomainStatus};
use waiter_runtime::waiter;

/// An output of a custom operation.
#[derive(Debug, Clone)]
pub struct Deployment {
    pub phase: Phase,
    pub ready: usize,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Phase {
    Running,
    Failed,
}

#[derive(Debug)]
pub enum CallError {
    NotFound { code: u16 },
    Other(String),
}

waiter! {
    /// Waits until ACM has issued the certificate.
    #[derive(Debug, Clone)]
    pub struct CertificateIssued { pub /*c*/want: usize, pub /*n*/name: String }

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_attempts: 40,
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success,
        path certificate.status == CertificateStatus::Failed | CertificateStatus::ValidationTimedOut => failure,
        path_all certificate.domain_validation_options[].validation_status == DomainStatus::Success => success,
        path_any Certificate.DomainValidationOptions[?domain_name == "x"].ValidationStatus == DomainStatus::PendingValidation => retry,
        path length(certificate.subject_alternative_names) >= {/*c*/want} => success,
        path contains(certificate.domain_name, {/*n*/name}) && certificate.key_algorithm != null => retry,
        path length(certificate.in_use_by) == {self./*c*/want + /*c*/want} => retry,
        path length(certificate.in_use_by) == { let less = */*c*/want - 1; less.min(self./*c*/want) } => retry,
        path length(certificate.in_use_by) == { let /*c*/want = */*c*/want; /*c*/want } => retry,
        path certificate.domain_name == {format!("{name}.example.com")} => retry,
        input_output input.certificate_arn == output.certificate.certificate_arn => retry,
        status 404 | 500..=599 => failure,
        error ResourceNotFoundException if message == {/*n*/name} || contains(message, "x") => retry,
        error "Code" | throttling if code != null => retry,
        error ResourceNotFoundException | "Other" | throttling => failure,
        error SdkError::TimeoutError(_) => retry,
        ok output if output.certificate().is_some_and(|it| it.in_use_by().len() > */*c*/want) => success,
        ok => retry,
    },
}

waiter! {
    /// Waits until enough is ready.
    pub struct Deployed { pub /*d*/want: usize }

    operation: Result<Deployment, CallError>,
    delay: 1s..10s,
    max_wait: 10m,
    acceptors: {
        path phase == Phase::Failed => failure,
        ok Deployment { phase: Phase::Running, ready } if ready >= /*d*/want => success,
        ok Deployment { ready, .. } if (0..*/*d*/want).any(|less| less == *ready) => retry,
        path ready >= {/*d*/want} => success,
        error CallError::NotFound { code } if *code == 404 => retry,
        error any => failure,
    },
}

/// Uses the declared waiters.
pub async fn wait(client: &aws_sdk_acm::Client) {
    let waiter = CertificateIssued { /*c*/want: 3, /*n*/name: String::new() };
    let issued = waiter.wait(client.describe_certificate()).await.expect("issued");
    println!("{:?}", issued.output().map(|output| &output.certificate));
    let deployed = Deployed { /*d*/want: 1 };
    let _ = deployed.wait(|| async { Err(CallError::Other(String::new())) }).await;
}
