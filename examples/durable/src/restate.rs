//! Restate's server as a child process, and its admin API.

use std::path::Path;
use std::process::Command;

use hyper::body::Bytes;
use serde_json::{Value, json};
use waiter_runtime::waiter;

use crate::Failure;
use crate::http::{Http, HttpError};
use crate::install;
use crate::process::Process;

/// A running server.
pub(crate) struct Restate {
    pub(crate) process: Process,
    /// The URL for calls.
    pub(crate) ingress: String,
    /// The URL of the admin API.
    admin: String,
    http: Http,
}

waiter! {
    /// Waits until the server accepts a request.
    struct Accepted;

    operation: Result<Bytes, HttpError>,
    delay: 50ms..1s,
    max_wait: 10m,
    acceptors: {
        ok => success,
        error HttpError::Status(status, _) if status.is_client_error() => failure,
        error _ => retry,
    },
}

impl Restate {
    /// Starts a server on free ports of loopback, with its data in this directory.
    pub(crate) async fn start(http: &Http, directory: &Path) -> Result<Self, Failure> {
        let mut command = Command::new(install::server()?);
        command
            .args(["--bind-ip", "127.0.0.1", "--use-random-ports", "true"])
            .args(["--listen-mode", "tcp", "--default-num-partitions", "4"])
            .args(["--node-name", "demo", "--no-logo", "--log-format", "json"])
            .arg("--base-dir")
            .arg(directory.join("data"))
            .env("RESTATE_DISABLE_TELEMETRY", "true")
            .env("DO_NOT_TRACK", "true")
            // The services are on loopback.
            .env_remove("HTTP_PROXY")
            .env_remove("http_proxy");
        let mut process = Process::start(&mut command, directory.join("restate.log"))?;
        let ingress = process.address(|line| address(line, "http-ingress-server"));
        let ingress = ingress.await?;
        let admin = process.address(|line| address(line, "admin-api-server"));
        let admin = admin.await?;
        let server = Self {
            process,
            ingress,
            admin,
            http: http.clone(),
        };
        let health = format!("{}/health", server.admin);
        Accepted.wait(|| http.get(&health)).label(&health).await?;
        let health = format!("{}/restate/health", server.ingress);
        Accepted.wait(|| http.get(&health)).label(&health).await?;
        Ok(server)
    }

    /// Tells the server where a service is.
    pub(crate) async fn register(&self, service: &str) -> Result<(), Failure> {
        let url = format!("{}/deployments", self.admin);
        let deployment = json!({ "uri": service });
        let register = || self.http.post(&url, &deployment);
        Accepted.wait(register).label(&url).await?;
        Ok(())
    }

    /// Returns the rows of a query over the server's state.
    pub(crate) async fn query<T: serde::de::DeserializeOwned>(
        &self,
        sql: &str,
    ) -> Result<Vec<T>, Failure> {
        #[derive(serde::Deserialize)]
        struct Answer<T> {
            rows: Vec<T>,
        }
        let url = format!("{}/query", self.admin);
        let body = self.http.post(&url, &json!({ "query": sql })).await?;
        Ok(serde_json::from_slice::<Answer<T>>(&body)?.rows)
    }
}

/// Returns the URL of the named part of the server, if this line of the log has it.
fn address(line: &str, name: &str) -> Option<String> {
    let line: Value = serde_json::from_str(line).ok()?;
    let span = &line["span"];
    if span["server_name"] != name {
        return None;
    }
    let (host, port) = (span["server.address"].as_str()?, &span["server.port"]);
    Some(format!("http://{host}:{}", port.as_u64()?))
}
