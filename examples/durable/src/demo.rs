//! Two waits, while the durable service is killed in the middle of a poll and in the middle of a sleep.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, AtomicU32, Ordering};

use hyper::StatusCode;

use crate::Failure;
use crate::calls::{self, Ended};
use crate::conditions::{Answered, Asleep, InFlight, Pause, Unused};
use crate::jobs::server::Polls;
use crate::jobs::{Job, JobState};
use crate::stage::Stage;

/// This job succeeds in the end.
const GOOD: &str = "build-1";
/// This job stalls in the end.
const BAD: &str = "build-2";
const JOBS: [&str; 2] = [GOOD, BAD];

/// The state of the jobs. The demo decides on it, so that nothing depends on time.
#[derive(Default)]
struct Script {
    phase: AtomicU8,
    /// The answers in a row that told the second job's stall.
    stalls: AtomicU32,
}

impl Script {
    const RUNNING: u8 = 0;
    const STALLING: u8 = 1;
    const ENDING: u8 = 2;

    fn set(&self, phase: u8) {
        self.phase.store(phase, Ordering::SeqCst);
    }

    fn stalls(&self) -> u32 {
        self.stalls.load(Ordering::SeqCst)
    }

    /// Answers the poll of a job after so many answers.
    fn answer(&self, name: &str, answered: u32) -> Result<Job, StatusCode> {
        let state = match (name, self.phase.load(Ordering::SeqCst)) {
            (BAD, Self::RUNNING) if answered == 1 => return Err(StatusCode::SERVICE_UNAVAILABLE),
            (_, Self::RUNNING) | (GOOD, Self::STALLING) => JobState::Running,
            (GOOD, _) => JobState::Succeeded,
            _ => JobState::Stalled,
        };
        match (name, state) {
            (BAD, JobState::Stalled) => drop(self.stalls.fetch_add(1, Ordering::SeqCst)),
            (BAD, _) => self.stalls.store(0, Ordering::SeqCst),
            _ => {}
        }
        Ok(Job::new(name, state))
    }
}

/// Runs the demo. The result is an error if anything ended wrong.
pub(crate) async fn run() -> Result<(), Failure> {
    let script = Arc::new(Script::default());
    let answers = Arc::clone(&script);
    let answer = move |name: &str, answered| answers.answer(name, answered);
    let mut stage = Stage::start(Box::new(answer)).await?;

    let (http, ingress) = (&stage.http, &stage.restate.ingress);
    let good = calls::begin(http, ingress, GOOD).await?;
    let bad = calls::begin(http, ingress, BAD).await?;
    println!("two waits begin: {GOOD} and {BAD}");

    kill_in_poll(&mut stage).await?;
    while !kill_in_sleep(&mut stage, &script).await? {
        println!("killed too late, in a poll: {}", polls(&stage));
        script.set(Script::RUNNING);
        stage.jobs.release();
        let before = JOBS.map(|job| stage.jobs.polls(job).answered);
        stage.service.restart().await?;
        // An answer without a stall ends the streak.
        answered(&stage, before.map(|answered| answered + 1)).await?;
    }
    println!("killed in the middle of a sleep: {}", polls(&stage));
    script.set(Script::ENDING);
    stage.jobs.release();
    stage.service.restart().await?;

    check_success(&stage, calls::end(&good).await?).await?;
    check_failure(&stage, calls::end(&bad).await?).await?;
    // The streak had begun before the kill, and it went on.
    let stalls = script.stalls();
    check(stalls == 3, || format!("{stalls} stalls in a row"))?;
    println!("as expected");
    Ok(())
}

/// Kills the service while a poll of each job waits for its answer.
async fn kill_in_poll(stage: &mut Stage) -> Result<(), Failure> {
    answered(stage, [1, 1]).await?;
    stage.jobs.hold();
    for job in JOBS {
        let poll = || async { Ok(stage.jobs.polls(job)) };
        InFlight { want: 1 }.wait(poll).label(job).await?;
    }
    kill(stage).await?;
    println!("killed in the middle of a poll:  {}", polls(stage));
    stage.jobs.release();
    stage.service.restart().await
}

/// Kills the service while both waits sleep, and leaves it dead. Returns false if that came too late, after the sleep.
async fn kill_in_sleep(stage: &mut Stage, script: &Script) -> Result<bool, Failure> {
    answered(stage, [2, 2]).await?;
    script.set(Script::STALLING);
    let before = JOBS.map(|job| stage.jobs.polls(job).answered);
    answered(stage, before.map(|answered| answered + 1)).await?;
    stage.jobs.hold();
    for job in JOBS {
        asleep(stage, job).await?;
    }
    let before = JOBS.map(|job| stage.jobs.polls(job));
    kill(stage).await?;
    let slept = before == JOBS.map(|job| stage.jobs.polls(job))
        && before.iter().all(|polls| polls.in_flight == 0);
    Ok(slept && (1..3).contains(&script.stalls()))
}

async fn answered(stage: &Stage, want: [u32; 2]) -> Result<(), Failure> {
    for (job, want) in JOBS.into_iter().zip(want) {
        let poll = || async { Ok(stage.jobs.polls(job)) };
        Answered { want }.wait(poll).label(job).await?;
    }
    Ok(())
}

/// Kills the service, and waits until the job service has noticed.
pub(crate) async fn kill(stage: &mut Stage) -> Result<(), Failure> {
    stage.service.kill()?;
    Unused.wait(|| async { Ok(stage.jobs.clients()) }).await?;
    Ok(())
}

async fn asleep(stage: &Stage, job: &str) -> Result<(), Failure> {
    let sql = format!(
        "SELECT call.status, entry.entry_type AS last_entry \
         FROM sys_invocation call JOIN sys_journal entry ON entry.id = call.id \
         WHERE call.target_service_key = '{job}' ORDER BY entry.index DESC LIMIT 1"
    );
    let poll = || async {
        Ok(Pause {
            calls: stage.restate.query(&sql).await?,
            in_flight: stage.jobs.polls(job).in_flight,
        })
    };
    Asleep.wait(poll).label(job).await?;
    Ok(())
}

/// Returns the number of polls in the journal of a wait.
async fn journalled(stage: &Stage, job: &str) -> Result<u32, Failure> {
    #[derive(serde::Deserialize)]
    struct Count {
        polls: u32,
    }
    let sql = format!(
        "SELECT count(*) AS polls \
         FROM sys_invocation call JOIN sys_journal entry ON entry.id = call.id \
         WHERE call.target_service_key = '{job}' AND entry.name = 'poll'"
    );
    let counts: Vec<Count> = stage.restate.query(&sql).await?;
    Ok(counts.first().map_or(0, |count| count.polls))
}

/// Describes the polls of both jobs.
fn polls(stage: &Stage) -> String {
    JOBS.map(|job| {
        let polls = stage.jobs.polls(job);
        format!(
            "{job}: {} answered, {} cut off",
            polls.answered, polls.cut_off
        )
    })
    .join("; ")
}

/// Fails unless a condition holds.
pub(crate) fn check(holds: bool, what: impl FnOnce() -> String) -> Result<(), Failure> {
    if holds {
        Ok(())
    } else {
        Err(format!("wrong: {}", what()).into())
    }
}

async fn check_success(stage: &Stage, ended: Ended) -> Result<(), Failure> {
    let succeeded = ended.map_err(|report| format!("wrong: {GOOD} failed: {report}"))?;
    println!("{GOOD} succeeded after {} attempts", succeeded.attempts);
    let state = succeeded.job.map(|job| job.state);
    check(state == Some(JobState::Succeeded), || {
        format!("{GOOD} is {state:?}")
    })?;
    check_polls(stage, GOOD, succeeded.attempts).await
}

async fn check_failure(stage: &Stage, ended: Ended) -> Result<(), Failure> {
    let Err(report) = ended else {
        return Err(format!("wrong: {BAD} succeeded").into());
    };
    println!("{BAD} failed, with this report:\n{report}");
    let attempts = calls::attempts(&report).unwrap_or_default();
    let expected = [
        format!("waiter JobSucceeded failed after {attempts} attempts in "),
        format!("  request    {BAD}\n"),
        ": state = Running, retry\n".to_owned(),
        ": the job service is busy: 503 Service Unavailable, retry\n".to_owned(),
        "  reason     no worker is free\n".to_owned(),
    ];
    for text in expected {
        check(report.contains(&text), || {
            format!("the report does not contain {text:?}")
        })?;
    }
    check_polls(stage, BAD, attempts).await
}

/// Checks that exactly the polls that were cut off came again.
async fn check_polls(stage: &Stage, job: &str, attempts: u32) -> Result<(), Failure> {
    let Polls {
        begun,
        answered,
        cut_off,
        ..
    } = stage.jobs.polls(job);
    let journalled = journalled(stage, job).await?;
    println!(
        "{begun} polls: {answered} answered, {cut_off} cut off. {journalled} are in the journal"
    );
    check(cut_off >= 1, || "no poll was cut off".to_owned())?;
    check([answered, journalled] == [attempts; 2], || {
        format!("{job}: {attempts} attempts, {answered} answers, {journalled} polls in the journal")
    })?;
    check(begun == answered + cut_off, || {
        "a poll has no end".to_owned()
    })
}
