//! One waiter over an operation of the SDK.
use aws_sdk_acm::operation::describe_certificate::builders::DescribeCertificateFluentBuilder;
use aws_sdk_acm::types::CertificateStatus;
use waiter_runtime::waiter;

waiter! {
    pub struct CertificateIssued;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_attempts: 40,
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success,
        path certificate.status == CertificateStatus::PendingValidation => retry,
        path certificate.status == CertificateStatus::Failed | CertificateStatus::ValidationTimedOut => failure,
        error ResourceNotFoundException => failure,
    },
}

pub fn begin(request: DescribeCertificateFluentBuilder) -> Box<dyn Future<Output = bool> + Send> {
    Box::new(async { CertificateIssued.wait(request).await.is_ok() })
}
