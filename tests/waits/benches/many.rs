//! Many waits in one process: the memory of each, the CPU time of a poll, and the lateness of the timers.
//!
//! `many` measures every way, each in a separate process. `many WAY WHAT COUNT` is one of those processes. All waits run on
//! one thread and on Tokio's real timers. Prints one line of JSON for each measurement.

use std::fs;
use std::mem::size_of;
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use allocation_counter::{AllocationInfo, measure};
use aws_sdk_acm::operation::describe_certificate::DescribeCertificateOutput;
use aws_sdk_acm::operation::describe_certificate::builders::DescribeCertificateFluentBuilder;
use serde_json::{Value, json};
use tokio::runtime::Runtime;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep};

use waiter_waits::service::Service;
use waiter_waits::ways::{
    CertificateValidated, LONG, by_hand, by_hand_boxed, by_hand_with_deadline, sdk,
};

const COUNT: u32 = 100_000;
const WAYS: [&str; 6] = [
    "waiter",
    "waiter with max_wait",
    "hand-written",
    "hand-written, boxed",
    "hand-written, with a deadline",
    "SDK",
];

/// The delay of the short waits: three polls each, and the waits begin evenly within the first delay.
const DELAY: Duration = Duration::from_secs(10);
const POLLS: u32 = 3;

fn main() {
    // `cargo bench` adds options.
    let arguments = std::env::args().skip(1);
    let arguments: Vec<_> = arguments.filter(|word| !word.starts_with('-')).collect();
    let [way, what, count] = arguments.as_slice() else {
        return all();
    };
    let count = count.parse().expect("a count");
    let figures = match what.as_str() {
        "asleep" => asleep(way, count),
        "short" => short(way, count),
        "allocations" => allocations(way),
        _ => panic!("asleep, short or allocations, not {what}"),
    };
    println!("{figures}");
}

/// Runs every way in a separate process, so that no way reuses the memory of another.
fn all() {
    let program = std::env::current_exe().expect("this program");
    // The time to begin depends on the allocator, and differs from process to process.
    for what in ["asleep", "asleep", "asleep", "short", "allocations"] {
        for way in WAYS {
            let is_measured = match what {
                // The SDK's delays cannot be shortened.
                "short" => matches!(way, "waiter" | "hand-written"),
                "allocations" => !matches!(way, "waiter with max_wait" | "hand-written, boxed"),
                _ => true,
            };
            if is_measured {
                let mut child = Command::new(&program);
                child.args([way, what, &COUNT.to_string()]);
                assert!(child.status().expect("it runs").success());
            }
        }
    }
}

/// Measures waits that have polled once and sleep.
fn asleep(way: &str, count: u32) -> Value {
    let runtime = runtime();
    let service = Arc::new(Service::new(u32::MAX));
    let (request, response) = (request_bytes(&service), response_bytes(&runtime, &service));
    let asked = service.requests();
    let resident = resident_bytes();
    let cpu = cpu_seconds();
    let memory = measure(|| {
        runtime.block_on(async {
            for number in 0..count {
                spawn(way, &service, number);
            }
            while service.requests() - asked < count {
                sleep(Duration::from_millis(50)).await;
            }
            sleep(Duration::from_millis(50)).await;
        });
    });
    let each = |bytes: f64| bytes / f64::from(count);
    let alive = runtime.metrics().num_alive_tasks();
    assert_eq!(alive, count as usize, "all of them wait");
    let figures = json!({
        "way": way,
        "what": "asleep",
        "count": count,
        "request_bytes": request,
        "response_bytes": response,
        "bytes": each(float(memory.bytes_current)),
        "allocations": each(float(memory.count_current)),
        "resident_bytes": each(resident_bytes() - resident),
        "first_poll_us": each((cpu_seconds() - cpu) * 1e6),
    });
    // Dropping them would take longer than the measurement, and shows nothing.
    std::mem::forget(runtime);
    figures
}

/// Begins one long wait, in the form that takes the least memory. A block around a loop by hand would keep the request a second
/// time. A wait is small, and a task without a block would make room for its output.
fn spawn(way: &str, service: &Arc<Service>, number: u32) {
    let request = service.request(number);
    match way {
        "waiter" => {
            let wait = CertificateValidated.wait(request).delay(LONG);
            tokio::spawn(async move { drop(wait.await) });
        }
        "waiter with max_wait" => {
            let wait = CertificateValidated.wait(request).delay(LONG);
            let wait = wait.max_wait(2 * LONG);
            tokio::spawn(async move { drop(wait.await) });
        }
        "hand-written" => {
            tokio::spawn(by_hand(request, LONG, 1_000));
        }
        "hand-written, boxed" => {
            tokio::spawn(by_hand_boxed(request, LONG, 1_000));
        }
        "hand-written, with a deadline" => {
            tokio::spawn(by_hand_with_deadline(request, LONG, 2 * LONG));
        }
        "SDK" => {
            let service = Arc::clone(service);
            tokio::spawn(async move { drop(sdk(&service, number).await) });
        }
        _ => panic!("{way} is none of {WAYS:?}"),
    }
}

/// Measures whole waits: the CPU time, and the lateness of each end.
fn short(way: &str, count: u32) -> Value {
    let runtime = runtime();
    let service = Arc::new(Service::new(u32::MAX));
    let cpu = cpu_seconds();
    let late = runtime.block_on(async {
        let mut waits = JoinSet::new();
        for number in 0..count {
            let request = service.request(number);
            let begin = DELAY * number / count;
            if way == "waiter" {
                waits.spawn(async move { (sleep(begin).await, declared_short(request).await).1 });
            } else {
                waits.spawn(async move { (sleep(begin).await, by_hand_short(request).await).1 });
            }
        }
        let elapsed = waits.join_all().await;
        let mut late: Vec<_> = elapsed
            .into_iter()
            .map(|elapsed| elapsed.saturating_sub(DELAY * (POLLS - 1)).as_secs_f64() * 1e3)
            .collect();
        late.sort_by(f64::total_cmp);
        late
    });
    let polls = service.requests();
    assert_eq!(polls, count * POLLS, "all polls were made");
    json!({
        "way": way,
        "what": "short",
        "count": count,
        "polls": polls,
        "cpu_us_per_poll": (cpu_seconds() - cpu) * 1e6 / f64::from(polls),
        // Over both sleeps of a wait and its three requests.
        "late_ms_median": late[late.len() / 2],
        "late_ms_99th": late[late.len() * 99 / 100],
        "late_ms_most": late[late.len() - 1],
    })
}

async fn declared_short(request: DescribeCertificateFluentBuilder) -> Duration {
    let start = Instant::now();
    let wait = CertificateValidated.wait(request).delay(DELAY);
    let ended = wait.max_attempts(POLLS).await;
    assert_eq!(ended.expect_err("it is pending").report().attempts(), POLLS);
    start.elapsed()
}

async fn by_hand_short(request: DescribeCertificateFluentBuilder) -> Duration {
    let start = Instant::now();
    let ended = by_hand(request, DELAY, POLLS).await;
    drop(ended.expect_err("it is pending"));
    start.elapsed()
}

/// Measures the allocations of a poll with its request, as the difference of two waits.
fn allocations(way: &str) -> Value {
    let of = |polls: u32| {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .start_paused(true)
            .build()
            .expect("a runtime");
        let service = Service::new(polls);
        let wait = async {
            match way {
                "waiter" => drop(CertificateValidated.wait(service.request(1)).await),
                "hand-written" => {
                    drop(by_hand(service.request(1), Duration::from_mins(1), 1_000).await);
                }
                "hand-written, with a deadline" => {
                    let wait =
                        by_hand_with_deadline(service.request(1), Duration::from_mins(1), LONG);
                    drop(wait.await);
                }
                _ => drop(sdk(&service, 1).await),
            }
        };
        // The first run is not counted, since some allocations happen only once.
        measure(|| runtime.block_on(wait))
    };
    of(2);
    let (few, more) = (of(100), of(200));
    json!({
        "way": way,
        "what": "allocations",
        "allocations_per_poll": float_total(more.count_total - few.count_total) / 100.0,
        "allocated_bytes_per_poll": float_total(more.bytes_total - few.bytes_total) / 100.0,
    })
}

/// Returns the size of a request, with everything that it owns.
fn request_bytes(service: &Service) -> f64 {
    let mut request = None;
    let heap = measure(|| request = Some(service.request(0)));
    held::<DescribeCertificateFluentBuilder>(heap)
}

/// Returns the size of a response. Every way keeps the last response while it sleeps.
#[allow(clippy::result_large_err)] // the SDK's own
fn response_bytes(runtime: &Runtime, service: &Service) -> f64 {
    #[allow(clippy::result_large_err)] // the SDK's own
    let send = || runtime.block_on(service.request(0).send());
    let _ = send(); // a client's one-time allocations do not belong to the response
    let mut response = None;
    let heap = measure(|| response = Some(send()));
    held::<DescribeCertificateOutput>(heap)
}

fn held<T>(heap: AllocationInfo) -> f64 {
    float(heap.bytes_current) + f64::from(u32::try_from(size_of::<T>()).expect("it is small"))
}

fn runtime() -> Runtime {
    tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("a runtime")
}

/// Returns the CPU time of this thread, the only one.
fn cpu_seconds() -> f64 {
    let statistics = fs::read_to_string("/proc/thread-self/schedstat").expect("Linux");
    let first = statistics.split_whitespace().next().expect("three numbers");
    first.parse::<f64>().expect("nanoseconds") / 1e9
}

fn resident_bytes() -> f64 {
    let status = fs::read_to_string("/proc/self/status").expect("Linux");
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let kibibytes = line.and_then(|line| line.split_whitespace().nth(1));
    kibibytes
        .and_then(|number| number.parse::<f64>().ok())
        .expect("a number")
        * 1024.0
}

#[allow(clippy::cast_precision_loss)] // far below 2^53
fn float(number: i64) -> f64 {
    number as f64
}

#[allow(clippy::cast_precision_loss)] // far below 2^53
fn float_total(number: u64) -> f64 {
    number as f64
}
