//! The server's response to one request: an answer or a fault.

use std::io;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// The body of the faults. If it arrived whole, it would be a success.
const BODY: &str = r#"{"Certificate":{"Status":"ISSUED"}}"#;

/// The server's response to one request.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Act {
    /// Sends a valid answer.
    Answer(Answer),
    /// Closes the connection without an answer.
    Close,
    /// Resets the connection without an answer.
    Reset,
    /// Closes the connection in the middle of the head.
    CutHead,
    /// Closes the connection in the middle of a body with a content length.
    CutBody,
    /// Closes the connection in the middle of a chunked body.
    CutChunk,
    /// Sends a content length that is shorter than the body.
    ShortLength,
    /// Sends a content length that is not a number.
    BadLength,
    /// Sends a header that is not text.
    BadHeader,
    /// Sends bytes that are not HTTP.
    Garbage,
    /// Never answers.
    Stall,
    /// Sends a head and half of a body, but never the rest.
    StallBody,
}

/// An answer of the service.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// Whole lines with their line ends.
    pub(crate) headers: &'static str,
    pub(crate) body: &'static [u8],
}

const fn answer(status: u16, body: &'static str) -> Act {
    hinted(status, "", body)
}

const fn hinted(status: u16, headers: &'static str, body: &'static str) -> Act {
    Act::Answer(Answer {
        status,
        headers,
        body: body.as_bytes(),
    })
}

pub(crate) const ISSUED: Act = answer(200, BODY);
pub(crate) const PENDING: Act = answer(200, r#"{"Certificate":{"Status":"PENDING_VALIDATION"}}"#);
pub(crate) const FAILED: Act = answer(200, r#"{"Certificate":{"Status":"FAILED"}}"#);
pub(crate) const DENIED: Act = answer(400, r#"{"__type":"AccessDeniedException"}"#);
pub(crate) const THROTTLED: Act = answer(400, THROTTLING);
pub(crate) const THROTTLED_429: Act = answer(429, THROTTLING);
pub(crate) const THROTTLED_A_SECOND: Act = hinted(429, "Retry-After: 1\r\n", THROTTLING);
pub(crate) const THROTTLED_3_MS: Act = hinted(400, "x-amz-retry-after: 3\r\n", THROTTLING);
pub(crate) const INTERNAL: Act = answer(500, r#"{"__type":"InternalFailure"}"#);
pub(crate) const BAD_GATEWAY: Act = answer(502, "<html>Bad Gateway</html>");
pub(crate) const UNAVAILABLE: Act = hinted(503, "Retry-After: 1\r\n", "");
pub(crate) const GATEWAY_TIMEOUT: Act = answer(504, "");
pub(crate) const BROKEN_JSON: Act = answer(200, r#"{"Certificate":{"Status":"ISS"#);
pub(crate) const EMPTY: Act = answer(200, "");
pub(crate) const NO_UTF8: Act = Act::Answer(Answer {
    status: 200,
    headers: "",
    body: b"{\"Certificate\":{\"Status\":\"\xff\xfe\"}}",
});
const THROTTLING: &str = r#"{"__type":"ThrottlingException","message":"Rate exceeded"}"#;

impl Act {
    /// Responds to the request. Returns `true` if the connection can be used for another request.
    pub(crate) async fn perform(self, stream: &mut TcpStream) -> io::Result<bool> {
        match self {
            Self::Answer(answer) => {
                stream.write_all(&answer.bytes()).await?;
                return Ok(true);
            }
            Self::Close => {}
            Self::Reset => stream.set_zero_linger()?,
            Self::CutHead => stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Le").await?,
            Self::CutBody => send(stream, &format!("Content-Length: {}", BODY.len()), 9).await?,
            Self::CutChunk => {
                send(stream, "Transfer-Encoding: chunked\r\n\r\n9", 9).await?;
            }
            Self::ShortLength => send(stream, "Content-Length: 9", BODY.len()).await?,
            Self::BadLength => send(stream, "Content-Length: many", BODY.len()).await?,
            Self::BadHeader => {
                let head = b"HTTP/1.1 503 .\r\nContent-Length: 0\r\nRetry-After: \xff\r\n\r\n";
                stream.write_all(head).await?;
            }
            Self::Garbage => stream.write_all(b"\x00\xff\x16\x03\r\n\r\n{]").await?,
            Self::Stall => until_closed(stream).await,
            Self::StallBody => {
                send(stream, &format!("Content-Length: {}", BODY.len()), 9).await?;
                until_closed(stream).await;
            }
        }
        Ok(false)
    }
}

impl Answer {
    fn bytes(&self) -> Vec<u8> {
        let (status, headers, length) = (self.status, self.headers, self.body.len());
        let head = format!("HTTP/1.1 {status} .\r\n{headers}Content-Length: {length}\r\n\r\n");
        [head.as_bytes(), self.body].concat()
    }
}

/// Sends a head with the full content length, and this much of the body, in one piece.
async fn send(stream: &mut TcpStream, length: &str, sent: usize) -> io::Result<()> {
    // The size of the chunk takes the position of the blank line.
    let end = if length.contains("\r\n\r\n") {
        "\r\n"
    } else {
        "\r\n\r\n"
    };
    let response = format!("HTTP/1.1 200 OK\r\n{length}{end}{}", &BODY[..sent]);
    stream.write_all(response.as_bytes()).await
}

/// Returns after the client has closed the connection.
async fn until_closed(stream: &mut TcpStream) {
    let mut rest = [0; 64];
    while stream.read(&mut rest).await.is_ok_and(|read| read > 0) {}
}
