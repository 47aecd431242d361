//! The waiter of `certificate.rs`, in a file.
use aws_sdk_acm::operation::describe_certificate::builders::DescribeCertificateFluentBuilder;

waiter_runtime::include_waiters!(aws_sdk_acm, "generated/waiters-2.json");

pub fn begin(request: DescribeCertificateFluentBuilder) -> Box<dyn Future<Output = bool> + Send> {
    Box::new(async { CertificateIssued.wait(request).await.is_ok() })
}
