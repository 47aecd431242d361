//! The same wait twice: by the loop, and by `next_step` with a progress that is serialised and read back at every step. Both
//! end alike.

use std::fmt;
use std::future::Future;
use std::ops::ControlFlow;
use std::time::{Duration, SystemTime};

use aws_sdk_acm::types::CertificateStatus;
use proptest::prelude::*;
use tokio::time::{Instant, sleep};
use waiter_runtime::{Observation, Progress, Wait, WaitError, WaitOutput, Waiter, waiter};
use waiter_tests::{Reply, Script, acm};

use crate::acceptors::PENDING;
use crate::progress::through_json;

/// A response, with a text that may be anything.
#[derive(Clone, Debug)]
struct Job {
    phase: &'static str,
    why: String,
}

#[derive(Clone, Debug)]
struct Problem {
    code: u8,
    text: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

waiter! {
    struct Resumed;

    operation: Result<Job, Problem>,
    first_poll: 3s..9s,
    delay: 2s..60s,
    poll_timeout: 4s,
    max_attempts: 30,
    max_wait: 10m,
    reason: why,
    acceptors: {
        path phase == "broken" => failure,
        path phase == "done" for 3 polls => success,
        path phase == "stalled" for 25s => failure(phase),
        path phase == "failed" && why != "" => failure,
        path phase == "failed" => retry,
        path phase == "ready" => success,
        error Problem { code: 1, .. } => retry in 17s,
        error Problem { code: 2, .. } for 2 polls => failure,
        error Problem { code: 3, .. } => retry,
        error timeout for 3 polls => failure,
    },
}

waiter! {
    struct Hinted;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 2s..40s,
    max_attempts: 12,
    max_wait: 5m,
    reason: certificate.failure_reason,
    acceptors: {
        path certificate.status == CertificateStatus::Issued for 2 polls => success,
        path certificate.status == CertificateStatus::Failed => failure,
        error throttling => retry,
    },
}

/// The options of a call. `None` is the declaration's.
#[derive(Clone, Debug)]
struct Options {
    first_poll: Option<Duration>,
    delay: Option<(Duration, Duration)>,
    max_attempts: Option<u32>,
    max_wait: Option<Duration>,
    without_streaks: bool,
    label: String,
}

/// Applies the options. A wait and a progress have the same methods.
macro_rules! with_options {
    ($it:expr, $options:expr) => {{
        let (mut it, options) = ($it.label(&$options.label), $options);
        if let Some(time) = options.first_poll {
            it = it.first_poll(time);
        }
        match options.delay {
            Some((min, max)) if min == max => it = it.delay(min),
            Some((min, max)) => it = it.backoff(min, max),
            None => {}
        }
        if let Some(max_attempts) = options.max_attempts {
            it = it.max_attempts(max_attempts);
        }
        if let Some(max_wait) = options.max_wait {
            it = it.max_wait(max_wait);
        }
        if options.without_streaks {
            it = it.without_streaks();
        }
        it
    }};
}

/// The end of a wait.
#[derive(Debug, PartialEq)]
struct End {
    /// The result in words.
    text: String,
    attempts: u32,
    elapsed: Duration,
    history: String,
    is_cut_off: bool,
    /// The times at which polls began.
    begins: Vec<Duration>,
}

impl End {
    fn new<W: Waiter>(result: Result<WaitOutput<W>, WaitError<W>>, begins: Vec<Duration>) -> Self {
        let error = match result {
            Ok(output) => {
                return Self {
                    text: format!("success: {:?}", output.observation()),
                    attempts: output.attempts(),
                    elapsed: output.elapsed(),
                    history: String::new(),
                    is_cut_off: false,
                    begins,
                };
            }
            Err(error) => error,
        };
        let (report, line) = (error.report(), error.to_string());
        // A progress does not keep the response before a poll without one.
        let is_lost = |row: &str| report.timed_out() && row.starts_with("  last  ");
        let has_reason = |row: &str| report.timed_out() && row.starts_with("  reason");
        let report_text = report.to_string();
        let rows = report_text.lines();
        let rows: Vec<_> = rows
            .filter(|row| !is_lost(row) && !has_reason(row))
            .collect();
        let line = if report.timed_out() { "" } else { &line };
        Self {
            text: format!("{line}\n{}", rows.join("\n")),
            attempts: report.attempts(),
            elapsed: report.elapsed(),
            history: format!("{:?}", report.history()),
            is_cut_off: report.cut_off_after().is_some(),
            begins,
        }
    }
}

/// Runs on a paused clock.
fn paused<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .expect("a runtime");
    runtime.block_on(future)
}

async fn by_the_loop<W: Waiter<Request: Send>>(
    wait: Wait<'_, W>,
) -> Result<WaitOutput<W>, WaitError<W>> {
    wait.await
}

/// Makes the polls in a loop of its own.
async fn by_steps<W: Waiter, F: Future<Output = Observation<W>>>(
    begin: impl FnOnce(Progress<W>) -> Progress<W>,
    mut poll: impl FnMut() -> F,
) -> Result<WaitOutput<W>, WaitError<W>> {
    let (began, started) = (
        SystemTime::UNIX_EPOCH + Duration::from_secs(1),
        Instant::now(),
    );
    let mut progress = begin(Progress::new(began));
    let mut delay = progress.first_delay();
    loop {
        progress = through_json(&progress);
        if !delay.is_zero() {
            sleep(delay).await;
        }
        let polled = poll().await;
        match polled.next_step(&mut progress, began + started.elapsed()) {
            ControlFlow::Continue(next) => delay = next,
            ControlFlow::Break(result) => return result,
        }
    }
}

/// A poll of the script: the response, and the time that it takes.
type Poll = (Result<Job, Problem>, Duration);

#[derive(Clone, Debug)]
struct Case {
    polls: Vec<Poll>,
    options: Options,
    seed: u64,
}

/// Compares the two.
fn compare(by_the_loop: &End, by_steps: &End) -> Result<(), TestCaseError> {
    if by_the_loop.is_cut_off {
        // A step does not limit the poll, so it has a response instead.
        let polls = by_the_loop.begins.len();
        prop_assert_eq!(by_the_loop.attempts as usize, polls);
        prop_assert_eq!(&by_the_loop.begins[..], &by_steps.begins[..polls]);
        return Ok(());
    }
    prop_assert_eq!(by_the_loop, by_steps);
    Ok(())
}

fn custom(case: &Case) -> (End, End) {
    let poll = |begins: &mut Vec<Duration>, started: Instant| {
        begins.push(started.elapsed());
        // The last one repeats.
        let (response, latency) = case.polls[begins.len().min(case.polls.len()) - 1].clone();
        async move {
            if !latency.is_zero() {
                sleep(latency).await;
            }
            response
        }
    };
    fastrand::seed(case.seed);
    let looped = paused(async {
        let (started, mut begins) = (Instant::now(), Vec::new());
        let wait = Resumed.wait(|| poll(&mut begins, started));
        let result = by_the_loop(with_options!(wait, &case.options)).await;
        End::new(result, begins)
    });
    fastrand::seed(case.seed);
    let stepped = paused(async {
        let (started, mut begins) = (Instant::now(), Vec::new());
        let begin = |progress: Progress<_>| with_options!(progress, &case.options);
        let result = by_steps(begin, || Resumed.poll_once(poll(&mut begins, started))).await;
        End::new(result, begins)
    });
    (looped, stepped)
}

fn hinted(replies: &[Reply<'static>], options: &Options, seed: u64) -> (End, End) {
    let request = || acm(Script::new(replies.iter().copied())).describe_certificate();
    fastrand::seed(seed);
    let looped = paused(async {
        let wait = with_options!(Hinted.wait(request()), options);
        End::new(by_the_loop(wait).await, Vec::new())
    });
    fastrand::seed(seed);
    let stepped = paused(async {
        let request = request();
        let begin = |progress: Progress<_>| with_options!(progress, options);
        let result = by_steps(begin, || Hinted.poll_once(request.clone())).await;
        End::new(result, Vec::new())
    });
    (looped, stepped)
}

fn texts() -> impl Strategy<Value = String> {
    let long = ("[\"\\\\a\n\u{2028}é🦀…]{1,3}", 1_usize..400);
    prop_oneof![
        3 => Just(String::new()),
        2 => "(?s:.){0,20}",
        1 => "\\PC{0,300}",
        1 => long.prop_map(|(piece, times)| piece.repeat(times)),
    ]
}

fn options() -> impl Strategy<Value = Options> {
    let millis = Duration::from_millis;
    let delay = prop_oneof![
        (1_u64..20_000).prop_map(move |delay| (millis(delay), millis(delay))),
        (1_u64..15_000, 0_u64..60_000)
            .prop_map(move |(min, span)| (millis(min), millis(min + span))),
    ];
    (
        prop::option::of((0_u64..90_000).prop_map(millis)),
        prop::option::of(delay),
        prop::option::of(1_u32..20),
        prop::option::of((1_u64..180_000).prop_map(millis)),
        prop::bool::weighted(0.2),
        texts(),
    )
        .prop_map(
            |(first_poll, delay, max_attempts, max_wait, without_streaks, label)| Options {
                first_poll,
                delay,
                max_attempts,
                max_wait,
                without_streaks,
                label,
            },
        )
}

fn cases() -> impl Strategy<Value = Case> {
    let phases = [
        "busy", "busy", "busy", "done", "done", "done", "stalled", "stalled", "failed", "ready",
        "broken",
    ];
    let job = (prop::sample::select(phases.to_vec()), texts())
        .prop_map(|(phase, why)| Ok(Job { phase, why }));
    let problem = (0_u8..5, texts()).prop_map(|(code, text)| Err(Problem { code, text }));
    let latency = prop_oneof![
        5 => Just(0_u64),
        2 => 0_u64..3_000,
        // Longer than the limit of a poll.
        1 => Just(5_000),
    ];
    // The same response several times, so that streaks fill.
    let response = prop_oneof![3 => job, 1 => problem];
    let run = (prop::collection::vec(latency, 1..5), response).prop_map(|(latencies, response)| {
        let poll = |millis| (response.clone(), Duration::from_millis(millis));
        latencies.into_iter().map(poll).collect::<Vec<Poll>>()
    });
    let runs = prop::collection::vec(run, 1..14);
    (runs, options(), any::<u64>()).prop_map(|(runs, options, seed)| Case {
        polls: runs.concat(),
        options,
        seed,
    })
}

const THROTTLED: &str = r#"{"__type":"ThrottlingException","message":"Rate \"exceeded\""}"#;

fn replies() -> impl Strategy<Value = Vec<Reply<'static>>> {
    let reply = |status, headers, body| Reply {
        status,
        headers,
        body,
    };
    let one = prop_oneof![
        Just(PENDING),
        Just(reply(400, &[], THROTTLED)),
        Just(reply(400, &[("Retry-After", "7")], THROTTLED)),
        Just(reply(400, &[("x-amz-retry-after", "90500")], THROTTLED)),
        Just(reply(200, &[], r#"{"Certificate":{"Status":"ISSUED"}}"#)),
        Just(reply(
            200,
            &[],
            r#"{"Certificate":{"Status":"FAILED","FailureReason":"CAA_ERROR"}}"#
        )),
        Just(reply(500, &[("x-amzn-RequestId", "of a failure")], "{}")),
    ];
    prop::collection::vec(one, 20)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn a_wait_that_is_stored_at_every_step_ends_as_one_in_memory(case in cases()) {
        let (looped, stepped) = custom(&case);
        compare(&looped, &stepped)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_hint_of_the_service_has_the_same_effect(
        replies in replies(), options in options(), seed in any::<u64>(),
    ) {
        let (looped, stepped) = hinted(&replies, &options, seed);
        compare(&looped, &stepped)?;
    }
}
