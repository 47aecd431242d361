//! An ACM over HTTP on loopback, which counts its polls.

use std::env;
use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use serde_json::{Value, json};

/// A server that runs until the process ends.
pub(crate) struct Acm {
    address: SocketAddr,
    polls: Arc<AtomicUsize>,
}

impl Acm {
    /// Starts to answer. The script returns the HTTP status and the body for each poll, counted from 0.
    pub(crate) fn start(
        script: impl Fn(usize) -> (u16, Value) + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let address = listener.local_addr()?;
        let polls = Arc::new(AtomicUsize::new(0));
        let (script, count) = (Arc::new(script), Arc::clone(&polls));
        thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                let (script, count) = (Arc::clone(&script), Arc::clone(&count));
                let answer = move || script(count.fetch_add(1, Ordering::SeqCst));
                // The program shows a connection that fails as an error.
                thread::spawn(move || serve(&connection, answer).unwrap_or_default());
            }
        });
        Ok(Self { address, polls })
    }

    /// Returns the number of polls so far.
    pub(crate) fn polls(&self) -> usize {
        self.polls.load(Ordering::SeqCst)
    }

    /// Returns the command that runs a program as a client of this server, whatever the user's configuration is.
    pub(crate) fn client(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        for (name, _) in env::vars_os() {
            if name.to_string_lossy().starts_with("AWS_") {
                command.env_remove(name);
            }
        }
        command
            .env("AWS_CONFIG_FILE", "none")
            .env("AWS_SHARED_CREDENTIALS_FILE", "none")
            .env("AWS_REGION", "eu-central-1")
            .env("AWS_ACCESS_KEY_ID", "embedded")
            .env("AWS_SECRET_ACCESS_KEY", "embedded")
            // Each poll is one request. Without this, the SDK repeats a request that was throttled.
            .env("AWS_MAX_ATTEMPTS", "1")
            .env("AWS_ENDPOINT_URL", format!("http://{}", self.address))
            .env("NO_PROXY", "127.0.0.1");
        command
    }
}

/// The answer for a certificate with this status.
pub(crate) fn certificate(status: &str) -> (u16, Value) {
    let certificate = json!({ "Status": status, "FailureReason": "CAA_ERROR" });
    (200, json!({ "Certificate": certificate }))
}

/// Answers one request and closes the connection.
fn serve(connection: &TcpStream, answer: impl FnOnce() -> (u16, Value)) -> io::Result<()> {
    let mut reader = BufReader::new(connection);
    let (mut line, mut length) = (String::new(), 0);
    while reader.read_line(&mut line)? > 2 {
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().map_err(io::Error::other)?;
        }
        line.clear();
    }
    io::copy(&mut reader.take(length), &mut io::sink())?;
    let (status, body) = answer();
    let body = body.to_string();
    let mut connection = connection;
    write!(
        connection,
        "HTTP/1.1 {status} .\r\ncontent-type: application/x-amz-json-1.1\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    )
}
