//! Clients of real SDK crates over scripted HTTP: real requests and responses, no network, and only Tokio's clock.

use aws_smithy_http_client::test_util::{ReplayEvent, StaticReplayClient};
use aws_smithy_types::body::SdkBody;

#[doc(hidden)]
pub use aws_smithy_runtime_api::client::http::HttpClient;
#[doc(hidden)]
pub use aws_smithy_types::retry::RetryConfig;

/// Scripted responses, one for each request. A request after the last response is an error.
#[derive(Clone, Debug)]
pub struct Script(StaticReplayClient);

impl Script {
    /// Answers with these statuses, headers and bodies, in this order.
    ///
    /// # Panics
    /// If a status or a header is not valid.
    pub fn new<'s>(responses: impl IntoIterator<Item = Reply<'s>>) -> Self {
        let events = responses.into_iter().map(|reply| {
            let mut response = http::Response::builder().status(reply.status);
            for (name, value) in reply.headers {
                response = response.header(*name, *value);
            }
            ReplayEvent::new(
                http::Request::new(SdkBody::empty()),
                response
                    .body(SdkBody::from(reply.body))
                    .expect("a response"),
            )
        });
        Self(StaticReplayClient::new(events.collect()))
    }

    /// Returns the number of requests made.
    pub fn requests(&self) -> usize {
        self.0.actual_requests().count()
    }
}

/// One scripted response.
#[derive(Clone, Copy, Debug)]
pub struct Reply<'s> {
    /// The HTTP status.
    pub status: u16,
    /// The headers.
    pub headers: &'s [(&'s str, &'s str)],
    /// The body.
    pub body: &'s str,
}

/// Returns the responses in their order, each so many times.
pub fn repeat<'s>(responses: &[(usize, Reply<'s>)]) -> Vec<Reply<'s>> {
    let each = responses.iter();
    each.flat_map(|&(times, reply)| std::iter::repeat_n(reply, times))
        .collect()
}

/// A response without headers.
pub const fn reply(status: u16, body: &str) -> Reply<'_> {
    Reply {
        status,
        headers: &[],
        body,
    }
}

/// Declares a function that returns a client of an SDK crate: `client! { /// … pub name, aws_sdk_name }`.
#[macro_export]
macro_rules! client {
    ($(#[$doc:meta])* $visibility:vis $function:ident, $sdk:ident) => {
        $(#[$doc])*
        ///
        /// The SDK's own retries are off, so that each response is one poll.
        $visibility fn $function(
            http: impl $crate::HttpClient + 'static,
        ) -> $sdk::Client {
            let config = $sdk::Config::builder()
                .behavior_version($sdk::config::BehaviorVersion::latest())
                .region($sdk::config::Region::new("eu-central-1"))
                .credentials_provider($sdk::config::Credentials::new("id", "secret", None, None, "test"))
                .retry_config($crate::RetryConfig::disabled())
                // It measures the real clock, which does not pause, and a busy machine stalls by itself.
                .stalled_stream_protection($sdk::config::StalledStreamProtectionConfig::disabled())
                .http_client(http)
                .build();
            $sdk::Client::from_conf(config)
        }
    };
}

client! {
    /// Certificates: `awsJson1_1`.
    pub acm, aws_sdk_acm
}
client! {
    /// Tables: `awsJson1_0`.
    pub dynamodb, aws_sdk_dynamodb
}
client! {
    /// Classic load balancers: `awsQuery`.
    pub elb, aws_sdk_elasticloadbalancing
}
client! {
    /// Buckets: `restXml`.
    pub s3, aws_sdk_s3
}
client! {
    /// Queues: `awsJson1_0` with error codes of the query protocol.
    pub sqs, aws_sdk_sqs
}

impl HttpClient for Script {
    fn http_connector(
        &self,
        settings: &aws_smithy_runtime_api::client::http::HttpConnectorSettings,
        components: &aws_smithy_runtime_api::client::runtime_components::RuntimeComponents,
    ) -> aws_smithy_runtime_api::client::http::SharedHttpConnector {
        self.0.http_connector(settings, components)
    }
}

/// A sleep for a client's configuration, since `Config::builder` does not set one.
#[derive(Debug)]
pub struct TokioSleep;

impl aws_sdk_acm::config::AsyncSleep for TokioSleep {
    fn sleep(&self, duration: std::time::Duration) -> aws_sdk_acm::config::Sleep {
        aws_sdk_acm::config::Sleep::new(tokio::time::sleep(duration))
    }
}
