//! A wait of a scheduled function, such as a Lambda or a cron job. Each run makes one poll: progress in, progress out.
//!
//! ```text
//! cargo run -p waiter-example-scheduled
//! cargo run -p waiter-example-scheduled -- poll < event.json
//! ```

mod acm;
mod handler;
mod scheduler;

use std::io::{self, Write};
use std::process::ExitCode;

use aws_config::BehaviorVersion;
use aws_sdk_acm::Client;

use crate::handler::{Error, Outcome, handle};

const USAGE: &str = "\
Waits until an ACM certificate is issued, in runs that make one poll each.

Usage: cargo run -p waiter-example-scheduled -- [poll | --fail]

  poll     read an event from stdin, make one poll, and write the outcome to stdout.
           The first event is {\"certificateArn\": \"…\"}. Run it again after `delaySeconds`
           with the outcome as the event. It uses AWS, or the service at AWS_ENDPOINT_URL
  --fail   the certificate of the embedded ACM fails

Without `poll` it plays the scheduler: it runs itself until the wait ends, on an embedded ACM.

Exit codes of poll: 0 waiting or succeeded, 1 the wait failed, 2 the event is not valid";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let ended = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => scheduler::play("ISSUED"),
        ["--fail"] => scheduler::play("FAILED"),
        ["poll"] => poll(),
        ["--help" | "-h"] => {
            println!("{USAGE}");
            Ok(true)
        }
        _ => Err(USAGE.into()),
    };
    match ended {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// Makes one run of the function. Returns false if the wait failed.
#[tokio::main(flavor = "current_thread")]
async fn poll() -> Result<bool, Error> {
    let event = serde_json::from_reader(io::stdin().lock())
        .map_err(|error| format!("the event is not valid: {error}"))?;
    let config = aws_config::load_defaults(BehaviorVersion::latest()).await;
    let outcome = handle(&Client::new(&config), event).await?;
    writeln!(io::stdout(), "{}", serde_json::to_string(&outcome)?)?;
    Ok(!matches!(outcome, Outcome::Failed { .. }))
}
