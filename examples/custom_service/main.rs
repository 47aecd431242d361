//! Waits on a service outside of AWS: an HTTP API on loopback, with its JSON as your own types.
//!
//! ```text
//! cargo run --example custom_service
//! cargo run --example custom_service -- --fail
//! cargo run --example custom_service -- --missing
//! ```

mod service;

use std::process::ExitCode;
use std::time::Duration;

use reqwest::StatusCode;
use serde::Deserialize;
use waiter_runtime::waiter;

use crate::service::Fate;

const USAGE: &str = "\
Waits for a deployment of a service outside of AWS, which is embedded.

Usage: cargo run --example custom_service -- [--fail | --missing]

  --fail      the deployment fails
  --missing   the deployment does not exist";

/// The API's JSON.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Deployment {
    name: String,
    phase: Phase,
    status: Status,
}

#[derive(Debug, Deserialize, PartialEq)]
enum Phase {
    Progressing,
    Failed,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Status {
    available_replicas: u32,
}

waiter! {
    /// Waits until `want` replicas are available.
    #[derive(Debug)]
    struct Deployed { want: u32 }

    operation: Result<Deployment, reqwest::Error>,
    delay: 500ms,
    max_wait: 1m,
    acceptors: {
        path phase == Phase::Failed => failure,
        path status.available_replicas >= {want} => success,
        error problem if problem.status() == Some(StatusCode::NOT_FOUND) => failure,
        error problem if problem.status().is_some_and(|status| status.is_server_error()) => retry,
        error problem if problem.is_connect() || problem.is_timeout() => retry,
    },
}

/// A client of the API.
struct Api {
    http: reqwest::Client,
    root: String,
}

impl Api {
    async fn deployment(&self, name: &str) -> Result<Deployment, reqwest::Error> {
        let url = format!("{}/deployments/{name}", self.root);
        let response = self.http.get(url).send().await?.error_for_status()?;
        response.json().await
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (fate, name) = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => (Fate::Ready, "web"),
        ["--fail"] => (Fate::Failed, "web"),
        ["--missing"] => (Fate::Ready, "another"),
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
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn wait(fate: Fate, name: &str) -> Result<(), Box<dyn std::error::Error>> {
    let address = service::start(fate).await?;
    let api = Api {
        http: reqwest::Client::builder()
            .timeout(Duration::from_secs(5))
            .build()?,
        root: format!("http://{address}"),
    };
    let deployed = Deployed { want: 3 }
        .wait(|| api.deployment(name))
        .label(format!("deployments/{name}"))
        .on_poll(|poll| println!("{poll}"))
        .await?;
    let name = deployed.output().map(|deployment| &deployment.name[..]);
    println!(
        "{} is deployed, after {} attempts",
        name.unwrap_or_default(),
        deployed.attempts()
    );
    Ok(())
}
