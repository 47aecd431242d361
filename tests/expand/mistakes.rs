/// A declaration with three mistakes: the struct and its `wait` are there, and the errors come last.
pub struct Broken;

operation: aws_sdk_acm::DescribeCertificate,
delay: 60,
max_attempts: 40,
acceptors: {
    pthx certificate.status == CertificateStatus::Issued => success,
    path certificate.status = CertificateStatus::Failed => failure,
    error ResourceNotFoundException => failure,
},
