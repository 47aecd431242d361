//! Measures the cost of a poll in a wait's loop, beyond sending its request.
//!
//! It runs on Tokio's paused clock, which advances when all tasks sleep. Each way sleeps between its polls without waiting.
//! `poll WAY ROUNDS` only runs one way, for a profiler.

use std::hint::black_box;
use std::time::{Duration, Instant};

use serde_json::json;
use tokio::runtime::Runtime;

use waiter_waits::custom::{self, JobDone, Queue};
use waiter_waits::service::Service;
use waiter_waits::ways::{CertificateValidated, LONG, by_hand, by_hand_with_deadline, sdk};

const POLLS: u32 = 100;
const DELAY: Duration = Duration::from_mins(1);
const ROUNDS: usize = 500;

#[derive(Clone, Copy)]
enum Way {
    /// Only requests, one after the other.
    Send,
    /// Requests with sleeps in between.
    SendAndSleep,
    ByHand,
    ByHandWithDeadline,
    Waiter,
    Sdk,
    /// A custom operation, which sends no request. It has a deadline.
    Custom,
    CustomByHand,
}

impl Way {
    const ALL: [Self; 8] = [
        Self::Send,
        Self::SendAndSleep,
        Self::ByHand,
        Self::ByHandWithDeadline,
        Self::Waiter,
        Self::Sdk,
        Self::Custom,
        Self::CustomByHand,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Send => "send",
            Self::SendAndSleep => "send and sleep",
            Self::ByHand => "hand-written",
            Self::ByHandWithDeadline => "hand-written, with a deadline",
            Self::Waiter => "waiter",
            Self::Sdk => "SDK",
            Self::Custom => "custom",
            Self::CustomByHand => "custom, hand-written",
        }
    }

    /// Makes `POLLS` polls. The last one succeeds.
    async fn run(self, service: &Service) {
        let before = service.requests();
        let request = service.request(1);
        match self {
            Self::Send => {
                for _ in 0..POLLS {
                    let _ = black_box(request.clone().send().await);
                }
            }
            Self::SendAndSleep => {
                for poll in 0..POLLS {
                    let _ = black_box(request.clone().send().await);
                    if poll + 1 < POLLS {
                        tokio::time::sleep(DELAY).await;
                    }
                }
            }
            Self::ByHand => {
                let waited = by_hand(request, DELAY, 1_000).await;
                drop(black_box(waited.expect("the service validates")));
            }
            Self::ByHandWithDeadline => {
                let waited = by_hand_with_deadline(request, DELAY, LONG).await;
                drop(black_box(waited.expect("the service validates")));
            }
            Self::Waiter => {
                let wait = CertificateValidated.wait(request).delay(DELAY);
                let waited = wait.max_wait(LONG).await;
                drop(black_box(waited.expect("the service validates")));
            }
            Self::Sdk => drop(black_box(sdk(service, 1).await)),
            Self::Custom | Self::CustomByHand => return self.run_custom().await,
        }
        assert_eq!(service.requests() - before, POLLS, "{}", self.name());
    }

    async fn run_custom(self) {
        let queue = Queue::new(POLLS);
        if let Self::Custom = self {
            let waited = JobDone.wait(|| queue.read(1)).delay(DELAY).await;
            drop(black_box(waited.expect("the job is done")));
        } else {
            let waited = custom::by_hand(&queue, 1, DELAY, LONG).await;
            let _ = black_box(waited.expect("the job is done"));
        }
        assert_eq!(queue.reads(), POLLS, "{}", self.name());
    }
}

fn main() {
    // `cargo bench` adds options.
    let arguments = std::env::args().skip(1);
    let arguments: Vec<_> = arguments.filter(|word| !word.starts_with('-')).collect();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .expect("a runtime");
    let service = Service::new(POLLS);
    if let [name, rounds] = arguments.as_slice() {
        let way = Way::ALL.into_iter().find(|way| way.name() == name);
        let way = way.expect("one of the ways");
        for _ in 0..rounds.parse().expect("a number of rounds") {
            runtime.block_on(way.run(&service));
        }
        return;
    }
    let times = times(&runtime, &service);
    for (index, way) in Way::ALL.into_iter().enumerate() {
        // Compare within a round, since other load on the machine affects all ways alike.
        let beyond = median(times.iter().map(|round| round[index] - round[0]).collect());
        let ratio = median(times.iter().map(|round| round[index] / round[0]).collect());
        let per_poll = median(times.iter().map(|round| round[index]).collect());
        let line = json!({
            "way": way.name(),
            "ns": per_poll,
            "ns_beyond_send": beyond,
            "times_send": ratio,
        });
        println!("{line}");
    }
}

/// Measures the nanoseconds per poll: for each round, for each way.
fn times(runtime: &Runtime, service: &Service) -> Vec<[f64; Way::ALL.len()]> {
    for way in Way::ALL {
        runtime.block_on(way.run(service)); // warm up
    }
    let round = |number: usize| {
        let mut times = [0.0; Way::ALL.len()];
        // Every way runs after every other one equally often, since it finds the caches as that one left them.
        for step in 0..Way::ALL.len() {
            let index = (number + step) % Way::ALL.len();
            let start = Instant::now();
            runtime.block_on(Way::ALL[index].run(service));
            times[index] = start.elapsed().as_secs_f64() * 1e9 / f64::from(POLLS);
        }
        times
    };
    (0..ROUNDS).map(round).collect()
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
