//! HTTP/1.1 for one request per connection.

use std::collections::HashMap;
use std::io;

use serde_json::Value;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

pub(super) type Connection = BufReader<TcpStream>;

/// A status code and a body.
pub(super) type Response = (u16, Value);

pub(super) struct Request {
    pub(super) method: String,
    pub(super) path: String,
    pub(super) query: HashMap<String, String>,
    pub(super) body: Vec<u8>,
}

impl Request {
    pub(super) async fn read(connection: &mut Connection) -> io::Result<Self> {
        let mut line = String::new();
        connection.read_line(&mut line).await?;
        let mut words = line.split(' ').map(str::to_owned);
        let method = words.next().unwrap_or_default();
        let target = decode(&words.next().unwrap_or_default());
        let (path, query) = target.split_once('?').unwrap_or((&target, ""));
        let query = query.split('&').filter_map(|pair| pair.split_once('='));
        let mut request = Self {
            method,
            path: path.to_owned(),
            query: query
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
            body: Vec::new(),
        };
        loop {
            line.clear();
            if connection.read_line(&mut line).await? <= "\r\n".len() {
                break;
            }
            let header = line.to_lowercase();
            if let Some(length) = header.strip_prefix("content-length:") {
                let length = length.trim().parse().map_err(io::Error::other)?;
                request.body = vec![0; length];
            }
        }
        connection.read_exact(&mut request.body).await?;
        Ok(request)
    }
}

/// Decodes the characters of the selectors that this server knows.
fn decode(target: &str) -> String {
    target.replace("%2F", "/").replace("%3D", "=")
}

/// Sends a response and closes the connection.
pub(super) async fn respond(
    connection: &mut Connection,
    (status, body): Response,
) -> io::Result<()> {
    let body = body.to_string();
    let length = format!("content-length: {}\r\n", body.len());
    begin(connection, status, &length).await?;
    connection.write_all(body.as_bytes()).await?;
    connection.shutdown().await
}

/// Sends the head of a response. A body without a length lasts until the connection closes.
pub(super) async fn begin(
    connection: &mut Connection,
    status: u16,
    headers: &str,
) -> io::Result<()> {
    let head = format!(
        "HTTP/1.1 {status} \r\ncontent-type: application/json\r\n{headers}connection: close\r\n\r\n"
    );
    connection.write_all(head.as_bytes()).await
}
