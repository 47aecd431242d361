//! RabbitMQ, by its management API, with `reqwest`.

use reqwest::StatusCode;
use serde::Deserialize;
use waiter_runtime::waiter;

waiter! {
    /// Waits until a queue of RabbitMQ has been empty for ten seconds.
    ///
    /// Use it before you stop the consumers, after the producers have stopped. RabbitMQ updates the numbers every five seconds. A
    /// queue with messages and without a consumer does not drain, so it is a failure after a minute.
    pub struct RabbitQueueDrained;

    operation: Result<Queue, reqwest::Error>,
    delay: 2s,
    poll_timeout: 10s,
    max_wait: 1h,
    acceptors: {
        path messages_ready == 0 && messages_unacknowledged == 0 for 10s => success,
        path consumers == 0 && messages_ready > 0 for 1m => failure,
        ok _ => retry,
        error problem if problem.status() == Some(StatusCode::NOT_FOUND) for 3 polls => failure,
        error problem if problem.status().is_some_and(|status| status.is_server_error()) => retry,
        error problem if problem.is_connect() || problem.is_timeout() => retry,
        error timeout => retry,
    },
}

/// The part of a queue that `GET /api/queues/{vhost}/{name}` describes. A new queue does not have the numbers yet.
#[derive(Debug, Deserialize)]
#[allow(missing_docs)]
pub struct Queue {
    pub messages_ready: Option<u64>,
    pub messages_unacknowledged: Option<u64>,
    pub consumers: Option<u64>,
}

/// Requests a queue: `RabbitQueueDrained.wait(|| queue(&client, "http://…:15672/api/queues/%2F/jobs"))`. The address may have a
/// user and a password.
///
/// # Errors
/// If the request fails, or if the queue does not exist.
pub async fn queue(client: &reqwest::Client, url: &str) -> Result<Queue, reqwest::Error> {
    let response = client.get(url).send().await?.error_for_status()?;
    response.json().await
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use waiter_runtime::{Response, State, Streak, Waiter};

    use super::*;

    #[test]
    fn queues() {
        let decide = |ready, unacknowledged, consumers| {
            RabbitQueueDrained.evaluate(&Ok(Queue {
                messages_ready: ready,
                messages_unacknowledged: unacknowledged,
                consumers,
            }))
        };
        let drained = decide(Some(0), Some(0), Some(1));
        let ten_seconds = Some(Streak::Held(Duration::from_secs(10)));
        assert_eq!(
            (drained.state(), drained.streak()),
            (State::Success, ten_seconds)
        );
        assert_eq!(decide(Some(0), Some(2), Some(1)).state(), State::Retry);
        assert_eq!(decide(Some(3), Some(0), Some(1)).state(), State::Retry);
        let abandoned = decide(Some(3), Some(0), Some(0));
        let a_minute = Some(Streak::Held(Duration::from_mins(1)));
        assert_eq!(
            (abandoned.state(), abandoned.streak()),
            (State::Failure, a_minute)
        );
        // The numbers are not there yet.
        assert_eq!(decide(None, None, None).state(), State::Retry);
    }

    #[test]
    fn errors() {
        let decide = |status: u16| {
            let response = ::http::Response::builder().status(status).body("");
            let response = reqwest::Response::from(response.expect("a response"));
            RabbitQueueDrained.evaluate(&Err(response.error_for_status().expect_err("an error")))
        };
        let missing = decide(404);
        assert_eq!(
            (missing.state(), missing.streak()),
            (State::Failure, Some(Streak::Polls(3)))
        );
        assert_eq!(decide(503).state(), State::Retry);
        assert_eq!(decide(401).state(), State::Failure);
        assert_eq!(
            RabbitQueueDrained.evaluate(Response::timed_out()).state(),
            State::Retry
        );
    }
}
