//! Scripted HTTP: each request gets the next response. Requests after the last response get a connection error.

use std::sync::{Arc, Mutex, MutexGuard};

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_runtime_api::shared::IntoShared;
use aws_smithy_types::body::SdkBody;

use crate::case::Reply;

/// The responses of the current case. Clones share them.
#[derive(Clone, Debug, Default)]
pub struct Script(Arc<Mutex<Scripted>>);

#[derive(Debug, Default)]
struct Scripted {
    replies: Vec<Reply>,
    calls: usize,
    protocol: String,
}

impl Script {
    /// Starts again with these responses.
    pub fn load(&self, replies: Vec<Reply>) {
        *self.lock() = Scripted {
            replies,
            ..Scripted::default()
        };
    }

    /// Returns the number of requests made.
    pub fn calls(&self) -> usize {
        self.lock().calls
    }

    /// Returns the protocol of the last request, from its headers. The responses must use the same one.
    pub fn protocol(&self) -> String {
        self.lock().protocol.clone()
    }

    fn lock(&self) -> MutexGuard<'_, Scripted> {
        self.0.lock().expect("nobody panics with it")
    }
}

impl HttpConnector for Script {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let mut scripted = self.lock();
        let reply = scripted.replies.get(scripted.calls).cloned();
        scripted.calls += 1;
        let headers = request.headers();
        let protocol = headers.get("smithy-protocol");
        scripted.protocol = protocol
            .or(headers.get("content-type"))
            .map_or_else(|| "-".to_owned(), str::to_owned);
        HttpConnectorFuture::ready(match reply {
            Some(reply) => Ok(response(reply)),
            None => Err(ConnectorError::other("the script is over".into(), None)),
        })
    }
}

fn response(reply: Reply) -> HttpResponse {
    let status = reply.status.try_into().expect("a status");
    let mut response = HttpResponse::new(status, SdkBody::from(reply.body));
    for (name, value) in reply.headers {
        response.headers_mut().append(name, value);
    }
    response
}

impl HttpClient for Script {
    fn http_connector(
        &self,
        _: &HttpConnectorSettings,
        _: &RuntimeComponents,
    ) -> SharedHttpConnector {
        self.clone().into_shared()
    }
}
