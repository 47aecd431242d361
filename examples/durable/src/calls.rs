//! Calls of the workflow from outside, through the server's ingress.

use std::error::Error;

use hyper::body::Bytes;
use hyper::{Response, StatusCode};
use restate_sdk::ingress::{Client, ClientError, InvocationHandle};
use restate_sdk::serde::Json;
use serde_json::Value;

use crate::Failure;
use crate::http::{Http, HttpError};
use crate::install::VERSION;
use crate::service::{JobWaitIngressClient, Succeeded};

/// The end of a durable wait: its result, or the report of its failure.
pub(crate) type Ended = Result<Succeeded, String>;

/// A wait on a job that the server has accepted.
pub(crate) type Handle = InvocationHandle<Http, Json<Succeeded>>;

/// Begins a durable wait on a job, if there is none. Returns once the server has it in its log.
pub(crate) async fn begin(http: &Http, ingress: &str, job: &str) -> Result<Handle, Failure> {
    let client = Client::new(ingress.parse()?, http.clone())?;
    let sent = JobWaitIngressClient::from_client(client, job).run().send();
    Ok(sent.await?.invocation_handle())
}

/// Waits for the end.
pub(crate) async fn end(handle: &Handle) -> Result<Ended, Failure> {
    match handle.attach().await {
        Ok(response) => Ok(Ok(response.into_body().into_inner())),
        Err(ClientError::Status { status, response }) => match report(status, &response) {
            Some(report) => Ok(Err(report)),
            None => Err(HttpError::Status(status, response.into_body()).into()),
        },
        Err(error) => Err(error.into()),
    }
}

/// Returns the text of a terminal error.
fn report(status: StatusCode, response: &Response<Bytes>) -> Option<String> {
    let body: Value = serde_json::from_slice(response.body()).ok()?;
    let is_terminal = status == StatusCode::INTERNAL_SERVER_ERROR && body["source"] != "ingress";
    let message = body["message"].as_str().filter(|_| is_terminal)?;
    Some(message.to_owned())
}

/// Returns the number of polls in the report of a failure.
pub(crate) fn attempts(report: &str) -> Option<u32> {
    let (_, rest) = report.split_once(" failed after ")?;
    rest.split_once(" attempt")?.0.parse().ok()
}

/// Waits on a job through the ingress at this URL, and prints the result.
pub(crate) async fn wait(job: &str, ingress: &str) -> Result<(), Failure> {
    let begun = begin(&Http::new(), ingress, job).await;
    let handle = begun.map_err(|error| advice(error, ingress))?;
    let succeeded = end(&handle).await??;
    println!("{job} succeeded after {} attempts", succeeded.attempts);
    Ok(())
}

/// Returns the error, or a hint at what is missing.
fn advice(error: Failure, ingress: &str) -> Failure {
    let Some(failed) = error.downcast_ref::<ClientError>() else {
        return error;
    };
    let cause = failed.source().and_then(|cause| cause.downcast_ref());
    if let Some(HttpError::Connect(_)) = cause {
        let hint = format!("Start one: npx @restatedev/restate-server@{VERSION}");
        return format!("no Restate server at {ingress}\n{hint}").into();
    }
    match failed.response().map(Response::status) {
        Some(StatusCode::NOT_FOUND) => {
            let hint = "Start the service and register it, as README.md shows.";
            format!("the Restate server at {ingress} does not know the service\n{hint}").into()
        }
        _ => error,
    }
}

#[cfg(test)]
mod tests {
    use super::attempts;

    #[test]
    fn a_report_has_its_attempts() {
        let line = "waiter JobSucceeded failed after 12 attempts in 3s\n  operation  …";
        assert_eq!(attempts(line), Some(12));
        assert_eq!(
            attempts("waiter JobSucceeded failed after 1 attempt in 3ms"),
            Some(1)
        );
        assert_eq!(attempts("the service is gone"), None);
    }
}
