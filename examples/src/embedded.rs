//! An ACM with a few certificates, inside this process. The SDK sends real requests and parses real responses, but without
//! a network.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use aws_sdk_acm::Client;
use aws_sdk_acm::config::{BehaviorVersion, Config, Credentials, Region};
use aws_smithy_http_client::test_util::infallible_client_fn;
use serde_json::{Value, json};

/// The end that a certificate reaches.
#[derive(Clone, Copy, Debug)]
pub enum Fate {
    /// It is issued after a while.
    Issued,
    /// Its validation fails after a while.
    Failed,
    /// It stays pending.
    Pending,
    /// It does not exist.
    Missing,
}

/// The time that validation takes.
const VALIDATION: Duration = Duration::from_millis(1_200);

/// Creates a client of the embedded service. All certificates have this fate. Each one is requested when it is first
/// described.
pub fn client(fate: Fate) -> Client {
    client_of(move |_| fate)
}

/// Creates a client whose certificates each have a fate, chosen by ARN. Each one is requested when it is first described.
///
/// # Panics
/// Never: no code panics while it holds the lock, and every response is valid.
pub fn client_of(fate: impl Fn(&str) -> Fate + Send + Sync + 'static) -> Client {
    let requested = Mutex::new(HashMap::<String, Instant>::new());
    let age = move |arn: &str| {
        let mut requested = requested.lock().expect("no panic");
        let since = requested.entry(arn.to_owned()).or_insert_with(Instant::now);
        since.elapsed()
    };
    let service = infallible_client_fn(move |request| {
        let (status, body) = match request.body().bytes().map(serde_json::from_slice::<Value>) {
            Some(Ok(input)) => {
                let arn = input["CertificateArn"].as_str().unwrap_or_default();
                respond(arn, fate(arn), age(arn))
            }
            _ => error("SerializationException", "the request is not JSON"),
        };
        http::Response::builder()
            .status(status)
            .header("content-type", "application/x-amz-json-1.1")
            .body(body.to_string())
            .expect("a status and a header of our own")
    });
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-central-1"))
        .credentials_provider(Credentials::new(
            "embedded", "embedded", None, None, "embedded",
        ))
        .http_client(service)
        .build();
    Client::from_conf(config)
}

/// Responds to `DescribeCertificate`.
fn respond(arn: &str, fate: Fate, age: Duration) -> (u16, Value) {
    let status = match fate {
        Fate::Missing => {
            let message = format!("Could not find certificate {arn}.");
            return error("ResourceNotFoundException", &message);
        }
        Fate::Issued if age >= VALIDATION => "ISSUED",
        Fate::Failed if age >= VALIDATION => "FAILED",
        Fate::Issued | Fate::Failed | Fate::Pending => "PENDING_VALIDATION",
    };
    let certificate =
        json!({ "CertificateArn": arn, "DomainName": "www.example.com", "Status": status });
    (200, json!({ "Certificate": certificate }))
}

fn error(code: &str, message: &str) -> (u16, Value) {
    (400, json!({ "__type": code, "message": message }))
}
