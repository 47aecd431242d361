//! x
use aws_sdk_acm::types::CertificateStatus;
use waiter_runtime::{State, Waiter, waiter};
waiter! {
    /// Waits until ACM has issued the certificate.
    pub struct CertificateIssued;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_attempts: 40,
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success,
        path certificate.status == CertificateStatus::PendingValidation => retry,
        path certificate.status == CertificateStatus::Failed | CertificateStatus::ValidationTimedOut => failure,
        path length(certificate.domain_validation_options[?domain_name == "x"].validation_status) > 3 => failure,
        path_any certificate.domain_validation_options[].validation_domain == "x" => failure,
        path contains(certificate.subject_alternative_names, "x") && !certificate.r#type => failure,
        error ResourceNotFoundException => failure,
        error throttling | "Foo" => retry,
        status 404 | 500..=599 => retry,
    },
}
waiter! {
    #[derive(Debug, Clone)]
    struct InService { pub want: usize, pub name: String }
    operation: aws_sdk_acm::operation::describe_certificate::DescribeCertificate,
    delay: 2s..120s,
    max_wait: 10m,
    acceptors: {
        path length(certificate.domain_validation_options[]) >= {want} => success,
        path certificate.domain_name == {self.name} | {want.to_string()} => failure,
        path length(Certificate.DomainValidationOptions) == {3} => failure,
    },
}
#[test]
fn t() {
    use aws_sdk_acm::operation::describe_certificate::DescribeCertificateOutput;
    use aws_sdk_acm::types::CertificateDetail;
    let o = |s| {
        Ok(DescribeCertificateOutput::builder()
            .certificate(CertificateDetail::builder().status(s).build())
            .build())
    };
    assert_eq!(
        CertificateIssued
            .evaluate(&o(CertificateStatus::Issued))
            .state(),
        State::Success
    );
    let d = CertificateIssued.evaluate(&o(CertificateStatus::Failed));
    println!("{}", d.acceptor().unwrap());
    let _ = InService {
        want: 2,
        name: "x".into(),
    }
    .evaluate(&o(CertificateStatus::Failed));
}
#[allow(dead_code)]
async fn w(client: aws_sdk_acm::Client) {
    let x = CertificateIssued
        .wait(client.describe_certificate())
        .await
        .unwrap();
    println!("{x:?}");
    let _ = tokio::spawn(
        InService {
            want: 1,
            name: String::new(),
        }
        .wait(client.describe_certificate())
        .into_future(),
    );
}
