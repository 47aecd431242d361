//! The waiters of these tests, and their SDK clients with hyper over plain HTTP.

use std::net::SocketAddr;

use aws_sdk_acm::Client;
use aws_sdk_acm::config::StalledStreamProtectionConfig;
use aws_sdk_acm::operation::describe_certificate::builders::DescribeCertificateFluentBuilder;
use aws_sdk_acm::types::CertificateStatus;
use aws_smithy_http_client::Builder;
use aws_smithy_runtime_api::client::http::{HttpClient, SharedHttpClient};
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use waiter_runtime::waiter;
use waiter_tests::TokioSleep;

waiter! {
    /// Retries every class of faults, each with a separate acceptor that shows the class.
    #[derive(Debug)]
    pub(crate) struct Issued;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1ms..4ms,
    max_attempts: 6,
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success,
        path certificate.status == CertificateStatus::Failed => failure,
        path certificate.status == CertificateStatus::PendingValidation => retry,
        error throttling => retry,
        error transient => retry,
        error timeout => retry,
        error dispatch => retry,
    },
}

waiter! {
    /// Retries no class.
    #[derive(Debug)]
    pub(crate) struct IssuedAtOnce;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1ms,
    max_attempts: 6,
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success,
    },
}

/// The certificate's name in tests with a single certificate.
pub(crate) const ONE: &str = "one";

/// Builds a request for this certificate, without the SDK's own retries.
pub(crate) fn request(address: SocketAddr, certificate: &str) -> DescribeCertificateFluentBuilder {
    client(address, http())
        .describe_certificate()
        .certificate_arn(certificate)
}

/// The SDK's own HTTP client.
pub(crate) fn http() -> SharedHttpClient {
    Builder::new().build_http()
}

/// Keeps no connection open after a response, so that each open connection belongs to a request in flight.
pub(crate) fn http_without_pool() -> SharedHttpClient {
    Builder::new().pool_max_idle_per_host(0).build_http()
}

/// A client of the server, without the SDK's own retries.
pub(crate) fn client(address: SocketAddr, http: impl HttpClient + 'static) -> Client {
    retrying_client(address, http, RetryConfig::disabled())
}

/// A client without timeouts, since a busy machine may connect slowly without being at fault.
pub(crate) fn patient_client(address: SocketAddr, http: impl HttpClient + 'static) -> Client {
    let config = client(address, http)
        .config()
        .to_builder()
        .timeout_config(TimeoutConfig::disabled())
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
        .build();
    Client::from_conf(config)
}

/// A client of the server.
pub(crate) fn retrying_client(
    address: SocketAddr,
    http: impl HttpClient + 'static,
    retries: RetryConfig,
) -> Client {
    let config = waiter_tests::acm(http)
        .config()
        .to_builder()
        .endpoint_url(format!("http://{address}"))
        .retry_config(retries)
        .sleep_impl(TokioSleep)
        .build();
    Client::from_conf(config)
}
