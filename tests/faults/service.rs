//! The waiters of these tests, and the SDK's clients that they use: hyper over plain HTTP.

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
    /// Declares a retry for every class of faults, each with an acceptor of its own, which tells the class.
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
    /// Declares a retry for none.
    #[derive(Debug)]
    pub(crate) struct IssuedAtOnce;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1ms,
    max_attempts: 6,
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success,
    },
}

/// The name of the only certificate, where there is only one.
pub(crate) const ONE: &str = "one";

/// A request for this certificate, without the SDK's own retries.
pub(crate) fn request(address: SocketAddr, certificate: &str) -> DescribeCertificateFluentBuilder {
    client(address, http())
        .describe_certificate()
        .certificate_arn(certificate)
}

/// The SDK's own HTTP client.
pub(crate) fn http() -> SharedHttpClient {
    Builder::new().build_http()
}

/// One that keeps no connection after its response: what is open then belongs to a request in flight.
pub(crate) fn http_without_pool() -> SharedHttpClient {
    Builder::new().pool_max_idle_per_host(0).build_http()
}

/// A client of the server, without the SDK's own retries.
pub(crate) fn client(address: SocketAddr, http: impl HttpClient + 'static) -> Client {
    retrying_client(address, http, RetryConfig::disabled())
}

/// One whose machine may be too busy to connect in time, without that being a fault: it has no timeouts.
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
