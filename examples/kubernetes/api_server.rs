//! The part of a Kubernetes API server that the wait needs, over HTTP on loopback. The Deployment advances with each
//! request.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};

use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// The end that the Deployment reaches.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Fate {
    Available,
    Stuck,
}

/// The number of replicas that the Deployment should have.
const REPLICAS: i32 = 3;

/// Starts to serve the Deployment `web` and returns the address.
pub(crate) async fn start(fate: Fate) -> std::io::Result<SocketAddr> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let address = listener.local_addr()?;
    let requests = Arc::new(AtomicI32::new(0));
    tokio::spawn(async move {
        while let Ok((connection, _)) = listener.accept().await {
            tokio::spawn(serve(connection, fate, Arc::clone(&requests)));
        }
    });
    Ok(address)
}

/// Answers one request and closes the connection.
async fn serve(connection: TcpStream, fate: Fate, requests: Arc<AtomicI32>) -> std::io::Result<()> {
    let mut connection = BufReader::new(connection);
    let (mut request, mut line) = (String::new(), String::new());
    connection.read_line(&mut request).await?;
    while connection.read_line(&mut line).await? > 2 {
        line.clear();
    }
    let path = request.split(' ').nth(1).unwrap_or_default();
    let (status, body) = match path.strip_prefix("/apis/apps/v1/namespaces/default/deployments/") {
        Some("web") => respond(fate, requests.fetch_add(1, Ordering::Relaxed)),
        other => not_found(other.unwrap_or(path)),
    };
    let body = body.to_string();
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    connection.write_all(head.as_bytes()).await?;
    connection.write_all(body.as_bytes()).await?;
    connection.shutdown().await
}

/// Responds with an error first, then with the state before a change, then with one more replica for each request.
fn respond(fate: Fate, requests: i32) -> (&'static str, Value) {
    match (requests, fate) {
        (0, _) => failure(500, "InternalError", "etcdserver: request timed out"),
        (1, _) => deployment(1, REPLICAS, "NewReplicaSetAvailable"),
        (4.., Fate::Stuck) => deployment(2, 2, "ProgressDeadlineExceeded"),
        _ => deployment(2, (requests - 2).min(REPLICAS), "ReplicaSetUpdated"),
    }
}

/// Builds the Deployment with the generation that its controller has observed.
fn deployment(observed: i64, available: i32, progress: &str) -> (&'static str, Value) {
    let truth = |is_true| if is_true { "True" } else { "False" };
    let is_moving = progress != "ProgressDeadlineExceeded";
    let body = json!({
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "metadata": { "name": "web", "namespace": "default", "generation": 2 },
        "spec": { "replicas": REPLICAS, "selector": {}, "template": {} },
        "status": {
            "observedGeneration": observed,
            "availableReplicas": available,
            "conditions": [
                { "type": "Available", "status": truth(available == REPLICAS) },
                { "type": "Progressing", "status": truth(is_moving), "reason": progress },
            ],
        },
    });
    ("200 OK", body)
}

fn not_found(name: &str) -> (&'static str, Value) {
    failure(
        404,
        "NotFound",
        &format!("deployments.apps \"{name}\" not found"),
    )
}

/// Builds an error in the form that Kubernetes uses for all of them.
fn failure(code: u16, reason: &str, message: &str) -> (&'static str, Value) {
    let status = match code {
        404 => "404 Not Found",
        _ => "500 Internal Server Error",
    };
    let body = json!({
        "apiVersion": "v1", "kind": "Status", "status": "Failure", "code": code, "reason": reason, "message": message,
    });
    (status, body)
}
