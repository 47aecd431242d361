/// Waits until ACM has issued the certificate.
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
