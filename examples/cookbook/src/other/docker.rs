//! Docker, by its HTTP API on a Unix socket, with `reqwest`.

use reqwest::StatusCode;
use serde::Deserialize;
use waiter_runtime::waiter;

waiter! {
    /// Waits until the health check of a container passes.
    ///
    /// Use it after you started a container whose image has a `HEALTHCHECK`. The reason is the output of the last check. A
    /// container without a health check is a failure.
    pub struct ContainerHealthy;

    operation: Result<Container, reqwest::Error>,
    delay: 500ms..5s,
    poll_timeout: 10s,
    max_wait: 5m,
    reason: state.health.log[-1].output,
    acceptors: {
        path state.health.status == "healthy" => success,
        path state.health.status == "unhealthy" => failure,
        path state.status == "exited" | "dead" | "removing" => failure,
        path state.status == "running" && state.health == null for 3 polls => failure,
        ok _ => retry,
        error problem if problem.status() == Some(StatusCode::NOT_FOUND) for 3 polls => failure,
        // The daemon is not up yet.
        error problem if problem.is_connect() => retry,
        error timeout => retry,
    },
}

/// The part of a container that `GET /containers/{name}/json` describes.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(missing_docs)]
pub struct Container {
    pub state: ContainerState,
}

/// The state of a container.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(missing_docs)]
pub struct ContainerState {
    pub status: String,
    pub health: Option<Health>,
}

/// The health of a container that has a health check.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(missing_docs)]
pub struct Health {
    pub status: String,
    pub log: Option<Vec<Check>>,
}

/// One run of the health check.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(missing_docs)]
pub struct Check {
    pub output: String,
}

/// Returns a client of the daemon, by the path of its socket: `/var/run/docker.sock`.
///
/// # Errors
/// If the client cannot be built.
pub fn daemon(socket: &std::path::Path) -> Result<reqwest::Client, reqwest::Error> {
    reqwest::Client::builder().unix_socket(socket).build()
}

/// Requests a container: `ContainerHealthy.wait(|| inspect(&daemon, "web")).label("web")`.
///
/// # Errors
/// If the request fails, or if the container does not exist.
pub async fn inspect(daemon: &reqwest::Client, name: &str) -> Result<Container, reqwest::Error> {
    let response = daemon.get(format!("http://docker/containers/{name}/json"));
    response.send().await?.error_for_status()?.json().await
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::time::Duration;

    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::UnixListener;
    use waiter_runtime::{Response, State, Streak, Waiter};

    use super::*;

    #[test]
    fn states() {
        let decide = |status: &str, health: Option<&str>| {
            let health = health.map(|status| Health {
                status: status.to_owned(),
                log: None,
            });
            let state = ContainerState {
                status: status.to_owned(),
                health,
            };
            ContainerHealthy.evaluate(&Ok(Container { state }))
        };
        assert_eq!(decide("running", Some("healthy")).state(), State::Success);
        assert_eq!(decide("running", Some("starting")).state(), State::Retry);
        assert_eq!(decide("running", Some("unhealthy")).state(), State::Failure);
        assert_eq!(decide("exited", None).state(), State::Failure);
        let unchecked = decide("running", None);
        assert_eq!(
            (unchecked.state(), unchecked.streak()),
            (State::Failure, Some(Streak::Polls(3)))
        );
        assert_eq!(decide("created", None).state(), State::Retry);
        assert_eq!(
            ContainerHealthy.evaluate(Response::timed_out()).state(),
            State::Retry
        );
    }

    /// Starts a daemon that answers each request with the next of these statuses and bodies.
    fn serve(name: &str, answers: Vec<(&'static str, String)>) -> PathBuf {
        let socket = format!("cookbook-{}-{name}.sock", std::process::id());
        let socket = std::env::temp_dir().join(socket);
        let listener = UnixListener::bind(&socket).expect("a socket");
        tokio::spawn(async move {
            for (status, body) in answers {
                let (mut connection, _) = listener.accept().await.expect("a connection");
                // A request without a body fits into one packet.
                let read = connection.read(&mut [0; 1_024]).await.expect("a request");
                assert!(read > 0);
                let length = body.len();
                let answer = format!(
                    "HTTP/1.1 {status}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
                );
                connection
                    .write_all(answer.as_bytes())
                    .await
                    .expect("an answer");
            }
        });
        socket
    }

    fn container(health: &str, output: &str) -> (&'static str, String) {
        let health = format!(r#"{{"Status":"{health}","Log":[{{"Output":"{output}"}}]}}"#);
        (
            "200 OK",
            format!(r#"{{"Id":"1","State":{{"Status":"running","Health":{health}}}}}"#),
        )
    }

    #[tokio::test]
    async fn a_container_that_becomes_healthy() {
        let socket = serve(
            "healthy",
            vec![container("starting", ""), container("healthy", "")],
        );
        let docker = daemon(&socket).expect("a client");
        let healthy = ContainerHealthy
            .wait(|| inspect(&docker, "web"))
            .delay(Duration::from_millis(5))
            .await;
        std::fs::remove_file(socket).expect("the socket");
        assert_eq!(healthy.expect("healthy").attempts(), 2);
    }

    #[tokio::test]
    async fn a_failure_has_the_output_of_the_check() {
        let socket = serve(
            "unhealthy",
            vec![container("unhealthy", "connection refused")],
        );
        let docker = daemon(&socket).expect("a client");
        let error = ContainerHealthy.wait(|| inspect(&docker, "web")).await;
        std::fs::remove_file(socket).expect("the socket");
        assert_eq!(
            error.expect_err("a failure").reason(),
            Some("connection refused")
        );
    }

    #[tokio::test]
    async fn errors() {
        let socket = serve("missing", vec![("404 Not Found", String::new())]);
        let docker = daemon(&socket).expect("a client");
        let missing = ContainerHealthy.evaluate(&inspect(&docker, "web").await);
        assert_eq!(
            (missing.state(), missing.streak()),
            (State::Failure, Some(Streak::Polls(3)))
        );
        std::fs::remove_file(&socket).expect("the socket");
        // The daemon does not run.
        let refused = inspect(&docker, "web").await;
        assert_eq!(ContainerHealthy.evaluate(&refused).state(), State::Retry);
    }
}
