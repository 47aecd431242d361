//! A certificate authority in memory: the real client with its whole orchestrator, but without a network.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use aws_sdk_acm::config::{AsyncSleep, BehaviorVersion, Credentials, Region, Sleep};
use aws_sdk_acm::operation::describe_certificate::builders::DescribeCertificateFluentBuilder;
use aws_sdk_acm::{Client, Config};
use aws_smithy_http_client::test_util::infallible_client_fn;
use aws_smithy_types::retry::RetryConfig;

/// A certificate that waits for the validation of its domain, with all fields that the service returns.
const PENDING: &str = r#"{"Certificate": {
    "CertificateArn": "arn:aws:acm:eu-central-1:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef",
    "CreatedAt": 1780000000.123, "DomainName": "www.example.com", "InUseBy": [], "Issuer": "Amazon",
    "DomainValidationOptions": [{"DomainName": "www.example.com", "ValidationDomain": "www.example.com",
        "ValidationMethod": "DNS", "ValidationStatus": "PENDING_VALIDATION",
        "ResourceRecord": {"Name": "_0123456789abcdef.www.example.com.", "Type": "CNAME",
            "Value": "_fedcba9876543210.acm-validations.aws."}}],
    "ExtendedKeyUsages": [], "KeyAlgorithm": "RSA-2048", "KeyUsages": [],
    "Options": {"CertificateTransparencyLoggingPreference": "ENABLED"},
    "RenewalEligibility": "INELIGIBLE", "SignatureAlgorithm": "SHA256WITHRSA", "Status": "PENDING_VALIDATION",
    "Subject": "CN=www.example.com", "SubjectAlternativeNames": ["www.example.com"], "Type": "AMAZON_ISSUED"}}"#;

/// The smallest response that ends a wait with success.
const VALIDATED: &str = r#"{"Certificate": {"Status": "ISSUED", "DomainValidationOptions": [
    {"DomainName": "www.example.com", "ValidationStatus": "SUCCESS"}]}}"#;

/// The service, with a counter of requests.
#[derive(Debug)]
pub struct Service {
    client: Client,
    requests: Arc<AtomicU32>,
}

impl Service {
    /// Every `period`th response says that the certificate is validated. All others say that it is pending.
    pub fn new(period: u32) -> Self {
        let requests = Arc::new(AtomicU32::new(0));
        let counter = Arc::clone(&requests);
        let http = infallible_client_fn(move |_| {
            let number = counter.fetch_add(1, Ordering::Relaxed) + 1;
            let validated = number.is_multiple_of(period);
            http::Response::new(if validated { VALIDATED } else { PENDING })
        });
        let config = Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new("eu-central-1"))
            .credentials_provider(Credentials::new("id", "secret", None, None, "test"))
            .retry_config(RetryConfig::disabled())
            .sleep_impl(TokioSleep)
            .http_client(http)
            .build();
        let client = Client::from_conf(config);
        Self { client, requests }
    }

    /// Returns the SDK's client.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Builds a request for one of many certificates.
    pub fn request(&self, number: u32) -> DescribeCertificateFluentBuilder {
        self.client
            .describe_certificate()
            .certificate_arn(arn(number))
    }

    /// Returns the number of answered requests.
    pub fn requests(&self) -> u32 {
        self.requests.load(Ordering::Relaxed)
    }
}

/// Returns the name of one of many certificates.
pub fn arn(number: u32) -> String {
    format!(
        "arn:aws:acm:eu-central-1:123456789012:certificate/01234567-89ab-cdef-0123-{number:012}"
    )
}

/// Sets a sleep, which `Config::builder` does not set and the SDK's waiters need.
#[derive(Debug)]
struct TokioSleep;

impl AsyncSleep for TokioSleep {
    fn sleep(&self, duration: Duration) -> Sleep {
        Sleep::new(tokio::time::sleep(duration))
    }
}
