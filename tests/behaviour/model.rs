//! Random waits, compared with a naive model of streaks, delays and limits. The model is written from their description. It
//! knows which acceptor decides each poll, and nothing else of the crate.

use std::ops::ControlFlow;
use std::time::{Duration, SystemTime};

use proptest::prelude::*;
use tokio::time::Instant;
use waiter_runtime::{Observation, Progress, Streak, WaitError, WaitOutput, waiter};

waiter! {
    struct Modelled;

    operation: Result<u8, u8>,
    delay: 10s,
    max_attempts: 1_000,
    acceptors: {
        ok 0 => retry,
        ok 1 for 3 polls => success,
        ok 2 for 25s => success,
        error 1 for 2 polls => failure,
        error 2 for 40s => failure,
        error 3 => retry in 17s,
        ok 3 => success,
        error 4 => failure,
    },
}

/// The outcome of a poll for the model.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Meaning {
    Again,
    AgainIn(Duration),
    Done,
    Failed,
    Unmatched,
}

#[derive(Clone, Copy, Debug)]
enum Needs {
    Nothing,
    Polls(u32),
    Time(Duration),
}

/// The acceptors again, by hand.
fn meaning(response: Result<u8, u8>) -> (Meaning, Needs) {
    match response {
        Ok(1) => (Meaning::Done, Needs::Polls(3)),
        Ok(2) => (Meaning::Done, Needs::Time(Duration::from_secs(25))),
        Ok(3) => (Meaning::Done, Needs::Nothing),
        Err(1) => (Meaning::Failed, Needs::Polls(2)),
        Err(2) => (Meaning::Failed, Needs::Time(Duration::from_secs(40))),
        Err(3) => (Meaning::AgainIn(Duration::from_secs(17)), Needs::Nothing),
        Err(4) => (Meaning::Failed, Needs::Nothing),
        Err(_) => (Meaning::Unmatched, Needs::Nothing),
        Ok(_) => (Meaning::Again, Needs::Nothing),
    }
}

/// A poll of the script: the response, and the time that it takes.
type Poll = (Result<u8, u8>, Duration);

#[derive(Clone, Debug)]
struct Case {
    polls: Vec<Poll>,
    /// The shortest and the longest delay.
    delay: (Duration, Duration),
    max_attempts: u32,
    max_wait: Option<Duration>,
    without_streaks: bool,
    seed: u64,
}

/// The end of a wait, and the times at which its polls began.
#[derive(Debug, PartialEq)]
struct End {
    result: &'static str,
    elapsed: Duration,
    /// The polls of a streak that was not full, as the error shows it.
    streak: Option<String>,
    begins: Vec<Duration>,
}

impl End {
    fn new(
        result: &'static str,
        elapsed: Duration,
        streak: Option<String>,
        begins: Vec<Duration>,
    ) -> Self {
        Self {
            result,
            elapsed,
            streak,
            begins,
        }
    }
}

/// The polls in a row with the same response.
struct Row {
    response: Result<u8, u8>,
    needs: Needs,
    ends: Vec<Duration>,
}

impl Row {
    /// The streak, if it is not full.
    fn streak(&self) -> Option<String> {
        let held = self.ends[self.ends.len() - 1].saturating_sub(self.ends[0]);
        match self.needs {
            Needs::Polls(polls) if self.ends.len() < polls as usize => {
                Some(format!("{} of {polls} polls", self.ends.len()))
            }
            Needs::Time(time) if held < time => Some("held".to_owned()),
            _ => None,
        }
    }

    /// The time at which a poll fills the streak. It is `next` if only one poll is missing.
    fn full_at(&self, next: Duration) -> Option<Duration> {
        match self.needs {
            Needs::Polls(polls) => (self.ends.len() + 1 >= polls as usize).then_some(next),
            Needs::Time(time) => Some(self.ends[0] + time),
            Needs::Nothing => None,
        }
    }
}

/// The model. `has_loop`: the polls are made by a wait, which cuts polls off. Delays are whole milliseconds.
fn model(case: &Case, has_loop: bool) -> End {
    let mut random = fastrand::Rng::with_seed(case.seed);
    let mut begins = vec![Duration::ZERO];
    // The number of polls that let the delay grow.
    let mut growth = 0;
    let mut row: Option<Row> = None;
    loop {
        let begin = begins[begins.len() - 1];
        let (response, latency) = poll(case, begins.len());
        let end = begin + if has_loop { latency } else { Duration::ZERO };
        let limit = case.max_wait.filter(|_| has_loop);
        if let Some(last) = limit.map(|deadline| cut_off(deadline, begin, row.as_ref()))
            && end > last
        {
            let streak = row.and_then(|row| row.streak());
            return End::new("max wait", last, streak, begins);
        }
        let (meaning, mut needs) = meaning(response);
        if case.without_streaks {
            needs = Needs::Nothing;
        }
        let mut this = match row.take().filter(|row| row.response == response) {
            Some(row) => row,
            None => Row {
                response,
                needs,
                ends: Vec::new(),
            },
        };
        this.ends.push(end);
        let streak = this.streak();
        growth += u32::from(streak.is_none());
        let is_last = begins.len() == case.max_attempts as usize;
        let (result, delay) = match meaning {
            Meaning::Done if streak.is_none() => ("success", None),
            Meaning::Failed if streak.is_none() => ("failure", None),
            Meaning::Unmatched => ("unmatched", None),
            _ if is_last => ("max attempts", None),
            Meaning::AgainIn(delay) => ("max wait", Some(delay)),
            _ => {
                let delay = backoff(case.delay, growth.max(1), &mut random);
                ("max wait", Some(delay))
            }
        };
        let next = delay.and_then(|delay| {
            let full_at = this.full_at(end + delay);
            next(end, delay, case.max_wait, full_at)
        });
        let Some(next) = next else {
            return End::new(result, end, streak, begins);
        };
        begins.push(whole_millis(next));
        row = Some(this);
    }
}

/// The time at which a poll is cut off. It has a grace if it may fill the streak of the polls before it, or begins at the
/// deadline. The timer rounds up.
fn cut_off(deadline: Duration, begin: Duration, row: Option<&Row>) -> Duration {
    let full_at = row.and_then(|row| row.full_at(begin));
    let has_grace = begin >= deadline || full_at.is_some_and(|full_at| full_at <= begin);
    let last = if has_grace {
        deadline.max(begin + grace(deadline))
    } else {
        deadline
    };
    whole_millis(last)
}

/// The poll of a number, from 1. The last one repeats.
fn poll(case: &Case, number: usize) -> Poll {
    case.polls[number.min(case.polls.len()) - 1]
}

/// Uniform between the shortest delay, and the shortest delay doubled by each poll, up to the longest.
fn backoff((min, max): (Duration, Duration), growth: u32, random: &mut fastrand::Rng) -> Duration {
    let factor = 2_u32.saturating_pow(growth - 1);
    let ceiling = min.saturating_mul(factor).min(max);
    min + ceiling.saturating_sub(min).mul_f64(random.f64())
}

/// The time of the next poll: a second before the deadline at the latest, or a tenth of the wait if that is less. A streak
/// that is full by the deadline may fill.
fn next(
    end: Duration,
    delay: Duration,
    deadline: Option<Duration>,
    full_at: Option<Duration>,
) -> Option<Duration> {
    let Some(deadline) = deadline else {
        return Some(end + delay);
    };
    let before = (deadline / 10).min(Duration::from_secs(1));
    let mut last = deadline.saturating_sub(before);
    if let Some(full_at) = full_at
        && full_at <= deadline
    {
        last = last.max(full_at);
    }
    if end < last {
        return Some((end + delay).min(last));
    }
    let fits = end + delay + Duration::from_millis(1) <= deadline;
    fits.then(|| end + delay)
}

fn grace(deadline: Duration) -> Duration {
    (deadline / 10).clamp(Duration::from_millis(10), Duration::from_secs(1))
}

fn whole_millis(time: Duration) -> Duration {
    let millis = time.as_nanos().div_ceil(1_000_000);
    Duration::from_millis(u64::try_from(millis).expect("a short time"))
}

/// The end as the model describes it.
fn end(result: &Result<WaitOutput<Modelled>, WaitError<Modelled>>, begins: Vec<Duration>) -> End {
    let (name, elapsed, last) = match result {
        Ok(output) => ("success", output.elapsed(), Some(output.observation())),
        Err(error) => {
            let name = match error {
                WaitError::Failure(_) => "failure",
                WaitError::UnmatchedError(_) => "unmatched",
                WaitError::MaxAttemptsExceeded(_) => "max attempts",
                WaitError::MaxWaitExceeded(_) => "max wait",
                error => panic!("{error}"),
            };
            assert_eq!(error.report().attempts() as usize, begins.len());
            (name, error.report().elapsed(), error.report().last())
        }
    };
    let streak = last
        .and_then(Observation::streak)
        .map(|streak| match streak.needed() {
            Streak::Polls(_) => format!("{streak} polls"),
            _ => "held".to_owned(),
        });
    End::new(name, elapsed, streak, begins)
}

/// The real wait, on a paused clock.
fn by_the_loop(case: &Case) -> End {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        fastrand::seed(case.seed);
        let (started, mut begins) = (Instant::now(), Vec::new());
        let wait = Modelled.wait(|| {
            begins.push(started.elapsed());
            let (response, latency) = poll(case, begins.len());
            async move {
                if !latency.is_zero() {
                    tokio::time::sleep(latency).await;
                }
                response
            }
        });
        let (min, max) = case.delay;
        let mut wait = wait.backoff(min, max).max_attempts(case.max_attempts);
        if let Some(max_wait) = case.max_wait {
            wait = wait.max_wait(max_wait);
        }
        if case.without_streaks {
            wait = wait.without_streaks();
        }
        let result = wait.await;
        end(&result, begins)
    })
}

/// The same steps in a loop of its own.
fn by_steps(case: &Case) -> End {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        fastrand::seed(case.seed);
        let began = SystemTime::UNIX_EPOCH;
        let (min, max) = case.delay;
        let mut progress = Progress::<Modelled>::new(began)
            .backoff(min, max)
            .max_attempts(case.max_attempts);
        if let Some(max_wait) = case.max_wait {
            progress = progress.max_wait(max_wait);
        }
        if case.without_streaks {
            progress = progress.without_streaks();
        }
        let (mut elapsed, mut begins) = (Duration::ZERO, Vec::new());
        loop {
            begins.push(elapsed);
            let polled = Modelled
                .poll_once(std::future::ready(poll(case, begins.len()).0))
                .await;
            // The progress is all that a step needs.
            progress = progress.clone();
            match polled.next_step(&mut progress, began + elapsed) {
                ControlFlow::Continue(delay) => elapsed += delay,
                ControlFlow::Break(result) => return end(&result, begins),
            }
        }
    })
}

fn cases() -> impl Strategy<Value = Case> {
    let response = prop_oneof![
        3 => (0_u8..3).prop_map(Ok),
        3 => (1_u8..4).prop_map(Err),
        1 => Just(Ok(3)),
        1 => (4_u8..6).prop_map(Err),
    ];
    let latency = prop_oneof![
        2 => Just(0_u64),
        2 => 0_u64..3_000,
    ];
    // The same response several times, so that streaks fill.
    let run = (prop::collection::vec(latency, 1..7), response).prop_map(|(latencies, response)| {
        let poll = |millis| (response, Duration::from_millis(millis));
        latencies.into_iter().map(poll).collect::<Vec<Poll>>()
    });
    let delay = prop_oneof![
        (1_u64..20).prop_map(|seconds| (seconds * 1_000, seconds * 1_000)),
        (1_u64..15_000, 0_u64..60_000).prop_map(|(min, span)| (min, min + span)),
    ];
    let max_wait = prop_oneof![
        1 => Just(None),
        2 => (1_u64..180_000).prop_map(Some),
        1 => (1_u64..180).prop_map(|seconds| Some(seconds * 1_000)),
    ];
    let limits = (delay, 1_u32..40, max_wait, prop::bool::weighted(0.1));
    let runs = prop::collection::vec(run, 1..12);
    (runs, limits, any::<u64>()).prop_map(
        |(runs, (delay, max_attempts, max_wait, without_streaks), seed)| Case {
            polls: runs.concat(),
            delay: (
                Duration::from_millis(delay.0),
                Duration::from_millis(delay.1),
            ),
            max_attempts,
            max_wait: max_wait.map(Duration::from_millis),
            without_streaks,
            seed,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn a_wait_is_as_the_model(case in cases()) {
        prop_assert_eq!(by_the_loop(&case), model(&case, true));
    }

    #[test]
    fn steps_are_as_the_model(case in cases()) {
        prop_assert_eq!(by_steps(&case), model(&case, false));
    }
}
