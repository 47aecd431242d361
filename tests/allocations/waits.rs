//! The allocations of a poll in the loop of a wait, and the memory of a wait that sleeps. They depend neither on the machine nor
//! on other load.

use std::future::Future;
use std::time::Duration;

use allocation_counter::measure;
use aws_sdk_acm::operation::describe_certificate::builders::DescribeCertificateFluentBuilder;
use aws_sdk_acm::types::CertificateStatus;
use aws_smithy_http_client::test_util::infallible_client_fn;
use tokio::runtime::Runtime;
use tokio::time::{sleep, timeout};
use waiter_runtime::{Wait, Waiter, waiter};

const PENDING: &str = r#"{"Certificate": {"Status": "PENDING_VALIDATION"}}"#;

const LONG: Duration = Duration::from_hours(1);

waiter! {
    struct Issued;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_attempts: 1_000,
    acceptors: { path certificate.status == CertificateStatus::Issued => success },
}

waiter! {
    struct Done;

    operation: Result<u32, std::io::Error>,
    delay: 60s,
    max_attempts: 1_000,
    acceptors: { path @ == 1 => success },
}

/// Runs a future on a paused clock.
fn run<F: Future>(future: F) -> F::Output {
    runtime().block_on(future)
}

fn runtime() -> Runtime {
    tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .expect("a runtime")
}

fn request() -> DescribeCertificateFluentBuilder {
    let http = infallible_client_fn(|_| http::Response::new(PENDING));
    waiter_tests::acm(http)
        .describe_certificate()
        .certificate_arn("arn")
}

/// Returns the allocations of one poll, as the difference of two runs. Some allocations of a run happen only once.
fn allocations_per_poll(polls: impl Fn(u32)) -> u64 {
    polls(2);
    let counted = |count| measure(|| polls(count)).count_total;
    let (few, more) = (counted(100), counted(200));
    let of_100 = more - few;
    // A buffer that grows is not an allocation of each poll.
    assert!(of_100 % 100 <= 2, "{of_100} allocations in 100 polls");
    of_100 / 100
}

/// Returns the bytes that a wait holds after its first poll.
fn bytes_asleep<W: Waiter<Request: Send>>(wait: impl FnOnce() -> Wait<'static, W>) -> i64 {
    let runtime = runtime();
    let mut asleep = None;
    let memory = measure(|| {
        let mut wait = wait();
        let polled = runtime.block_on(async { timeout(Duration::from_secs(1), &mut wait).await });
        assert!(polled.is_err(), "it sleeps");
        asleep = Some(wait);
    });
    memory.bytes_current
}

/// Compares the bytes with the listed ones. A difference of 5 % does not fail.
fn assert_near(found: i64, listed: i64) {
    assert!(
        found.abs_diff(listed) * 20 <= listed.unsigned_abs(),
        "{found} bytes, listed {listed}; see \"A guard\" in CONTRIBUTING.md"
    );
}

#[test]
fn a_poll_of_a_custom_operation_allocates_its_call() {
    for max_wait in [None, Some(1_000 * LONG)] {
        let allocations = allocations_per_poll(|polls| {
            run(async {
                let wait = Done.wait(async || Ok(0)).max_attempts(polls);
                let ended = match max_wait {
                    Some(max_wait) => wait.max_wait(max_wait).await,
                    None => wait.await,
                };
                assert!(ended.is_err());
            });
        });
        assert_eq!(allocations, 1, "{max_wait:?}");
    }
}

#[test]
fn a_poll_of_an_sdk_operation_allocates_its_future() {
    let request = request();
    let by_hand = allocations_per_poll(|polls| {
        run(async {
            for _ in 0..polls {
                assert!(request.clone().send().await.is_ok());
                sleep(LONG).await;
            }
        });
    });
    for max_wait in [None, Some(1_000 * LONG)] {
        let allocations = allocations_per_poll(|polls| {
            run(async {
                let wait = Issued.wait(request.clone()).max_attempts(polls);
                let ended = match max_wait {
                    Some(max_wait) => wait.max_wait(max_wait).await,
                    None => wait.await,
                };
                assert!(ended.is_err());
            });
        });
        assert_eq!(allocations - by_hand, 1, "{max_wait:?}");
    }
}

/// The request is counted by itself. The response has hardly any fields.
#[test]
#[cfg(target_pointer_width = "64")]
fn a_wait_that_sleeps_needs_little_memory() {
    let first = request();
    let size = i64::try_from(size_of_val(&first)).expect("it is small");
    let bytes = |max_wait: bool| {
        let request = first.clone();
        bytes_asleep(|| {
            let wait = Issued.wait(request).delay(LONG);
            if max_wait {
                wait.max_wait(2 * LONG)
            } else {
                wait
            }
        })
    };
    let response = i64::try_from(size_of::<<Issued as Waiter>::Output>()).expect("it is small");
    let _ = bytes(true); // a client allocates at its first request
    assert_near(bytes(false) - size, 600);
    assert_near(bytes(true) - size - response, 664);
}

#[test]
#[cfg(target_pointer_width = "64")]
fn a_custom_wait_that_sleeps_needs_little_memory() {
    let bytes = |max_wait: bool| {
        bytes_asleep(move || {
            let wait = Done.wait(async || Ok(0)).delay(LONG);
            if max_wait {
                wait.max_wait(2 * LONG)
            } else {
                wait
            }
        })
    };
    let _ = bytes(true);
    assert_near(bytes(false), 616);
    assert_near(bytes(true), 696);
}

#[test]
fn a_large_call_needs_no_memory_while_its_wait_sleeps() {
    let call = async || {
        let held = [0_u8; 10_000];
        tokio::task::yield_now().await;
        Ok(u32::from(std::hint::black_box(&held)[0]))
    };
    let bytes = bytes_asleep(move || Done.wait(call).delay(LONG));
    assert!(bytes < 1_000, "{bytes} bytes");
}
