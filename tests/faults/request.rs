//! The small part of HTTP that the server parses: the end of a request, and the certificate in it.

use tokio::io::AsyncReadExt;
use tokio::net::TcpStream;

/// Reads one request and returns its certificate, or `None` after the client has closed the connection.
pub(crate) async fn read(stream: &mut TcpStream) -> Option<String> {
    let mut bytes = Vec::with_capacity(2048);
    loop {
        if let Some(certificate) = certificate(&bytes) {
            return Some(certificate);
        }
        if stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    }
}

/// Returns the certificate of a complete request. The client sends the next request only after an answer.
fn certificate(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).expect("an ASCII request");
    let (head, body) = text.split_once("\r\n\r\n")?;
    let length: usize = head
        .lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
        .map(|(_, value)| value.trim().parse().expect("a length"))
        .expect("a length");
    let body = body.get(..length)?;
    let start = body.find(r#":""#)? + 2;
    let end = start + body[start..].find('"')?;
    Some(body[start..end].to_owned())
}
