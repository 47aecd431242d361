//! A client of HTTP/2 on loopback. All requests to one address share a connection.

use std::error::Error;
use std::fmt;

use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::header::CONTENT_TYPE;
use hyper::{Request, Response, StatusCode, http};
use hyper_util::client::legacy::{self, Client, connect::HttpConnector};
use hyper_util::rt::TokioExecutor;
use restate_sdk::ingress::RequestExecutor;
use serde_json::Value;

/// The client.
#[derive(Clone, Debug)]
pub(crate) struct Http(Client<HttpConnector, Full<Bytes>>);

/// An error of the client.
#[derive(Debug)]
pub(crate) enum HttpError {
    /// The request is not valid.
    Request(http::Error),
    /// The connection failed before the request was sent.
    Connect(legacy::Error),
    /// The connection failed later.
    Broken(Box<dyn Error + Send + Sync>),
    /// The status is not a success.
    Status(StatusCode, Bytes),
}

impl Http {
    pub(crate) fn new() -> Self {
        Self(
            Client::builder(TokioExecutor::new())
                .http2_only(true)
                .build_http(),
        )
    }

    pub(crate) async fn get(&self, url: &str) -> Result<Bytes, HttpError> {
        let request = Request::get(url).body(Bytes::new());
        self.body(request.map_err(HttpError::Request)?).await
    }

    pub(crate) async fn post(&self, url: &str, json: &Value) -> Result<Bytes, HttpError> {
        let request = Request::post(url)
            .header(CONTENT_TYPE, "application/json")
            .header("accept", "application/json")
            .body(json.to_string().into());
        self.body(request.map_err(HttpError::Request)?).await
    }

    /// Sends a request and returns the body of a success.
    async fn body(&self, request: Request<Bytes>) -> Result<Bytes, HttpError> {
        let (head, body) = self.execute(request).await?.into_parts();
        if head.status.is_success() {
            Ok(body)
        } else {
            Err(HttpError::Status(head.status, body))
        }
    }
}

/// Lets the clients that Restate's SDK generates use this one.
impl RequestExecutor for Http {
    type Error = HttpError;

    async fn execute(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let sent = self.0.request(request.map(Full::new)).await;
        let (head, body) = sent.map_err(HttpError::sending)?.into_parts();
        let body = body.collect().await;
        let body = body.map_err(|error| HttpError::Broken(error.into()))?;
        Ok(Response::from_parts(head, body.to_bytes()))
    }
}

impl HttpError {
    fn sending(error: legacy::Error) -> Self {
        if error.is_connect() {
            Self::Connect(error)
        } else {
            Self::Broken(error.into())
        }
    }
}

impl fmt::Display for HttpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Request(_) => f.write_str("invalid request"),
            Self::Connect(_) => f.write_str("cannot connect"),
            Self::Broken(_) => f.write_str("the connection broke"),
            Self::Status(status, body) => {
                write!(f, "{status}: {}", String::from_utf8_lossy(body))
            }
        }
    }
}

impl Error for HttpError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Request(error) => Some(error),
            Self::Connect(error) => Some(error),
            Self::Broken(error) => Some(&**error),
            Self::Status(..) => None,
        }
    }
}
