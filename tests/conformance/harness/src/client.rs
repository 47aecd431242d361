//! The client of a service, which never leaves the process.

use std::time::Duration;

use aws_smithy_async::rt::sleep::{AsyncSleep, Sleep};

/// Sleeps on Tokio's clock, which is paused. The SDK's own waiters need a sleep.
#[derive(Debug)]
pub struct TokioSleep;

impl AsyncSleep for TokioSleep {
    fn sleep(&self, duration: Duration) -> Sleep {
        Sleep::new(tokio::time::sleep(duration))
    }
}

/// Defines a function `client` that makes the client of an SDK crate. The SDK's own retries are off, so each response is one
/// poll.
#[macro_export]
macro_rules! client {
    ($sdk:ident) => {
        fn client(script: $crate::Script) -> $sdk::Client {
            let config = $sdk::Config::builder()
                .behavior_version($sdk::config::BehaviorVersion::latest())
                .region($sdk::config::Region::new("eu-central-1"))
                .credentials_provider($sdk::config::Credentials::new(
                    "id", "secret", None, None, "test",
                ))
                .endpoint_url("http://localhost")
                .retry_config($sdk::config::retry::RetryConfig::disabled())
                .sleep_impl($crate::TokioSleep)
                .http_client(script)
                .build();
            $sdk::Client::from_conf(config)
        }
    };
}
