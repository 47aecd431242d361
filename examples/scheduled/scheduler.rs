//! Plays the scheduler: runs this program again and again, with the outcome of one run as the event of the next.

use std::io::{self, Write};
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::acm::{Acm, certificate};
use crate::handler::Error;

const ARN: &str = "arn:aws:acm:eu-central-1:123456789012:certificate/example";

/// Waits for a certificate that reaches this status with the third poll. Returns false if the wait failed.
pub(crate) fn play(end: &'static str) -> Result<bool, Error> {
    let acm =
        Acm::start(move |poll| certificate(if poll < 2 { "PENDING_VALIDATION" } else { end }))?;
    let mut event = json!({ "certificateArn": ARN });
    println!("event    {event}");
    let mut run = 0;
    loop {
        run += 1;
        let outcome = run_once(&acm, &event)?;
        println!("run {run:<4} {outcome}");
        if outcome["status"] != "WAITING" {
            return Ok(summarize(&outcome, acm.polls()));
        }
        let seconds = outcome["delaySeconds"]
            .as_u64()
            .ok_or("no `delaySeconds`")?;
        println!("         sleep {seconds}");
        thread::sleep(Duration::from_secs(seconds));
        event = outcome;
    }
}

/// Runs `poll` in a process of its own.
fn run_once(acm: &Acm, event: &Value) -> Result<Value, Error> {
    let mut child = acm
        .client(std::env::current_exe()?)
        .arg("poll")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut stdin = child
        .stdin
        .take()
        .ok_or_else(|| io::Error::other("no stdin"))?;
    stdin.write_all(event.to_string().as_bytes())?;
    drop(stdin);
    let output = child.wait_with_output()?;
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// Prints the end of the wait. Returns false if the wait failed.
fn summarize(outcome: &Value, polls: usize) -> bool {
    let has_failed = outcome["status"] == "FAILED";
    if let Some(report) = outcome["cause"].as_str() {
        println!("\n{report}");
    }
    println!(
        "\nattempts {}, polls that ACM answered {polls}",
        outcome["attempts"]
    );
    !has_failed
}
