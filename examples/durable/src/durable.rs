//! A durable wait, for any waiter. Copy this file into your service.
//!
//! Each poll is one step in Restate's journal, and each delay is one of its timers. After a crash, Restate calls the handler
//! again. The steps in the journal are then read, not repeated.

use std::future::Future;
use std::ops::ControlFlow;
use std::pin::Pin;
use std::time::{Duration, SystemTime};

use restate_sdk::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use waiter_runtime::{Observation, Progress, WaitOutput, Waiter};

/// One step of a wait, as it is in the journal.
#[derive(Debug, Deserialize, Serialize)]
#[serde(bound(serialize = "T: Serialize", deserialize = "T: DeserializeOwned"))]
struct Step<W: Waiter, T> {
    progress: Progress<W>,
    outcome: Outcome<T>,
}

/// The outcome of one step.
#[derive(Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Outcome<T> {
    /// The next poll comes after this many milliseconds.
    Wait(u64),
    /// The wait succeeded.
    Done(T),
    /// The wait failed. The text is its report.
    Failed(String),
}

impl<W: Waiter, T> Step<W, T> {
    /// The beginning of a wait, with the delay before the first poll.
    fn first(progress: Progress<W>) -> Self {
        let outcome = Outcome::Wait(millis(progress.first_delay()));
        Self { progress, outcome }
    }

    /// The step of one poll. `keep` returns the part of the result that the caller needs.
    fn after(
        mut progress: Progress<W>,
        polled: Observation<W>,
        now: SystemTime,
        keep: fn(WaitOutput<W>) -> T,
    ) -> Self {
        let outcome = match polled.next_step(&mut progress, now) {
            ControlFlow::Continue(delay) => Outcome::Wait(millis(delay)),
            ControlFlow::Break(Ok(waited)) => Outcome::Done(keep(waited)),
            ControlFlow::Break(Err(error)) => Outcome::Failed(error.report().to_string()),
        };
        Self { progress, outcome }
    }
}

/// Returns the duration in whole milliseconds. Restate's timers do not have fractions of them.
fn millis(delay: Duration) -> u64 {
    u64::try_from(delay.as_millis()).unwrap_or(u64::MAX)
}

/// Waits durably. In a service or an object, replace [`WorkflowContext`] by the context of its handlers.
///
/// - `begin` makes the progress of a wait that begins at the given time. Set its label, and override its limits there.
/// - `poll` makes one poll: `|| async { MyWaiter.poll_once(request).await }`. It should not do anything before it is awaited,
///   because a replay calls it, too.
/// - `keep` turns the result into what the journal keeps and this function returns.
///
/// # Errors
/// The report of a wait that failed. It is a terminal error, so Restate does not call the handler again.
pub(crate) async fn wait<'ctx, W, T, F>(
    ctx: &WorkflowContext<'ctx>,
    begin: impl FnOnce(SystemTime) -> Progress<W> + Send + 'ctx,
    mut poll: impl FnMut() -> F,
    keep: fn(WaitOutput<W>) -> T,
) -> Result<T, TerminalError>
where
    W: Waiter,
    T: Serialize + DeserializeOwned + Send + 'static,
    F: Future<Output = Observation<W>> + Send + 'ctx,
{
    // A replay has another clock and other random numbers, so both belong in a step.
    let begin = async move { Step::first(begin(SystemTime::now())) };
    let mut step = journalled(ctx, "begin", begin).await?;
    loop {
        match step.outcome {
            Outcome::Wait(0) => {}
            Outcome::Wait(delay) => ctx.sleep(Duration::from_millis(delay)).await?,
            Outcome::Done(kept) => return Ok(kept),
            Outcome::Failed(report) => return Err(TerminalError::new(report)),
        }
        let (progress, poll) = (step.progress, poll());
        let poll = async move { Step::after(progress, poll.await, SystemTime::now(), keep) };
        step = journalled(ctx, "poll", poll).await?;
    }
}

/// Makes a step, or reads its result if the journal has it.
fn journalled<'ctx, S: Serialize + DeserializeOwned + 'static>(
    ctx: &WorkflowContext<'ctx>,
    name: &str,
    step: impl Future<Output = S> + Send + 'ctx,
) -> Pin<Box<dyn Future<Output = Result<S, TerminalError>> + Send + 'ctx>> {
    let run = ctx.run(|| async { Ok(Json(step.await)) }).name(name);
    Box::pin(async { run.await.map(Json::into_inner) })
}

#[cfg(test)]
mod tests {
    use std::io;

    use serde_json::json;
    use waiter_runtime::waiter;

    use super::*;

    waiter! {
        #[derive(Debug)]
        struct Counted;

        operation: Result<u32, io::Error>,
        first_poll: 3s,
        delay: 1500ms,
        max_attempts: 4,
        acceptors: { path @ >= 10 => success },
    }

    waiter! {
        #[derive(Debug)]
        struct Another;

        operation: Result<u32, io::Error>,
        delay: 1s,
        max_attempts: 4,
        acceptors: { path @ >= 10 => success },
    }

    fn first() -> Step<Counted, u32> {
        Step::first(Progress::new(SystemTime::now()).label("build-1"))
    }

    /// Makes the step of one poll with this response, and writes it to the journal and back.
    async fn poll(before: Step<Counted, u32>, response: u32) -> Step<Counted, u32> {
        let polled = Counted.poll_once(async { Ok(response) }).await;
        let keep = |waited: WaitOutput<Counted>| waited.into_output().unwrap_or_default();
        let step = Step::after(before.progress, polled, SystemTime::now(), keep);
        let journal = serde_json::to_string(&step).unwrap();
        serde_json::from_str(&journal).unwrap()
    }

    #[tokio::test]
    async fn the_steps_of_a_wait_lead_to_its_output() {
        let step = first();
        assert_eq!(step.outcome, Outcome::Wait(3_000));
        let step = poll(step, 1).await;
        assert_eq!(step.outcome, Outcome::Wait(1_500));
        let step = poll(step, 12).await;
        assert_eq!(
            (step.outcome, step.progress.attempts()),
            (Outcome::Done(12), 2)
        );
    }

    #[tokio::test]
    async fn the_report_of_a_failure_has_what_earlier_steps_saw() {
        let mut step = first();
        for response in [1, 2, 2, 3] {
            step = poll(step, response).await;
        }
        let Outcome::Failed(report) = step.outcome else {
            panic!("{step:?}");
        };
        for text in [
            "waiter Counted failed: max attempts exceeded (4 attempts in ",
            "  request    build-1\n",
            ": @ = 1, retry\n",
            ": @ = 2, retry\n",
        ] {
            assert!(report.contains(text), "{text:?} is not in {report}");
        }
    }

    #[test]
    fn the_journal_holds_one_object_a_step() {
        let step = serde_json::to_value(first()).unwrap();
        assert_eq!(step["outcome"], json!({ "wait": 3_000 }));
        assert_eq!(step["progress"]["label"], "build-1");
    }

    #[test]
    fn the_journal_of_another_waiter_is_refused() {
        let journal = serde_json::to_string(&first()).unwrap();
        let error = serde_json::from_str::<Step<Another, u32>>(&journal).unwrap_err();
        let error = error.to_string();
        assert!(
            error.contains("Counted") && error.contains("Another"),
            "{error}"
        );
    }
}
