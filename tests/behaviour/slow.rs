//! Polls that take time: a deadline holds to one tick of Tokio's timer, and a drop stops everything.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::Duration;

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use fastrand::Rng;
use tokio::time::Instant;
use waiter_runtime::WaitError;
use waiter_tests::acm;

use crate::acceptors::{Issued, PENDING};

/// Tokio's timer counts whole milliseconds and rounds up.
const TICK: Duration = Duration::from_millis(1);

/// Answers "pending" after a time that differs for each request, and sometimes never.
#[derive(Clone, Debug)]
struct Slow {
    seed: u64,
    sent: Arc<AtomicUsize>,
    in_flight: Arc<()>,
}

impl Slow {
    fn new(seed: u64) -> Self {
        Self {
            seed,
            sent: Arc::default(),
            in_flight: Arc::default(),
        }
    }

    fn sent(&self) -> usize {
        self.sent.load(Relaxed)
    }

    /// Counts the requests held by futures in flight. `idle` is the count when there were none.
    fn in_flight(&self, idle: usize) -> usize {
        Arc::strong_count(&self.in_flight) - idle
    }
}

impl HttpConnector for Slow {
    fn call(&self, _request: HttpRequest) -> HttpConnectorFuture {
        let number = self.sent.fetch_add(1, Relaxed) as u64;
        let mut random = Rng::with_seed(self.seed ^ (number << 32));
        let latency = match random.u32(..16) {
            0 => Duration::MAX,
            1 => Duration::ZERO,
            _ => Duration::from_micros(random.u64(..1_000_000)),
        };
        let held = self.in_flight.clone();
        HttpConnectorFuture::new(async move {
            tokio::time::sleep(latency).await;
            drop(held);
            let status = PENDING.status.try_into().expect("a status");
            Ok(HttpResponse::new(status, SdkBody::from(PENDING.body)))
        })
    }
}

impl HttpClient for Slow {
    fn http_connector(
        &self,
        _settings: &HttpConnectorSettings,
        _components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

/// Up to ten seconds, to the microsecond.
fn some_time(random: &mut Rng) -> Duration {
    Duration::from_micros(random.u64(1..10_000_000))
}

#[tokio::test(start_paused = true)]
async fn a_deadline_is_kept_to_a_tick_whatever_the_polls_do() {
    let (mut cut_off, mut in_between) = (0, 0);
    for seed in 0..200 {
        let mut random = Rng::with_seed(seed);
        let max_wait = some_time(&mut random);
        let slow = Slow::new(seed);
        let mut polled = 0;
        let wait = Issued
            .wait(acm(slow.clone()).describe_certificate())
            .backoff(
                Duration::from_micros(random.u64(1..100_000)),
                some_time(&mut random),
            )
            .max_attempts(u32::MAX)
            .max_wait(max_wait)
            .on_poll(|_| polled += 1);
        let started = Instant::now();
        let error = wait.await.expect_err("pending");
        assert!(
            matches!(error, WaitError::MaxWaitExceeded(_)),
            "{seed}: {error}"
        );
        assert!(started.elapsed() <= max_wait + TICK, "{seed}: {error}");
        assert_eq!(
            error.report().attempts() as usize,
            slow.sent(),
            "{seed}: {error}"
        );
        if error.report().attempts() > polled {
            cut_off += 1;
            assert_eq!(error.report().attempts(), polled + 1, "{seed}: {error}");
            // The wait does not end too early either.
            assert!(error.report().elapsed() >= max_wait, "{seed}: {error}");
        } else {
            in_between += 1;
        }
    }
    // Both cases occur.
    assert!(cut_off > 10 && in_between > 10, "{cut_off}, {in_between}");
}

#[tokio::test(start_paused = true)]
async fn a_drop_at_any_time_stops_everything() {
    let mut in_a_poll = 0;
    for seed in 0..200 {
        let mut random = Rng::with_seed(seed);
        let slow = Slow::new(seed);
        let client = acm(slow.clone());
        let idle = Arc::strong_count(&slow.in_flight);
        let mut wait = Issued
            .wait(client.describe_certificate())
            .delay(Duration::from_millis(300))
            .max_attempts(u32::MAX);
        let after = some_time(&mut random);
        let dropped = tokio::time::timeout(after, &mut wait).await;
        assert!(dropped.is_err(), "{seed}");
        in_a_poll += slow.in_flight(idle).min(1);
        drop(wait);
        assert_eq!(slow.in_flight(idle), 0, "{seed}");
        let sent = slow.sent();
        tokio::time::sleep(Duration::from_mins(1)).await;
        assert_eq!(slow.sent(), sent, "{seed}");
        let metrics = tokio::runtime::Handle::current().metrics();
        assert_eq!(metrics.num_alive_tasks(), 0, "{seed}");
    }
    // In a poll and in a pause.
    assert!((20..180).contains(&in_a_poll), "{in_a_poll}");
}
