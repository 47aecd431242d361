//! Waits on Kubernetes until Deployments are available, with `kube` and an API server on loopback: in one wait, in a wait that
//! a watch wakes, and in a controller.
//!
//! ```text
//! cargo run -p waiter-example-kubernetes
//! cargo run -p waiter-example-kubernetes -- --controller
//! ```

mod api_server;
mod controller;
mod demonstration;
#[cfg(test)]
mod tests;

use std::error::Error;
use std::process::ExitCode;
use std::time::Duration;

use k8s_openapi::api::apps::v1::Deployment;
use kube::runtime::WatchStreamExt;
use kube::runtime::watcher::watch_object;
use kube::{Api, Client, Config};
use waiter_runtime::waiter;

use crate::api_server::{Cluster, Fate};

const USAGE: &str = "\
Waits until Deployments are available. The API server is embedded.

Usage: cargo run -p waiter-example-kubernetes -- [--fail | --missing | --watch | --controller [--unreadable]]

  --fail         the Deployment makes no progress
  --missing      the Deployment does not exist
  --watch        poll when the Deployment changes
  --controller   a controller waits for three Deployments, and is restarted
  --unreadable   the progress of one wait was edited

Exit codes: 0 available, or each wait has an outcome; 1 failed; 2 wrong arguments";

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
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    let result = match arguments[..] {
        [] => wait(Fate::Available, "web").await,
        ["--fail"] => wait(Fate::Stuck, "web").await,
        ["--missing"] => wait(Fate::Available, "another").await,
        ["--watch"] => wait_with_watch().await,
        ["--controller"] => demonstration::demonstrate(false).await,
        ["--controller", "--unreadable"] => demonstration::demonstrate(true).await,
        ["--help" | "-h"] => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // `Debug` of a wait's error is its report.
            eprintln!("{error:?}");
            ExitCode::FAILURE
        }
    }
}

async fn wait(fate: Fate, name: &str) -> Result<(), Box<dyn Error>> {
    let cluster = Cluster::new(&[("web", fate)]);
    let deployments: Api<Deployment> = Api::default_namespaced(client(&cluster).await?);
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

/// Polls when the Deployment changes. The delay is for changes that the watch misses.
async fn wait_with_watch() -> Result<(), Box<dyn Error>> {
    let cluster = Cluster::new(&[("web", Fate::Available)]);
    let deployments: Api<Deployment> = Api::default_namespaced(client(&cluster).await?);
    let changes = watch_object(deployments.clone(), "web").default_backoff();
    let available = DeploymentAvailable
        .wait(|| deployments.get("web"))
        .delay(Duration::from_secs(50))
        .wake(changes)
        .label("deployments/web")
        .on_poll(|poll| println!("{poll}"))
        .await?;
    // Without the watch, the limit of one minute has room for two polls.
    println!("web is available, after {} attempts", available.attempts());
    Ok(())
}

/// Connects to the API server on loopback. For a real cluster, enable `kube`'s default features and call
/// `Client::try_default()`.
async fn client(cluster: &Cluster) -> Result<Client, Box<dyn Error>> {
    let address = cluster.serve().await?;
    let config = Config::new(format!("http://{address}").parse()?);
    Ok(Client::try_from(config)?)
}
