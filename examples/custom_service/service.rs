//! A deployment service over HTTP on loopback. The deployment advances with each request.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::json;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// The end that the deployment reaches.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Fate {
    Ready,
    Failed,
}

/// Starts to serve `GET /deployments/web` and returns the address.
pub(crate) async fn start(fate: Fate) -> std::io::Result<SocketAddr> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let address = listener.local_addr()?;
    let requests = Arc::new(AtomicU32::new(0));
    tokio::spawn(async move {
        while let Ok((connection, _)) = listener.accept().await {
            tokio::spawn(serve(connection, fate, Arc::clone(&requests)));
        }
    });
    Ok(address)
}

/// Answers one request and closes the connection.
async fn serve(connection: TcpStream, fate: Fate, requests: Arc<AtomicU32>) -> std::io::Result<()> {
    let mut connection = BufReader::new(connection);
    let (mut request, mut line) = (String::new(), String::new());
    connection.read_line(&mut request).await?;
    while connection.read_line(&mut line).await? > 2 {
        line.clear();
    }
    let (status, body) = if request.starts_with("GET /deployments/web ") {
        respond(fate, requests.fetch_add(1, Ordering::Relaxed))
    } else {
        ("404 Not Found", json!({ "message": "no such deployment" }))
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

/// Responds with an overload first, then with one more replica for each request.
fn respond(fate: Fate, requests: u32) -> (&'static str, serde_json::Value) {
    let Some(replicas) = requests.checked_sub(1) else {
        return ("503 Service Unavailable", json!({ "message": "busy" }));
    };
    let phase = match fate {
        Fate::Failed if replicas >= 2 => "Failed",
        _ => "Progressing",
    };
    let body =
        json!({ "name": "web", "phase": phase, "status": { "availableReplicas": replicas } });
    ("200 OK", body)
}
