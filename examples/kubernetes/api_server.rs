//! As much of a Kubernetes API server as the wait asks for, over HTTP on loopback: each request finds the Deployment
//! further on.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};

use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// What becomes of the Deployment.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Fate {
    Available,
    Stuck,
}

/// How many replicas the Deployment is to have.
const REPLICAS: i32 = 3;

/// Serves the Deployment `web` from now on; the address to ask.
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

/// In trouble at first, then with the state before a change, then a replica more at each request.
fn respond(fate: Fate, requests: i32) -> (&'static str, Value) {
    match (requests, fate) {
        (0, _) => failure(500, "InternalError", "etcdserver: request timed out"),
        (1, _) => deployment(1, REPLICAS, "NewReplicaSetAvailable"),
        (4.., Fate::Stuck) => deployment(2, 2, "ProgressDeadlineExceeded"),
        _ => deployment(2, (requests - 2).min(REPLICAS), "ReplicaSetUpdated"),
    }
}

/// The Deployment, the controller having seen so much of it.
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

/// An error in the form that Kubernetes has for all of them.
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
