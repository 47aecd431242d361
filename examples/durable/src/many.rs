//! A thousand waits on one server, while the durable service is killed twice.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use hyper::StatusCode;
use tokio::task::JoinSet;

use crate::Failure;
use crate::calls::{self, Ended, Handle};
use crate::conditions::{AllEnded, Answered, InFlight};
use crate::demo::{check, kill};
use crate::jobs::{Job, JobState};
use crate::stage::Stage;

const WAITS: u32 = 1_000;
const KILLS: u32 = 2;

/// The figures of all waits.
#[derive(Default)]
struct Totals {
    succeeded: u32,
    failed: u32,
    attempts: u32,
    begun: u32,
    cut_off: u32,
}

/// Runs the waits. The result is an error if any ended wrong.
pub(crate) async fn run() -> Result<(), Failure> {
    let may_end = Arc::new(AtomicBool::new(false));
    let script = Arc::clone(&may_end);
    let answer = move |name: &str, answered| answer(name, answered, script.load(Ordering::SeqCst));
    let mut stage = Stage::start(Box::new(answer)).await?;

    let began = Instant::now();
    let waits = begin_all(&stage).await?;
    println!("{WAITS} waits begin");
    kill_in_polls(&mut stage, WAITS).await?;
    kill_in_polls(&mut stage, WAITS / 4).await?;
    may_end.store(true, Ordering::SeqCst);

    let sql = "SELECT count(*) AS open FROM sys_invocation WHERE status <> 'completed'";
    AllEnded.wait(|| stage.restate.query(sql)).await?;
    let duration = began.elapsed();
    let memory = stage.restate.process.memory();
    let totals = check_all(&stage, waits).await?;
    let Totals {
        succeeded,
        failed,
        attempts,
        begun,
        cut_off,
    } = totals;
    let seconds = duration.as_secs();
    println!("{succeeded} waits succeeded and {failed} failed, after {seconds} s");
    println!(
        "{begun} polls: {attempts} attempts, {cut_off} cut off by a kill, {} answered but not in the journal",
        begun - attempts - cut_off
    );
    if let Some(memory) = memory {
        println!("the server takes {memory} MiB of memory");
    }
    println!("as expected");
    Ok(())
}

/// Answers the poll of a job after so many answers. Jobs end after different numbers of polls.
fn answer(name: &str, answered: u32, may_end: bool) -> Result<Job, StatusCode> {
    let number: u32 = name
        .strip_prefix("job-")
        .and_then(|number| number.parse().ok())
        .ok_or(StatusCode::NOT_FOUND)?;
    let state = match (may_end && answered % 3 == number % 3, fails(number)) {
        (false, _) => JobState::Running,
        (true, false) => JobState::Succeeded,
        (true, true) => JobState::Failed,
    };
    Ok(Job::new(name, state))
}

/// Returns true for every tenth job.
fn fails(number: u32) -> bool {
    number.is_multiple_of(10)
}

fn name(number: u32) -> String {
    format!("job-{number}")
}

/// Begins all waits. Nobody waits for their ends yet.
async fn begin_all(stage: &Stage) -> Result<Vec<(u32, Handle)>, Failure> {
    let mut sending = JoinSet::new();
    for number in 0..WAITS {
        let (http, ingress) = (stage.http.clone(), stage.restate.ingress.clone());
        sending.spawn(async move {
            let handle = calls::begin(&http, &ingress, &name(number)).await?;
            Ok::<_, Failure>((number, handle))
        });
    }
    let sent = sending.join_all().await;
    sent.into_iter().collect()
}

/// Kills the service while at least so many polls wait for their answer, and starts it again.
async fn kill_in_polls(stage: &mut Stage, at_least: u32) -> Result<(), Failure> {
    let polls = || async { Ok(stage.jobs.all_polls()) };
    let want = stage.jobs.all_polls().answered + WAITS;
    Answered { want }.wait(polls).await?;
    stage.jobs.hold();
    InFlight { want: at_least }.wait(polls).await?;
    let in_flight = stage.jobs.all_polls().in_flight;
    kill(stage).await?;
    println!("killed while {in_flight} polls were in flight");
    stage.jobs.release();
    stage.service.restart().await
}

/// Reads the end of every wait, and compares it with the polls of its job.
async fn check_all(stage: &Stage, waits: Vec<(u32, Handle)>) -> Result<Totals, Failure> {
    let mut totals = Totals::default();
    for (number, wait) in waits {
        check_one(stage, number, calls::end(&wait).await?, &mut totals)?;
    }
    Ok(totals)
}

/// Checks one end. A kill repeats at most one poll of a wait: the one whose result the journal does not have.
fn check_one(stage: &Stage, number: u32, ended: Ended, totals: &mut Totals) -> Result<(), Failure> {
    let name = name(number);
    check(ended.is_err() == fails(number), || {
        format!("{name}: {ended:?}")
    })?;
    let attempts = match ended {
        Ok(succeeded) => {
            totals.succeeded += 1;
            succeeded.attempts
        }
        Err(report) => {
            totals.failed += 1;
            let named = format!("  request    {name}\n");
            check(report.contains(&named), || format!("{name}: {report}"))?;
            check(report.contains("exit code 1"), || {
                format!("{name}: {report}")
            })?;
            calls::attempts(&report).ok_or("wrong: a report without attempts")?
        }
    };
    let polls = stage.jobs.polls(&name);
    let is_right = polls.begun >= attempts + polls.cut_off && polls.begun <= attempts + KILLS;
    check(is_right, || {
        format!("{name}: {attempts} attempts, {polls:?}")
    })?;
    totals.attempts += attempts;
    totals.begun += polls.begun;
    totals.cut_off += polls.cut_off;
    Ok(())
}
