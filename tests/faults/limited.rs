//! An HTTP client with a limit of requests in flight, so that the sockets suffice on any machine.

use std::sync::Arc;

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpClient,
    SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use tokio::sync::Semaphore;

/// A client with a limit.
#[derive(Debug)]
pub(crate) struct Limited {
    http: SharedHttpClient,
    permits: Arc<Semaphore>,
}

impl Limited {
    pub(crate) fn new(http: SharedHttpClient, in_flight: usize) -> Self {
        Self {
            http,
            permits: Arc::new(Semaphore::new(in_flight)),
        }
    }
}

impl HttpClient for Limited {
    fn http_connector(
        &self,
        settings: &HttpConnectorSettings,
        components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(LimitedConnector {
            connector: self.http.http_connector(settings, components),
            permits: self.permits.clone(),
        })
    }
}

#[derive(Debug)]
struct LimitedConnector {
    connector: SharedHttpConnector,
    permits: Arc<Semaphore>,
}

impl HttpConnector for LimitedConnector {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let (connector, permits) = (self.connector.clone(), self.permits.clone());
        HttpConnectorFuture::new(async move {
            let _permit = permits.acquire().await.expect("never closed");
            connector.call(request).await
        })
    }
}
