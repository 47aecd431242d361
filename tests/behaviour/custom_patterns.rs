//! Rust patterns over custom operations: the decisions, and the summaries in messages.

use std::time::Duration;

use waiter_runtime::{State, Waiter};

/// Outputs for patterns.
mod looked_at {
    use std::time::Duration;

    use waiter_runtime::waiter;

    #[derive(PartialEq)]
    enum Phase {
        Pending,
        Failed,
    }

    #[derive(Debug)]
    pub(super) enum Stage {
        Queued,
        Running {
            done: u32,
        },
        #[expect(dead_code, reason = "a pattern does not read it")]
        Failed(String),
        Ready,
        Closed,
    }

    #[derive(Debug)]
    pub(super) struct Job {
        pub(super) stage: Stage,
        pub(super) owner: &'static str,
    }

    impl Job {
        pub(super) fn progress(&self) -> u32 {
            match self.stage {
                Stage::Running { done } => done,
                _ => 0,
            }
        }
    }

    waiter! {
        #[derive(Debug)]
        pub(super) struct Done { pub(super) want: u32, pub(super) job: u32 }
        operation: Result<Job, u8>,
        delay: 1s,
        max_attempts: 2,
        acceptors: {
            path owner == "nobody" => failure,
            ok Job { stage: Stage::Failed(_), .. } => failure,
            ok status if status.progress() >= *want && status.progress() < *want * 2 + *job && (*want, Phase::Failed) != (0, Phase::Pending) && matches!(status.stage, Stage::Running { .. }) => success,
            path owner == "somebody" => retry,
            ok Job { stage: Stage::Ready | Stage::Closed, owner: "me" } => success,
            ok Job { stage: Stage::Running { done: 90.. }, .. } => failure,
            error 1..=9 => retry,
            ok => retry,
            error any => failure,
        },
    }

    waiter! {
        pub(super) struct Staged;
        operation: Result<Stage, u8>,
        delay: 1s,
        max_attempts: 2,
        acceptors: {
            ok Stage::Ready => success,
            ok | Stage::Queued | Stage::Running { .. } => retry,
            ok _ => failure,
        },
    }

    waiter! {
        pub(super) struct Pair;
        operation: Result<(Option<u32>, Duration), u8>,
        delay: 1s,
        max_attempts: 2,
        acceptors: {
            ok (Some(5..), _) => success,
            ok (None, age) if *age > Duration::from_mins(1) => failure,
        },
    }

    waiter! {
        pub(super) struct Json { pub(super) ready: &'static str }
        operation: Result<serde_json::Value, serde_json::Error>,
        delay: 1s,
        max_attempts: 2,
        acceptors: {
            ok json if json["status"]["phase"] == *ready => success,
            ok serde_json::Value::Null => failure,
        },
    }

    waiter! {
        pub(super) struct Count;
        operation: Result<i64, u8>,
        delay: 1s,
        max_attempts: 2,
        acceptors: { ok 3 => success, ok -1 | 10..=20 => failure },
    }

    waiter! {
        pub(super) struct Flag;
        operation: Result<bool, u8>,
        delay: 1s,
        max_attempts: 2,
        acceptors: { ok true => success, ok false => retry },
    }

    waiter! {
        pub(super) struct Text;
        operation: Result<u8, String>,
        delay: 1s,
        max_attempts: 2,
        acceptors: { ok 3 => success },
    }

    waiter! {
        pub(super) struct There;
        operation: Result<Option<u8>, u8>,
        delay: 1s,
        max_attempts: 2,
        acceptors: { ok None => retry, ok Some(_) => success },
    }
}

#[test]
fn a_pattern_matches_an_output() {
    use looked_at::{Done, Job, Stage, Staged};

    let decide = |stage, owner| {
        Done { want: 10, job: 0 }
            .evaluate(&Ok(Job { stage, owner }))
            .state()
    };
    let running = |done| Stage::Running { done };
    assert_eq!(decide(Stage::Queued, "me"), State::Retry);
    assert_eq!(decide(Stage::Failed("no".into()), "me"), State::Failure);
    assert_eq!(decide(running(9), "me"), State::Retry);
    assert_eq!(decide(running(10), "me"), State::Success);
    assert_eq!(decide(running(20), "me"), State::Retry);
    assert_eq!(decide(running(90), "me"), State::Failure);
    assert_eq!(decide(Stage::Closed, "me"), State::Success);
    // Paths and patterns are tried in the declared order.
    assert_eq!(decide(running(10), "nobody"), State::Failure);
    assert_eq!(decide(running(10), "somebody"), State::Success);
    assert_eq!(decide(running(90), "somebody"), State::Retry);
    assert_eq!(decide(Stage::Ready, "somebody"), State::Retry);

    let staged = |stage| Staged.evaluate(&Ok(stage)).state();
    assert_eq!(staged(Stage::Ready), State::Success);
    assert_eq!(staged(running(1)), State::Retry);
    assert_eq!(staged(Stage::Closed), State::Failure);
}

#[test]
fn a_pattern_matches_types_that_paths_do_not_support() {
    use looked_at::{Count, Flag, Json, Pair, There};

    let pair = |count, secs| {
        let output = (count, Duration::from_secs(secs));
        let observation = Pair.evaluate(&Ok(output));
        (observation.state(), observation.acceptor().is_some())
    };
    assert_eq!(pair(Some(5), 0), (State::Success, true));
    assert_eq!(pair(Some(4), 90), (State::Retry, false));
    assert_eq!(pair(None, 61), (State::Failure, true));
    assert_eq!(pair(None, 60), (State::Retry, false));

    let json = |text: &str| Json { ready: "Ready" }.evaluate(&text.parse()).state();
    assert_eq!(json(r#"{"status": {"phase": "Ready"}}"#), State::Success);
    assert_eq!(json(r#"{"status": {"phase": "Lost"}}"#), State::Retry);
    assert_eq!(json("null"), State::Failure);

    let count = |count| Count.evaluate(&Ok(count)).state();
    assert_eq!(
        [3, -1, 15, 4].map(count),
        [State::Success, State::Failure, State::Failure, State::Retry]
    );
    let flag = |flag| Flag.evaluate(&Ok(flag)).state();
    assert_eq!([true, false].map(flag), [State::Success, State::Retry]);
    let there = |there| There.evaluate(&Ok(there)).state();
    assert_eq!([None, Some(1)].map(there), [State::Retry, State::Success]);
}

#[tokio::test(start_paused = true)]
async fn messages_show_the_pattern_as_written_and_a_short_output() {
    let matchers: Vec<_> = looked_at::Done::DECLARATION
        .acceptors
        .iter()
        .map(|acceptor| acceptor.matcher)
        .collect();
    assert_eq!(
        matchers[1..6],
        [
            "ok Job { stage: Stage::Failed(_), .. }",
            "ok status if status.progress() >= *want && status.progress() < *want * 2 + *job && (*want, Phase::Failed) != (0, Phase::Pending) && matches!(status.stage, Stage::Running { .. })",
            "path owner == \"somebody\"",
            "ok Job { stage: Stage::Ready | Stage::Closed, owner: \"me\" }",
            "ok Job { stage: Stage::Running { done: 90.. }, .. }",
        ]
    );
    let error = looked_at::Staged
        .wait(|| async { Ok(looked_at::Stage::Failed("secret".to_owned())) })
        .await
        .expect_err("failed");
    assert_eq!(
        error.to_string(),
        "waiter Staged failed after 1 attempt in 0ms: Failed(\"secret\") matched `ok _ => failure`"
    );
}

#[tokio::test(start_paused = true)]
async fn messages_show_a_short_output_for_patterns() {
    use looked_at::{Done, Job, Stage, Staged};

    let done = &Done { want: 9, job: 0 };
    let seen = |owner, stage| async move {
        let observation = done.poll_once(async { Ok(Job { stage, owner }) }).await;
        observation.summary().to_owned()
    };
    // A path adds its value to the summary.
    assert_eq!(seen("nobody", Stage::Ready).await, "owner = \"nobody\"");
    let observe = |stage| async move { Staged.poll_once(async { Ok(stage) }).await };
    let short = observe(Stage::Running { done: 1 }).await;
    assert_eq!(short.summary(), "Running { done: 1 }");
    let long = observe(Stage::Failed("x".repeat(100))).await;
    assert_eq!(long.summary(), "Failed(…)");
}

#[tokio::test(start_paused = true)]
async fn a_report_contains_the_request() {
    let error = looked_at::Staged
        .wait(|| async { Ok(looked_at::Stage::Failed("x".repeat(100))) })
        .label("stages/1\n")
        .await
        .expect_err("failed");
    assert_eq!(error.report().request(), Some("stages/1\\n"));
    assert_eq!(
        error.report().to_string(),
        "waiter Staged failed after 1 attempt in 0ms
  operation  Result<Stage, u8>
  request    stages/1\\n
  limits     max attempts 2, delay 1s
  seen       once at 0ms: Failed(…), failure
  last       Failed(…)
  acceptor   ok _ => failure"
    );
}

#[tokio::test(start_paused = true)]
async fn a_long_error_is_cut() {
    let error = looked_at::Text
        .wait(|| async { Err("x".repeat(5_000)) })
        .await
        .expect_err("an error");
    let told = format!("{}…", "x".repeat(1_024));
    assert_eq!(error.report().last().expect("an error").summary(), told);
    assert_eq!(
        error.report().operation_error().map(String::len),
        Some(5_000)
    );
}
