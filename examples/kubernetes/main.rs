//! Waits on Kubernetes until a Deployment is available, with `kube`'s own client and an API server on loopback.
//!
//! ```text
//! cargo run -p waiter-example-kubernetes
//! cargo run -p waiter-example-kubernetes -- --fail
//! ```

mod api_server;

use std::error::Error;
use std::process::ExitCode;

use k8s_openapi::api::apps::v1::Deployment;
use kube::{Api, Client, Config};
use waiter_runtime::waiter;

use crate::api_server::Fate;

const USAGE: &str = "\
Waits until a Deployment is available. The API server is embedded.

Usage: cargo run -p waiter-example-kubernetes -- [--fail | --missing]

  --fail      the Deployment makes no progress
  --missing   the Deployment does not exist";

waiter! {
    /// Waits until a Deployment is available, as `kubectl wait --for=condition=Available` does.
    #[derive(Debug)]
    struct DeploymentAvailable;

    operation: Result<Deployment, kube::Error>,
    delay: 500ms,
    max_wait: 1m,
    acceptors: {
        // Until the controller has observed a change, the conditions describe the state before it.
        path status.observed_generation < metadata.generation => retry,
        path_any status.conditions[?type_ == "Available"].status == "True" => success,
        path_any status.conditions[?type_ == "Progressing"].reason == "ProgressDeadlineExceeded" => failure,
        error kube::Error::Api(status) if status.is_not_found() => failure,
        // The client itself retries 429, 503 and 504 within one poll.
        error kube::Error::Api(status) if status.code >= 500 => retry,
        error kube::Error::Service(_) | kube::Error::HyperError(_) => retry,
    },
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (fate, name) = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => (Fate::Available, "web"),
        ["--fail"] => (Fate::Stuck, "web"),
        ["--missing"] => (Fate::Available, "another"),
        ["--help" | "-h"] => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match wait(fate, name).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // `Debug` of a wait's error is its report.
            eprintln!("{error:?}");
            ExitCode::FAILURE
        }
    }
}

async fn wait(fate: Fate, name: &str) -> Result<(), Box<dyn Error>> {
    let deployments: Api<Deployment> = Api::default_namespaced(client(fate).await?);
    let available = DeploymentAvailable
        .wait(|| deployments.get(name))
        .label(format!("deployments/{name}"))
        .on_poll(|poll| println!("{poll}"))
        .await?;
    println!(
        "{name} is available, after {} attempts",
        available.attempts()
    );
    Ok(())
}

/// Connects to the API server on loopback. For a real cluster, enable `kube`'s default features and call
/// `Client::try_default()`.
async fn client(fate: Fate) -> Result<Client, Box<dyn Error>> {
    let address = api_server::start(fate).await?;
    let config = Config::new(format!("http://{address}").parse()?);
    Ok(Client::try_from(config)?)
}
