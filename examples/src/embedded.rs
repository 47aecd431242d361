//! An ACM with one certificate, in this process: the SDK sends real requests and reads real responses, only the network
//! is missing.

use std::time::{Duration, Instant};

use aws_sdk_acm::Client;
use aws_sdk_acm::config::{BehaviorVersion, Config, Credentials, Region};
use aws_smithy_http_client::test_util::infallible_client_fn;
use serde_json::{Value, json};

/// What becomes of the certificate.
#[derive(Clone, Copy, Debug)]
pub enum Fate {
    /// It is issued after a while.
    Issued,
    /// Its validation fails after a while.
    Failed,
    /// It stays pending.
    Pending,
    /// There is none.
    Missing,
}

/// How long validation takes.
const VALIDATION: Duration = Duration::from_millis(1_200);

/// A client of the embedded service.
pub fn client(fate: Fate) -> Client {
    let requested = Instant::now();
    let service = infallible_client_fn(move |request| {
        let (status, body) = match request.body().bytes().map(serde_json::from_slice::<Value>) {
            Some(Ok(input)) => respond(&input, fate, requested.elapsed()),
            _ => error("SerializationException", "the request is no JSON"),
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

/// `DescribeCertificate`.
fn respond(input: &Value, fate: Fate, age: Duration) -> (u16, Value) {
    let arn = input["CertificateArn"].as_str().unwrap_or_default();
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
